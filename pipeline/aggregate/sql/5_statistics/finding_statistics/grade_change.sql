-- Statistic: grade_change, steps between the last grade and the one before for the same question: 1 is one grade better,
-- -2 two worse, 0 the same. value_text has both grades, the earlier first.
-- Unit: steps. Denominator: none. Only within one scale; the four grades of PEEL to 2018/19 and the five since are two.
-- Incomplete: never; an area with one inspection has no row.
-- Source of the definition: record/CONTRACT.md, Statistics; HMICFRS: grades must not be compared across the break.
SELECT
  g.area_type, g.area_code, 'grade_change' AS statistic, g.question AS category,
  CONCAT('framework=', g.framework) AS breakdown,
  CAST(NULL AS DATE) AS period_start,
  CAST(NULL AS DATE) AS period_end,
  CAST(b.grade_order - g.grade_order AS DOUBLE) AS value,
  CONCAT(b.grade, ' to ', g.grade) AS value_text,
  'steps' AS unit,
  g.attributed,
  CAST(2 AS BIGINT) AS inputs,
  g.edition_id AS newest,
  CASE WHEN b.edition_id < g.edition_id THEN b.edition_id ELSE g.edition_id END AS oldest,
  g.sheet, g.cell, g.page
FROM grades g
JOIN grades b
  ON b.area_type = g.area_type AND b.area_code = g.area_code AND b.family = g.family AND b.question = g.question
  AND b.recency = 2 AND b.scale = g.scale
  AND ((b.attributed IS NULL AND g.attributed IS NULL) OR b.attributed = g.attributed)
WHERE g.recency = 1
