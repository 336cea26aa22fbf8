-- Result: two editions of one series that nothing but their hash puts in order: same date, same last day, same note, and
-- both with figures. Each pair of neighbours is an issue.
SELECT a.document_id, b.document_id AS other_document_id, a.series
FROM editions a
JOIN editions b
  ON b.series = a.series AND b.publication_id = a.publication_id AND b.edition_id = a.edition_id + 1
  AND b.note_rank = a.note_rank
WHERE (b.edition_date = a.edition_date OR (a.edition_date IS NULL AND b.edition_date IS NULL))
  AND (b.period_end = a.period_end OR (a.period_end IS NULL AND b.period_end IS NULL))
