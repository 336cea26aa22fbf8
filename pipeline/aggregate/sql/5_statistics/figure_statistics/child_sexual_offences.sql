-- Statistic: child_sexual_offences, recorded offences under the eleven Home Office codes whose name fixes a child as
-- the victim: 17B 19D 19E 19G 19H 20B 21 22B 71 73 88A (reference/child_sexual_offences.csv).
-- Unit: count. Denominator: none.
-- Incomplete: unless all eleven codes were published with a value for the place and period; then the value is the sum of
-- those that were, and it is neither ranked nor compared.
-- Source of the definition: Home Office list of offences with a child victim.
-- Kept.
SELECT
  m.area_type, m.area_code, 'child_sexual_offences' AS statistic, 'all' AS category, m.breakdown, m.period_start,
  m.period_end,
  CAST(SUM(CAST(m.value AS DECIMAL(28, 6))) AS DOUBLE) AS value,
  'count' AS unit,
  CASE WHEN CAST(COUNT(m.value) AS BIGINT) = 0 THEN MIN(m.marker) END AS marker,
  CASE WHEN CAST(COUNT(m.value) AS BIGINT) = MIN(c.codes) THEN MIN(m.complete) ELSE 0 END AS complete,
  MAX(m.provisional) AS provisional,
  CAST(SUM(m.inputs) AS BIGINT) AS inputs,
  MAX(m.newest) AS newest,
  MIN(m.oldest) AS oldest,
  MIN(m.table_id) AS table_id,
  MIN(m.sheet) AS sheet,
  MIN(m.cell) AS cell,
  MIN(m.page) AS page,
  MAX(m.inherited) AS inherited,
  MAX(m.not_comparable) AS not_comparable,
  MAX(m.break_id) AS break_id,
  CAST(NULL AS DOUBLE) AS lower_bound,
  CAST(NULL AS DOUBLE) AS upper_bound
FROM measures m
JOIN ref_child_sexual_offences c ON c.category = m.category
WHERE m.measure = 'recorded_offences' AND m.unit = 'count'
GROUP BY m.area_type, m.area_code, m.breakdown, m.period_start, m.period_end
