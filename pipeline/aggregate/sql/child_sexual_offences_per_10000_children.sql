-- Statistic: child_sexual_offences_per_10000_children, the offences of child_sexual_offences.sql recorded in a year
-- per 10,000 children aged 0 to 17.
-- Unit: per_10000. Denominator: children at the mid-year (residents.sql). Limits: Byar.
-- Incomplete: unless all eleven codes were published for the place and period.
-- Source of the definition: record/CONTRACT.md, Statistics; Home Office list of offences with a child victim.
SELECT
  m.area_type, m.area_code, 'child_sexual_offences_per_10000_children' AS statistic, m.category,
  m.breakdown, m.period_start, m.period_end,
  CAST(m.value AS DOUBLE) * 10000e0 / CAST(NULLIF(d.value, 0e0) AS DOUBLE) AS value,
  CAST(NULL AS STRING) AS value_text,
  'per_10000' AS unit,
  m.value AS numerator,
  d.value AS denominator,
  10000e0 AS per,
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
FROM child_sexual_offences m
JOIN ref_periods p ON p.period_start = m.period_start AND p.period_end = m.period_end AND p.period_kind = 'year'
LEFT JOIN denominators d
  ON d.area_type = m.area_type AND d.area_code = m.area_code AND d.period_start = m.period_start
  AND d.period_end = m.period_end AND d.residents = 'children'
WHERE m.statistic = 'child_sexual_offences'
