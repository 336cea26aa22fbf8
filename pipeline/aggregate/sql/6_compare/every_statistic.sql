-- Step: all statistics, one after the other, under their names.
-- Counts of findings and documents and grades are always whole: they have no denominator and no marker.
-- Source of the definition: record/CONTRACT.md, Statistics.
-- Kept.
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
