-- The figures of one publication in one edition. Each edition revises one in fifty; one in 10,000 is printed twice in
-- a document, with two values (keys.sql).
SELECT md5('$publication' || $edition) || md5($edition || '$publication') AS document_id,
  regexp_replace('$publication', '-partnerships$', '') AS publication,
  'Table' AS table_id, year(f.period_start) || '-' || (year(f.period_end) % 100) AS sheet,
  'H' || (2 + f.first_row + f.key_id) AS cell, NULL::INT AS page,
  f.measure, f.category, f.breakdown, f.area_type, f.area_code, COALESCE(f.area_code, 'British Transport Police') AS area_published,
  NULL::VARCHAR AS force_code, f.period_start, f.period_end, f.period_kind,
  CASE
    WHEN f.stable % 100 < f.marked THEN NULL
    ELSE CAST((f.stable // 100) % f.largest * CASE WHEN f.area_type = 'country' THEN 40 ELSE 1 END
      + CASE WHEN hash(f.stable, $edition) % 50 = 0 THEN 1 ELSE 0 END + f.again AS DOUBLE)
  END AS value,
  f.unit, CASE WHEN f.stable % 100 < f.marked THEN 'suppressed' END AS marker, 'x' AS published,
  CASE WHEN hash(f.stable) % 20 = 0 THEN true END AS provisional, NULL::BOOL AS revised, NULL::BOOL AS estimated,
  CASE WHEN f.area_type = 'country' AND hash(f.stable, 7) % 40 = 0
    THEN 'Figures exclude Greater Manchester because of a change of system.' END AS note
FROM (
  SELECT k.*, s.* EXCLUDE (spans), hash(k.key_hash, s.period_start) AS stable
  FROM keys k
  JOIN spans s ON s.spans = k.spans
  WHERE k.publication = '$publication'
) f
