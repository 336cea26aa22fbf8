-- Step: kinds of figure that an edition prints as 0 for every place in a period, although the same edition has at least a
-- hundred of them in the year before or after: nobody counted them, and 0 is not their number (DfE's factors of 2025:
-- sexual_abuse_unknown for 153 councils, after 760 in Derbyshire alone).
-- Source of the rule: RULES.md, A category that an edition dropped is not 0.
-- Kept.
WITH totals AS (
  SELECT
    f.series_id, f.publication_id, f.newest, f.period_start, f.period_end,
    CAST(COUNT(f.value) AS BIGINT) AS places,
    MAX(f.value) AS highest,
    CAST(SUM(CAST(f.value AS DECIMAL(28, 6))) AS DOUBLE) AS summed
  FROM figures f
  JOIN series s ON s.series_id = f.series_id AND s.adds_up = 1
  GROUP BY f.series_id, f.publication_id, f.newest, f.period_start, f.period_end
)
SELECT DISTINCT z.series_id, z.publication_id, z.newest, z.period_start, z.period_end
FROM totals z
JOIN ref_periods p ON p.period_start = z.period_start AND p.period_end = z.period_end
JOIN totals n ON n.series_id = z.series_id AND n.publication_id = z.publication_id AND n.newest = z.newest
LEFT JOIN ref_periods q ON q.period_start = n.period_start AND q.period_end = n.period_end
WHERE z.highest = 0e0 AND z.places >= 20 AND n.summed >= 100e0
  AND ((n.period_start = p.previous_start AND n.period_end = p.previous_end)
    OR (q.previous_start = z.period_start AND q.previous_end = z.period_end))
