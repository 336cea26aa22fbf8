-- Statistic: grade, the newest grade of an area for each question of an inspection framework (value_text).
-- Category: question; breakdown: framework. Unit: grade; no value, because grades are an order and not a quantity.
-- A district below a county has the county's grade, and attributed has the county's code.
-- Denominator: none. Incomplete: never. Grades of different scales are never compared.
-- Source of the definition: record/CONTRACT.md, Statistics and judgements; RULES.md, Grades are not compared across scales.
SELECT
  g.area_type, g.area_code, 'grade' AS statistic, g.question AS category,
  CONCAT('framework=', g.framework) AS breakdown,
  CAST(NULL AS DATE) AS period_start,
  CAST(NULL AS DATE) AS period_end,
  CAST(NULL AS DOUBLE) AS value,
  g.grade AS value_text,
  'grade' AS unit,
  g.attributed,
  CAST(1 AS BIGINT) AS inputs,
  g.edition_id AS newest,
  g.edition_id AS oldest,
  g.sheet, g.cell, g.page
FROM grades g
WHERE g.recency = 1
