-- Statistic: child_sexual_offences_per_10000_children, the offences of child_sexual_offences.sql recorded in a year
-- per 10,000 children aged 0 to 17.
-- Unit: per_10000. Denominator: children at the mid-year (residents.sql). Limits: Byar.
-- Incomplete: unless all eleven codes were published for the place and period.
-- Source of the definition: record/CONTRACT.md, Statistics; Home Office list of offences with a child victim.
SELECT
  'child_sexual_offences_per_10000_children' AS statistic, m.area_type, m.area_code, m.category, m.breakdown, m.period_start, m.period_end,
  m.value, m.marker, m.complete, m.provisional, m.inputs, m.newest, m.oldest, m.table_id, m.sheet, m.cell, m.page,
  m.inherited, m.not_comparable, m.break_id, 0 AS immature, m.lower_bound, m.upper_bound,
  d.value AS base_value, d.complete AS base_complete, d.provisional AS base_provisional, d.inputs AS base_inputs,
  d.newest AS base_newest, d.oldest AS base_oldest, d.estimated_on AS base_on, d.small
FROM child_sexual_offences m
JOIN ref_periods p ON p.period_start = m.period_start AND p.period_end = m.period_end AND p.period_kind = 'year'
LEFT JOIN denominators d
  ON d.area_type = m.area_type AND d.area_code = m.area_code AND d.period_start = m.period_start
  AND d.period_end = m.period_end AND d.residents = 'children'
WHERE m.statistic = 'child_sexual_offences'
