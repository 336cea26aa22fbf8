-- Step: how far up a publication stands for each kind of figure (1 first; reference/preferences.csv; 50 where it
-- says nothing).
-- Source of the rule: reference/preferences.csv, which gives the reason for each.
-- Kept.
SELECT s.series_id, e.publication_id, COALESCE(MIN(p.preference), 50) AS preference
FROM series s
CROSS JOIN (SELECT DISTINCT publication_id, publication FROM editions) e
LEFT JOIN ref_preferences p ON p.measure = s.measure AND p.publication = e.publication
GROUP BY s.series_id, e.publication_id
