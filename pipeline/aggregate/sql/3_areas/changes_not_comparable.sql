-- Step: figures that are not held against the same of the year before, because the two come from different editions and the
-- earlier one was restated since, or may have been.
-- Between editions the publisher's own printed change decides, where the edition of the later figure prints one: ours must
-- round to the same whole per cent. Where none is printed, no edition at hand may print the earlier figure with another
-- value. Within one edition that has both periods a change is a change, unless an earlier edition printed one that goes
-- the other way: which way it went then hangs on how far the two years were restated, and nobody can tell from here.
-- Source of the rule: RULES.md, A change is measured from one vintage.
-- Kept.
WITH pairs AS (
  SELECT
    m.area_type, m.area_code, m.measure, m.category, m.breakdown, m.unit, m.period_start, m.period_end, m.newest, b.restated,
    CASE WHEN m.newest <> b.newest OR m.oldest <> b.oldest THEN 1 ELSE 0 END AS two_editions,
    CASE WHEN b.value <> 0e0 THEN (m.value - b.value) * 100e0 / b.value END AS percent
  FROM all_measures m
  JOIN ref_periods p ON p.period_start = m.period_start AND p.period_end = m.period_end
  JOIN all_measures b
    ON b.area_type = m.area_type AND b.area_code = m.area_code AND b.measure = m.measure AND b.category = m.category
    AND b.breakdown = m.breakdown AND b.unit = m.unit AND b.period_start = p.previous_start AND b.period_end = p.previous_end
  WHERE m.value IS NOT NULL AND b.value IS NOT NULL AND (m.newest <> b.newest OR m.oldest <> b.oldest OR m.breakdown = '')
)
SELECT
  r.area_type, r.area_code, r.measure, r.category, r.breakdown, r.unit, r.period_start, r.period_end
FROM pairs r
LEFT JOIN printed_changes c
  ON c.area_type = r.area_type AND c.area_code = r.area_code AND c.measure = r.measure AND c.category = r.category
  AND r.breakdown = '' AND c.period_start = r.period_start AND c.period_end = r.period_end
  AND (c.newest = r.newest OR r.percent * c.percent < 0e0)
WHERE (r.two_editions = 1 AND r.restated = 1 AND (c.percent IS NULL OR c.newest <> r.newest))
  OR ((r.two_editions = 1 OR r.percent * c.percent < 0e0)
    AND (CASE WHEN r.percent < 0e0 THEN -1e0 ELSE 1e0 END) * FLOOR(ABS(r.percent) + 5e-1)
      <> (CASE WHEN c.percent < 0e0 THEN -1e0 ELSE 1e0 END) * FLOOR(ABS(c.percent) + 5e-1))
