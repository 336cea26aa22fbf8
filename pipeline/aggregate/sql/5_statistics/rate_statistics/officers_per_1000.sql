-- Statistic: officers_per_1000, police officers (full-time equivalent) per 1,000 residents on a day.
-- Unit: per_1000. Denominator: the last mid-year population up to that day (denominators.sql). No limits: a count of
-- posts is no random count. Which figures are police officers: reference/officers.csv.
-- Incomplete: marker no_denominator if no mid-year estimate of the last three is there.
-- Source of the definition: Home Office, Police workforce, England and Wales (officers per population).
SELECT
  'officers_per_1000' AS statistic, m.area_type, m.area_code, m.category, m.breakdown, m.period_start, m.period_end,
  m.value, m.marker, m.complete, m.provisional, m.inputs, m.newest, m.oldest, m.table_id, m.sheet, m.cell, m.page,
  m.inherited, m.not_comparable, m.break_id, 0 AS immature, m.lower_bound, m.upper_bound,
  d.value AS base_value, d.complete AS base_complete, d.provisional AS base_provisional, d.inputs AS base_inputs,
  d.newest AS base_newest, d.oldest AS base_oldest, d.estimated_on AS base_on, d.small
FROM measures m
JOIN ref_officers o ON o.measure = m.measure AND o.category = m.category AND o.breakdown = m.breakdown AND o.unit = m.unit
LEFT JOIN denominators d
  ON d.area_type = m.area_type AND d.area_code = m.area_code AND d.period_start = m.period_start
  AND d.period_end = m.period_end AND d.residents = 'population'
WHERE m.period_start = m.period_end
