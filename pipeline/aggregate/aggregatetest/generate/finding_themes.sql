-- What the findings are about: one theme or two.
SELECT DISTINCT md5('finding' || r.i || '-' || f.n) AS finding_id,
  ['child_sexual_exploitation', 'missing_children', 'training', 'data_quality'][1 + CAST(hash(r.i, f.n, t.n) % 4 AS INT)] AS theme,
  'word' AS matched
FROM reports r, range(11) f(n), range(2) t(n)
