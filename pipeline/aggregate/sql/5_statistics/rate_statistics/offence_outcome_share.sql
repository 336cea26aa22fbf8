-- Statistic: offence_outcome_share, offences with an outcome type out of all offences that an outcome was assigned to,
-- on either basis (offences recorded in the year; investigations closed in the year), by offence code or group.
-- Unit: percent. Denominator: assigned_outcomes.sql, without type 0 (not yet assigned). Types 1A, 2A and 3A have a share
-- of their own but are inside 1, 2 and 3 and not added. Limits: Wilson.
-- immature: offences recorded in a year whose outcomes were counted less than a year after its end.
-- Incomplete: a year without all quarters; a force that did not provide its counts.
-- Source of the definition: Home Office, Crime outcomes open data tables.
SELECT
  'offence_outcome_share' AS statistic, m.area_type, m.area_code, m.category, m.breakdown, m.period_start, m.period_end,
  m.value, m.marker, m.complete, m.provisional, m.inputs, m.newest, m.oldest, m.table_id, m.sheet, m.cell, m.page,
  m.inherited, m.not_comparable, m.break_id, 
  CASE WHEN o.basis = 'recorded' AND (q.period_end IS NULL OR COALESCE(e.published, e.period_end) < q.period_end) THEN 1
    ELSE 0 END AS immature,
  m.lower_bound, m.upper_bound,
  t.value AS base_value, t.complete AS base_complete, t.provisional AS base_provisional, t.inputs AS base_inputs,
  t.newest AS base_newest, t.oldest AS base_oldest, CAST(NULL AS DATE) AS base_on, 0 AS small
FROM measures m
JOIN outcome_breakdowns o ON o.breakdown = m.breakdown AND o.has_share = 1
LEFT JOIN assigned_outcomes t
  ON t.area_type = m.area_type AND t.area_code = m.area_code AND t.category = m.category AND t.basis = o.basis
  AND t.period_start = m.period_start AND t.period_end = m.period_end
JOIN editions e ON e.edition_id = m.newest
LEFT JOIN ref_periods q ON q.previous_start = m.period_start AND q.previous_end = m.period_end
WHERE m.measure = 'offence_outcomes' AND m.unit = 'count'
