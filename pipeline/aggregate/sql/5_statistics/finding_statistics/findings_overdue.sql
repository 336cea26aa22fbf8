-- Statistic: findings_overdue, findings whose act was due before the day of the run and that nobody says are done. An answer
-- or a plan that was due is no act; what was rejected is not due.
-- Unit: count. Denominator: none. Incomplete: never; a finding without a deadline is never overdue.
-- Source of the definition: record/CONTRACT.md, obligations.state and Statistics.
SELECT
  f.area_type, f.area_code, 'findings_overdue' AS statistic, f.kind AS category, f.breakdown,
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
WHERE f.asks = 1 AND f.state = 'overdue'
GROUP BY f.area_type, f.area_code, f.kind, f.breakdown
