-- Step: key figures (vocabulary.PeerFigures) beside those of an area's peers: their median, without the area itself, and
-- the area's place among all of them, 1 the highest, ties sharing the lower number. At least five peers must have a value.
-- Source of the rule: RULES.md, Peers.
-- Kept.
WITH key_kinds AS (
  SELECT DISTINCT k.kind_id
  FROM statistic_kinds k
  JOIN ref_peer_figures f ON f.statistic = k.statistic AND (f.category = 'any' OR f.category = k.category)
),
beside AS (
  SELECT
    c.kind_id, c.area_id, c.start_key, c.end_key, c.value, o.value AS peer_value,
    CAST(ROW_NUMBER() OVER (
      PARTITION BY c.kind_id, c.area_id, c.start_key, c.end_key ORDER BY o.value ASC, p.peer_code ASC
    ) AS BIGINT) AS position,
    CAST(COUNT(*) OVER (PARTITION BY c.kind_id, c.area_id, c.start_key, c.end_key) AS BIGINT) AS peers
  FROM comparable c
  JOIN key_kinds k ON k.kind_id = c.kind_id
  JOIN peers p ON p.area_type = c.area_type AND p.area_code = c.area_code
  JOIN comparable o
    ON o.kind_id = c.kind_id AND o.area_type = p.peer_type AND o.area_code = p.peer_code
    AND o.start_key = c.start_key AND o.end_key = c.end_key
  WHERE c.whole = 1 AND c.inherited = 0 AND o.whole = 1 AND o.inherited = 0
)
SELECT
  b.kind_id, b.area_id, b.start_key, b.end_key,
  (MIN(CASE WHEN b.position * 2 >= b.peers THEN b.peer_value END)
    + MIN(CASE WHEN b.position * 2 > b.peers THEN b.peer_value END)) / 2e0 AS peer_median,
  CAST(SUM(CASE WHEN b.peer_value > b.value THEN 1 ELSE 0 END) + 1 AS INT) AS peer_rank,
  CAST(MAX(b.peers) + 1 AS INT) AS peer_rank_of
FROM beside b
GROUP BY b.kind_id, b.area_id, b.start_key, b.end_key
HAVING MAX(b.peers) >= 5
