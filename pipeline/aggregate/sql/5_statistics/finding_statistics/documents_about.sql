-- Statistic: documents, the documents that are about an area or name it, by publication.
-- Category: publication. Unit: count; a document is counted once, in its newest rendering (renderings.sql).
-- Denominator: none. Incomplete: never.
-- A force has the documents about itself and about places in its area; a county has none of the force on its ground.
-- Source of the definition: record/CONTRACT.md, Statistics and document_areas.
WITH places AS (
  SELECT a.document_id, 'force' AS area_type, a.force_code AS area_code
  FROM document_areas a
  WHERE a.force_code IS NOT NULL
  UNION
  SELECT a.document_id, c.area_type, c.area_code
  FROM document_areas a
  JOIN ref_covers c ON c.place_code = a.area_code AND c.way = 'same' AND c.crosses = 0
  WHERE c.area_type IN ('force', 'district', 'county')
  UNION
  SELECT a.document_id, 'country' AS area_type, 'K04000001' AS area_code
  FROM document_areas a
)
SELECT
  p.area_type, p.area_code, 'documents' AS statistic, e.publication AS category, '' AS breakdown,
  CAST(NULL AS DATE) AS period_start,
  CAST(NULL AS DATE) AS period_end,
  CAST(COUNT(*) AS DOUBLE) AS value,
  CAST(NULL AS STRING) AS value_text,
  'count' AS unit,
  CAST(NULL AS STRING) AS attributed,
  CAST(COUNT(*) AS BIGINT) AS inputs,
  MAX(e.edition_id) AS newest,
  MIN(e.edition_id) AS oldest,
  CAST(NULL AS STRING) AS sheet,
  CAST(NULL AS STRING) AS cell,
  CAST(NULL AS INT) AS page
FROM places p
JOIN ref_areas a ON a.area_type = p.area_type AND a.area_code = p.area_code
JOIN editions e ON e.document_id = p.document_id
LEFT JOIN renderings v ON v.document_id = p.document_id
WHERE v.document_id IS NULL
GROUP BY p.area_type, p.area_code, e.publication
