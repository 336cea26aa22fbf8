-- One document per publication and edition, a quarter of a year apart (the
-- disposals come twice on one day), and the reports with findings and grades.
SELECT md5(p.publication || e.edition) || md5(e.edition || p.publication) AS document_id,
  p.publication || ' ' || e.edition AS path, NULL::VARCHAR AS other_paths,
  regexp_replace(p.publication, '-partnerships$', '') AS publication, p.publication AS layout,
  'Figures of ' || p.publication || ', edition ' || e.edition AS title, 'Publisher of ' || p.publication AS publisher,
  DATE '2024-07-01' + CAST(CASE WHEN p.publication = 'moj-youth-justice' THEN e.edition // 2 ELSE e.edition END AS INT) * 90 AS published,
  make_date(s.first_year, 4, 1) AS period_start, make_date(s.first_year + s.years, 3, 31) AS period_end, 'csv' AS format,
  1::INT AS pages, 'read' AS status, NULL::VARCHAR AS reason, NULL::VARCHAR AS superseded_by, 1::BIGINT AS bytes,
  NULL::VARCHAR AS licence, p.publication AS series, NULL::VARCHAR AS edition_note
FROM (SELECT DISTINCT publication FROM keys) p, (SELECT edition FROM size, range(size.editions) r(edition)) e, size s
UNION ALL
SELECT md5('report' || i) || md5('finding' || i), 'report ' || i, NULL, CASE WHEN i % 3 = 0 THEN 'ofsted-ilacs' ELSE 'hmicfrs-reports' END,
  'report', 'Report ' || i, 'Inspectorate', DATE '2016-01-04' + CAST(i * 7919 % 3600 AS INT), NULL, NULL, 'pdf', 30, 'read', NULL, NULL,
  1, NULL, NULL, NULL
FROM size, range(size.reports) r(i)
