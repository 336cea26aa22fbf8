-- Step: each statistic beside the same of a year before and of the nation. Quarters and months of a year that is whole
-- are left out.
-- previous: the same area, kind and length of period a year before, if both are complete.
-- national: England and Wales; where the publication covers less, the area's own nation. Where England and Wales was
-- published without a force (leaving_out.sql), nothing stands in for it: the note on that total is not always repeated
-- on England's (year ending December 2019, Table P4), and Welsh forces would be held against Wales, English ones against
-- nothing.
-- Source of the definition: record/CONTRACT.md, force_summary (previous, national).
SELECT
  r.kind_id, r.area_type, r.area_code, r.attributed, r.start_key, r.end_key, r.ranks, r.place, r.places,
  CASE WHEN b.ranks = 1 AND r.ranks = 1 THEN b.value END AS previous,
  CASE WHEN ew.ranks = 1 THEN ew.value WHEN ew.value IS NULL THEN n.value END AS national
FROM ranked r
LEFT JOIN ref_periods p ON p.period_start = r.start_key AND p.period_end = r.end_key
LEFT JOIN ranked b
  ON b.kind_id = r.kind_id AND b.area_type = r.area_type AND b.area_code = r.area_code
  AND b.start_key = p.previous_start AND b.end_key = p.previous_end
LEFT JOIN keyed ew
  ON ew.kind_id = r.kind_id AND ew.start_key = r.start_key AND ew.end_key = r.end_key AND ew.area_code = 'K04000001'
LEFT JOIN ref_nations c ON c.area_code = r.area_code
LEFT JOIN keyed n
  ON n.kind_id = r.kind_id AND n.start_key = r.start_key AND n.end_key = r.end_key AND n.area_code = c.nation_code
  AND n.ranks = 1
LEFT JOIN ref_period_parts y ON y.part_start = r.start_key AND y.part_end = r.end_key
LEFT JOIN ranked w
  ON w.kind_id = r.kind_id AND w.area_type = r.area_type AND w.area_code = r.area_code
  AND w.start_key = y.period_start AND w.end_key = y.period_end
WHERE w.value IS NULL
