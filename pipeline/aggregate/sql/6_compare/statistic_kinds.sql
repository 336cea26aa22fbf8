-- Result: every kind of statistic (name, category, breakdown, unit) under a number of its own, as series.sql does for
-- figures; kind_order leaves the unit out, which comes after the period in the order of the rows.
-- counts_add_up: a figure of the unit may be summed (the dictionary, vocabulary).
-- Source of the rule: record/CONTRACT.md, force_summary (what tells two statistics apart).
-- Kept.
SELECT
  CAST(ROW_NUMBER() OVER (
    ORDER BY k.statistic ASC, k.category ASC, k.breakdown ASC, k.unit ASC
  ) AS BIGINT) AS kind_id,
  CAST(DENSE_RANK() OVER (ORDER BY k.statistic ASC, k.category ASC, k.breakdown ASC) AS BIGINT) AS kind_order,
  k.statistic, k.category, k.breakdown, k.unit,
  COALESCE(u.adds_up, 0) AS counts_add_up
FROM (SELECT DISTINCT s.statistic, s.category, s.breakdown, s.unit FROM every_statistic s) k
LEFT JOIN ref_units u ON u.unit = k.unit
