-- Statistic: share_of_recorded_offences, an offence code's or group's part of all offences recorded in the year.
-- Unit: percent. Denominator: all_excluding_fraud, published or summed (offence_totals.sql); fraud, which central bodies
-- record, has no share. Limits: Wilson.
-- Incomplete: if the total is.
-- Source of the definition: ONS, Police Force Area data tables, "Total recorded crime (excluding fraud)".
SELECT
  m.area_type, m.area_code, 'share_of_recorded_offences' AS statistic, m.category,
  m.breakdown, m.period_start, m.period_end,
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
JOIN ref_periods p ON p.period_start = m.period_start AND p.period_end = m.period_end AND p.period_kind = 'year'
LEFT JOIN offence_totals t
  ON t.area_type = m.area_type AND t.area_code = m.area_code AND t.measure = m.measure AND t.breakdown = m.breakdown
  AND t.unit = m.unit AND t.period_start = m.period_start AND t.period_end = m.period_end
  AND t.category = 'all_excluding_fraud'
LEFT JOIN ref_fraud_offences f ON f.category = m.category
WHERE m.measure = 'recorded_offences' AND m.unit = 'count' AND m.category NOT IN ('all', 'all_excluding_fraud')
  AND f.category IS NULL
