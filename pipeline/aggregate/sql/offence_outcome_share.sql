-- Statistic: offence_outcome_share, offences with an outcome type out of all offences that an outcome was assigned to,
-- on either basis (offences recorded in the year; investigations closed in the year), by offence code or group.
-- Unit: percent. Denominator: assigned_outcomes.sql, without type 0 (not yet assigned). Types 1A, 2A and 3A have a share
-- of their own but are inside 1, 2 and 3 and not added. Limits: Wilson.
-- Incomplete: a year without all quarters; a force that did not provide its counts.
-- Source of the definition: Home Office, Crime outcomes open data tables.
SELECT
  m.area_type, m.area_code, 'offence_outcome_share' AS statistic, m.category, m.breakdown, m.period_start, m.period_end,
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
JOIN outcome_breakdowns o ON o.breakdown = m.breakdown AND o.has_share = 1
LEFT JOIN assigned_outcomes t
  ON t.area_type = m.area_type AND t.area_code = m.area_code AND t.category = m.category AND t.basis = o.basis
  AND t.period_start = m.period_start AND t.period_end = m.period_end
WHERE m.measure = 'offence_outcomes' AND m.unit = 'count'
