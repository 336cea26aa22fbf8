-- Step: each area's rank among those that it is ranked with (comparable.sql): 1 is the highest, ties share the lower
-- number, at least ten of them and not all 0; with the interval that the rank lies in, since a rank without one says more than is known.
-- rank_lower is one more than the areas whose lower limit lies above this one's upper limit, which certainly rank
-- higher; rank_upper leaves out those whose upper limit lies below its lower limit.
-- Source of the rule: M. Klein, T. Wright, J. Wieczorek, A joint confidence region for an overall ranking of populations,
-- Journal of the Royal Statistical Society C 69 (2020), section 2, of the 95 % limits of each area.
-- Kept.
WITH ends AS (
  SELECT c.kind_id, c.start_key, c.end_key, c.among, c.area_id, c.upper_limit AS bound, 0 AS is_lower
  FROM comparable c
  WHERE c.among IS NOT NULL
  UNION ALL
  SELECT c.kind_id, c.start_key, c.end_key, c.among, c.area_id, c.lower_limit AS bound, 1 AS is_lower
  FROM comparable c
  WHERE c.among IS NOT NULL
),
passed AS (
  SELECT
    e.kind_id, e.start_key, e.end_key, e.among, e.area_id, e.is_lower,
    CAST(SUM(e.is_lower) OVER (
      PARTITION BY e.kind_id, e.start_key, e.end_key, e.among ORDER BY e.bound DESC, e.is_lower ASC, e.area_id ASC
    ) AS BIGINT) AS lowers,
    CAST(SUM(1 - e.is_lower) OVER (
      PARTITION BY e.kind_id, e.start_key, e.end_key, e.among ORDER BY e.bound DESC, e.is_lower ASC, e.area_id ASC
    ) AS BIGINT) AS uppers
  FROM ends e
),
surely AS (
  SELECT
    p.kind_id, p.start_key, p.end_key, p.among, p.area_id,
    MAX(CASE WHEN p.is_lower = 0 THEN p.lowers END) AS above,
    MAX(CASE WHEN p.is_lower = 1 THEN p.uppers END) AS not_below
  FROM passed p
  GROUP BY p.kind_id, p.start_key, p.end_key, p.among, p.area_id
),
ordered AS (
  SELECT
    c.kind_id, c.area_id, c.start_key, c.end_key,
    CAST(RANK() OVER (PARTITION BY c.kind_id, c.start_key, c.end_key, c.among ORDER BY c.value DESC) AS INT) AS area_rank,
    CAST(COUNT(*) OVER (PARTITION BY c.kind_id, c.start_key, c.end_key, c.among) AS INT) AS areas_ranked,
    MAX(c.value) OVER (PARTITION BY c.kind_id, c.start_key, c.end_key, c.among) AS highest,
    CAST(s.above + 1 AS INT) AS rank_lower,
    CAST(s.not_below AS INT) AS rank_upper
  FROM comparable c
  JOIN surely s
    ON s.kind_id = c.kind_id AND s.start_key = c.start_key AND s.end_key = c.end_key AND s.among = c.among
    AND s.area_id = c.area_id
)
SELECT
  o.kind_id, o.area_id, o.start_key, o.end_key, o.area_rank, o.areas_ranked, o.rank_lower, o.rank_upper
FROM ordered o
WHERE o.areas_ranked >= 10 AND o.highest > 0e0
