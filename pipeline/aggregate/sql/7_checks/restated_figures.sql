-- Step: figures that more than one edition of a publication has, and perhaps not all alike.
-- Source of the rule: record/CONTRACT.md, revisions; a first look that keeps revisions.sql small.
SELECT c.series_id, c.place_code, c.period_start, c.period_end, c.publication_id
FROM newest_editions c
WHERE c.may_be_restated = 1
