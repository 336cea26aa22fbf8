-- Step: the areas that each finding is about: the force area of its places, the district or county itself, and
-- England and Wales for every finding, as the national figure. A finding for all forces is about each of the 43.
-- One about a force is not about the county on its ground, as it is about no other council in its area.
-- Source of the rule: record/CONTRACT.md, finding_areas (basis named, subject, all_forces).
-- Kept.
WITH places AS (
  SELECT a.finding_id, 'force' AS area_type, a.force_code AS area_code
  FROM finding_areas a
  WHERE a.force_code IS NOT NULL
  UNION
  SELECT a.finding_id, c.area_type, c.area_code
  FROM finding_areas a
  JOIN ref_covers c ON c.place_code = a.area_code AND c.way = 'same' AND c.crosses = 0
  WHERE c.area_type IN ('force', 'district', 'county')
  UNION
  SELECT a.finding_id, f.area_type, f.area_code
  FROM finding_areas a
  CROSS JOIN ref_areas f
  WHERE a.basis = 'all_forces' AND f.area_type = 'force'
  UNION
  SELECT c.finding_id, 'country' AS area_type, 'K04000001' AS area_code
  FROM counted_findings c
)
SELECT p.finding_id, p.area_type, p.area_code
FROM places p
JOIN ref_areas a ON a.area_type = p.area_type AND a.area_code = p.area_code
