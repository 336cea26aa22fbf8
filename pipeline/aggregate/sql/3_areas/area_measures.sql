-- Step: the one figure of each area, kind and period.
-- A figure with a value wins over a mark; one of its own over one that a publication only repeats; then the newest
-- vintage, which for a sum is that of its oldest part; then preference; then a figure published for the area itself over
-- a sum (vintages.sql). On which boundary a figure was printed decides last, and only within one vintage.
-- A total that disagrees with the sum of its parts is not complete (totals_beside_sums.sql), whichever of the two is taken.
-- restated: 1 where editions or publications print the same figure with two values.
-- Source of the rule: RULES.md, One figure, one vintage; Totals are checked.
-- Kept.
WITH candidates AS (
  SELECT
    a.area_type, a.area_code, a.series_id, a.period_start, a.period_end, a.publication_id, a.closeness, a.newest,
    a.oldest, a.value, a.marker, a.complete, a.provisional, a.inputs, a.table_id, a.sheet, a.cell, a.page,
    a.lower_bound, a.upper_bound, a.inherited, v.vintage, v.preference, v.repeats,
    MAX(a.restated) OVER (
      PARTITION BY a.area_type, a.area_code, a.series_id, a.period_start, a.period_end
    ) AS restated,
    MIN(CASE WHEN v.repeats = 0 AND a.complete = 1 THEN a.value END) OVER (
      PARTITION BY a.area_type, a.area_code, a.series_id, a.period_start, a.period_end
    ) AS lowest,
    MAX(CASE WHEN v.repeats = 0 AND a.complete = 1 THEN a.value END) OVER (
      PARTITION BY a.area_type, a.area_code, a.series_id, a.period_start, a.period_end
    ) AS highest,
    ROW_NUMBER() OVER (
      PARTITION BY a.area_type, a.area_code, a.series_id, a.period_start, a.period_end
      ORDER BY CASE WHEN a.value IS NULL THEN 1 ELSE 0 END ASC, v.repeats ASC, v.vintage DESC, v.preference ASC,
        a.closeness ASC, a.newest DESC, a.publication_id ASC
    ) AS place_in_order
  FROM area_figures a
  JOIN series s ON s.series_id = a.series_id
  JOIN vintages v ON v.measure_id = s.measure_id AND v.edition_id = a.oldest
),
disputed AS (
  SELECT DISTINCT area_type, area_code, series_id, period_start, period_end, publication_id, newest
  FROM totals_beside_sums
  WHERE disagrees = 1
)
SELECT
  c.area_type, c.area_code, c.series_id, s.measure, s.category, s.breakdown, s.unit, s.statistic, c.period_start,
  c.period_end, c.value, c.marker,
  CASE WHEN d.area_code IS NULL THEN c.complete ELSE 0 END AS complete,
  c.provisional, c.inputs, c.newest, c.oldest, c.table_id, c.sheet, c.cell, c.page,
  c.closeness, c.publication_id, c.vintage, c.preference, c.inherited, c.lower_bound, c.upper_bound,
  CASE WHEN c.restated = 1 OR c.highest - c.lowest > s.tolerance * (1 + c.inputs) THEN 1 ELSE 0 END AS restated
FROM candidates c
JOIN statistic_names s ON s.series_id = c.series_id
LEFT JOIN disputed d
  ON d.area_type = c.area_type AND d.area_code = c.area_code AND d.series_id = c.series_id
  AND d.period_start = c.period_start AND d.period_end = c.period_end AND d.publication_id = c.publication_id
  AND d.newest = c.newest
WHERE c.place_in_order = 1
