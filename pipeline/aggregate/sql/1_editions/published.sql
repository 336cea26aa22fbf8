-- Step: every published figure that has a place and a period, by number of its kind and of its edition.
-- A code that was only renamed (Barnsley E08000016, E08000038) is the same place: ref_places gives its newest code.
-- Rows without a code are no places (British Transport Police, "Unassigned Kent") and take part in no statistic.
-- A count whose note says "not complete:" was made of rows of which too many name no place (extract, policeuk).
-- Source of the rule: RULES.md, Places by date; record/CONTRACT.md, observations.area_code.
-- Kept.
SELECT
  s.series_id,
  p.place_code,
  o.period_start,
  o.period_end,
  e.publication_id,
  e.edition_id,
  e.edition_bit,
  o.value,
  o.marker,
  CASE WHEN o.provisional THEN 1 ELSE 0 END AS provisional,
  CASE WHEN n.note IS NULL AND (o.note IS NULL OR o.note NOT LIKE '%not complete: %') THEN 0 ELSE 1 END AS leaves_out,
  o.table_id,
  o.sheet,
  o.cell,
  o.page
FROM observations o
JOIN editions e ON e.document_id = o.document_id
JOIN series s ON s.measure = o.measure AND s.category = o.category AND s.breakdown = o.breakdown AND s.unit = o.unit
JOIN ref_places p ON p.published_code = o.area_code
LEFT JOIN totals_without_a_force n ON n.note = CASE WHEN o.area_type = 'country' THEN o.note END
WHERE o.period_start IS NOT NULL AND o.period_end IS NOT NULL
