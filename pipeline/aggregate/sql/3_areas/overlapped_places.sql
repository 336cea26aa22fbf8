-- Step: figures that give way to another code's for the same ground, where a publication has both: an older edition prints
-- the council of Buckinghamshire, the newest one the county that it followed. The newer edition wins, within one edition
-- the place that came later; so no two figures of one sum share ground. A mark that says that a code was not in use
-- (not_applicable, no_record) wins over nothing, any other mark of a newer edition does.
-- Source of the rule: RULES.md, One figure, many editions; Never count twice; reference table ref_overlaps (reference.go).
-- Kept.
SELECT DISTINCT
  c.way, f.series_id, f.place_code, f.period_start, f.period_end, f.publication_id
FROM ref_overlaps c
JOIN figures_by_period f ON f.place_code = c.place_code
JOIN figures_by_period g
  ON g.place_code = c.other_code AND g.series_id = f.series_id AND g.period_start = f.period_start
  AND g.period_end = f.period_end AND g.publication_id = f.publication_id
WHERE (g.newest > f.newest AND (g.value IS NOT NULL OR g.marker NOT IN ('not_applicable', 'no_record')))
  OR (g.newest = f.newest AND g.value IS NOT NULL AND (c.newer = 1 OR f.value IS NULL))
