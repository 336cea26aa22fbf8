-- Step: the statistic that a published measure becomes. It has the measure's own name, unless the dictionary gives
-- another (workforce in fte is workforce_fte) or the measure comes in several units: then the unit that
-- the dictionary puts first has the plain name and the others add theirs (recorded_offences_percent).
-- Source of the rule: record/CONTRACT.md, Statistics, last paragraph.
-- Kept.
WITH in_order AS (
  SELECT
    s.series_id, s.measure, s.category, s.breakdown, s.unit, s.tolerance,
    DENSE_RANK() OVER (PARTITION BY s.measure ORDER BY s.unit_rank ASC, s.unit ASC) AS place_in_order
  FROM series s
)
SELECT
  r.series_id, r.measure, r.category, r.breakdown, r.unit, r.tolerance,
  CASE
    WHEN n.statistic IS NOT NULL THEN n.statistic
    WHEN r.place_in_order = 1 THEN r.measure
    ELSE CONCAT(r.measure, '_', r.unit)
  END AS statistic
FROM in_order r
LEFT JOIN ref_names n ON n.measure = r.measure AND n.unit = r.unit
