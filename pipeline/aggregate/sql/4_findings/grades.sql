-- Step: grades of today's areas, newest first, one per inspection.
-- Frameworks that follow each other for one kind of body are one family (reference/frameworks.csv): a council's overall
-- grade of 2015 (ofsted_sif) comes before that of 2018 (ofsted_ilacs). A place keeps its grades under a new code; a
-- place that was merged or split hands none on.
-- The same inspection comes from the report (last day of inspection) and from lists (day of publication): a grade
-- within 180 days before another one of the same framework and question is that inspection's.
-- A list of the latest outcomes as at one day (dated = 0) counts only where the place has no dated grade for the
-- question: its day is not that of a judgement.
-- A council and a force on the same ground have no grade of each other's. Not graded is no grade.
-- Source of the rule: record/CONTRACT.md, Statistics; Ofsted publishes within some months of a visit.
-- Kept.
WITH placed_grades AS (
  SELECT
    c.area_type, c.area_code, f.family, j.framework, j.question, j.grade, j.scale, j.judged_on, d.day_number,
    g.grade_order, e.edition_id, j.page, j.sheet, j.cell, f.dated,
    MAX(f.dated) OVER (PARTITION BY c.area_type, c.area_code, f.family, j.question) AS most_dated,
    LAG(d.day_number) OVER (
      PARTITION BY c.area_type, c.area_code, j.framework, j.question
      ORDER BY j.judged_on DESC, e.edition_id DESC, j.cell ASC NULLS LAST, j.page ASC NULLS LAST, j.grade ASC
    ) AS next_day
  FROM judgements j
  JOIN editions e ON e.document_id = j.document_id
  JOIN ref_covers c ON c.place_code = j.area_code AND c.way = 'same' AND c.closeness < 2 AND c.crosses = 0
  JOIN ref_grades g ON g.scale = j.scale AND g.grade = j.grade
  JOIN ref_frameworks f ON f.framework = j.framework
  JOIN ref_days d ON d.calendar_day = j.judged_on
  WHERE c.area_type IN ('force', 'district', 'county')
),
inspections AS (
  SELECT
    p.area_type, p.area_code, p.family, p.framework, p.question, p.grade, p.scale, p.judged_on, p.day_number,
    p.grade_order, p.edition_id, p.page, p.sheet, p.cell
  FROM placed_grades p
  WHERE p.dated = p.most_dated AND (p.next_day IS NULL OR p.next_day - p.day_number > 180)
),
ordered AS (
  SELECT
    i.area_type, i.area_code, i.family, i.framework, i.question, i.grade, i.scale, i.judged_on, i.day_number,
    i.grade_order, i.edition_id, i.page, i.sheet, i.cell,
    CAST(ROW_NUMBER() OVER (
      PARTITION BY i.area_type, i.area_code, i.family, i.question
      ORDER BY i.judged_on DESC, i.edition_id DESC, i.framework ASC, i.grade ASC
    ) AS BIGINT) AS recency
  FROM inspections i
)
SELECT
  o.area_type, o.area_code, CAST(NULL AS STRING) AS attributed, o.family, o.framework, o.question, o.grade, o.scale,
  o.judged_on, o.day_number, o.grade_order, o.edition_id, o.page, o.sheet, o.cell, o.recency
FROM ordered o
UNION ALL
SELECT
  'district' AS area_type, a.area_code, o.area_code AS attributed, o.family, o.framework, o.question, o.grade, o.scale,
  o.judged_on, o.day_number, o.grade_order, o.edition_id, o.page, o.sheet, o.cell, o.recency
FROM ordered o
JOIN ref_areas a ON a.area_type = 'district' AND a.tier = 'lower' AND a.county_code = o.area_code
WHERE o.area_type = 'county'
