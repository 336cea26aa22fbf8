-- Statistic: assessment_factor_share, assessments that found a factor (child_sexual_exploitation, sexual abuse by kind,
-- and the rest) out of all assessments of the year that found any.
-- Unit: percent; one assessment may find several factors, so shares add up to more than 100. Limits: Wilson.
-- Denominator: assessments with a factor, as DfE prints them (reference/share_bases.csv).
-- Incomplete: a force of which one council's figure is suppressed or missing.
-- Source of the definition: DfE, Children in need, table C3.
SELECT
  'assessment_factor_share' AS statistic, m.area_type, m.area_code, m.category, m.breakdown, m.period_start, m.period_end,
  m.value, m.marker, m.complete, m.provisional, m.inputs, m.newest, m.oldest, m.table_id, m.sheet, m.cell, m.page,
  m.inherited, m.not_comparable, m.break_id, 0 AS immature, m.lower_bound, m.upper_bound,
  t.value AS base_value, t.complete AS base_complete, t.provisional AS base_provisional, t.inputs AS base_inputs,
  t.newest AS base_newest, t.oldest AS base_oldest, CAST(NULL AS DATE) AS base_on, 0 AS small
FROM measures m
JOIN ref_share_bases b ON b.statistic = 'assessment_factor_share' AND b.measure = m.measure
LEFT JOIN measures t
  ON t.area_type = m.area_type AND t.area_code = m.area_code AND t.measure = b.base_measure
  AND t.category = b.base_category AND t.breakdown = m.breakdown AND t.unit = m.unit
  AND t.period_start = m.period_start AND t.period_end = m.period_end
WHERE m.unit = 'count' AND m.category <> 'all'
