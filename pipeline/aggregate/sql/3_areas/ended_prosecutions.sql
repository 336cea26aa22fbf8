-- Step: prosecutions that ended, per area, offence category and period: convictions and unsuccessful outcomes added up
-- where both are there (reference/prosecution_parts.csv).
-- Source: CPS, Case outcomes by principal offence category, which prints no other total beside the shares.
-- Kept.
WITH summed AS (
  SELECT
    m.area_type, m.area_code, m.category, m.period_start, m.period_end,
    CAST(SUM(CAST(m.value AS DECIMAL(28, 6))) AS DOUBLE) AS value,
    CAST(COUNT(m.value) AS BIGINT) AS parts,
    MIN(m.complete) AS complete,
    MAX(m.provisional) AS provisional,
    CAST(SUM(m.inputs) AS BIGINT) AS inputs,
    MAX(m.newest) AS newest,
    MIN(m.oldest) AS oldest
  FROM measures m
  JOIN ref_prosecution_parts b ON b.measure = m.measure AND b.breakdown = m.breakdown
  WHERE m.unit = 'count'
  GROUP BY m.area_type, m.area_code, m.category, m.period_start, m.period_end
)
SELECT
  s.area_type, s.area_code, s.category, s.period_start, s.period_end,
  CASE WHEN s.parts = 2 THEN s.value END AS value,
  CASE WHEN s.parts = 2 THEN s.complete ELSE 0 END AS complete,
  s.provisional, s.inputs, s.newest, s.oldest
FROM summed s
