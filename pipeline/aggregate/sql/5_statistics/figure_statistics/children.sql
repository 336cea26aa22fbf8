-- Statistic: children, residents aged 0 to 17 at a mid-year, where only single years of age are published; the published
-- figure itself is a measure of its own (published_measures.sql).
-- Unit: persons. Denominator: none. Incomplete: never; without all eighteen ages there is no row.
-- Source of the definition: record/CONTRACT.md, Statistics; residents.sql.
SELECT
  r.area_type, r.area_code, 'children' AS statistic, 'all' AS category, '' AS breakdown,
  r.estimated_on AS period_start,
  r.estimated_on AS period_end,
  r.value, 'persons' AS unit,
  CAST(NULL AS STRING) AS marker, 1 AS complete, 0 AS provisional,
  CAST(18 AS BIGINT) AS inputs,
  r.newest, r.oldest, CAST(NULL AS STRING) AS table_id, CAST(NULL AS STRING) AS sheet, CAST(NULL AS STRING) AS cell,
  CAST(NULL AS INT) AS page, 0 AS inherited, 0 AS not_comparable, CAST(NULL AS BIGINT) AS break_id,
  CAST(NULL AS DOUBLE) AS lower_bound, CAST(NULL AS DOUBLE) AS upper_bound
FROM residents r
WHERE r.residents = 'children' AND r.summed = 1
