-- Step: which edition a publication's figure is taken from: the newest that has it, also where the newest
-- has only a mark in its place.
-- Source of the rule: RULES.md, "Rules for figures", One figure, many editions.
SELECT series_id, place_code, period_start, period_end, publication_id, MAX(edition_id) AS edition_id
FROM published
GROUP BY series_id, place_code, period_start, period_end, publication_id
