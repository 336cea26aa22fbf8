-- The periods of the years that are published, by how often figures come.
WITH parts AS (
  SELECT p.part_start, p.part_end, p.period_start, p.period_end, p.parts
  FROM ref_period_parts p, size s
  WHERE p.period_start >= make_date(s.first_year, 4, 1) AND p.period_start < make_date(s.first_year + s.years, 4, 1)
),
days AS (
  SELECT d.calendar_day AS day
  FROM ref_days d, size s
  WHERE year(d.calendar_day) BETWEEN s.first_year AND s.first_year + s.years - 1
)
SELECT s.*, 1000000 * row_number() OVER (PARTITION BY spans ORDER BY period_start) AS first_row
FROM (
SELECT 'quarter' AS spans, 'quarter' AS period_kind, part_start AS period_start, part_end AS period_end FROM parts WHERE parts = 4
UNION ALL SELECT 'month', 'month', part_start, part_end FROM parts WHERE parts = 12
UNION ALL SELECT DISTINCT 'year', 'year', period_start, period_end FROM parts
UNION ALL SELECT 'mid_year', 'day', day, day FROM days WHERE month(day) = 6 AND day(day) = 30
UNION ALL SELECT 'half_year', 'day', day, day FROM days WHERE (month(day) = 3 AND day(day) = 31) OR (month(day) = 9 AND day(day) = 30)
) s
