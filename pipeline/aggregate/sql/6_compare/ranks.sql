-- Step: each area's place among the areas of its type that have a complete value: 1 is the highest, ties share the lower
-- number.
-- Source of the definition: record/CONTRACT.md, force_summary (rank, rank_of).
-- Kept.
SELECT
  s.kind_id, s.area_type, s.area_code, s.attributed, s.start_key, s.end_key, s.value, s.ranks,
  CAST(RANK() OVER (
    PARTITION BY s.kind_id, s.area_type, s.start_key, s.end_key, s.ranks ORDER BY s.value DESC NULLS LAST
  ) AS INT) AS area_rank,
  CAST(COUNT(*) OVER (PARTITION BY s.kind_id, s.area_type, s.start_key, s.end_key, s.ranks) AS INT) AS areas_ranked
FROM comparable s
WHERE s.area_type <> 'country'
