-- Statistic: findings_status_unknown, findings that ask somebody to act and of which no source at hand says anything, and
-- that are not overdue. Nobody's silence closes a finding, nor does it say that it is open.
-- Unit: count. Denominator: none. Incomplete: never.
-- Source of the definition: record/CONTRACT.md, obligations.state and Statistics.
SELECT
  f.area_type, f.area_code, 'findings_status_unknown' AS statistic, f.kind AS category, f.breakdown,
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
WHERE f.asks = 1 AND f.state = 'status_unknown'
GROUP BY f.area_type, f.area_code, f.kind, f.breakdown
