-- Step: every kind of figure that was published (measure, category, breakdown, unit) under a number of its own,
-- so that the long tables that follow carry one integer in place of four texts.
-- adds_up: figures of this measure and unit may be summed over places and parts of a year (the dictionary, vocabulary).
-- An average, a rank or a score says so in its name, whatever its unit: no measure or category with such a word adds up.
-- of_body: figures of a body, which a force and a council on the same ground do not share.
-- rows_add_up: rows of one long table that share every key are parts of one figure (reference/long_tables.csv).
-- placed_only: figures of rows that name a place; a force's own count has them and the rest (reference/placed_only.csv).
-- Source of the rule: record/CONTRACT.md, observations (what tells two figures apart).
-- Kept.
WITH kinds AS (
  SELECT DISTINCT o.measure, o.category, o.breakdown, o.unit FROM observations o
),
averages AS (
  SELECT DISTINCT k.measure, k.category
  FROM kinds k
  JOIN ref_never_added w
    ON CONCAT(' ', REPLACE(k.measure, '_', ' '), ' ', REPLACE(k.category, '_', ' '), ' ') LIKE CONCAT('% ', w.word, ' %')
)
SELECT
  CAST(ROW_NUMBER() OVER (ORDER BY k.measure ASC, k.category ASC, k.breakdown ASC, k.unit ASC) AS BIGINT) AS series_id,
  CAST(DENSE_RANK() OVER (ORDER BY k.measure ASC) AS BIGINT) AS measure_id,
  k.measure, k.category, k.breakdown, k.unit,
  CASE WHEN n.measure IS NULL AND a.measure IS NULL THEN COALESCE(u.adds_up, 0) ELSE 0 END AS adds_up,
  COALESCE(n.of_body, 0) AS of_body,
  COALESCE(u.tolerance, 0e0) AS tolerance,
  COALESCE(u.unit_rank, 100) AS unit_rank,
  CASE
    WHEN l.measure IS NULL THEN 0
    WHEN k.category LIKE 'group:%' OR k.category LIKE 'subgroup:%' OR k.category LIKE 'all%' THEN 0
    ELSE 1
  END AS rows_add_up,
  CASE WHEN o.measure IS NULL THEN 0 ELSE 1 END AS placed_only
FROM kinds k
LEFT JOIN ref_units u ON u.unit = k.unit
LEFT JOIN ref_long_tables l ON l.measure = k.measure
LEFT JOIN ref_not_summed n ON n.measure = k.measure AND n.category IN (k.category, 'any')
LEFT JOIN averages a ON a.measure = k.measure AND a.category = k.category
LEFT JOIN ref_placed_only o ON o.measure = k.measure AND k.breakdown LIKE o.breakdown
