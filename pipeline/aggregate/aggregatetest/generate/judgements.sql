-- Grades: four or five questions, seen by each inspection.
SELECT r.document_id, r.publication, r.area_type, r.area_code, r.force_code,
  CASE WHEN r.area_type = 'force' THEN 'peel' WHEN r.i % 7 = 0 THEN 'ofsted_outcomes' WHEN r.i % 2 = 0 THEN 'ofsted_sif' ELSE 'ofsted_ilacs' END AS framework,
  q.question, q.question AS question_published,
  ['outstanding', 'good', 'requires_improvement', 'inadequate'][1 + CAST(hash(r.i, q.question) % 4 AS INT)] AS grade,
  'grade' AS grade_published, CASE WHEN r.area_type = 'force' THEN 'five_grade' ELSE 'four_grade' END AS scale,
  DATE '2014-01-06' + CAST(r.i * 7919 % 4300 AS INT) AS judged_on, 1::INT AS page, NULL::VARCHAR AS sheet,
  NULL::VARCHAR AS cell, NULL::BOOL AS agreed
FROM reports r, (SELECT unnest(['overall', 'help_and_protection', 'children_in_care', 'leadership', 'care_leavers']) AS question) q
