-- Step: how new each edition is among all editions that have figures of a measure: a higher vintage is newer.
-- Order: publication date, then the last day covered. Where one of the editions says no publication date, all of them
-- are put in order by what they cover: a date that isn't known is not guessed.
-- preference: which of two publications of one vintage is taken (1 first); repeats: 1 where a publication only repeats
-- another one's figures, rounded or as they stood then (reference/preferences.csv): those are taken where nothing else is.
-- Source of the rule: RULES.md, One figure, one vintage.
-- Kept.
WITH with_figures AS (
  SELECT DISTINCT s.measure_id, s.measure, p.edition_id
  FROM published p
  JOIN series s ON s.series_id = p.series_id
),
dated AS (
  SELECT
    w.measure_id, w.measure, w.edition_id, e.publication, e.published, e.period_end,
    MAX(CASE WHEN e.published IS NULL THEN 1 ELSE 0 END) OVER (PARTITION BY w.measure_id) AS one_is_undated
  FROM with_figures w
  JOIN editions e ON e.edition_id = w.edition_id
)
SELECT
  d.measure_id, d.edition_id,
  CAST(DENSE_RANK() OVER (
    PARTITION BY d.measure_id
    ORDER BY
      CASE WHEN d.one_is_undated = 1 THEN COALESCE(d.period_end, d.published) ELSE d.published END ASC NULLS FIRST,
      d.period_end ASC NULLS FIRST
  ) AS BIGINT) AS vintage,
  COALESCE(p.preference, 50) AS preference,
  COALESCE(p.repeats, q.repeats, 0) AS repeats
FROM dated d
LEFT JOIN ref_preferences p ON p.measure = d.measure AND p.publication = d.publication
LEFT JOIN ref_preferences q ON q.measure = 'any' AND q.publication = d.publication
