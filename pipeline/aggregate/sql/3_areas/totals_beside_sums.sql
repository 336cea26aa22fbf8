-- Step: printed totals beside the sum of their parts, where both are of one edition: an area against the areas that it is
-- made of, such as England and Wales against the 43 forces. A total that counts a body without a place, such as the
-- British Transport Police, is held against its forces with that body where that lies nearer.
-- disagrees: 1 where the two lie further apart than rounding explains; then the total is not complete (area_measures.sql)
-- and there is an issue (7_checks).
-- Source of the rule: RULES.md, Totals are checked.
-- Kept.
WITH pairs AS (
  SELECT
    a.area_type, a.area_code, a.series_id, a.period_start, a.period_end, a.publication_id, a.newest, r.tolerance,
    a.value AS printed,
    CASE
      WHEN ABS(a.value - b.value - t.value) < ABS(a.value - b.value) THEN b.value + t.value
      ELSE b.value
    END AS summed,
    b.inputs
  FROM area_figures a
  JOIN area_figures b
    ON b.area_type = a.area_type AND b.area_code = a.area_code AND b.series_id = a.series_id
    AND b.period_start = a.period_start AND b.period_end = a.period_end AND b.publication_id = a.publication_id
    AND b.newest = a.newest
  JOIN series s ON s.series_id = a.series_id
  JOIN roundings r ON r.edition_id = a.newest AND r.measure = s.measure AND r.unit = s.unit
  LEFT JOIN bodies_in_totals t
    ON t.edition_id = a.newest AND t.series_id = a.series_id AND t.period_start = a.period_start
    AND t.period_end = a.period_end
  WHERE a.closeness < 2 AND b.closeness >= 10 AND a.value IS NOT NULL AND b.value IS NOT NULL AND a.complete = 1
    AND b.complete = 1
)
SELECT
  p.area_type, p.area_code, p.series_id, p.period_start, p.period_end, p.publication_id, p.newest, p.tolerance, p.printed,
  p.summed, p.inputs,
  CASE WHEN ABS(p.printed - p.summed) > p.tolerance * (1 + p.inputs) THEN 1 ELSE 0 END AS disagrees
FROM pairs p
