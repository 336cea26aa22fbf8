-- Step: how far each area lies from its comparator, in standard errors of a figure of its size (score), and what part of
-- the comparator's base is the area's (part).
-- A rate: Freeman and Tukey's score of the count O against the E that the comparator's rate makes of the area's
-- residents, sqrt(O) + sqrt(O + 1) - sqrt(4E + 1). A share: (O - E) / sqrt(E (1 - p)), p the comparator's share. Both
-- need an E (of a share, and of the rest) of at least ten.
-- Source: D. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine 24 (2005),
-- sections 2.2 and A.1; M. Freeman, J. Tukey, Annals of Mathematical Statistics 21 (1950), page 607.
-- Kept.
WITH expected AS (
  SELECT
    c.kind_id, c.area_id, c.start_key, c.end_key, c.among, c.method, c.numerator, c.denominator, c.per,
    m.comparator_code,
    m.numerator / m.denominator AS target,
    c.denominator / m.denominator AS part,
    c.denominator * m.numerator / m.denominator AS expectation
  FROM comparable c
  JOIN ref_nations n ON n.area_code = c.area_code
  JOIN comparators m
    ON m.kind_id = c.kind_id AND m.start_key = c.start_key AND m.end_key = c.end_key AND m.nation_code = n.nation_code
  WHERE c.among IS NOT NULL AND m.numerator > 0e0 AND m.denominator > 0e0
)
SELECT
  e.kind_id, e.area_id, e.start_key, e.end_key, e.among, e.comparator_code, e.method, e.part, e.target,
  e.expectation, e.per,
  CASE
    WHEN e.method = 'byar' THEN SQRT(e.numerator) + SQRT(e.numerator + 1e0) - SQRT(4e0 * e.expectation + 1e0)
    ELSE (e.numerator - e.expectation) / SQRT(e.expectation * (1e0 - e.target))
  END AS score
FROM expected e
WHERE e.expectation >= 10e0 AND (e.method = 'byar' OR e.denominator - e.expectation >= 10e0)
