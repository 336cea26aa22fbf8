-- Step: changes in per cent that a publisher prints itself, by the figure and the two periods that they are of, in the
-- edition that the figure is taken from.
-- Source: ONS, Police Force Area tables, Table P2; record/CONTRACT.md, breakdown compared_with.
-- Kept.
SELECT
  m.area_type, m.area_code, m.measure, m.category, p.period_start, p.period_end, m.newest, MIN(m.value) AS percent
FROM area_measures m
JOIN ref_periods p
  ON p.period_start = m.period_start AND p.period_end = m.period_end
  AND m.breakdown = CONCAT('compared_with=', CAST(p.previous_start AS STRING), '/', CAST(p.previous_end AS STRING))
WHERE m.unit = 'percent' AND m.value IS NOT NULL
GROUP BY m.area_type, m.area_code, m.measure, m.category, p.period_start, p.period_end, m.newest
