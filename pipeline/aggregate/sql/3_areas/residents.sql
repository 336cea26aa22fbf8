-- Step: how many people, and how many children (aged 0 to 17), live in an area at a mid-year.
-- Children: the published 0 to 17 estimate (measure children), else the sum of the single years of age 0 to 17 of the
-- population estimates, only if all of them are there (reference/single_years.csv); else the estimate that a table of
-- rates prints beside each of its rows (reference/residents_beside.csv), if it is one and the same in all of them.
-- Children of England and Wales are those of all its forces where all have an estimate: of England there is a newer
-- edition than of both nations together, and the forces add up to the nation.
-- Source: ONS mid-year estimates; DfE takes the same ages as its denominator ("Children aged 0 to 17 years").
-- Kept.
WITH published_figures AS (
  SELECT
    m.area_type, m.area_code,
    CASE WHEN m.measure = 'population' THEN 'population' ELSE 'children' END AS residents,
    m.period_end AS estimated_on, m.value, m.newest, m.oldest, 0 AS preference
  FROM measures m
  WHERE m.measure IN ('population', 'children') AND m.category = 'all' AND m.breakdown = '' AND m.unit IN ('persons', 'count')
    AND m.value IS NOT NULL
),
summed AS (
  SELECT
    m.area_type, m.area_code, 'children' AS residents, m.period_end AS estimated_on,
    CAST(SUM(CAST(m.value AS DECIMAL(28, 6))) AS DOUBLE) AS value,
    MAX(m.newest) AS newest, MIN(m.oldest) AS oldest, 1 AS preference,
    CAST(COUNT(m.value) AS BIGINT) AS ages, MIN(y.wanted) AS ages_wanted
  FROM measures m
  JOIN ref_single_years y ON y.breakdown = m.breakdown AND y.category = m.category
  WHERE m.measure = 'population' AND m.unit IN ('persons', 'count')
  GROUP BY m.area_type, m.area_code, m.period_end, y.form
),
beside AS (
  SELECT
    m.area_type, m.area_code, b.residents, m.period_end AS estimated_on, MIN(m.value) AS value, MAX(m.newest) AS newest,
    MIN(m.oldest) AS oldest, 2 AS preference
  FROM measures m
  JOIN ref_residents_beside b ON b.measure = m.measure AND m.breakdown LIKE b.breakdown
  WHERE m.category = 'all' AND m.unit IN ('persons', 'count') AND m.value IS NOT NULL
  GROUP BY m.area_type, m.area_code, b.residents, m.period_end
  HAVING MIN(m.value) = MAX(m.value)
),
in_order AS (
  SELECT
    e.area_type, e.area_code, e.residents, e.estimated_on, e.value, e.newest, e.oldest, e.preference AS summed,
    ROW_NUMBER() OVER (
      PARTITION BY e.area_type, e.area_code, e.residents, e.estimated_on ORDER BY e.preference ASC, e.value DESC
    ) AS place_in_order
  FROM (
    SELECT area_type, area_code, residents, estimated_on, value, newest, oldest, preference FROM published_figures
    UNION ALL
    SELECT area_type, area_code, residents, estimated_on, value, newest, oldest, preference FROM summed WHERE ages = ages_wanted
    UNION ALL
    SELECT area_type, area_code, residents, estimated_on, value, newest, oldest, preference FROM beside
  ) e
),
chosen AS (
  SELECT area_type, area_code, residents, estimated_on, value, newest, oldest, summed
  FROM in_order
  WHERE place_in_order = 1
),
of_forces AS (
  SELECT
    c.residents, c.estimated_on,
    CAST(SUM(CAST(c.value AS DECIMAL(28, 6))) AS DOUBLE) AS value,
    MAX(c.newest) AS newest,
    MIN(c.oldest) AS oldest
  FROM chosen c
  WHERE c.area_type = 'force' AND c.residents = 'children'
  GROUP BY c.residents, c.estimated_on
  HAVING CAST(COUNT(*) AS BIGINT) = (SELECT CAST(COUNT(*) AS BIGINT) FROM ref_areas a WHERE a.area_type = 'force')
)
SELECT c.area_type, c.area_code, c.residents, c.estimated_on, c.value, c.newest, c.oldest, c.summed
FROM chosen c
LEFT JOIN of_forces f
  ON f.residents = c.residents AND f.estimated_on = c.estimated_on AND c.area_code = 'K04000001'
WHERE f.residents IS NULL
UNION ALL
SELECT
  'country' AS area_type, 'K04000001' AS area_code, f.residents, f.estimated_on, f.value, f.newest, f.oldest, 1 AS summed
FROM of_forces f
