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
  g.attributed,
  CAST(1 AS BIGINT) AS inputs,
  g.edition_id AS newest,
  g.edition_id AS oldest,
  g.sheet, g.cell, g.page
FROM grades g
CROSS JOIN ref_run r
JOIN ref_days t ON t.calendar_day = r.run_date
WHERE g.recency = 1
