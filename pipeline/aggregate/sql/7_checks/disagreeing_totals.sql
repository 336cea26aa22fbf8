-- Result: printed totals that differ from the sum of their parts beyond rounding: England and Wales against the 43 forces
-- (totals_beside_sums.sql), a year against its quarters. One row per measure, period and kind of total, with the number
-- of totals checked, how many disagree and the largest difference.
-- Source of the rule: RULES.md, Totals are checked.
WITH pairs AS (
  SELECT
    'the sum of its parts' AS against, s.measure, s.category, s.breakdown, s.unit, p.tolerance, p.area_code,
    p.period_start, p.period_end, p.newest, p.printed, p.summed, p.inputs
  FROM totals_beside_sums p
  JOIN series s ON s.series_id = p.series_id
  UNION ALL
  SELECT
    'the sum of its quarters or months' AS against, s.measure, s.category, s.breakdown, s.unit, s.tolerance,
    f.place_code AS area_code, f.period_start, f.period_end, f.newest, f.value AS printed, y.value AS summed, y.inputs
  FROM figures f
  JOIN years_of_parts y
    ON y.series_id = f.series_id AND y.place_code = f.place_code AND y.period_start = f.period_start
    AND y.period_end = f.period_end AND y.publication_id = f.publication_id AND y.newest = f.newest
  JOIN series s ON s.series_id = f.series_id
  WHERE f.value IS NOT NULL AND y.value IS NOT NULL
),
in_order AS (
  SELECT
    p.*,
    ROW_NUMBER() OVER (
      PARTITION BY p.against, p.measure, p.unit, p.period_start, p.period_end, p.newest
      ORDER BY ABS(p.printed - p.summed) DESC, p.area_code ASC, p.category ASC, p.breakdown ASC
    ) AS place_in_order,
    CAST(COUNT(*) OVER (
      PARTITION BY p.against, p.measure, p.unit, p.period_start, p.period_end, p.newest
    ) AS BIGINT) AS totals,
    CAST(SUM(CASE WHEN ABS(p.printed - p.summed) > p.tolerance * (1 + p.inputs) THEN 1 ELSE 0 END) OVER (
      PARTITION BY p.against, p.measure, p.unit, p.period_start, p.period_end, p.newest
    ) AS BIGINT) AS totals_that_disagree
  FROM pairs p
)
SELECT
  r.against, r.measure, r.category, r.breakdown, r.area_code, r.period_start, r.period_end, r.printed, r.summed,
  r.totals, r.totals_that_disagree, e.document_id
FROM in_order r
JOIN editions e ON e.edition_id = r.newest
WHERE r.place_in_order = 1 AND r.totals_that_disagree > 0
