-- Statistic: conviction_share, prosecutions that ended in a conviction out of all that ended.
-- Unit: percent. Denominator: convictions and unsuccessful outcomes together (prosecuted.sql). Limits: Wilson.
-- Incomplete: a period without one of the two.
-- Source of the definition: CPS, Case outcomes by principal offence category (convictions as a share of outcomes).
SELECT
  m.area_type, m.area_code, 'conviction_share' AS statistic, m.category, m.breakdown, m.period_start, m.period_end,
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
JOIN ref_prosecution_parts b ON b.measure = m.measure AND b.breakdown = m.breakdown AND b.convicted = 1
LEFT JOIN prosecuted t
  ON t.area_type = m.area_type AND t.area_code = m.area_code AND t.category = m.category
  AND t.period_start = m.period_start AND t.period_end = m.period_end
WHERE m.unit = 'count'
