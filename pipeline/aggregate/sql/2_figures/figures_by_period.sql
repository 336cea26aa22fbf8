-- Step: the figures of every period, published or made of parts; a published year wins over the sum of its parts.
-- Quarters and months whose year is whole are left out here, unless they are wanted beside those of a next year that is
-- not whole yet, so that nothing is printed twice and the steps that follow stay small. Zeros of a category that the
-- edition dropped are none (dropped_categories.sql). A printed year that its own quarters or months of one edition do not
-- add up to within their rounding is not complete.
-- Source of the rule: RULES.md, Never count twice (totals and their parts); A category that an edition dropped is not 0;
-- Totals are checked.
-- Kept.
SELECT
  f.series_id, f.place_code, f.period_start, f.period_end, f.publication_id, f.newest, f.oldest,
  CASE WHEN d.series_id IS NULL THEN f.value END AS value,
  CASE WHEN d.series_id IS NULL THEN f.marker ELSE 'not_applicable' END AS marker,
  CASE
    WHEN d.series_id IS NOT NULL THEN 0
    WHEN ABS(f.value - w.value) > s.tolerance * (1 + w.inputs) THEN 0
    ELSE f.complete
  END AS complete,
  f.provisional, f.inputs, f.table_id, f.sheet, f.cell, f.page, f.restated,
  CASE WHEN d.series_id IS NULL THEN f.lower_bound END AS lower_bound,
  CASE WHEN d.series_id IS NULL THEN f.upper_bound END AS upper_bound
FROM figures f
JOIN series s ON s.series_id = f.series_id
LEFT JOIN years_of_parts w
  ON w.series_id = f.series_id AND w.place_code = f.place_code AND w.period_start = f.period_start
  AND w.period_end = f.period_end AND w.publication_id = f.publication_id AND w.newest = f.newest
LEFT JOIN dropped_categories d
  ON d.series_id = f.series_id AND d.publication_id = f.publication_id AND d.newest = f.newest
  AND d.period_start = f.period_start AND d.period_end = f.period_end
LEFT JOIN ref_period_parts p ON p.part_start = f.period_start AND p.part_end = f.period_end
LEFT JOIN years_of_parts y
  ON y.series_id = f.series_id AND y.place_code = f.place_code AND y.period_start = p.period_start
  AND y.period_end = p.period_end AND y.publication_id = f.publication_id
LEFT JOIN years_of_parts n
  ON n.series_id = f.series_id AND n.place_code = f.place_code AND n.period_start = p.next_start
  AND n.period_end = p.next_end AND n.publication_id = f.publication_id
WHERE y.value IS NULL OR (n.series_id IS NOT NULL AND n.value IS NULL)
UNION ALL
SELECT
  y.series_id, y.place_code, y.period_start, y.period_end, y.publication_id, y.newest, y.oldest, y.value, y.marker,
  y.complete, y.provisional, y.inputs, y.table_id, y.sheet, y.cell, y.page, y.restated, y.lower_bound, y.upper_bound
FROM years_of_parts y
LEFT JOIN figures f
  ON f.series_id = y.series_id AND f.place_code = y.place_code AND f.period_start = y.period_start
  AND f.period_end = y.period_end AND f.publication_id = y.publication_id
WHERE f.series_id IS NULL
