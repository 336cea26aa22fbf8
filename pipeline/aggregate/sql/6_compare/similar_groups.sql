-- Step: the group of each force in the newest list of most similar groups that was read (extract,
-- homeoffice-most-similar-groups): of the newest edition the newest year, one list for all forces. A member has its place
-- in the group as printed; a force that the list leaves out (City of London) has none.
-- Source of the rule: RULES.md, Peers.
-- Kept.
WITH pairs AS (
  SELECT
    c.area_code, d.area_code AS peer_code, f.value,
    CAST(RANK() OVER (ORDER BY f.newest DESC, f.period_end DESC) AS BIGINT) AS recency
  FROM figures_by_period f
  JOIN series s ON s.series_id = f.series_id AND s.measure = 'most_similar_force'
  JOIN ref_places p ON s.breakdown = CONCAT('peer=', p.published_code)
  JOIN ref_covers c
    ON c.place_code = f.place_code AND c.way = 'same' AND c.area_type = 'force' AND c.closeness < 2 AND c.crosses = 0
  JOIN ref_covers d
    ON d.place_code = p.place_code AND d.way = 'same' AND d.area_type = 'force' AND d.closeness < 2 AND d.crosses = 0
  WHERE f.value IS NOT NULL
)
SELECT area_code, peer_code, CAST(MIN(value) AS BIGINT) AS position
FROM pairs
WHERE recency = 1 AND area_code <> peer_code
GROUP BY area_code, peer_code
