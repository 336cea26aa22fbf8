-- Step: totals of offence groups summed over their codes, where nobody printed the total or printed it in an older vintage
-- than that of the codes, so that a total, its parts and its shares come from one vintage.
-- A group (group:sexual_offences), a subgroup, and all_excluding_fraud are summed over the Home Office codes that belong
-- to them (normalise/offence) where the codes are complete: as many codes with a value as any area of the type has for
-- the group and period, all of one publication. Published totals and their parts are never added.
-- Source of the rule: RULES.md, Never count twice; One figure, one vintage; the groups of the Home Office's offence
-- classification.
-- Kept.
WITH coded AS (
  SELECT
    m.area_type, m.area_code, m.measure, o.total AS category, m.breakdown, m.unit, m.statistic, m.period_start,
    m.period_end,
    CAST(COUNT(*) AS BIGINT) AS codes,
    CASE WHEN MIN(m.publication_id) = MAX(m.publication_id) THEN CAST(COUNT(m.value) AS BIGINT) ELSE CAST(0 AS BIGINT) END
      AS codes_with_value,
    CAST(SUM(CAST(m.value AS DECIMAL(28, 6))) AS DOUBLE) AS value,
    MIN(m.complete) AS complete,
    MAX(m.provisional) AS provisional,
    CAST(SUM(m.inputs) AS BIGINT) AS inputs,
    MAX(m.newest) AS newest,
    MIN(m.oldest) AS oldest,
    MIN(m.table_id) AS table_id,
    MIN(m.sheet) AS sheet,
    MIN(m.cell) AS cell,
    MIN(m.page) AS page,
    MIN(m.closeness) AS closeness,
    MIN(m.publication_id) AS publication_id,
    MIN(m.vintage) AS vintage,
    MAX(m.preference) AS preference,
    MAX(m.inherited) AS inherited,
    MAX(m.restated) AS restated
  FROM area_measures m
  JOIN ref_long_tables l ON l.measure = m.measure
  JOIN ref_offence_totals o ON o.category = m.category
  WHERE m.unit = 'count'
  GROUP BY
    m.area_type, m.area_code, m.measure, o.total, m.breakdown, m.unit, m.statistic, m.period_start, m.period_end
),
expected AS (
  SELECT
    c.area_type, c.area_code, c.measure, c.category, c.breakdown, c.unit, c.statistic, c.period_start, c.period_end,
    c.codes_with_value, c.value, c.complete, c.provisional, c.inputs, c.newest, c.oldest, c.table_id, c.sheet, c.cell,
    c.page, c.closeness, c.publication_id, c.vintage, c.preference, c.inherited, c.restated,
    MAX(c.codes) OVER (
      PARTITION BY c.area_type, c.measure, c.category, c.breakdown, c.period_start, c.period_end
    ) AS codes_wanted
  FROM coded c
)
SELECT
  e.area_type, e.area_code, e.measure, e.category, e.breakdown, e.unit, e.statistic, e.period_start, e.period_end,
  CASE WHEN e.codes_with_value = e.codes_wanted THEN e.value END AS value,
  CASE WHEN e.codes_with_value = e.codes_wanted THEN CAST(NULL AS STRING) ELSE 'incomplete' END AS marker,
  CASE WHEN e.codes_with_value = e.codes_wanted THEN e.complete ELSE 0 END AS complete,
  e.provisional, e.inputs, e.newest, e.oldest, e.table_id, e.sheet, e.cell, e.page, e.closeness, e.publication_id,
  e.vintage, e.preference, e.inherited,
  CASE WHEN m.value <> e.value THEN 1 ELSE e.restated END AS restated
FROM expected e
LEFT JOIN area_measures m
  ON m.area_type = e.area_type AND m.area_code = e.area_code AND m.measure = e.measure AND m.category = e.category
  AND m.breakdown = e.breakdown AND m.unit = e.unit AND m.period_start = e.period_start
  AND m.period_end = e.period_end
WHERE m.area_code IS NULL
  OR (e.codes_with_value = e.codes_wanted AND e.complete = 1
    AND (m.value IS NULL OR e.vintage > m.vintage OR (e.vintage = m.vintage AND e.preference < m.preference)))
