-- Statistic: coverage, how many of a measure's figures for a period an area has a value for, out of those that the area
-- that has most has (published or summed, with a value or with a mark in its place). An area of which a publication has
-- nothing has 0, if the publication has figures of its own for other areas of the type, tier and nation; an area that it
-- does not set out to cover (a Welsh force, for the Department for Education) has no row, nor has a period of which no
-- area has a figure (a year of which one month is there).
-- Category: the measure, by the name of its statistic. The national figure is that of all forces together, or of the
-- districts and counties for a measure that no force has.
-- Unit: percent; no limits, since nothing is sampled. Denominator: figures of the area that has most.
-- Incomplete: never; it says how incomplete the measure is.
-- Source of the definition: record/CONTRACT.md, Statistics.
WITH at_hand AS (
  SELECT
    m.area_type, m.area_code, m.statistic, m.period_start, m.period_end,
    CAST(COUNT(m.value) AS BIGINT) AS valued,
    CAST(COUNT(*) AS BIGINT) AS printed,
    MAX(CASE WHEN m.closeness = 0 OR m.closeness >= 10 THEN 1 ELSE 0 END) AS of_its_own,
    MAX(m.newest) AS newest,
    MIN(m.oldest) AS oldest
  FROM area_measures m
  LEFT JOIN ref_left_out l ON l.measure = m.measure AND m.breakdown LIKE l.breakdown
  WHERE l.measure IS NULL AND m.area_type <> 'country'
  GROUP BY m.area_type, m.area_code, m.statistic, m.period_start, m.period_end
),
known AS (
  SELECT DISTINCT h.statistic, h.period_start, h.period_end FROM at_hand h WHERE h.valued > 0
),
alike AS (
  SELECT a.area_type, a.area_code, n.nation_code, COALESCE(a.tier, '') AS tier
  FROM ref_areas a
  JOIN ref_nations n ON n.area_code = a.area_code
),
wanted AS (
  SELECT
    h.area_type, a.nation_code, a.tier, h.statistic, h.period_start, h.period_end, MAX(h.printed) AS figures,
    MAX(h.of_its_own) AS of_its_own, MAX(h.newest) AS newest, MIN(h.oldest) AS oldest
  FROM at_hand h
  JOIN known k ON k.statistic = h.statistic AND k.period_start = h.period_start AND k.period_end = h.period_end
  JOIN alike a ON a.area_type = h.area_type AND a.area_code = h.area_code
  GROUP BY h.area_type, a.nation_code, a.tier, h.statistic, h.period_start, h.period_end
),
areas AS (
  SELECT
    w.area_type, a.area_code, w.statistic, w.period_start, w.period_end, COALESCE(h.valued, 0) AS valued, w.figures,
    COALESCE(h.printed, 0) AS printed, COALESCE(h.newest, w.newest) AS newest, COALESCE(h.oldest, w.oldest) AS oldest,
    CASE WHEN w.area_type = 'force' THEN 0 ELSE 1 END AS is_council
  FROM wanted w
  JOIN alike a ON a.area_type = w.area_type AND a.nation_code = w.nation_code AND a.tier = w.tier
  LEFT JOIN at_hand h
    ON h.area_type = a.area_type AND h.area_code = a.area_code AND h.statistic = w.statistic
    AND h.period_start = w.period_start AND h.period_end = w.period_end
  WHERE h.area_code IS NOT NULL OR w.of_its_own = 1
),
nation AS (
  SELECT
    'country' AS area_type, 'K04000001' AS area_code, s.statistic, s.period_start, s.period_end,
    CAST(SUM(s.valued) AS BIGINT) AS valued,
    CAST(SUM(s.figures) AS BIGINT) AS figures,
    CAST(SUM(s.printed) AS BIGINT) AS printed,
    MAX(s.newest) AS newest, MIN(s.oldest) AS oldest
  FROM (
    SELECT
      e.statistic, e.period_start, e.period_end, e.valued, e.figures, e.printed, e.newest, e.oldest, e.is_council,
      MIN(e.is_council) OVER (PARTITION BY e.statistic, e.period_start, e.period_end) AS widest
    FROM areas e
  ) s
  WHERE s.is_council = s.widest
  GROUP BY s.statistic, s.period_start, s.period_end
)
SELECT
  'coverage' AS statistic, c.area_type, c.area_code, c.statistic AS category, '' AS breakdown, c.period_start, c.period_end,
  CAST(c.valued AS DOUBLE) AS value, CAST(NULL AS STRING) AS marker, 1 AS complete, 0 AS provisional, c.printed AS inputs,
  c.newest, c.oldest, CAST(NULL AS STRING) AS table_id, CAST(NULL AS STRING) AS sheet, CAST(NULL AS STRING) AS cell,
  CAST(NULL AS INT) AS page, 0 AS inherited, 0 AS not_comparable, CAST(NULL AS BIGINT) AS break_id, 0 AS immature,
  CAST(NULL AS DOUBLE) AS lower_bound, CAST(NULL AS DOUBLE) AS upper_bound,
  CAST(c.figures AS DOUBLE) AS base_value, 1 AS base_complete, 0 AS base_provisional, CAST(0 AS BIGINT) AS base_inputs,
  CAST(NULL AS BIGINT) AS base_newest, CAST(NULL AS BIGINT) AS base_oldest, CAST(NULL AS DATE) AS base_on, 0 AS small
FROM (
  SELECT area_type, area_code, statistic, period_start, period_end, valued, figures, printed, newest, oldest FROM areas
  UNION ALL
  SELECT area_type, area_code, statistic, period_start, period_end, valued, figures, printed, newest, oldest FROM nation
) c
