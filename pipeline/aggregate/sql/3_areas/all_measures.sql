-- Step: the figures of area_measures.sql with the totals of summed_totals.sql, which stand in for printed ones of an older
-- vintage.
-- Source of the rule: RULES.md, One figure, one vintage.
-- Kept.
SELECT
  m.area_type, m.area_code, m.measure, m.category, m.breakdown, m.unit, m.statistic, m.period_start, m.period_end,
  m.value, m.marker, m.complete, m.provisional, m.inputs, m.newest, m.oldest, m.table_id, m.sheet, m.cell, m.page,
  m.closeness, m.publication_id, m.vintage, m.inherited, m.lower_bound, m.upper_bound, m.restated
FROM area_measures m
LEFT JOIN summed_totals t
  ON t.area_type = m.area_type AND t.area_code = m.area_code AND t.measure = m.measure AND t.category = m.category
  AND t.breakdown = m.breakdown AND t.unit = m.unit AND t.period_start = m.period_start
  AND t.period_end = m.period_end
WHERE t.area_code IS NULL
UNION ALL
SELECT
  t.area_type, t.area_code, t.measure, t.category, t.breakdown, t.unit, t.statistic, t.period_start, t.period_end,
  t.value, t.marker, t.complete, t.provisional, t.inputs, t.newest, t.oldest, t.table_id, t.sheet, t.cell, t.page,
  t.closeness, t.publication_id, t.vintage, t.inherited, CAST(NULL AS DOUBLE) AS lower_bound,
  CAST(NULL AS DOUBLE) AS upper_bound, t.restated
FROM summed_totals t
