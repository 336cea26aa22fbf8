-- Reports: each is about a force or a council, and each has some eleven findings, of which one in thirty repeats one of
-- an earlier report.
SELECT i, md5('report' || i) || md5('finding' || i) AS document_id,
  CASE WHEN i % 3 = 0 THEN 'ofsted-ilacs' ELSE 'hmicfrs-reports' END AS publication,
  a.area_type, a.area_code, a.force_code
FROM size, range(size.reports) r(i)
JOIN (
  SELECT area_type, area_code, CASE WHEN area_type = 'force' THEN area_code ELSE force_code END AS force_code,
    row_number() OVER (ORDER BY area_type = 'force', area_code) - 1 AS n, count(*) OVER () AS places
  FROM ref_areas WHERE area_type = 'force' OR (area_type = 'county' OR (area_type = 'district' AND tier <> 'lower'))
) a ON a.n = r.i % a.places
