-- Step: figures whose period and the one a year before do not stand on one side of a break (reference/breaks.csv): the
-- break from which on the publisher counts something else, or counts it otherwise.
-- Source of the rule: reference/breaks.csv, which gives the reason and the source of each; RULES.md, Breaks.
-- Kept.
SELECT
  m.measure, m.category, m.area_code, m.period_start, m.period_end, MAX(b.break_id) AS break_id
FROM (SELECT DISTINCT measure, category, area_code, period_start, period_end FROM all_measures) m
JOIN ref_breaks b
  ON b.measure = m.measure AND (b.category = 'any' OR b.category = m.category)
  AND (b.area_code = 'any' OR b.area_code = m.area_code)
JOIN ref_periods p ON p.period_start = m.period_start AND p.period_end = m.period_end
WHERE p.previous_start < b.break_from AND m.period_end >= b.break_from
GROUP BY m.measure, m.category, m.area_code, m.period_start, m.period_end
