-- Result: figures of one document that fall into one cell of a statistic and differ in something that nothing groups on:
-- the same measure, category, breakdown, place and period printed with two values. One row per document, measure and
-- table, with their number and the first of them.
-- Source of the rule: RULES.md, Never count twice (residue check).
WITH in_order AS (
  SELECT
    e.document_id, s.measure, f.table_id, f.sheet, f.cell, f.page, f.place_code, s.category, s.breakdown,
    f.period_start, f.period_end, f.lowest, f.highest,
    ROW_NUMBER() OVER (
      PARTITION BY e.document_id, s.measure, f.table_id
      ORDER BY f.place_code ASC, s.category ASC, s.breakdown ASC, f.period_end ASC, f.period_start ASC, s.unit ASC
    ) AS place_in_order,
    CAST(COUNT(*) OVER (PARTITION BY e.document_id, s.measure, f.table_id) AS BIGINT) AS figures
  FROM figures f
  JOIN series s ON s.series_id = f.series_id
  JOIN editions e ON e.edition_id = f.newest
  WHERE f.differs = 1
)
SELECT
  document_id, measure, table_id, sheet, cell, page, place_code, category, breakdown, period_start, period_end, lowest,
  highest, figures
FROM in_order
WHERE place_in_order = 1
