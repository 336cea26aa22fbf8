-- Whom the findings concern: the subject of the report, and in one report of twenty every force.
SELECT md5('finding' || r.i || '-' || f.n) AS finding_id, r.area_type, r.area_code, r.force_code,
  CASE WHEN r.i % 20 = 0 THEN 'all_forces' ELSE 'named' END AS basis
FROM reports r, range(11) f(n)
