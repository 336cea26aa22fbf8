-- Statistic: officers_per_1000, police officers (full-time equivalent) per 1,000 residents on a day.
-- Unit: per_1000. Denominator: the last mid-year population up to that day (denominators.sql). No limits: a count of
-- posts is no random count. Which figures are police officers: reference/officers.csv.
-- Incomplete: marker no_denominator if no mid-year estimate of the last three is there.
-- Source of the definition: Home Office, Police workforce, England and Wales (officers per population).
SELECT
  m.area_type, m.area_code, 'officers_per_1000' AS statistic, m.category, m.breakdown, m.period_start, m.period_end,
  CAST(m.value AS DOUBLE) * 1000e0 / CAST(NULLIF(d.value, 0e0) AS DOUBLE) AS value,
  CAST(NULL AS STRING) AS value_text,
  'per_1000' AS unit,
  m.value AS numerator,
  d.value AS denominator,
  1000e0 AS per,
  CAST(NULL AS STRING) AS limits,
  CASE
    WHEN m.value IS NULL THEN m.marker
    WHEN d.value IS NULL OR d.value = 0e0 THEN 'no_denominator'
  END AS marker,
  CASE WHEN d.value IS NULL THEN 0 ELSE m.complete END AS complete,
  m.provisional,
  CAST(NULL AS STRING) AS attributed,
  CASE WHEN d.value IS NULL THEN m.inputs ELSE m.inputs + 1 END AS inputs,
  m.newest, m.oldest,
  d.newest AS base_newest,
  d.oldest AS base_oldest,
  d.estimated_on AS base_on,
  COALESCE(d.small, 0) AS small,
  m.table_id, m.sheet, m.cell, m.page
FROM offence_totals m
JOIN ref_officers o ON o.measure = m.measure AND o.category = m.category AND o.breakdown = m.breakdown AND o.unit = m.unit
LEFT JOIN denominators d
  ON d.area_type = m.area_type AND d.area_code = m.area_code AND d.period_start = m.period_start
  AND d.period_end = m.period_end AND d.residents = 'population'
WHERE m.period_start = m.period_end
