-- Statistic: findings_open, findings that ask somebody to act (reference/finding_kinds.csv) and that no document says
-- are complete, not accepted or superseded. Nobody's silence closes a finding.
-- Unit: count. Denominator: none. Incomplete: never.
-- Source of the definition: record/CONTRACT.md, findings.status and Statistics.
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
WHERE f.asks = 1 AND (f.status IS NULL OR f.status IN ('open', 'in_progress'))
GROUP BY f.area_type, f.area_code, f.kind, f.breakdown
