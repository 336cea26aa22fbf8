-- Statistic: share_of_recorded_offences, an offence code's or group's part of all offences recorded in the year.
-- Unit: percent. Denominator: all_excluding_fraud, published or summed (measures.sql); fraud, which central bodies
-- record, has no share. Limits: Wilson.
-- Incomplete: if the total is.
-- Source of the definition: ONS, Police Force Area data tables, "Total recorded crime (excluding fraud)".
SELECT
  'share_of_recorded_offences' AS statistic, m.area_type, m.area_code, m.category, m.breakdown, m.period_start, m.period_end,
  m.value, m.marker, m.complete, m.provisional, m.inputs, m.newest, m.oldest, m.table_id, m.sheet, m.cell, m.page,
  m.inherited, m.not_comparable, m.break_id, 0 AS immature, m.lower_bound, m.upper_bound,
  t.value AS base_value, t.complete AS base_complete, t.provisional AS base_provisional, t.inputs AS base_inputs,
  t.newest AS base_newest, t.oldest AS base_oldest, CAST(NULL AS DATE) AS base_on, 0 AS small
FROM measures m
JOIN ref_periods p ON p.period_start = m.period_start AND p.period_end = m.period_end AND p.period_kind = 'year'
LEFT JOIN measures t
  ON t.area_type = m.area_type AND t.area_code = m.area_code AND t.measure = m.measure AND t.breakdown = m.breakdown
  AND t.unit = m.unit AND t.period_start = m.period_start AND t.period_end = m.period_end
  AND t.category = 'all_excluding_fraud'
LEFT JOIN ref_fraud_offences f ON f.category = m.category
WHERE m.measure = 'recorded_offences' AND m.unit = 'count' AND m.category NOT IN ('all', 'all_excluding_fraud')
  AND f.category IS NULL
