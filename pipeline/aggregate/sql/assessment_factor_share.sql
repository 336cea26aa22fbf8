-- Statistic: assessment_factor_share, assessments that found a factor (child_sexual_exploitation, sexual abuse by kind,
-- and the rest) out of all assessments of the year that found any.
-- Unit: percent; one assessment may find several factors, so shares add up to more than 100. Limits: Wilson.
-- Denominator: assessments with a factor, as DfE prints them (reference/share_bases.csv).
-- Incomplete: a force of which one council's figure is suppressed or missing.
-- Source of the definition: DfE, Children in need, table C3.
SELECT
  m.area_type, m.area_code, 'assessment_factor_share' AS statistic, m.category, m.breakdown, m.period_start, m.period_end,
  CAST(m.value AS DOUBLE) * 100e0 / CAST(NULLIF(t.value, 0e0) AS DOUBLE) AS value,
  CAST(NULL AS STRING) AS value_text,
  'percent' AS unit,
  m.value AS numerator,
  t.value AS denominator,
  100e0 AS per,
  'wilson' AS limits,
  CASE
    WHEN m.value IS NULL THEN m.marker
    WHEN t.value IS NULL OR t.value = 0e0 THEN 'no_denominator'
  END AS marker,
  CASE WHEN t.complete = 1 THEN m.complete ELSE 0 END AS complete,
  CASE WHEN t.provisional = 1 THEN 1 ELSE m.provisional END AS provisional,
  CAST(NULL AS STRING) AS attributed,
  m.inputs + COALESCE(t.inputs, 0) AS inputs,
  m.newest, m.oldest,
  t.newest AS base_newest,
  t.oldest AS base_oldest,
  CAST(NULL AS DATE) AS base_on,
  0 AS small,
  m.table_id, m.sheet, m.cell, m.page
FROM offence_totals m
JOIN ref_share_bases b ON b.statistic = 'assessment_factor_share' AND b.measure = m.measure
LEFT JOIN offence_totals t
  ON t.area_type = m.area_type AND t.area_code = m.area_code AND t.measure = b.base_measure
  AND t.category = b.base_category AND t.breakdown = m.breakdown AND t.unit = m.unit
  AND t.period_start = m.period_start AND t.period_end = m.period_end
WHERE m.unit = 'count' AND m.category <> 'all'
