package duckdb

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"forcestats/pipeline/aggregate"
)

// Generated says how many figures Generate made, and of how many editions and
// years.
type Generated struct{ Observations, Editions, Years int64 }

// Published proportions: a year of the Home Office's open data has 43 forces and
// 314 partnerships with 134 offence codes in 4 quarters, and for forces 22
// outcome types on 2 bases; an edition prints every year again.
const (
	forcesAndPartnerships = 43 + 314
	forceCount            = 43
	codeCount             = 134
	outcomeCount          = 22 * 2
	perYear               = 4 * codeCount * (forcesAndPartnerships + forceCount*outcomeCount)
	wantedEditions        = 7
)

// Generate fills an input with about n made-up figures in the published
// proportions, for benchmarks: recorded offences by force and partnership,
// outcomes by force, in several editions of which each revises one figure in
// fifty, and mid-year populations. The same n gives the same figures.
func (e Engine) Generate(ctx context.Context, q aggregate.Query, n int64, folder string) (g Generated, err error) {
	s, err := e.open(ctx)
	if err != nil {
		return g, err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	for i := range q.Tables {
		if err := s.table(ctx, &q.Tables[i]); err != nil {
			return g, err
		}
	}
	g.Years = max(1, (n+wantedEditions*perYear/2)/(wantedEditions*perYear))
	g.Editions = max(1, (n+g.Years*perYear/2)/(g.Years*perYear))
	for _, table := range []string{"documents", "observations"} {
		if err := makeFolder(filepath.Join(folder, table)); err != nil {
			return g, err
		}
	}
	if err := s.exec(ctx, copyTo(filepath.Join(folder, "documents", "all.parquet"), fmt.Sprintf(documentsSQL, g.Editions, g.Years))); err != nil {
		return g, err
	}
	for _, part := range []string{keysSQL, fmt.Sprintf(quartersSQL, g.Years)} {
		if err := s.exec(ctx, part); err != nil {
			return g, err
		}
	}
	for edition := range g.Editions {
		name := filepath.Join(folder, "observations", fmt.Sprintf("edition-%02d.parquet", edition))
		if err := s.exec(ctx, copyTo(name, fmt.Sprintf(figuresSQL, edition))); err != nil {
			return g, err
		}
	}
	if err := s.exec(ctx, copyTo(filepath.Join(folder, "observations", "population.parquet"), populationSQL)); err != nil {
		return g, err
	}
	query := "SELECT COUNT(*) FROM read_parquet(" + quote(filepath.Join(folder, "observations", "*.parquet")) + ")"
	err = s.conn.QueryRowContext(ctx, query).Scan(&g.Observations)
	return g, err
}

func copyTo(name, query string) string {
	return "COPY (" + strings.TrimSpace(query) + ") TO " + quote(name) + " (FORMAT parquet, COMPRESSION zstd)"
}

const documentsSQL = `
SELECT repeat(chr(97 + CAST(i AS INT)), 64) AS document_id, 'edition-' || i AS path, NULL::VARCHAR AS other_paths,
  'homeoffice-recorded-crime' AS publication, 'csv' AS layout, 'Recorded crime, edition ' || i AS title,
  'Home Office' AS publisher, DATE '2024-07-01' + CAST(i AS INT) * 90 AS published,
  DATE '2013-04-01' AS period_start, make_date(2013 + %[2]d, 3, 31) AS period_end, 'csv' AS format, 1::INT AS pages,
  'read' AS status, NULL::VARCHAR AS reason, NULL::VARCHAR AS superseded_by, 1::BIGINT AS bytes, NULL::VARCHAR AS licence,
  'recorded-crime' AS series, NULL::VARCHAR AS edition_note
FROM range(%[1]d) r(i)
UNION ALL
SELECT repeat('0', 64), 'population', NULL, 'ons-mid-year-population', 'xlsx', 'Population', 'ONS', DATE '2025-06-01',
  NULL, NULL, 'xlsx', 1, 'read', NULL, NULL, 1, NULL, 'population', NULL`

const keysSQL = `
CREATE TABLE keys AS
WITH codes AS (SELECT DISTINCT category FROM ref_offence_totals ORDER BY category LIMIT 134),
  forces AS (SELECT area_code, area_code AS force_code FROM ref_areas WHERE area_type = 'force'),
  partnerships AS (SELECT place_code AS area_code FROM ref_place_types WHERE area_type = 'csp' ORDER BY place_code LIMIT 314)
SELECT 'recorded_offences' AS measure, category, '' AS breakdown, 'force' AS area_type, area_code FROM codes, forces
UNION ALL
SELECT 'recorded_offences', category, '', 'csp', area_code FROM codes, partnerships
UNION ALL
SELECT 'offence_outcomes', category, 'basis=' || basis || ';outcome_type=' || outcome_type, 'force', area_code
FROM codes, forces, ref_outcome_bases, (SELECT outcome_type FROM ref_outcome_types WHERE is_assigned = 1 LIMIT 22)`

const quartersSQL = `
CREATE TABLE quarters AS
SELECT part_start AS period_start, part_end AS period_end FROM ref_period_parts
WHERE parts = 4 AND part_start >= DATE '2013-04-01' AND part_start < make_date(2013 + %d, 4, 1)`

const figuresSQL = `
SELECT repeat(chr(97 + %[1]d), 64) AS document_id, 'homeoffice-recorded-crime' AS publication, 'Table' AS table_id,
  'Sheet' AS sheet, 'H' || (2 + row_number() OVER ()) AS cell, NULL::INT AS page, measure, category, breakdown, area_type,
  area_code, area_code AS area_published, NULL::VARCHAR AS force_code, period_start, period_end, 'quarter' AS period_kind,
  CAST(hash(category, area_code, period_start, breakdown) %% 200 + CASE WHEN hash(category, area_code, period_start, breakdown, %[1]d) %% 50 = 0 THEN 1 ELSE 0 END AS DOUBLE) AS value,
  'count' AS unit, NULL::VARCHAR AS marker, 'x' AS published, NULL::BOOL AS provisional, NULL::BOOL AS revised,
  NULL::BOOL AS estimated, NULL::VARCHAR AS note
FROM quarters, keys`

const populationSQL = `
SELECT repeat('0', 64) AS document_id, 'ons-mid-year-population' AS publication, 'MYE2' AS table_id, 'MYE2' AS sheet,
  'C9' AS cell, NULL::INT AS page, 'population' AS measure, 'all' AS category, '' AS breakdown, area_type, area_code,
  area_name AS area_published, NULL::VARCHAR AS force_code, calendar_day AS period_start, calendar_day AS period_end,
  'day' AS period_kind, CAST(hash(area_code, calendar_day) % 900000 + 100000 AS DOUBLE) AS value, 'persons' AS unit,
  NULL::VARCHAR AS marker, 'x' AS published, NULL::BOOL AS provisional, NULL::BOOL AS revised, NULL::BOOL AS estimated,
  NULL::VARCHAR AS note
FROM ref_areas, (SELECT calendar_day FROM ref_days WHERE month(calendar_day) = 6 AND day(calendar_day) = 30)
WHERE area_type IN ('force', 'district') AND calendar_day >= DATE '2012-01-01'`
