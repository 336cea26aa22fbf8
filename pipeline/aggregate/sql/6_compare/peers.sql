-- Result: the peers of each area. Of a council with children's services the ten statistical neighbours that the DfE lists
-- (reference/statistical_neighbours.csv), under today's codes, without those that were split or merged since. Of a force
-- its group in the newest list of most similar groups that was read (similar_groups.sql), as printed. Where no list was
-- read, seven that are computed here, not the Home Office's: those whose ranks in the published characteristics
-- (force_ranks.sql, at least three of them) differ least, by the sum of squares; ties by code. basis says which.
-- Source of the rule: RULES.md, Peers; DfE, statistical neighbours, April 2021.
-- Kept.
WITH councils AS (
  SELECT c.place_code, c.area_type, c.area_code
  FROM ref_covers c
  WHERE c.way = 'same' AND c.closeness < 2 AND c.crosses = 0 AND c.area_type IN ('district', 'county')
),
distances AS (
  SELECT
    a.area_code, b.area_code AS peer_code,
    CAST(SUM((a.rank_of_force - b.rank_of_force) * (a.rank_of_force - b.rank_of_force)) AS BIGINT) AS distance
  FROM force_ranks a
  JOIN force_ranks b ON b.characteristic = a.characteristic AND b.area_code <> a.area_code
  GROUP BY a.area_code, b.area_code
  HAVING CAST(COUNT(*) AS BIGINT) >= 3
),
nearest AS (
  SELECT
    d.area_code, d.peer_code,
    CAST(ROW_NUMBER() OVER (PARTITION BY d.area_code ORDER BY d.distance ASC, d.peer_code ASC) AS BIGINT) AS position
  FROM distances d
),
lists AS (
  SELECT CAST(COUNT(*) AS BIGINT) AS pairs FROM similar_groups
)
SELECT
  a.area_type, a.area_code, b.area_type AS peer_type, b.area_code AS peer_code, n.position, 'neighbours' AS basis
FROM ref_statistical_neighbours n
JOIN councils a ON a.place_code = n.area_code
JOIN councils b ON b.place_code = n.neighbour_code
UNION ALL
SELECT 'force' AS area_type, d.area_code, 'force' AS peer_type, d.peer_code, d.position, 'computed' AS basis
FROM nearest d
JOIN lists l ON l.pairs = 0
WHERE d.position <= 7
UNION ALL
SELECT 'force' AS area_type, g.area_code, 'force' AS peer_type, g.peer_code, g.position, 'listed' AS basis
FROM similar_groups g
