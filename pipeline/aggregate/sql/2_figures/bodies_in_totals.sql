-- Step: figures of bodies that are no place and that a printed total of England and Wales may count beside its forces
-- (reference/bodies_in_totals.csv), by edition, kind and period.
-- Source: ONS, Police Force Area tables, Table P1: the total includes the British Transport Police, which has a row.
-- Kept.
SELECT
  e.edition_id, s.series_id, o.period_start, o.period_end, MAX(o.value) AS value
FROM observations o
JOIN ref_bodies_in_totals b ON b.body = o.area_published
JOIN editions e ON e.document_id = o.document_id
JOIN series s ON s.measure = o.measure AND s.category = o.category AND s.breakdown = o.breakdown AND s.unit = o.unit
WHERE o.area_code IS NULL AND o.value IS NOT NULL
GROUP BY e.edition_id, s.series_id, o.period_start, o.period_end
