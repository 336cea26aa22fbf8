-- Statistic: recorded_offences_per_1000, offences recorded in a year per 1,000 residents, by offence code or group.
-- Unit: per_1000. Denominator: the mid-year population (denominators.sql). Limits: Byar.
-- Incomplete: as recorded_offences; marker no_denominator if no mid-year estimate of the last three is there.
-- Source of the definition: ONS, Crime in England and Wales: Police Force Area data tables, Table P3; limits: Public
-- Health England, Technical Guide: Confidence Intervals (2018).
SELECT
  'recorded_offences_per_1000' AS statistic, m.area_type, m.area_code, m.category, m.breakdown, m.period_start, m.period_end,
  m.value, m.marker, m.complete, m.provisional, m.inputs, m.newest, m.oldest, m.table_id, m.sheet, m.cell, m.page,
  m.inherited, m.not_comparable, m.break_id, 0 AS immature, m.lower_bound, m.upper_bound,
  d.value AS base_value, d.complete AS base_complete, d.provisional AS base_provisional, d.inputs AS base_inputs,
  d.newest AS base_newest, d.oldest AS base_oldest, d.estimated_on AS base_on, d.small
FROM measures m
JOIN ref_periods p ON p.period_start = m.period_start AND p.period_end = m.period_end AND p.period_kind = 'year'
LEFT JOIN denominators d
  ON d.area_type = m.area_type AND d.area_code = m.area_code AND d.period_start = m.period_start
  AND d.period_end = m.period_end AND d.residents = 'population'
WHERE m.measure = 'recorded_offences' AND m.unit = 'count'
