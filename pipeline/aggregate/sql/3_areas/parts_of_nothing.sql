-- Step: figures that say not applicable where the same edition prints 0 of what they would be a part of
-- (reference/share_bases.csv): no assessment had a factor, so none had this one. In a sum over places they are 0; the place
-- itself keeps its mark (Isles of Scilly, year ending March 2019: z of 0 assessments).
-- Source of the rule: RULES.md, Nothing of nothing is 0 in a sum.
-- Kept.
SELECT DISTINCT f.series_id, f.place_code, f.period_start, f.period_end, f.publication_id, 0e0 AS value
FROM figures_by_period f
JOIN series s ON s.series_id = f.series_id AND s.adds_up = 1
JOIN ref_share_bases b ON b.measure = s.measure
JOIN series t
  ON t.measure = b.base_measure AND t.category = b.base_category AND t.breakdown = s.breakdown AND t.adds_up = 1
JOIN figures_by_period g
  ON g.series_id = t.series_id AND g.place_code = f.place_code AND g.period_start = f.period_start
  AND g.period_end = f.period_end AND g.publication_id = f.publication_id AND g.newest = f.newest
WHERE f.value IS NULL AND f.marker = 'not_applicable' AND g.value = 0e0
