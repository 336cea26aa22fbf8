-- Statistic: findings, the recommendations, areas for improvement and the like about an area, in all years.
-- Category: kind of finding; breakdown: empty, theme= or agency= (one finding may stand under several of these).
-- Unit: count; a restated finding is counted once (counted_findings.sql). Denominator: none. Incomplete: never.
-- A force has the findings about itself and about councils in its area; one for all forces counts for each of them and
-- once for England and Wales.
-- Source of the definition: record/CONTRACT.md, Statistics.
SELECT
  f.area_type, f.area_code, 'findings' AS statistic, f.kind AS category, f.breakdown,
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
GROUP BY f.area_type, f.area_code, f.kind, f.breakdown
