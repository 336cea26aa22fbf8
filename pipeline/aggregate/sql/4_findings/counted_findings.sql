-- Step: findings, each counted once. A finding that a later document repeats (restates) is the earlier finding, with the
-- worst state of its obligations (findings.state); its document and kind stay those of the first. Of a report that is
-- there in several renderings only the newest one's are counted (renderings.sql); what restates another one's is the
-- newest one's of the same words.
-- Source of the rule: record/CONTRACT.md, findings.restates; RULES.md, Never count twice.
-- Kept.
WITH twins AS (
  SELECT f.finding_id, MIN(c.finding_id) AS twin_id
  FROM findings f
  JOIN renderings r ON r.document_id = f.document_id
  JOIN findings c ON c.document_id = r.counted_document_id AND c.kind = f.kind AND c.text = f.text
  GROUP BY f.finding_id
),
joined AS (
  SELECT
    f.finding_id, f.document_id, f.kind, f.status, f.state, f.page, COALESCE(f.restates, t.twin_id) AS restates,
    e.edition_id, e.edition_date
  FROM findings f
  JOIN editions e ON e.document_id = f.document_id
  LEFT JOIN twins t ON t.finding_id = f.finding_id
),
rooted AS (
  SELECT
    t.finding_id, t.document_id, t.kind, t.status, t.state, t.page, t.edition_id, t.edition_date,
    COALESCE(r3.finding_id, r2.finding_id, r1.finding_id, t.finding_id) AS root_id
  FROM joined t
  LEFT JOIN joined r1 ON r1.finding_id = t.restates
  LEFT JOIN joined r2 ON r2.finding_id = r1.restates
  LEFT JOIN joined r3 ON r3.finding_id = r2.restates
),
statuses AS (
  SELECT
    root_id, status, edition_id,
    ROW_NUMBER() OVER (PARTITION BY root_id ORDER BY edition_id DESC, finding_id DESC) AS place_in_order
  FROM rooted
  WHERE status IS NOT NULL
)
SELECT
  r.finding_id, r.document_id, r.kind, r.state, r.page, r.edition_id, r.edition_date,
  COALESCE(s.edition_id, r.edition_id) AS newest
FROM rooted r
LEFT JOIN statuses s ON s.root_id = r.finding_id AND s.place_in_order = 1
LEFT JOIN renderings v ON v.document_id = r.document_id
WHERE r.root_id = r.finding_id AND v.document_id IS NULL
