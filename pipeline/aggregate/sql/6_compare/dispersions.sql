-- Step: by how much more than chance the areas of one comparison differ, from at least ten of them.
-- The tenth of the scores that is lowest, and the tenth that is highest, are set to the next one (winsorised), so that the
-- outliers that are looked for don't hide themselves; phi is the mean of their squares; where their sum is more than the
-- number of areas less one, areas differ by an additive variance tau^2. With u the part of the comparator's base that is an
-- area's, extra = (sum z^2 - (I - 1)) / (sum u - sum u^2 / sum u), and the variance of a score is 1 + extra u.
-- Squares and parts are summed as whole millionths, so that no order of summing changes them.
-- Source: D. Spiegelhalter, Handling over-dispersion of performance indicators, Quality and Safety in Health Care 14
-- (2005), the random effects approach; OHID and NHS England use it for funnel plots.
-- Kept.
WITH ordered AS (
  SELECT
    s.kind_id, s.start_key, s.end_key, s.among, s.comparator_code, s.area_id, s.score, s.part,
    CAST(ROW_NUMBER() OVER (
      PARTITION BY s.kind_id, s.start_key, s.end_key, s.among, s.comparator_code ORDER BY s.score ASC, s.area_id ASC
    ) AS BIGINT) AS position,
    CAST(COUNT(*) OVER (PARTITION BY s.kind_id, s.start_key, s.end_key, s.among, s.comparator_code) AS BIGINT) AS areas
  FROM scores s
),
tails AS (
  SELECT
    o.kind_id, o.start_key, o.end_key, o.among, o.comparator_code, o.score, o.part, o.areas,
    MIN(CASE WHEN o.position > FLOOR(CAST(o.areas AS DOUBLE) / 10e0) THEN o.score END) OVER (
      PARTITION BY o.kind_id, o.start_key, o.end_key, o.among, o.comparator_code
    ) AS low,
    MAX(CASE WHEN o.position <= o.areas - FLOOR(CAST(o.areas AS DOUBLE) / 10e0) THEN o.score END) OVER (
      PARTITION BY o.kind_id, o.start_key, o.end_key, o.among, o.comparator_code
    ) AS high
  FROM ordered o
  WHERE o.areas >= 10
),
winsorised AS (
  SELECT
    t.kind_id, t.start_key, t.end_key, t.among, t.comparator_code, t.areas, t.part,
    CASE WHEN t.score < t.low THEN t.low WHEN t.score > t.high THEN t.high ELSE t.score END AS score
  FROM tails t
),
summed AS (
  SELECT
    w.kind_id, w.start_key, w.end_key, w.among, w.comparator_code,
    CAST(MAX(w.areas) AS DOUBLE) AS areas,
    CAST(CAST(SUM(CAST(FLOOR(w.score * w.score * 1e6) AS BIGINT)) AS BIGINT) AS DOUBLE) / 1e6 AS squares,
    CAST(CAST(SUM(CAST(FLOOR(w.part * 1e12) AS BIGINT)) AS BIGINT) AS DOUBLE) / 1e12 AS parts,
    CAST(CAST(SUM(CAST(FLOOR(w.part * w.part * 1e12) AS BIGINT)) AS BIGINT) AS DOUBLE) / 1e12 AS squared_parts
  FROM winsorised w
  GROUP BY w.kind_id, w.start_key, w.end_key, w.among, w.comparator_code
)
SELECT
  s.kind_id, s.start_key, s.end_key, s.among, s.comparator_code,
  s.squares / s.areas AS phi,
  CASE
    WHEN s.squares > s.areas - 1e0 AND s.parts * s.parts > s.squared_parts
    THEN (s.squares - (s.areas - 1e0)) / (s.parts - s.squared_parts / s.parts)
    ELSE 0e0
  END AS extra
FROM summed s
