-- Step: each statistic beside the same of a year before and of the nation. Quarters and months of a year that is whole
-- are left out.
-- previous: the same area, kind and length of period a year before, if both are complete.
-- national: England and Wales; where only one nation's areas have a value, that nation. Where both have and England and
-- Wales was published without a force (totals_without_a_force.sql), or can't be summed because a force is missing, nothing stands in
-- for it: Welsh forces would be held against Wales, English ones against nothing.
-- Source of the definition: record/CONTRACT.md, force_summary (previous, national).
-- Kept.
WITH nations AS (
  SELECT
    r.kind_id, r.start_key, r.end_key, MIN(c.nation_code) AS nation_code, MAX(c.nation_code) AS last_nation
  FROM ranks r
  JOIN ref_nations c ON c.area_code = r.area_code
  WHERE r.ranks = 1
  GROUP BY r.kind_id, r.start_key, r.end_key
)
SELECT
  r.kind_id, r.area_type, r.area_code, r.attributed, r.start_key, r.end_key, r.ranks, r.area_rank, r.areas_ranked,
  CASE WHEN b.ranks = 1 AND r.ranks = 1 THEN b.value END AS previous,
  CASE WHEN ew.ranks = 1 THEN ew.value WHEN ew.value IS NULL THEN n.value END AS national
FROM ranks r
LEFT JOIN ref_periods p ON p.period_start = r.start_key AND p.period_end = r.end_key
LEFT JOIN ranks b
  ON b.kind_id = r.kind_id AND b.area_type = r.area_type AND b.area_code = r.area_code
  AND b.start_key = p.previous_start AND b.end_key = p.previous_end
LEFT JOIN comparable ew
  ON ew.kind_id = r.kind_id AND ew.start_key = r.start_key AND ew.end_key = r.end_key AND ew.area_code = 'K04000001'
LEFT JOIN ref_nations c ON c.area_code = r.area_code
LEFT JOIN nations o
  ON o.kind_id = r.kind_id AND o.start_key = r.start_key AND o.end_key = r.end_key AND o.nation_code = o.last_nation
LEFT JOIN comparable n
  ON n.kind_id = r.kind_id AND n.start_key = r.start_key AND n.end_key = r.end_key AND n.area_code = c.nation_code
  AND n.area_code = o.nation_code AND n.ranks = 1
LEFT JOIN ref_period_parts y ON y.part_start = r.start_key AND y.part_end = r.end_key
LEFT JOIN ranks w
  ON w.kind_id = r.kind_id AND w.area_type = r.area_type AND w.area_code = r.area_code
  AND w.start_key = y.period_start AND w.end_key = y.period_end
WHERE w.value IS NULL
