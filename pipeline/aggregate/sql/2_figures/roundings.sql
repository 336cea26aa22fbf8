-- Step: how far a figure of an edition may lie from the exact one by rounding alone, by measure and unit: half of the
-- thousand, the hundred or the ten that all its figures are multiples of, else half of a unit's last printed place
-- (the dictionary, vocabulary). Table P3 of the ONS gives people and households to the hundred.
-- Source of the rule: RULES.md, Totals are checked (within their own rounding).
-- Kept.
SELECT
  f.newest AS edition_id, s.measure, s.unit,
  CASE
    WHEN CAST(COUNT(*) AS BIGINT) < 5 THEN MAX(s.tolerance)
    WHEN MIN(CASE WHEN f.value / 1000e0 = FLOOR(f.value / 1000e0) THEN 1 ELSE 0 END) = 1 THEN 500e0
    WHEN MIN(CASE WHEN f.value / 100e0 = FLOOR(f.value / 100e0) THEN 1 ELSE 0 END) = 1 THEN 50e0
    WHEN MIN(CASE WHEN f.value / 10e0 = FLOOR(f.value / 10e0) THEN 1 ELSE 0 END) = 1 THEN 5e0
    ELSE MAX(s.tolerance)
  END AS tolerance
FROM figures f
JOIN series s ON s.series_id = f.series_id
WHERE f.value <> 0e0
GROUP BY f.newest, s.measure, s.unit
