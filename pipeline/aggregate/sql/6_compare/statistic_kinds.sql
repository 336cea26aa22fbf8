-- Step: every kind of statistic (name, category, breakdown, unit) under a number of its own, as series.sql does for figures.
-- Source of the rule: record/CONTRACT.md, force_summary (what tells two statistics apart).
-- Kept.
SELECT
  CAST(ROW_NUMBER() OVER (
    ORDER BY k.statistic ASC, k.category ASC, k.breakdown ASC, k.unit ASC
  ) AS BIGINT) AS kind_id,
  k.statistic, k.category, k.breakdown, k.unit
FROM (SELECT DISTINCT s.statistic, s.category, s.breakdown, s.unit FROM statistics s) k
