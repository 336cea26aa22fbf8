-- Step: all statistics, one after the other, with the 95 % limits of those that have numerator and denominator.
-- Byar's limits of a count n: n (1 - 1/(9n) - z/(3 sqrt(n)))^3 and the same with n + 1 and plus z; Wilson's of a share
-- n/N: (2n + z^2 -+ z sqrt(z^2 + 4n(1 - n/N))) / (2(N + z^2)); z is 1.96 to double precision. None of n and all of N end
-- at 0 and at 1 exactly, which a sum of doubles may miss.
-- What has no value is not complete (a share of none of none). No limits where a count is below zero (a correction by
-- the Home Office) or above its whole.
-- Counts of findings and documents and grades are always whole: they have no denominator and no marker.
-- Source: Public Health England, Technical Guide: Confidence Intervals (2018), sections on rates and proportions.
-- Kept.
WITH every_statistic AS (
  SELECT
    f.area_type, f.area_code, f.statistic, f.category, f.breakdown, f.period_start, f.period_end, f.value,
    CAST(NULL AS STRING) AS value_text,
    f.unit,
    CAST(NULL AS DOUBLE) AS numerator,
    CAST(NULL AS DOUBLE) AS denominator,
    CAST(NULL AS DOUBLE) AS per,
    CAST(NULL AS STRING) AS limits,
    f.marker, f.complete, f.provisional,
    CAST(NULL AS STRING) AS attributed,
    f.inputs, f.newest, f.oldest,
    CAST(NULL AS BIGINT) AS base_newest,
    CAST(NULL AS BIGINT) AS base_oldest,
    CAST(NULL AS DATE) AS base_on,
    0 AS small,
    f.table_id, f.sheet, f.cell, f.page, f.inherited, f.not_comparable, f.break_id,
    0 AS immature,
    CASE WHEN f.value IS NULL THEN f.lower_bound END AS lower_bound,
    CASE WHEN f.value IS NULL THEN f.upper_bound END AS upper_bound
  FROM figure_statistics f
  UNION ALL
  SELECT
    r.area_type, r.area_code, r.statistic, r.category, r.breakdown, r.period_start, r.period_end, r.value,
    CAST(NULL AS STRING) AS value_text,
    r.unit, r.numerator, r.denominator, r.per, r.limits, r.marker, r.complete, r.provisional,
    CAST(NULL AS STRING) AS attributed,
    r.inputs, r.newest, r.oldest, r.base_newest, r.base_oldest, r.base_on, r.small, r.table_id, r.sheet, r.cell, r.page,
    r.inherited, r.not_comparable, r.break_id, r.immature, r.lower_bound, r.upper_bound
  FROM rates r
  UNION ALL
  SELECT
    p.area_type, p.area_code, p.statistic, p.category, p.breakdown, p.period_start, p.period_end, p.value, p.value_text,
    p.unit,
    CAST(NULL AS DOUBLE) AS numerator,
    CAST(NULL AS DOUBLE) AS denominator,
    CAST(NULL AS DOUBLE) AS per,
    CAST(NULL AS STRING) AS limits,
    CAST(NULL AS STRING) AS marker,
    1 AS complete,
    0 AS provisional,
    p.attributed, p.inputs, p.newest, p.oldest,
    CAST(NULL AS BIGINT) AS base_newest,
    CAST(NULL AS BIGINT) AS base_oldest,
    CAST(NULL AS DATE) AS base_on,
    0 AS small,
    CAST(NULL AS STRING) AS table_id,
    p.sheet, p.cell, p.page,
    0 AS inherited,
    0 AS not_comparable,
    CAST(NULL AS BIGINT) AS break_id,
    0 AS immature,
    CAST(NULL AS DOUBLE) AS lower_bound,
    CAST(NULL AS DOUBLE) AS upper_bound
  FROM finding_statistics p
),
checked AS (
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
  c.area_type, c.area_code, c.statistic, c.category, c.breakdown, c.period_start, c.period_end,
  COALESCE(c.period_start, CAST('1900-01-01' AS DATE)) AS start_key,
  COALESCE(c.period_end, CAST('1900-01-01' AS DATE)) AS end_key,
  c.value, c.value_text, c.unit, c.numerator, c.denominator, c.per, c.method,
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
