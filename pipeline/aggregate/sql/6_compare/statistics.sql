-- Step: all statistics by the numbers of their area (ref_areas) and kind (statistic_kinds.sql), with the 95 % limits of
-- those that have numerator and denominator. What has no area of today is left out.
-- Byar's limits of a count n: n (1 - 1/(9n) - z/(3 sqrt(n)))^3 and the same with n + 1 and plus z; Wilson's of a share
-- n/N: (2n + z^2 -+ z sqrt(z^2 + 4n(1 - n/N))) / (2(N + z^2)); z is 1.96 to double precision. None of n and all of N end
-- at 0 and at 1 exactly, which a sum of doubles may miss.
-- What has no value is not complete (a share of none of none). No limits where a count is below zero (a correction by
-- the Home Office) or above its whole.
-- Source: Public Health England, Technical Guide: Confidence Intervals (2018), sections on rates and proportions.
-- Kept.
WITH checked AS (
  SELECT
    e.*,
    CASE
      WHEN e.value IS NULL OR e.complete = 0 OR e.numerator < 0e0 THEN CAST(NULL AS STRING)
      WHEN e.limits = 'wilson' AND e.numerator > e.denominator THEN CAST(NULL AS STRING)
      WHEN e.limits <> 'none' THEN e.limits
    END AS method
  FROM every_statistic e
)
SELECT
  a.area_id, k.kind_id, k.kind_order, c.period_start, c.period_end,
  COALESCE(c.period_start, CAST('1900-01-01' AS DATE)) AS start_key,
  COALESCE(c.period_end, CAST('1900-01-01' AS DATE)) AS end_key,
  c.value, c.value_text, c.numerator, c.denominator, c.per, c.method,
  CASE
    WHEN c.numerator = 0e0 AND c.method IS NOT NULL THEN 0e0
    WHEN c.method = 'byar' THEN
      c.numerator
      * (1e0 - 1e0 / (9e0 * c.numerator) - 1.959963984540054e0 / (3e0 * SQRT(c.numerator)))
      * (1e0 - 1e0 / (9e0 * c.numerator) - 1.959963984540054e0 / (3e0 * SQRT(c.numerator)))
      * (1e0 - 1e0 / (9e0 * c.numerator) - 1.959963984540054e0 / (3e0 * SQRT(c.numerator)))
      * c.per / c.denominator
    WHEN c.method = 'wilson' THEN
      (2e0 * c.numerator + 3.841458820694124e0
        - 1.959963984540054e0
        * SQRT(3.841458820694124e0 + 4e0 * c.numerator * (1e0 - c.numerator / c.denominator)))
      / (2e0 * (c.denominator + 3.841458820694124e0)) * c.per
  END AS lower_limit,
  CASE
    WHEN c.method = 'wilson' AND c.numerator = c.denominator THEN c.per
    WHEN c.method = 'byar' THEN
      (c.numerator + 1e0)
      * (1e0 - 1e0 / (9e0 * (c.numerator + 1e0)) + 1.959963984540054e0 / (3e0 * SQRT(c.numerator + 1e0)))
      * (1e0 - 1e0 / (9e0 * (c.numerator + 1e0)) + 1.959963984540054e0 / (3e0 * SQRT(c.numerator + 1e0)))
      * (1e0 - 1e0 / (9e0 * (c.numerator + 1e0)) + 1.959963984540054e0 / (3e0 * SQRT(c.numerator + 1e0)))
      * c.per / c.denominator
    WHEN c.method = 'wilson' THEN
      (2e0 * c.numerator + 3.841458820694124e0
        + 1.959963984540054e0
        * SQRT(3.841458820694124e0 + 4e0 * c.numerator * (1e0 - c.numerator / c.denominator)))
      / (2e0 * (c.denominator + 3.841458820694124e0)) * c.per
  END AS upper_limit,
  c.marker,
  CASE WHEN c.value IS NULL AND c.value_text IS NULL THEN 0 ELSE c.complete END AS complete,
  c.provisional, c.attributed, c.inputs, c.newest, c.oldest, c.base_newest, c.base_oldest,
  c.base_on, c.small, c.table_id, c.sheet, c.cell, c.page, c.inherited, c.not_comparable, c.break_id, c.immature, c.lower_bound,
  c.upper_bound
FROM checked c
JOIN statistic_kinds k
  ON k.statistic = c.statistic AND k.category = c.category AND k.breakdown = c.breakdown AND k.unit = c.unit
JOIN ref_areas a ON a.area_type = c.area_type AND a.area_code = c.area_code
