-- Step: one figure per publication, kind, place and period, from the chosen edition.
-- Rows of one long table that share every key stand in one column and are parts of one figure: the homicide rows
-- under 1/4.1/4.10/4.2 are summed. The same figure printed in two tables or columns of one document is taken once,
-- from the first table that has a value; if the two differ by more than their rounding, differs is 1 and residue.sql
-- makes an issue of it. A count that was suppressed has the least and the most that it can be as its bounds
-- (reference/suppressed_counts.csv), any other figure itself.
-- Nearly all figures stand once in their edition (newest_editions.repeated) and are taken as they are.
-- Source of the rule: record/CONTRACT.md, Conventions (rows that share every key); RULES.md, Never count twice.
-- Kept.
WITH in_tables AS (
  SELECT
    p.series_id, p.place_code, p.period_start, p.period_end, p.publication_id, p.edition_id, p.table_id, p.sheet,
    TRANSLATE(COALESCE(p.cell, ''), '0123456789', '') AS sheet_column,
    MAX(c.restated) AS restated,
    CAST(COUNT(*) AS BIGINT) AS row_count,
    CAST(COUNT(p.value) AS BIGINT) AS value_count,
    MIN(p.value) AS lowest,
    MAX(p.value) AS highest,
    CAST(SUM(CAST(p.value AS DECIMAL(28, 6))) AS DOUBLE) AS summed,
    MIN(p.marker) AS marker,
    MAX(p.provisional) AS provisional,
    MAX(p.leaves_out) AS leaves_out,
    MIN(p.cell) AS cell,
    MIN(p.page) AS page
  FROM published p
  JOIN newest_editions c
    ON c.series_id = p.series_id AND c.place_code = p.place_code AND c.period_start = p.period_start
    AND c.period_end = p.period_end AND c.publication_id = p.publication_id AND c.edition_id = p.edition_id
  WHERE c.repeated = 1
  GROUP BY
    p.series_id, p.place_code, p.period_start, p.period_end, p.publication_id, p.edition_id, p.table_id, p.sheet,
    TRANSLATE(COALESCE(p.cell, ''), '0123456789', '')
),
valued AS (
  SELECT
    t.series_id, t.place_code, t.period_start, t.period_end, t.publication_id, t.edition_id, t.table_id, t.sheet,
    t.sheet_column, t.restated, t.row_count, t.marker, t.provisional, t.leaves_out, t.cell, t.page, s.tolerance,
    CASE
      WHEN t.row_count = 1 THEN t.lowest
      WHEN s.rows_add_up = 1 AND t.row_count = t.value_count THEN t.summed
      WHEN s.rows_add_up = 1 THEN CAST(NULL AS DOUBLE)
      ELSE t.lowest
    END AS value,
    CASE WHEN s.rows_add_up = 0 AND t.highest - t.lowest > s.tolerance THEN 1 ELSE 0 END AS differs_in_column
  FROM in_tables t
  JOIN series s ON s.series_id = t.series_id
),
in_order AS (
  SELECT
    v.series_id, v.place_code, v.period_start, v.period_end, v.publication_id, v.edition_id, v.table_id, v.sheet,
    v.restated, v.row_count, v.marker, v.provisional, v.leaves_out, v.cell, v.page, v.value, v.tolerance,
    MIN(v.value) OVER (PARTITION BY v.series_id, v.place_code, v.period_start, v.period_end, v.publication_id) AS lowest,
    MAX(v.value) OVER (PARTITION BY v.series_id, v.place_code, v.period_start, v.period_end, v.publication_id) AS highest,
    MAX(v.differs_in_column) OVER (
      PARTITION BY v.series_id, v.place_code, v.period_start, v.period_end, v.publication_id
    ) AS differs_in_column,
    ROW_NUMBER() OVER (
      PARTITION BY v.series_id, v.place_code, v.period_start, v.period_end, v.publication_id
      ORDER BY CASE WHEN v.value IS NULL THEN 1 ELSE 0 END ASC, v.table_id ASC NULLS LAST, v.sheet ASC NULLS LAST,
        v.sheet_column ASC
    ) AS place_in_order
  FROM valued v
),
taken AS (
  SELECT
    p.series_id, p.place_code, p.period_start, p.period_end, p.publication_id,
    p.edition_id AS newest, p.edition_id AS oldest,
    p.value,
    CASE WHEN p.value IS NULL THEN COALESCE(p.marker, 'not_available') END AS marker,
    CASE WHEN p.value IS NULL THEN 0 ELSE 1 - p.leaves_out END AS complete,
    p.provisional,
    CAST(1 AS BIGINT) AS inputs,
    p.table_id, p.sheet, p.cell, p.page,
    0 AS differs, c.restated,
    p.value AS lowest,
    p.value AS highest
  FROM published p
  JOIN newest_editions c
    ON c.series_id = p.series_id AND c.place_code = p.place_code AND c.period_start = p.period_start
    AND c.period_end = p.period_end AND c.publication_id = p.publication_id AND c.edition_id = p.edition_id
  WHERE c.repeated = 0
  UNION ALL
  SELECT
    series_id, place_code, period_start, period_end, publication_id,
    edition_id AS newest, edition_id AS oldest,
    value,
    CASE WHEN value IS NULL THEN COALESCE(marker, 'not_available') END AS marker,
    CASE WHEN value IS NULL THEN 0 ELSE 1 - leaves_out END AS complete,
    provisional,
    row_count AS inputs,
    table_id, sheet, cell, page,
    CASE WHEN differs_in_column = 1 OR highest - lowest > tolerance THEN 1 ELSE 0 END AS differs, restated,
    lowest, highest
  FROM in_order
  WHERE place_in_order = 1
)
SELECT
  t.series_id, t.place_code, t.period_start, t.period_end, t.publication_id, t.newest, t.oldest, t.value, t.marker, t.complete,
  t.provisional, t.inputs, t.table_id, t.sheet, t.cell, t.page, t.differs, t.restated, t.lowest, t.highest,
  COALESCE(t.value, u.lowest) AS lower_bound,
  COALESCE(t.value, u.highest) AS upper_bound
FROM taken t
JOIN series s ON s.series_id = t.series_id
JOIN editions e ON e.edition_id = t.newest
LEFT JOIN ref_suppressed_counts u ON u.publication = e.publication AND u.marker = t.marker AND s.adds_up = 1
