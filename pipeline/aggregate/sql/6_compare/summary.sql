-- Result: the rows of force_summary and district_summary: every statistic of a force, district or county, beside the
-- same a year earlier, the nation's, and the others' (comparisons.sql).
-- No change in per cent of fewer than 50 (the ONS prints none either).
-- Source of the definition: record/CONTRACT.md, force_summary and district_summary.
SELECT
  s.area_type, s.area_code, a.area_name, a.force_code, a.force_name, s.statistic, s.category, s.breakdown,
  s.period_start, s.period_end,
  CASE
    WHEN s.period_start IS NULL THEN 'Latest'
    WHEN p.period_label IS NOT NULL THEN p.period_label
    ELSE CONCAT(CAST(s.period_start AS STRING), ' to ', CAST(s.period_end AS STRING))
  END AS period_label,
  s.value, s.value_text, s.unit, s.numerator, s.denominator,
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
  d0.document_id AS document_newest,
  d1.document_id AS document_oldest,
  d2.document_id AS base_document_newest,
  d3.document_id AS base_document_oldest,
  d0.title, d0.publisher,
  s.table_id, s.sheet, s.cell, s.page,
  s.lower_bound, s.upper_bound, c.comparator_code, m.area_name AS comparator_name, c.outside, c.phi, c.tau, c.rank_lower,
  c.rank_upper, c.peer_median, c.peer_rank, c.peer_rank_of, c.not_comparable, c.few_before, s.immature, b.break_from,
  b.reason AS break_reason
FROM statistics s
JOIN statistic_kinds k
  ON k.statistic = s.statistic AND k.category = s.category AND k.breakdown = s.breakdown AND k.unit = s.unit
JOIN comparisons c
  ON c.kind_id = k.kind_id AND c.area_type = s.area_type AND c.area_code = s.area_code
  AND c.start_key = s.start_key AND c.end_key = s.end_key
  AND COALESCE(c.attributed, '') = COALESCE(s.attributed, '')
JOIN ref_areas a ON a.area_type = s.area_type AND a.area_code = s.area_code
LEFT JOIN ref_areas m ON m.area_type = 'country' AND m.area_code = c.comparator_code
LEFT JOIN ref_breaks b ON b.break_id = c.break_id
LEFT JOIN ref_periods p ON p.period_start = s.period_start AND p.period_end = s.period_end
LEFT JOIN editions d0 ON d0.edition_id = s.newest
LEFT JOIN editions d1 ON d1.edition_id = s.oldest
LEFT JOIN editions d2 ON d2.edition_id = s.base_newest
LEFT JOIN editions d3 ON d3.edition_id = s.base_oldest
