-- Step: each statistic beside the same of a year before, its comparator and the other areas. Quarters and months of a year
-- that is whole are left out.
-- previous: the same area, kind and length of period a year before, if both are complete, of one vintage (measures.sql)
-- and on one side of every break in the series.
-- Source of the definition: record/CONTRACT.md, force_summary (previous, national, compared); RULES.md, Comparison.
-- Kept.
SELECT
  r.kind_id, r.area_id, r.attributed, r.start_key, r.end_key,
  k.area_rank, k.areas_ranked, k.rank_lower, k.rank_upper,
  CASE WHEN b.whole = 1 AND r.whole = 1 AND r.not_comparable = 0 AND r.break_id IS NULL THEN b.value END AS previous,
  CASE WHEN b.counted < 50e0 THEN 1 ELSE 0 END AS few_before,
  CASE WHEN b.whole = 1 AND r.whole = 1 AND r.not_comparable = 1 THEN 1 ELSE 0 END AS not_comparable,
  r.break_id,
  m.value AS national,
  m.comparator_id,
  f.phi, f.tau, g.peer_median, g.peer_rank, g.peer_rank_of,
  f.compared, f.outside
FROM comparable r
LEFT JOIN ref_periods p ON p.period_start = r.start_key AND p.period_end = r.end_key
LEFT JOIN comparable b
  ON b.kind_id = r.kind_id AND b.area_id = r.area_id
  AND b.start_key = p.previous_start AND b.end_key = p.previous_end
LEFT JOIN ref_nations n ON n.area_code = r.area_code
LEFT JOIN comparators m
  ON m.kind_id = r.kind_id AND m.start_key = r.start_key AND m.end_key = r.end_key AND m.nation_code = n.nation_code
LEFT JOIN ranks k
  ON k.kind_id = r.kind_id AND k.area_id = r.area_id
  AND k.start_key = r.start_key AND k.end_key = r.end_key
LEFT JOIN funnels f
  ON f.kind_id = r.kind_id AND f.area_id = r.area_id
  AND f.start_key = r.start_key AND f.end_key = r.end_key
LEFT JOIN peer_figures g
  ON g.kind_id = r.kind_id AND g.area_id = r.area_id
  AND g.start_key = r.start_key AND g.end_key = r.end_key
LEFT JOIN ref_period_parts y ON y.part_start = r.start_key AND y.part_end = r.end_key
LEFT JOIN comparable w
  ON w.kind_id = r.kind_id AND w.area_id = r.area_id
  AND w.start_key = y.period_start AND w.end_key = y.period_end
WHERE w.value IS NULL AND r.area_type <> 'country'
