-- Result: the rows of force_summary and district_summary: every statistic of a force, district or county, beside the
-- same a year earlier, the nation's, and the others' (comparisons.sql). Area, kind, comparator, break and sources are
-- numbers; the program puts their names back (summary.go), so that what is joined and sorted here stays small.
-- No change in per cent of fewer than 50 (the ONS prints none either).
-- Source of the definition: record/CONTRACT.md, force_summary and district_summary.
SELECT
  s.area_id, s.kind_id, s.kind_order, s.period_start, s.period_end, s.value, s.value_text, s.numerator, s.denominator,
  c.previous,
  s.value - c.previous AS value_change,
  CASE WHEN c.few_before = 0 THEN (s.value - c.previous) * 100e0 / CAST(NULLIF(c.previous, 0e0) AS DOUBLE) END
    AS change_percent,
  s.lower_limit, s.upper_limit, c.national, c.compared, c.area_rank, c.areas_ranked,
  s.marker,
  s.complete = 1 AS complete,
  s.provisional = 1 AS provisional,
  s.attributed, s.inputs,
  s.newest, s.oldest, s.base_newest, s.base_oldest, s.base_on, s.small,
  s.table_id, s.sheet, s.cell, s.page,
  s.lower_bound, s.upper_bound, c.comparator_id, c.outside, c.phi, c.tau, c.rank_lower,
  c.rank_upper, c.peer_median, c.peer_rank, c.peer_rank_of, c.not_comparable, c.few_before, s.immature, c.break_id
FROM statistics s
JOIN comparisons c
  ON c.kind_id = s.kind_id AND c.area_id = s.area_id AND c.start_key = s.start_key AND c.end_key = s.end_key
  AND COALESCE(c.attributed, '') = COALESCE(s.attributed, '')
