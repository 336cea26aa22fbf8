-- Step: footnotes that say that a total leaves a force out (Greater Manchester, July to December 2019).
-- A note counts if one of the wordings of reference/leaving_out.csv fits it with the name of one of the 43 forces.
-- A country's figure with such a note is kept, is not complete, and nothing is compared with it.
-- Source of the rule: record/CONTRACT.md, Conventions; ONS, Police Force Area tables, year ending December 2019, Table P1, note 5.
-- Kept.
WITH notes AS (
  SELECT DISTINCT o.note FROM observations o WHERE o.area_type = 'country' AND o.note IS NOT NULL
),
naming AS (
  SELECT n.note, LOWER(n.note) AS words, LOWER(a.area_name) AS force_name
  FROM notes n
  CROSS JOIN ref_areas a
  WHERE a.area_type = 'force' AND POSITION(LOWER(a.area_name) IN LOWER(n.note)) > 0
)
SELECT DISTINCT n.note
FROM naming n
CROSS JOIN ref_leaving_out w
WHERE n.words LIKE REPLACE(w.wording, '{force}', n.force_name)
