-- Result: the rows of force_summary and district_summary: every statistic of a force, district or county, beside the
-- same a year earlier, the nation's, and the others'.
-- previous: same area, statistic, category, breakdown and length of period a year before, if both are complete.
-- national: England and Wales; where the publication covers less, the area's own nation; never a total that leaves a
-- force out. compared: by the limits; not for areas whose residents say little (reference/small_populations.csv).
-- rank: 1 is the highest of the areas of the type with a complete value; ties share the lower number.
-- Quarters and months are shown only while their year is not whole, so that nothing is printed twice.
-- Source of the definition: contract.md, force_summary and district_summary.
WITH nations AS (
  SELECT s.area_code, s.statistic, s.category, s.breakdown, s.start_key, s.end_key, s.unit, s.value
  FROM statistics s
  WHERE s.area_type = 'country' AND s.complete = 1 AND s.value IS NOT NULL
),
ranked AS (
  SELECT
    s.*,
    CASE WHEN s.value IS NULL OR s.complete = 0 THEN 0 ELSE 1 END AS ranks,
    CAST(RANK() OVER (
      PARTITION BY s.area_type, s.statistic, s.category, s.breakdown, s.start_key, s.end_key, s.unit,
        CASE WHEN s.value IS NULL OR s.complete = 0 THEN 0 ELSE 1 END
      ORDER BY s.value DESC NULLS LAST
    ) AS INT) AS place_in_order,
    CAST(COUNT(*) OVER (
      PARTITION BY s.area_type, s.statistic, s.category, s.breakdown, s.start_key, s.end_key, s.unit,
        CASE WHEN s.value IS NULL OR s.complete = 0 THEN 0 ELSE 1 END
    ) AS INT) AS places
  FROM statistics s
  WHERE s.area_type <> 'country'
),
beside AS (
  SELECT
    r.*,
    p.period_label,
    CASE WHEN b.complete = 1 AND r.complete = 1 THEN b.value END AS previous,
    COALESCE(ew.value, n.value) AS national
  FROM ranked r
  LEFT JOIN ref_periods p ON p.period_start = r.period_start AND p.period_end = r.period_end
  LEFT JOIN statistics b
    ON b.area_type = r.area_type AND b.area_code = r.area_code AND b.statistic = r.statistic
    AND b.category = r.category AND b.breakdown = r.breakdown AND b.start_key = p.previous_start
    AND b.end_key = p.previous_end AND b.unit = r.unit
  LEFT JOIN nations ew
    ON ew.area_code = 'K04000001' AND ew.statistic = r.statistic AND ew.category = r.category
    AND ew.breakdown = r.breakdown AND ew.start_key = r.start_key AND ew.end_key = r.end_key AND ew.unit = r.unit
  LEFT JOIN ref_nations c ON c.area_code = r.area_code
  LEFT JOIN nations n
    ON n.area_code = c.nation_code AND n.statistic = r.statistic AND n.category = r.category
    AND n.breakdown = r.breakdown AND n.start_key = r.start_key AND n.end_key = r.end_key AND n.unit = r.unit
),
shown AS (
  SELECT b.*
  FROM beside b
  LEFT JOIN ref_period_parts y ON y.part_start = b.period_start AND y.part_end = b.period_end
  LEFT JOIN statistics w
    ON w.area_type = b.area_type AND w.area_code = b.area_code AND w.statistic = b.statistic
    AND w.category = b.category AND w.breakdown = b.breakdown AND w.start_key = y.period_start
    AND w.end_key = y.period_end AND w.unit = b.unit AND w.value IS NOT NULL
  WHERE w.area_code IS NULL
)
SELECT
  s.area_type, s.area_code, a.area_name, a.force_code, a.force_name, s.statistic, s.category, s.breakdown,
  s.period_start, s.period_end,
  CASE
    WHEN s.period_start IS NULL THEN 'Latest'
    WHEN s.period_label IS NOT NULL THEN s.period_label
    ELSE CONCAT(CAST(s.period_start AS STRING), ' to ', CAST(s.period_end AS STRING))
  END AS period_label,
  s.value, s.value_text, s.unit, s.numerator, s.denominator,
  s.previous,
  s.value - s.previous AS value_change,
  (s.value - s.previous) * 100e0 / CAST(NULLIF(s.previous, 0e0) AS DOUBLE) AS change_percent,
  s.lower_limit, s.upper_limit, s.national,
  CASE
    WHEN s.small = 1 OR s.national IS NULL OR s.lower_limit IS NULL THEN CAST(NULL AS STRING)
    WHEN s.lower_limit > s.national THEN 'higher'
    WHEN s.upper_limit < s.national THEN 'lower'
    ELSE 'similar'
  END AS compared,
  CASE WHEN s.ranks = 1 THEN s.place_in_order END AS place_in_order,
  CASE WHEN s.ranks = 1 THEN s.places END AS places,
  s.marker,
  s.complete = 1 AS complete,
  s.provisional = 1 AS provisional,
  s.attributed, s.inputs,
  s.newest, s.oldest, s.base_newest, s.base_oldest, s.base_on, s.small,
  d0.document_id AS document_newest,
  d1.document_id AS document_oldest,
  d2.document_id AS base_document_newest,
  d3.document_id AS base_document_oldest,
  d0.title, d0.publisher,
  s.table_id, s.sheet, s.cell, s.page
FROM shown s
JOIN ref_areas a ON a.area_type = s.area_type AND a.area_code = s.area_code
LEFT JOIN editions d0 ON d0.edition_id = s.newest
LEFT JOIN editions d1 ON d1.edition_id = s.oldest
LEFT JOIN editions d2 ON d2.edition_id = s.base_newest
LEFT JOIN editions d3 ON d3.edition_id = s.base_oldest
