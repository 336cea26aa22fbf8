-- Statistic: findings by the calendar year in which they were published; otherwise as findings_in_all.sql.
-- Unit: count. Denominator: none. Incomplete: never; a year has the documents that are at hand.
-- Source of the definition: record/CONTRACT.md, Statistics.
SELECT
  f.area_type, f.area_code, 'findings' AS statistic, f.kind AS category, f.breakdown,
  f.period_start,
  f.period_end,
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
WHERE f.period_start IS NOT NULL
GROUP BY f.area_type, f.area_code, f.kind, f.breakdown, f.period_start, f.period_end
