-- Statistic: findings_open, findings that ask somebody to act (reference/finding_kinds.csv) and of which a source says that
-- they are accepted, under way or not done, without being overdue (findings_overdue.sql).
-- Unit: count. Denominator: none. Incomplete: never.
-- Source of the definition: record/CONTRACT.md, obligations.state and Statistics.
SELECT
  f.area_type, f.area_code, 'findings_open' AS statistic, f.kind AS category, f.breakdown,
  CAST(NULL AS DATE) AS period_start,
  CAST(NULL AS DATE) AS period_end,
  CAST(COUNT(*) AS DOUBLE) AS value,
  CAST(NULL AS STRING) AS value_text,
  'count' AS unit,
  CAST(NULL AS STRING) AS attributed,
  CAST(COUNT(*) AS BIGINT) AS inputs,
  MAX(f.newest) AS newest,
  MIN(f.edition_id) AS oldest,
  CAST(NULL AS STRING) AS sheet,
  CAST(NULL AS STRING) AS cell,
  MIN(f.page) AS page
FROM finding_cells f
WHERE f.asks = 1 AND f.state = 'open'
GROUP BY f.area_type, f.area_code, f.kind, f.breakdown
