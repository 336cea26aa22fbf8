-- Step: years made of their quarters or months, for counts that add up over time.
-- A year has a value only if every part of it was published with a value; otherwise its marker is incomplete, so that
-- a part of a year is never printed as a whole one or compared with one. The year is the financial year, as the
-- Home Office tables say (Financial Year, Financial Quarter). Where quarters and months are both there, quarters win.
-- Source of the rule: record/CONTRACT.md, Conventions; the calendar is worked out in Go (calendar.go).
-- Kept.
WITH summed AS (
  SELECT
    f.series_id, f.place_code, y.period_start, y.period_end, f.publication_id, y.parts,
    MAX(f.newest) AS newest,
    MIN(f.oldest) AS oldest,
    CASE
      WHEN CAST(COUNT(f.value) AS BIGINT) = y.parts THEN CAST(SUM(CAST(f.value AS DECIMAL(28, 6))) AS DOUBLE)
    END AS value,
    CASE
      WHEN CAST(COUNT(f.upper_bound) AS BIGINT) = y.parts THEN CAST(SUM(CAST(f.lower_bound AS DECIMAL(28, 6))) AS DOUBLE)
    END AS lower_bound,
    CASE
      WHEN CAST(COUNT(f.upper_bound) AS BIGINT) = y.parts THEN CAST(SUM(CAST(f.upper_bound AS DECIMAL(28, 6))) AS DOUBLE)
    END AS upper_bound,
    MAX(f.restated) AS restated,
    MIN(f.complete) AS complete,
    MAX(f.provisional) AS provisional,
    CAST(SUM(f.inputs) AS BIGINT) AS inputs,
    MIN(f.table_id) AS table_id,
    MIN(f.sheet) AS sheet,
    MIN(f.cell) AS cell,
    MIN(f.page) AS page
  FROM figures f
  JOIN series s ON s.series_id = f.series_id AND s.adds_up = 1
  JOIN ref_period_parts y ON y.part_start = f.period_start AND y.part_end = f.period_end
  GROUP BY f.series_id, f.place_code, y.period_start, y.period_end, f.publication_id, y.parts
),
in_order AS (
  SELECT
    series_id, place_code, period_start, period_end, publication_id, newest, oldest, value, complete, provisional,
    inputs, table_id, sheet, cell, page, restated, lower_bound, upper_bound,
    ROW_NUMBER() OVER (
      PARTITION BY series_id, place_code, period_start, period_end, publication_id
      ORDER BY CASE WHEN value IS NULL THEN 1 ELSE 0 END ASC, parts ASC
    ) AS place_in_order
  FROM summed
)
SELECT
  series_id, place_code, period_start, period_end, publication_id, newest, oldest, value,
  CASE WHEN value IS NULL THEN 'incomplete' END AS marker,
  CASE WHEN value IS NULL THEN 0 ELSE complete END AS complete,
  provisional, inputs, table_id, sheet, cell, page, restated, lower_bound, upper_bound
FROM in_order
WHERE place_in_order = 1
