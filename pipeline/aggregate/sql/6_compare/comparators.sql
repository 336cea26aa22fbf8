-- Step: what the areas of a nation are held against for a kind of statistic and a period: England and Wales; where only
-- one nation's areas have a value, that nation, by its own name. Where both have and England and Wales was published
-- without a force (totals_without_a_force.sql), or can't be summed because a force is missing, nothing stands in for it:
-- Welsh forces would be held against Wales, English ones against nothing.
-- Source of the definition: record/CONTRACT.md, force_summary (national, comparator_code); RULES.md, Comparison.
-- Kept.
WITH with_value AS (
  SELECT
    r.kind_id, r.start_key, r.end_key, MIN(c.nation_code) AS nation_code, MAX(c.nation_code) AS last_nation
  FROM comparable r
  JOIN ref_nations c ON c.area_code = r.area_code
  WHERE r.whole = 1 AND r.area_type <> 'country'
  GROUP BY r.kind_id, r.start_key, r.end_key
),
countries AS (
  SELECT c.kind_id, c.start_key, c.end_key, c.area_id, c.area_code, c.value, c.numerator, c.denominator, c.whole
  FROM comparable c
  WHERE c.area_type = 'country'
)
SELECT
  w.kind_id, w.start_key, w.end_key, n.nation_code,
  CASE WHEN ew.area_code IS NULL OR ew.value IS NULL THEN o.area_code ELSE ew.area_code END AS comparator_code,
  CASE WHEN ew.area_code IS NULL OR ew.value IS NULL THEN o.area_id ELSE ew.area_id END AS comparator_id,
  CASE WHEN ew.area_code IS NULL OR ew.value IS NULL THEN o.value ELSE ew.value END AS value,
  CASE WHEN ew.area_code IS NULL OR ew.value IS NULL THEN o.numerator ELSE ew.numerator END AS numerator,
  CASE WHEN ew.area_code IS NULL OR ew.value IS NULL THEN o.denominator ELSE ew.denominator END AS denominator
FROM with_value w
JOIN (SELECT DISTINCT nation_code FROM ref_nations) n ON n.nation_code = w.nation_code OR n.nation_code = w.last_nation
LEFT JOIN countries ew
  ON ew.kind_id = w.kind_id AND ew.start_key = w.start_key AND ew.end_key = w.end_key AND ew.area_code = 'K04000001'
LEFT JOIN countries o
  ON o.kind_id = w.kind_id AND o.start_key = w.start_key AND o.end_key = w.end_key AND o.area_code = n.nation_code
  AND w.nation_code = w.last_nation
WHERE COALESCE(ew.whole, 0) = 1 OR (ew.value IS NULL AND o.whole = 1)
