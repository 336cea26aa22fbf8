-- Step: the residents that a period's figures are divided by: the mid-year estimate whose 30 June lies in the period
-- (for a stock: the last 30 June up to that day), or the newest of the two before it while that is not out yet.
-- small marks areas whose residents say nothing about the people who are there by day (City of London).
-- Source of the rule: RULES.md, Rates say what they divide by; reference/small_populations.csv.
-- Kept.
WITH wanted AS (
  SELECT DISTINCT m.area_type, m.area_code, m.period_start, m.period_end FROM measures m
),
kinds AS (
  SELECT DISTINCT residents FROM residents
)
SELECT
  w.area_type, w.area_code, w.period_start, w.period_end, k.residents,
  COALESCE(r0.value, r1.value, r2.value) AS value,
  COALESCE(r0.estimated_on, r1.estimated_on, r2.estimated_on) AS estimated_on,
  COALESCE(r0.newest, r1.newest, r2.newest) AS newest,
  COALESCE(r0.oldest, r1.oldest, r2.oldest) AS oldest,
  1 AS complete, 0 AS provisional, CAST(1 AS BIGINT) AS inputs,
  CASE WHEN s.area_code IS NULL THEN 0 ELSE 1 END AS small
FROM wanted w
CROSS JOIN kinds k
JOIN ref_periods p ON p.period_start = w.period_start AND p.period_end = w.period_end
LEFT JOIN residents r0
  ON r0.area_type = w.area_type AND r0.area_code = w.area_code AND r0.residents = k.residents
  AND r0.estimated_on = p.mid_year
LEFT JOIN residents r1
  ON r1.area_type = w.area_type AND r1.area_code = w.area_code AND r1.residents = k.residents
  AND r1.estimated_on = p.mid_year_before
LEFT JOIN residents r2
  ON r2.area_type = w.area_type AND r2.area_code = w.area_code AND r2.residents = k.residents
  AND r2.estimated_on = p.mid_year_two_before
LEFT JOIN ref_small_populations s ON s.area_code = w.area_code
WHERE r0.value IS NOT NULL OR r1.value IS NOT NULL OR r2.value IS NOT NULL
