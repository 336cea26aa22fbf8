-- Step: what areas are compared by, and nothing else, so that ranking and looking back a year stay small.
-- Source of the rule: RULES.md, A part that is missing shows (neither ranked nor compared).
-- Kept.
SELECT
  k.kind_id, s.area_type, s.area_code, s.attributed, s.start_key, s.end_key, s.value,
  CASE WHEN s.value IS NULL OR s.complete = 0 THEN 0 ELSE 1 END AS ranks
FROM statistics s
JOIN statistic_kinds k
  ON k.statistic = s.statistic AND k.category = s.category AND k.breakdown = s.breakdown AND k.unit = s.unit
