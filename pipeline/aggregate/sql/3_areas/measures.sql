-- Step: all measures of an area, with the totals of offence groups that were summed over their codes (summed_totals.sql),
-- whether each may be held against the year before (changes_not_comparable.sql), and the last break in its series up to
-- the end of its period (broken_series.sql).
-- Source of the rule: RULES.md, One figure, one vintage; Breaks.
-- Kept.
SELECT
  m.area_type, m.area_code, m.measure, m.category, m.breakdown, m.unit, m.statistic, m.period_start, m.period_end,
  m.value, m.marker, m.complete, m.provisional, m.inputs, m.newest, m.oldest, m.table_id, m.sheet, m.cell, m.page,
  m.closeness, m.publication_id, m.vintage, m.inherited, m.lower_bound, m.upper_bound,
  CASE WHEN n.area_code IS NULL THEN 0 ELSE 1 END AS not_comparable,
  b.break_id
FROM all_measures m
LEFT JOIN changes_not_comparable n
  ON n.area_type = m.area_type AND n.area_code = m.area_code AND n.measure = m.measure AND n.category = m.category
  AND n.breakdown = m.breakdown AND n.unit = m.unit AND n.period_start = m.period_start AND n.period_end = m.period_end
LEFT JOIN broken_series b
  ON b.measure = m.measure AND b.category = m.category AND b.area_code = m.area_code
  AND b.period_start = m.period_start AND b.period_end = m.period_end
