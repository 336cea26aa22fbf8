-- Step: what areas are compared by, and nothing else, so that ranking and looking back a year stay small.
-- whole: 1 where there is a complete value, which alone is compared. among: the areas that an area is ranked and held
-- against, by kind of area: forces; councils with children's services (counties and unitary districts) where no lower
-- district has a figure of its own; else districts, and counties. Nothing for a country, for areas whose residents say
-- little about the people who are there by day (reference/small_populations.csv), for a figure that a council only has
-- from the force on the same ground, and for one without limits: a count ranks bodies by their size.
-- Source of the rule: RULES.md, Comparison; A part that is missing shows (neither ranked nor compared).
-- Kept.
WITH numbered AS (
  SELECT
    s.kind_id, s.area_id, a.area_type, a.area_code, s.attributed, s.start_key, s.end_key, s.value, s.numerator, s.denominator, s.per,
    s.lower_limit, s.upper_limit, s.method, s.inherited, s.not_comparable, s.break_id,
    CASE WHEN s.value IS NULL OR s.complete = 0 THEN 0 ELSE 1 END AS whole,
    CASE WHEN s.inherited = 1 OR p.area_code IS NOT NULL OR s.lower_limit IS NULL THEN 0 ELSE 1 END AS may_rank,
    CASE WHEN a.tier = 'lower' AND s.inherited = 0 AND s.lower_limit IS NOT NULL THEN 1 ELSE 0 END AS is_lower,
    COALESCE(s.numerator, CASE WHEN k.counts_add_up = 1 THEN s.value END) AS counted
  FROM statistics s
  JOIN statistic_kinds k ON k.kind_id = s.kind_id
  JOIN ref_areas a ON a.area_id = s.area_id
  LEFT JOIN ref_small_populations p ON p.area_code = a.area_code
)
SELECT
  n.kind_id, n.area_id, n.area_type, n.area_code, n.attributed, n.start_key, n.end_key, n.value, n.numerator, n.denominator, n.per,
  n.lower_limit, n.upper_limit, n.method, n.inherited, n.not_comparable, n.break_id, n.whole, n.counted,
  CASE
    WHEN n.whole = 0 OR n.may_rank = 0 OR n.area_type = 'country' THEN CAST(NULL AS STRING)
    WHEN n.area_type = 'force' THEN 'force'
    WHEN MAX(n.is_lower) OVER (PARTITION BY n.kind_id, n.start_key, n.end_key) = 0 THEN 'council'
    ELSE n.area_type
  END AS among
FROM numbered n
