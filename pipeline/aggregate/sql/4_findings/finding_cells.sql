-- Step: each finding once per area and breakdown, with its document, the year that it was published in and its state: that
-- of the force or council itself where it is one of the bodies that must act, else the worst of all.
-- Source of the rule: record/CONTRACT.md, Statistics (findings by year of publication and in all).
-- Kept.
WITH calendar_years AS (
  SELECT period_start, period_end FROM ref_periods WHERE calendar_year = 1
),
dated AS (
  SELECT d.edition_date, y.period_start, y.period_end
  FROM (SELECT DISTINCT edition_date FROM counted_findings) d
  JOIN calendar_years y ON d.edition_date >= y.period_start AND d.edition_date <= y.period_end
)
SELECT
  p.area_type, p.area_code, c.kind, b.breakdown, y.period_start, y.period_end, c.finding_id, c.edition_id, c.newest,
  c.page, COALESCE(o.state, c.state) AS state, COALESCE(k.asks, 0) AS asks
FROM counted_findings c
JOIN finding_places p ON p.finding_id = c.finding_id
LEFT JOIN obligation_states o ON o.finding_id = c.finding_id AND o.area_code = p.area_code
JOIN finding_breakdowns b ON b.finding_id = c.finding_id
LEFT JOIN ref_finding_kinds k ON k.kind = c.kind
LEFT JOIN dated y ON y.edition_date = c.edition_date
