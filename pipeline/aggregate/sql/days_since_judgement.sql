-- Statistic: days_since_judgement, days from an area's newest grade for a question to the day of the run.
-- value_text has the date of the grade. Unit: days. Denominator: none. Incomplete: never.
-- Source of the definition: record/CONTRACT.md, Statistics.
SELECT
  g.area_type, g.area_code, 'days_since_judgement' AS statistic, g.question AS category,
  CONCAT('framework=', g.framework) AS breakdown,
  CAST(NULL AS DATE) AS period_start,
  CAST(NULL AS DATE) AS period_end,
  CAST(t.day_number - g.day_number AS DOUBLE) AS value,
  CAST(g.judged_on AS STRING) AS value_text,
  'days' AS unit,
  CAST(NULL AS DOUBLE) AS numerator,
  CAST(NULL AS DOUBLE) AS denominator,
  CAST(NULL AS DOUBLE) AS per,
  CAST(NULL AS STRING) AS limits,
  CAST(NULL AS STRING) AS marker,
  1 AS complete,
  0 AS provisional,
  g.attributed,
  CAST(1 AS BIGINT) AS inputs,
  g.edition_id AS newest,
  g.edition_id AS oldest,
  CAST(NULL AS BIGINT) AS base_newest,
  CAST(NULL AS BIGINT) AS base_oldest,
  CAST(NULL AS DATE) AS base_on,
  0 AS small,
  CAST(NULL AS STRING) AS table_id,
  g.sheet, g.cell, g.page
FROM grades g
CROSS JOIN ref_run r
JOIN ref_days t ON t.calendar_day = r.run_date
WHERE g.recency = 1
