-- Step: figures that more than one edition of a publication has, and not all alike.
SELECT p.series_id, p.place_code, p.period_start, p.period_end, p.publication_id
FROM published p
GROUP BY p.series_id, p.place_code, p.period_start, p.period_end, p.publication_id
HAVING MIN(p.edition_id) < MAX(p.edition_id)
  AND (MIN(p.value) < MAX(p.value) OR CAST(COUNT(p.value) AS BIGINT) < CAST(COUNT(*) AS BIGINT)
    OR CAST(COUNT(*) AS BIGINT) > CAST(COUNT(DISTINCT p.edition_id) AS BIGINT))
