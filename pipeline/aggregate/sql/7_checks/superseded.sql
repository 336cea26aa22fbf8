-- Result: documents that a later edition of the same thing replaces: the newest edition of the same series and layout, with
-- figures of the same places (edition_pairs.sql), that covers the same days or more; or another rendering of the same report
-- (renderings.sql). A table of another year of the same series replaces nothing.
-- Source of the rule: record/CONTRACT.md, documents.superseded_by.
WITH in_order AS (
  SELECT
    a.document_id, b.document_id AS superseded_by,
    ROW_NUMBER() OVER (PARTITION BY a.document_id ORDER BY b.edition_id DESC) AS place_in_order
  FROM edition_pairs k
  JOIN editions a ON a.edition_id = k.earlier
  JOIN editions b ON b.edition_id = k.later AND b.layout = a.layout
  WHERE (b.period_start <= a.period_start AND b.period_end >= a.period_end)
    OR (b.period_end >= a.period_end AND a.period_start IS NULL)
    OR (a.period_end IS NULL AND b.period_end IS NULL AND a.title = b.title)
)
SELECT document_id, superseded_by FROM in_order WHERE place_in_order = 1
UNION ALL
SELECT document_id, counted_document_id AS superseded_by FROM renderings
