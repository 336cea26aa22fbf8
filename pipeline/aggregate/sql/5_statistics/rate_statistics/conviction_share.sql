-- Statistic: conviction_share, prosecutions that ended in a conviction out of all that ended.
-- Unit: percent. Denominator: convictions and unsuccessful outcomes together (ended_prosecutions.sql). Limits: Wilson.
-- Incomplete: a period without one of the two.
-- Source of the definition: CPS, Case outcomes by principal offence category (convictions as a share of outcomes).
SELECT
  'conviction_share' AS statistic, m.area_type, m.area_code, m.category, m.breakdown, m.period_start, m.period_end,
  m.value, m.marker, m.complete, m.provisional, m.inputs, m.newest, m.oldest, m.table_id, m.sheet, m.cell, m.page,
  m.inherited, m.not_comparable, m.break_id, 0 AS immature, m.lower_bound, m.upper_bound,
  t.value AS base_value, t.complete AS base_complete, t.provisional AS base_provisional, t.inputs AS base_inputs,
  t.newest AS base_newest, t.oldest AS base_oldest, CAST(NULL AS DATE) AS base_on, 0 AS small
FROM measures m
JOIN ref_prosecution_parts b ON b.measure = m.measure AND b.breakdown = m.breakdown AND b.convicted = 1
LEFT JOIN ended_prosecutions t
  ON t.area_type = m.area_type AND t.area_code = m.area_code AND t.category = m.category
  AND t.period_start = m.period_start AND t.period_end = m.period_end
WHERE m.unit = 'count'
