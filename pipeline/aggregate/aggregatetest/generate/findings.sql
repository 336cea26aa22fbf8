-- What the reports say.
SELECT md5('finding' || r.i || '-' || f.n) AS finding_id, r.document_id, r.publication, CAST(f.n AS INT) AS ordinal,
  ['recommendation', 'area_for_improvement', 'cause_of_concern', 'strength'][1 + CAST(hash(r.i, f.n) % 4 AS INT)] AS kind,
  NULL::VARCHAR AS number, NULL::VARCHAR AS section, NULL::VARCHAR AS subheading, 'The force should act.' AS text,
  CAST(1 + f.n AS INT) AS page, CAST(1 + f.n AS INT) AS page_end,
  CASE WHEN hash(r.i, f.n, 1) % 3 = 0 THEN DATE '2025-01-01' + CAST(hash(r.i, f.n, 2) % 900 AS INT) END AS deadline,
  NULL::VARCHAR AS deadline_published, NULL::VARCHAR AS responsible,
  CASE WHEN hash(r.i, f.n, 3) % 30 = 0 AND r.i > 0 THEN md5('finding' || (r.i - 1) || '-' || f.n) END AS restates,
  CASE WHEN hash(r.i, f.n, 4) % 5 = 0 THEN ['open', 'in_progress', 'complete'][1 + CAST(hash(r.i, f.n, 5) % 3 AS INT)] END AS status,
  NULL::VARCHAR AS status_published, 1::DOUBLE AS agreement, true AS agreed, 'structure' AS found,
  NULL::VARCHAR AS response, NULL::VARCHAR AS sheet, NULL::VARCHAR AS cell
FROM reports r, range(11) f(n)
