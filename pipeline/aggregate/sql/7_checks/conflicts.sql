-- Result: publications that differ on complete figures beyond their rounding, one row per pair, measure and period, with the
-- number of figures that both have, how many differ, and the largest difference. The one taken stands first.
-- Source of the rule: RULES.md, One figure, many editions.
WITH pairs AS (
  SELECT
    s.measure, s.unit, a.period_start, a.period_end, a.publication_id AS taken_id, b.publication_id AS other_id,
    a.newest AS taken_edition, b.newest AS other_edition, a.area_code, s.category, s.breakdown,
    a.value AS taken_value, b.value AS other_value,
    ABS(a.value - b.value) AS difference,
    CASE
      WHEN ABS(a.value - b.value) > COALESCE(x.tolerance, s.tolerance) + COALESCE(y.tolerance, s.tolerance) THEN 1
      ELSE 0
    END AS differs
  FROM area_measures a
  JOIN area_figures b
    ON b.area_type = a.area_type AND b.area_code = a.area_code AND b.series_id = a.series_id
    AND b.period_start = a.period_start AND b.period_end = a.period_end AND b.publication_id <> a.publication_id
  JOIN series s ON s.series_id = a.series_id
  LEFT JOIN roundings x ON x.edition_id = a.newest AND x.measure = s.measure AND x.unit = s.unit
  LEFT JOIN roundings y ON y.edition_id = b.newest AND y.measure = s.measure AND y.unit = s.unit
  WHERE a.complete = 1 AND b.complete = 1 AND a.closeness < 2 AND b.closeness < 2 AND a.value IS NOT NULL AND b.value IS NOT NULL
),
in_order AS (
  SELECT
    p.*,
    ROW_NUMBER() OVER (
      PARTITION BY p.measure, p.unit, p.period_start, p.period_end, p.taken_id, p.other_id
      ORDER BY p.difference DESC, p.area_code ASC, p.category ASC, p.breakdown ASC, p.taken_edition ASC,
        p.other_edition ASC
    ) AS place_in_order,
    CAST(COUNT(*) OVER (
      PARTITION BY p.measure, p.unit, p.period_start, p.period_end, p.taken_id, p.other_id
    ) AS BIGINT) AS figures_in_both,
    CAST(SUM(p.differs) OVER (
      PARTITION BY p.measure, p.unit, p.period_start, p.period_end, p.taken_id, p.other_id
    ) AS BIGINT) AS figures_that_differ
  FROM pairs p
)
SELECT
  r.measure, r.unit, r.period_start, r.period_end, r.figures_in_both, r.figures_that_differ, r.area_code, r.category,
  r.breakdown, r.taken_value, r.other_value,
  t.document_id AS taken_document_id, t.publication AS taken_publication,
  o.document_id AS other_document_id, o.publication AS other_publication
FROM in_order r
JOIN editions t ON t.edition_id = r.taken_edition
JOIN editions o ON o.edition_id = r.other_edition
WHERE r.place_in_order = 1 AND r.figures_that_differ > 0
