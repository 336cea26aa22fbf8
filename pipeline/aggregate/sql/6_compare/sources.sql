-- Result: the documents that the rows of summary.sql name by number of edition.
-- Source of the definition: record/CONTRACT.md, force_summary (source, source_text).
SELECT e.edition_id, e.document_id, e.title, e.publisher
FROM editions e
