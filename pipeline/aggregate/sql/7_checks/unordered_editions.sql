-- Result: two editions of one series, with figures of the same places (edition_pairs.sql), that nothing but their hash puts in order:
-- same date, same last day, same note. Each edition with the next one is an issue.
-- Source of the rule: RULES.md, One figure, many editions (where two can't be ordered, that is an issue).
WITH in_order AS (
  SELECT
    a.document_id, b.document_id AS other_document_id, a.series,
    ROW_NUMBER() OVER (PARTITION BY a.edition_id ORDER BY b.edition_id ASC) AS place_in_order
  FROM edition_pairs k
  JOIN editions a ON a.edition_id = k.earlier
  JOIN editions b ON b.edition_id = k.later AND b.note_rank = a.note_rank
  WHERE (b.edition_date = a.edition_date OR (a.edition_date IS NULL AND b.edition_date IS NULL))
    AND (b.period_end = a.period_end OR (a.period_end IS NULL AND b.period_end IS NULL))
)
SELECT document_id, other_document_id, series FROM in_order WHERE place_in_order = 1
