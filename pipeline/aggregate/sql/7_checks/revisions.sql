-- Result: the same figure in two editions of one series that follow each other, where it differs (also between a value
-- and a mark). Parts that share every key are summed before they are compared (figures.sql).
-- Unit: that of the figure.
-- Source of the definition: record/CONTRACT.md, revisions.
WITH in_columns AS (
  SELECT
    p.series_id, p.place_code, p.period_start, p.period_end, e.series AS edition_series, p.edition_id, p.table_id,
    p.sheet, TRANSLATE(COALESCE(p.cell, ''), '0123456789', '') AS sheet_column,
    CASE
      WHEN MIN(s.rows_add_up) = 1 AND CAST(COUNT(p.value) AS BIGINT) = CAST(COUNT(*) AS BIGINT)
      THEN CAST(SUM(CAST(p.value AS DECIMAL(28, 6))) AS DOUBLE)
      WHEN MIN(s.rows_add_up) = 1 THEN CAST(NULL AS DOUBLE)
      ELSE MIN(p.value)
    END AS value,
    MIN(s.tolerance) AS tolerance
  FROM published p
  JOIN restated_figures k
    ON k.series_id = p.series_id AND k.place_code = p.place_code AND k.period_start = p.period_start
    AND k.period_end = p.period_end AND k.publication_id = p.publication_id
  JOIN editions e ON e.edition_id = p.edition_id
  JOIN series s ON s.series_id = p.series_id
  GROUP BY
    p.series_id, p.place_code, p.period_start, p.period_end, e.series, p.edition_id, p.table_id, p.sheet,
    TRANSLATE(COALESCE(p.cell, ''), '0123456789', '')
),
in_editions AS (
  SELECT
    c.series_id, c.place_code, c.period_start, c.period_end, c.edition_series, c.edition_id, c.value,
    ROW_NUMBER() OVER (
      PARTITION BY c.series_id, c.place_code, c.period_start, c.period_end, c.edition_id
      ORDER BY CASE WHEN c.value IS NULL THEN 1 ELSE 0 END ASC, c.table_id ASC NULLS LAST, c.sheet ASC NULLS LAST,
        c.sheet_column ASC
    ) AS place_in_order
  FROM in_columns c
),
followed AS (
  SELECT
    i.series_id, i.place_code, i.period_start, i.period_end, i.edition_id, i.value,
    LAG(i.edition_id) OVER (
      PARTITION BY i.series_id, i.place_code, i.period_start, i.period_end, i.edition_series ORDER BY i.edition_id ASC
    ) AS earlier_edition,
    LAG(i.value) OVER (
      PARTITION BY i.series_id, i.place_code, i.period_start, i.period_end, i.edition_series ORDER BY i.edition_id ASC
    ) AS earlier_value
  FROM in_editions i
  WHERE i.place_in_order = 1
)
SELECT
  s.measure, s.category, s.breakdown, p.area_type, f.place_code AS area_code, f.period_start, f.period_end,
  e.document_id AS earlier_document_id,
  l.document_id AS later_document_id,
  f.earlier_value,
  f.value AS later_value,
  f.value - f.earlier_value AS difference,
  s.unit
FROM followed f
JOIN series s ON s.series_id = f.series_id
JOIN editions e ON e.edition_id = f.earlier_edition
JOIN editions l ON l.edition_id = f.edition_id
JOIN ref_place_types p ON p.place_code = f.place_code
WHERE f.value <> f.earlier_value
  OR (f.value IS NULL AND f.earlier_value IS NOT NULL)
  OR (f.value IS NOT NULL AND f.earlier_value IS NULL)
