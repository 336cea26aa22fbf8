-- Who is asked to act.
SELECT md5('finding' || r.i || '-' || f.n) AS finding_id,
  ['police', 'local_authority', 'health'][1 + CAST(hash(r.i, f.n) % 3 AS INT)] AS agency, NULL::VARCHAR AS area_code,
  'they' AS published, 'named' AS basis
FROM reports r, range(11) f(n)
