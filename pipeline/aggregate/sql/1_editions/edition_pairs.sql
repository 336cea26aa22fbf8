-- Step: editions of one series that have figures of a place in common, the earlier and the later; of each edition only its
-- widest places count (the forces, where it has forces and districts). Street crimes of two forces in one month are one
-- series and no kin, though either file has crimes in the other's districts. Documents without figures of places are kin.
-- Source of the rule: record/CONTRACT.md, documents.superseded_by (the later edition of the same thing).
-- Kept.
WITH seen AS (
  SELECT DISTINCT p.edition_id, p.place_code FROM published p
),
ordered AS (
  SELECT
    s.edition_id, s.place_code,
    CASE t.area_type WHEN 'country' THEN 1 WHEN 'force' THEN 2 WHEN 'county' THEN 3 WHEN 'district' THEN 4 ELSE 5 END AS width
  FROM seen s
  JOIN ref_place_types t ON t.place_code = s.place_code
),
widest AS (
  SELECT o.edition_id, MIN(o.width) AS width FROM ordered o GROUP BY o.edition_id
),
footprints AS (
  SELECT e.edition_id, e.series, e.publication_id, COALESCE(o.place_code, '') AS place_code
  FROM editions e
  LEFT JOIN widest w ON w.edition_id = e.edition_id
  LEFT JOIN ordered o ON o.edition_id = w.edition_id AND o.width = w.width
)
SELECT DISTINCT a.edition_id AS earlier, b.edition_id AS later
FROM footprints a
JOIN footprints b
  ON b.series = a.series AND b.publication_id = a.publication_id AND b.place_code = a.place_code
  AND b.edition_id > a.edition_id
