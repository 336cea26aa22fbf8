-- Step: the rank of each force in each characteristic (reference/force_characteristics.csv): land, children, households and
-- white residents, each per resident. At its newest period; residents of the same day, or the newest estimate. Children are
-- those of residents.sql: of Welsh forces only single years of age are published (mid-2023).
-- A characteristic that a force lacks is left out for all.
-- Source of the rule: RULES.md, Peers.
WITH characteristics AS (
  SELECT m.measure, m.category, m.breakdown, m.area_code, m.period_end, m.value
  FROM measures m
  WHERE m.area_type = 'force' AND m.value IS NOT NULL AND m.period_start = m.period_end AND m.measure <> 'children'
  UNION ALL
  SELECT r.residents AS measure, 'all' AS category, '' AS breakdown, r.area_code, r.estimated_on AS period_end, r.value
  FROM residents r
  WHERE r.area_type = 'force' AND r.residents = 'children'
),
valued AS (
  SELECT
    h.characteristic, m.area_code, m.period_end, m.value, h.base_breakdown,
    CAST(RANK() OVER (PARTITION BY h.characteristic, m.area_code ORDER BY m.period_end DESC) AS BIGINT) AS recency
  FROM characteristics m
  JOIN ref_force_characteristics h
    ON h.measure = m.measure AND h.category = m.category AND h.breakdown = m.breakdown
  LEFT JOIN ref_small_populations s ON s.area_code = m.area_code
  WHERE s.area_code IS NULL
),
bases AS (
  SELECT m.area_code, m.breakdown, m.period_end, m.value,
    CAST(RANK() OVER (PARTITION BY m.area_code, m.breakdown ORDER BY m.period_end DESC) AS BIGINT) AS recency
  FROM measures m
  WHERE m.area_type = 'force' AND m.measure = 'population' AND m.category = 'all' AND m.value > 0e0
    AND m.period_start = m.period_end
),
per_resident AS (
  SELECT
    v.characteristic, v.area_code, v.value / COALESCE(b.value, n.value) AS ratio,
    CAST(COUNT(*) OVER (PARTITION BY v.characteristic) AS BIGINT) AS forces
  FROM valued v
  LEFT JOIN bases b ON b.area_code = v.area_code AND b.breakdown = v.base_breakdown AND b.period_end = v.period_end
  JOIN bases n ON n.area_code = v.area_code AND n.breakdown = v.base_breakdown AND n.recency = 1
  WHERE v.recency = 1
),
wanted AS (
  SELECT CAST(COUNT(*) AS BIGINT) AS forces
  FROM ref_areas a
  LEFT JOIN ref_small_populations s ON s.area_code = a.area_code
  WHERE a.area_type = 'force' AND s.area_code IS NULL
)
SELECT
  r.characteristic, r.area_code,
  CAST(RANK() OVER (PARTITION BY r.characteristic ORDER BY r.ratio ASC) AS BIGINT) AS rank_of_force
FROM per_resident r
JOIN wanted w ON w.forces = r.forces
