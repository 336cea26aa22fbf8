-- Step: the breakdowns under which each finding is counted: in all, by theme, by agency that must act.
-- Source of the rule: record/CONTRACT.md, Statistics (findings: theme=, agency= or empty).
-- Kept.
SELECT c.finding_id, '' AS breakdown FROM counted_findings c
UNION
SELECT t.finding_id, CONCAT('theme=', t.theme) AS breakdown FROM finding_themes t
UNION
SELECT a.finding_id, CONCAT('agency=', a.agency) AS breakdown FROM finding_addressees a
