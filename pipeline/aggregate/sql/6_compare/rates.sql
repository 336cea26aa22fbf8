-- Step: rates and shares: every numerator beside what it is divided by (5_statistics/rate_statistics), times what the
-- rate is given per (the dictionary, vocabulary). A rate is complete if both are; it is provisional if either is.
-- Source of the rule: RULES.md, Rates say what they divide by.
SELECT
  p.area_type, p.area_code, p.statistic, p.category, p.breakdown, p.period_start, p.period_end,
  CAST(p.value AS DOUBLE) * r.per / CAST(NULLIF(p.base_value, 0e0) AS DOUBLE) AS value,
  r.unit,
  p.value AS numerator,
  p.base_value AS denominator,
  r.per, r.limits,
  CASE
    WHEN p.value IS NULL THEN p.marker
    WHEN p.base_value IS NULL OR p.base_value = 0e0 THEN 'no_denominator'
  END AS marker,
  CASE WHEN p.base_complete = 1 THEN p.complete ELSE 0 END AS complete,
  CASE WHEN p.base_provisional = 1 THEN 1 ELSE p.provisional END AS provisional,
  p.inputs + COALESCE(p.base_inputs, 0) AS inputs,
  p.newest, p.oldest, p.base_newest, p.base_oldest, p.base_on,
  COALESCE(p.small, 0) AS small,
  p.table_id, p.sheet, p.cell, p.page, p.inherited, p.not_comparable, p.break_id, p.immature,
  CASE WHEN p.value IS NULL THEN p.lower_bound * r.per / CAST(NULLIF(p.base_value, 0e0) AS DOUBLE) END AS lower_bound,
  CASE WHEN p.value IS NULL THEN p.upper_bound * r.per / CAST(NULLIF(p.base_value, 0e0) AS DOUBLE) END AS upper_bound
FROM rate_statistics p
JOIN ref_rates r ON r.statistic = p.statistic
