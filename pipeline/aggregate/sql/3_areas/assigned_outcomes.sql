-- Step: offences that an outcome was assigned to, per area, offence, basis and period: the sum over all outcome types but
-- 0 (not yet assigned) and those inside another (1A, 2A, 3A); complete if as many types have a value as the area of the
-- kind that has most (reference/outcome_types.csv).
-- Source of the definition: Home Office, Crime outcomes open data tables and user guide.
-- Kept.
WITH summed AS (
  SELECT
    m.area_type, m.area_code, m.category, o.basis, m.period_start, m.period_end,
    CAST(SUM(CAST(m.value AS DECIMAL(28, 6))) AS DOUBLE) AS value,
    CAST(COUNT(m.value) AS BIGINT) AS types_with_value,
    CAST(COUNT(*) AS BIGINT) AS types,
    MIN(m.complete) AS complete,
    MAX(m.provisional) AS provisional,
    CAST(SUM(m.inputs) AS BIGINT) AS inputs,
    MAX(m.newest) AS newest,
    MIN(m.oldest) AS oldest
  FROM measures m
  JOIN outcome_breakdowns o ON o.breakdown = m.breakdown AND o.is_assigned = 1
  WHERE m.measure = 'offence_outcomes' AND m.unit = 'count'
  GROUP BY m.area_type, m.area_code, m.category, o.basis, m.period_start, m.period_end
),
wanted AS (
  SELECT
    s.area_type, s.area_code, s.category, s.basis, s.period_start, s.period_end, s.value, s.types_with_value,
    s.complete, s.provisional, s.inputs, s.newest, s.oldest,
    MAX(s.types) OVER (PARTITION BY s.area_type, s.category, s.basis, s.period_start, s.period_end) AS types_wanted
  FROM summed s
)
SELECT
  area_type, area_code, category, basis, period_start, period_end,
  CASE WHEN types_with_value = types_wanted THEN value END AS value,
  CASE WHEN types_with_value = types_wanted THEN complete ELSE 0 END AS complete,
  provisional, inputs, newest, oldest
FROM wanted
