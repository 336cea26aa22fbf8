-- Step: grades of today's areas, newest first, one per inspection.
-- Frameworks that follow each other for one kind of body are one family (reference/frameworks.csv): a council's overall
-- grade of 2015 (ofsted_sif) comes before that of 2018 (ofsted_ilacs). A place keeps its grades under a new code; a
-- place that was merged or split hands none on.
-- The same inspection comes from the report (last day of inspection), from lists (first day) and from histories (day of
-- publication): its grades have one inspection_id (normalise/inspection, which alone decides). A grade without one, of
-- which no day is printed, stands by itself.
-- Of those of one inspection that with the best date is taken, the end of the inspection before its start before
-- publication; then the newest edition. A list of the latest outcomes as at one day counts only where the place has no
-- dated grade for the question: its day is not that of a judgement.
-- A council and a force on the same ground have no grade of each other's. Not graded is no grade.
-- Source of the rule: record/CONTRACT.md, Statistics; judgements.inspection_id.
-- Kept.
WITH placed_grades AS (
  SELECT
    c.area_type, c.area_code, f.family, j.framework, j.question, j.grade, j.scale, j.judged_on, d.day_number,
    j.inspection_id,
    g.grade_order, e.edition_id, j.page, j.sheet, j.cell,
    CASE j.judged_on_basis WHEN 'inspection_end' THEN 1 WHEN 'inspection_start' THEN 2 ELSE 3 END AS basis_rank,
    CASE WHEN j.judged_on_basis IS NULL THEN f.dated WHEN j.judged_on_basis = 'as_at' THEN 0 ELSE 1 END AS is_dated
  FROM judgements j
  JOIN editions e ON e.document_id = j.document_id
  JOIN ref_covers c ON c.place_code = j.area_code AND c.way = 'same' AND c.closeness < 2 AND c.crosses = 0
  JOIN ref_grades g ON g.scale = j.scale AND g.grade = j.grade
  JOIN ref_frameworks f ON f.framework = j.framework
  JOIN ref_days d ON d.calendar_day = j.judged_on
  WHERE c.area_type IN ('force', 'district', 'county')
),
marked AS (
  SELECT
    p.area_type, p.area_code, p.family, p.framework, p.question, p.grade, p.scale, p.judged_on, p.day_number,
    p.grade_order, p.edition_id, p.page, p.sheet, p.cell, p.basis_rank, p.is_dated, p.inspection_id,
    CASE WHEN p.inspection_id IS NULL THEN p.day_number END AS day_alone,
    MAX(p.is_dated) OVER (PARTITION BY p.area_type, p.area_code, p.family, p.question) AS most_dated
  FROM placed_grades p
),
chosen AS (
  SELECT
    n.area_type, n.area_code, n.family, n.framework, n.question, n.grade, n.scale, n.judged_on, n.day_number,
    n.grade_order, n.edition_id, n.page, n.sheet, n.cell,
    ROW_NUMBER() OVER (
      PARTITION BY n.area_type, n.area_code, n.family, n.question, n.inspection_id, n.day_alone
      ORDER BY n.basis_rank ASC, n.edition_id DESC, n.judged_on DESC, n.framework ASC, n.cell ASC NULLS LAST,
        n.page ASC NULLS LAST, n.grade ASC
    ) AS place_in_order
  FROM marked n
  WHERE n.is_dated = n.most_dated
),
inspections AS (
  SELECT
    c.area_type, c.area_code, c.family, c.framework, c.question, c.grade, c.scale, c.judged_on, c.day_number,
    c.grade_order, c.edition_id, c.page, c.sheet, c.cell
  FROM chosen c
  WHERE c.place_in_order = 1
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
