-- Step: the figures of every period, published or made of parts; a published year wins over the sum of its parts.
SELECT
  series_id, place_code, period_start, period_end, publication_id, newest, oldest, value, marker, complete,
  provisional, inputs, table_id, sheet, cell, page
FROM figures
UNION ALL
SELECT
  y.series_id, y.place_code, y.period_start, y.period_end, y.publication_id, y.newest, y.oldest, y.value, y.marker,
  y.complete, y.provisional, y.inputs, y.table_id, y.sheet, y.cell, y.page
FROM years y
LEFT JOIN figures f
  ON f.series_id = y.series_id AND f.place_code = y.place_code AND f.period_start = y.period_start
  AND f.period_end = y.period_end AND f.publication_id = y.publication_id
WHERE f.series_id IS NULL
