-- Statistic: recorded_offences_per_1000, offences recorded in a year per 1,000 residents, by offence code or group.
-- Unit: per_1000. Denominator: the mid-year population (denominators.sql). Limits: Byar.
-- Incomplete: as recorded_offences; marker no_denominator if no mid-year estimate of the last three is there.
-- Source of the definition: ONS, Crime in England and Wales: Police Force Area data tables, Table P3; limits: Public
-- Health England, Technical Guide: Confidence Intervals (2018).
SELECT
  m.area_type, m.area_code, 'recorded_offences_per_1000' AS statistic, m.category,
  m.breakdown, m.period_start, m.period_end,
  CAST(m.value AS DOUBLE) * 1000e0 / CAST(NULLIF(d.value, 0e0) AS DOUBLE) AS value,
  CAST(NULL AS STRING) AS value_text,
  'per_1000' AS unit,
  m.value AS numerator,
  d.value AS denominator,
  1000e0 AS per,
  'byar' AS limits,
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
JOIN ref_periods p ON p.period_start = m.period_start AND p.period_end = m.period_end AND p.period_kind = 'year'
LEFT JOIN denominators d
  ON d.area_type = m.area_type AND d.area_code = m.area_code AND d.period_start = m.period_start
  AND d.period_end = m.period_end AND d.residents = 'population'
WHERE m.measure = 'recorded_offences' AND m.unit = 'count'
