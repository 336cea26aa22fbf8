-- Step: figures of today's forces, districts, counties and countries, from places as they were when they were published.
-- A place that is the area stands for it (way 'same'). Otherwise places of one kind (districts, councils, forces) are
-- summed, for units that add up, and only when together they are the whole area: parts and whole count the smallest
-- districts since 2009 that a place and the area are made of (cover.go); of two that share ground, one gives way
-- (overlapped_places.sql). Partnerships are summed into districts, never into forces, because crimes of a force that lie in no
-- partnership ("Unassigned Kent") are in none of them.
-- Forces are summed into countries; where some are published as forces and another only as the one partnership or
-- council that it is (City of London in ONS's Table C2, year ending June 2025), that stands for it.
-- inherited: 1 where a council has the figure of the force on the same ground. Parts that were suppressed give the sum
-- bounds in place of a value.
-- Figures of rows that name a place are the districts' alone (series.placed_only). A part that says not applicable because
-- nothing was counted that it could be of is 0 in a sum (parts_of_nothing.sql).
-- An area that a changed or shared place only overlaps has no value and the marker says why.
-- Source of the rule: RULES.md, Places by date; ONS, lookups of districts to partnerships to force areas.
-- Kept.
WITH stand_ins AS (
  SELECT
    c.area_code AS force_code, f.series_id, f.period_start, f.period_end, f.publication_id, f.newest, f.oldest, f.value,
    f.complete, f.provisional, f.inputs, f.table_id, f.sheet, f.cell, f.page,
    f.restated, f.lower_bound, f.upper_bound,
    ROW_NUMBER() OVER (
      PARTITION BY c.area_code, f.series_id, f.period_start, f.period_end, f.publication_id
      ORDER BY CASE WHEN f.value IS NULL THEN 1 ELSE 0 END ASC, c.closeness ASC, f.place_code ASC
    ) AS place_in_order
  FROM figures_by_period f
  JOIN series s ON s.series_id = f.series_id AND s.placed_only = 0
  JOIN ref_covers c ON c.place_code = f.place_code AND c.way = 'same' AND c.area_type = 'force' AND c.closeness > 0
  LEFT JOIN figures_by_period p
    ON p.place_code = c.area_code AND p.series_id = f.series_id AND p.period_start = f.period_start
    AND p.period_end = f.period_end AND p.publication_id = f.publication_id
  WHERE p.place_code IS NULL
),
of_forces AS (
  SELECT
    1 AS published_as_force, f.place_code AS force_code, f.series_id, f.period_start, f.period_end, f.publication_id,
    f.newest, f.oldest, f.value, f.complete, f.provisional, f.inputs, f.table_id, f.sheet, f.cell, f.page,
    f.restated, f.lower_bound, f.upper_bound
  FROM figures_by_period f
  UNION ALL
  SELECT
    0 AS published_as_force, force_code, series_id, period_start, period_end, publication_id, newest, oldest, value,
    complete, provisional, inputs, table_id, sheet, cell, page, restated, lower_bound, upper_bound
  FROM stand_ins
  WHERE place_in_order = 1
),
parts AS (
  SELECT
    1 AS wanted, c.area_type, c.area_code, c.way, c.whole, c.closeness, c.parts, f.series_id, f.period_start, f.period_end,
    f.publication_id, f.newest, f.oldest, COALESCE(f.value, n.value) AS value,
    CASE WHEN n.series_id IS NULL THEN f.complete ELSE 1 END AS complete,
    f.provisional, f.inputs, f.table_id, f.sheet, f.cell, f.page, f.restated,
    COALESCE(f.lower_bound, n.value) AS lower_bound,
    COALESCE(f.upper_bound, n.value) AS upper_bound
  FROM figures_by_period f
  JOIN series s ON s.series_id = f.series_id AND s.adds_up = 1
  JOIN ref_covers c
    ON c.place_code = f.place_code AND c.way NOT IN ('same', 'overlap', 'force')
    AND (s.placed_only = 0 OR c.area_type <> 'force')
  LEFT JOIN parts_of_nothing n
    ON n.series_id = f.series_id AND n.place_code = f.place_code AND n.period_start = f.period_start
    AND n.period_end = f.period_end AND n.publication_id = f.publication_id
  LEFT JOIN overlapped_places o
    ON o.way = c.way AND o.series_id = f.series_id AND o.place_code = f.place_code AND o.period_start = f.period_start
    AND o.period_end = f.period_end AND o.publication_id = f.publication_id
  WHERE o.series_id IS NULL
  UNION ALL
  SELECT
    f.published_as_force AS wanted, c.area_type, c.area_code, c.way, c.whole, c.closeness, c.parts, f.series_id,
    f.period_start, f.period_end, f.publication_id, f.newest, f.oldest, f.value, f.complete, f.provisional, f.inputs,
    f.table_id, f.sheet, f.cell, f.page,
    f.restated, f.lower_bound, f.upper_bound
  FROM of_forces f
  JOIN series s ON s.series_id = f.series_id AND s.adds_up = 1
  JOIN ref_covers c ON c.place_code = f.force_code AND c.way = 'force'
)
SELECT
  c.area_type, c.area_code, f.series_id, f.period_start, f.period_end, f.publication_id, c.closeness,
  f.newest, f.oldest, f.value, f.marker, f.complete, f.provisional, f.inputs, f.table_id, f.sheet, f.cell, f.page,
  f.restated, f.lower_bound, f.upper_bound,
  CASE WHEN c.crosses = 1 AND c.area_type <> 'force' THEN 1 ELSE 0 END AS inherited
FROM figures_by_period f
JOIN series s ON s.series_id = f.series_id
JOIN ref_covers c
  ON c.place_code = f.place_code AND c.way = 'same' AND (c.crosses = 0 OR s.of_body = 0)
  AND (s.placed_only = 0 OR c.area_type <> 'force')
LEFT JOIN overlapped_places o
  ON o.way = c.way AND o.series_id = f.series_id AND o.place_code = f.place_code AND o.period_start = f.period_start
  AND o.period_end = f.period_end AND o.publication_id = f.publication_id
WHERE o.series_id IS NULL
UNION ALL
SELECT
  p.area_type, p.area_code, p.series_id, p.period_start, p.period_end, p.publication_id, MIN(p.closeness) AS closeness,
  MAX(p.newest) AS newest,
  MIN(p.oldest) AS oldest,
  CASE
    WHEN CAST(SUM(CASE WHEN p.value IS NULL THEN 0 ELSE p.parts END) AS BIGINT) = p.whole
    THEN CAST(SUM(CAST(p.value AS DECIMAL(28, 6))) AS DOUBLE)
  END AS value,
  CASE
    WHEN CAST(SUM(CASE WHEN p.value IS NULL THEN 0 ELSE p.parts END) AS BIGINT) = p.whole THEN CAST(NULL AS STRING)
    ELSE 'incomplete'
  END AS marker,
  CASE
    WHEN CAST(SUM(CASE WHEN p.value IS NULL THEN 0 ELSE p.parts END) AS BIGINT) = p.whole
    THEN MIN(CASE WHEN p.value IS NOT NULL THEN p.complete END)
    ELSE 0
  END AS complete,
  MAX(p.provisional) AS provisional,
  CAST(SUM(p.inputs) AS BIGINT) AS inputs,
  MIN(p.table_id) AS table_id,
  MIN(p.sheet) AS sheet,
  MIN(p.cell) AS cell,
  MIN(p.page) AS page,
  MAX(p.restated) AS restated,
  CASE
    WHEN CAST(SUM(CASE WHEN p.upper_bound IS NULL THEN 0 ELSE p.parts END) AS BIGINT) = p.whole
    THEN CAST(SUM(CAST(p.lower_bound AS DECIMAL(28, 6))) AS DOUBLE)
  END AS lower_bound,
  CASE
    WHEN CAST(SUM(CASE WHEN p.upper_bound IS NULL THEN 0 ELSE p.parts END) AS BIGINT) = p.whole
    THEN CAST(SUM(CAST(p.upper_bound AS DECIMAL(28, 6))) AS DOUBLE)
  END AS upper_bound,
  0 AS inherited
FROM parts p
GROUP BY
  p.area_type, p.area_code, p.way, p.whole, p.series_id, p.period_start, p.period_end, p.publication_id
HAVING MAX(p.wanted) = 1
UNION ALL
SELECT
  c.area_type, c.area_code, f.series_id, f.period_start, f.period_end, f.publication_id, MIN(c.closeness) AS closeness,
  MAX(f.newest) AS newest,
  MIN(f.oldest) AS oldest,
  CAST(NULL AS DOUBLE) AS value,
  MIN(c.marker) AS marker,
  0 AS complete,
  MAX(f.provisional) AS provisional,
  CAST(SUM(f.inputs) AS BIGINT) AS inputs,
  MIN(f.table_id) AS table_id,
  MIN(f.sheet) AS sheet,
  MIN(f.cell) AS cell,
  MIN(f.page) AS page,
  0 AS restated,
  CAST(NULL AS DOUBLE) AS lower_bound,
  CAST(NULL AS DOUBLE) AS upper_bound,
  0 AS inherited
FROM figures_by_period f
JOIN series s ON s.series_id = f.series_id
JOIN ref_covers c
  ON c.place_code = f.place_code AND c.way = 'overlap' AND (s.placed_only = 0 OR c.area_type <> 'force')
GROUP BY c.area_type, c.area_code, f.series_id, f.period_start, f.period_end, f.publication_id
