-- Step: where each area lies in a funnel around its comparator that is as wide as the areas differ beyond chance
-- (dispersions.sql): compared says whether it lies outside the 95 % limits, outside which limits: 95 or 99.8.
-- plain_score is the score without that width, which only the laboratory reads.
-- tau: the standard deviation between areas beyond chance, in the unit of the value: sqrt(extra / c), where c is the
-- weight of the whole comparator: 4 E on the scale of the root of a rate, N / (p (1 - p)) of a share.
-- Source of the rule: RULES.md, Comparison; the normal deviates of 95 % and 99.8 % limits.
WITH widened AS (
  SELECT
    s.kind_id, s.area_id, s.start_key, s.end_key, d.phi,
    s.score AS plain_score,
    s.score / SQRT(1e0 + d.extra * s.part) AS score,
    CASE
      WHEN s.method = 'byar' THEN s.target * s.per * SQRT(d.extra * s.part / s.expectation)
      ELSE s.per * SQRT(d.extra * s.part * s.target * s.target * (1e0 - s.target) / s.expectation)
    END AS tau
  FROM scores s
  JOIN dispersions d
    ON d.kind_id = s.kind_id AND d.start_key = s.start_key AND d.end_key = s.end_key AND d.among = s.among
    AND d.comparator_code = s.comparator_code
)
SELECT
  w.kind_id, w.area_id, w.start_key, w.end_key, w.phi, w.tau, w.score, w.plain_score,
  CASE
    WHEN w.score > 1.959963984540054e0 THEN 'higher'
    WHEN w.score < -1.959963984540054e0 THEN 'lower'
    ELSE 'similar'
  END AS compared,
  CASE
    WHEN ABS(w.score) > 3.090232306167814e0 THEN '99.8'
    WHEN ABS(w.score) > 1.959963984540054e0 THEN '95'
  END AS outside
FROM widened w
