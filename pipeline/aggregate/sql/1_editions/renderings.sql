-- Step: reports that the sources hold in more than one rendering (unlocked, turned, signed anew: other bytes, one report),
-- each older one with the newest, which alone is counted.
-- Documents of no series are one report if publication, layout, title, the places that they are about and the days that
-- they cover are the same, or the day of publication where they cover none; a document that says no day is its own.
-- Source of the rule: RULES.md, Never count twice (one file under two names).
WITH subjects AS (
  SELECT
    a.document_id, MIN(a.area_code) AS first_area, MAX(a.area_code) AS last_area,
    CAST(COUNT(DISTINCT a.area_code) AS BIGINT) AS areas
  FROM document_areas a
  WHERE a.role = 'subject'
  GROUP BY a.document_id
),
alike AS (
  SELECT
    e.document_id, e.edition_id,
    MAX(e.edition_id) OVER (
      PARTITION BY e.publication_id, e.layout, e.title, COALESCE(s.first_area, ''), COALESCE(s.last_area, ''),
        COALESCE(s.areas, 0), e.period_start, e.period_end, CASE WHEN e.period_end IS NULL THEN e.published END
    ) AS newest
  FROM editions e
  LEFT JOIN subjects s ON s.document_id = e.document_id
  WHERE e.series = e.document_id AND e.title IS NOT NULL AND (e.period_end IS NOT NULL OR e.published IS NOT NULL)
)
SELECT a.document_id, n.document_id AS counted_document_id
FROM alike a
JOIN editions n ON n.edition_id = a.newest
WHERE a.edition_id < a.newest
