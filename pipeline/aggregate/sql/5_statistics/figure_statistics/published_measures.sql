-- Statistic: every published measure, under its own name (statistic_names.sql): recorded_offences, offence_outcomes,
-- workforce_fte, use_of_force, assessment_factors, children_in_need, stop_and_search, population and any other.
-- Unit: as published. Denominator: none; a rate that a publication prints itself stays a figure (recorded_offences_rate).
-- Incomplete: a year without all its quarters, an area without all its parts, a total that leaves a force out.
-- Left out: kinds of figure that are only there to be summed (single years of age; reference/left_out.csv); a mark in
-- place of the children of an area whose single years of age are there (children.sql has them).
-- Source of the definition: record/CONTRACT.md, Statistics.
WITH left_out AS (
  SELECT DISTINCT s.measure, s.breakdown
  FROM series s
  JOIN ref_left_out l ON l.measure = s.measure AND s.breakdown LIKE l.breakdown
)
SELECT
  m.area_type, m.area_code, m.statistic, m.category, m.breakdown, m.period_start, m.period_end, m.value, m.unit,
  m.marker, m.complete, m.provisional, m.inputs, m.newest, m.oldest, m.table_id, m.sheet, m.cell, m.page,
  m.inherited, m.not_comparable, m.break_id, m.lower_bound, m.upper_bound
FROM measures m
LEFT JOIN left_out l ON l.measure = m.measure AND l.breakdown = m.breakdown
LEFT JOIN residents r
  ON r.area_type = m.area_type AND r.area_code = m.area_code AND r.residents = 'children' AND r.summed = 1
  AND r.estimated_on = m.period_end AND m.statistic = 'children' AND m.category = 'all' AND m.breakdown = ''
  AND m.unit = 'persons'
WHERE l.measure IS NULL AND r.area_code IS NULL
