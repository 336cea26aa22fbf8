-- Result: documents that a later edition of the same thing replaces: the newest edition of the same series and layout that
-- covers the same days or more. A table of another year of the same series replaces nothing.
-- Source of the rule: record/CONTRACT.md, documents.superseded_by.
WITH ranked AS (
  SELECT
    a.document_id, b.document_id AS superseded_by,
    ROW_NUMBER() OVER (PARTITION BY a.document_id ORDER BY b.edition_id DESC) AS place_in_order
  FROM editions a
  JOIN editions b ON b.series = a.series AND b.publication_id = a.publication_id AND b.layout = a.layout
    AND b.edition_id > a.edition_id
  WHERE (b.period_start <= a.period_start AND b.period_end >= a.period_end)
    OR (b.period_end >= a.period_end AND a.period_start IS NULL)
    OR (a.period_end IS NULL AND b.period_end IS NULL AND a.title = b.title)
)
SELECT document_id, superseded_by FROM ranked WHERE place_in_order = 1
