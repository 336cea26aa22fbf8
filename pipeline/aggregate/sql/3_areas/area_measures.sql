-- Step: the one figure of each area, kind and period.
-- A figure with a value wins over a mark; then the publication that reference/preferences.csv puts first for the
-- measure; then a figure published for the area itself over a sum; then the newest edition.
-- Source of the rule: RULES.md, One figure, many editions.
-- Kept.
WITH in_order AS (
  SELECT
    a.area_type, a.area_code, a.series_id, a.period_start, a.period_end, a.publication_id, a.closeness, a.newest,
    a.oldest, a.value, a.marker, a.complete, a.provisional, a.inputs, a.table_id, a.sheet, a.cell, a.page,
    ROW_NUMBER() OVER (
      PARTITION BY a.area_type, a.area_code, a.series_id, a.period_start, a.period_end
      ORDER BY CASE WHEN a.value IS NULL THEN 1 ELSE 0 END ASC, p.preference ASC, a.closeness ASC, a.newest DESC,
        a.publication_id ASC
    ) AS place_in_order
  FROM area_figures a
  JOIN publication_preferences p ON p.series_id = a.series_id AND p.publication_id = a.publication_id
)
SELECT
  r.area_type, r.area_code, s.measure, s.category, s.breakdown, s.unit, s.statistic, r.period_start, r.period_end,
  r.value, r.marker, r.complete, r.provisional, r.inputs, r.newest, r.oldest, r.table_id, r.sheet, r.cell, r.page,
  r.closeness, r.publication_id
FROM in_order r
JOIN statistic_names s ON s.series_id = r.series_id
WHERE r.place_in_order = 1
