-- Step: which edition a publication's figure is taken from: the newest that has it, also where the newest
-- has only a mark in its place.
-- repeated: 0 where no edition has the figure twice: then the sum of the editions' bits is what they are set bit by bit.
-- (Editions that share a bit count as a repetition; that costs time and changes nothing.)
-- may_be_restated: 0 where nothing can differ between editions. restated: 1 where editions print two values.
-- Source of the rule: RULES.md, "Rules for figures", One figure, many editions.
-- Kept.
SELECT
  series_id, place_code, period_start, period_end, publication_id,
  MAX(edition_id) AS edition_id,
  CASE WHEN CAST(SUM(edition_bit) AS BIGINT) = BIT_OR(edition_bit) THEN 0 ELSE 1 END AS repeated,
  CASE
    WHEN MIN(edition_id) < MAX(edition_id)
      AND (MIN(value) < MAX(value) OR CAST(COUNT(value) AS BIGINT) < CAST(COUNT(*) AS BIGINT)
        OR CAST(SUM(edition_bit) AS BIGINT) <> BIT_OR(edition_bit))
    THEN 1
    ELSE 0
  END AS may_be_restated,
  CASE WHEN MIN(edition_id) < MAX(edition_id) AND MIN(value) < MAX(value) THEN 1 ELSE 0 END AS restated
FROM published
GROUP BY series_id, place_code, period_start, period_end, publication_id
