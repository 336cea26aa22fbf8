package datapackage

import (
	"fmt"
	"io"

	"forcestats/pipeline/record"
)

// WriteViews writes views.sql: a view for each table, and three that answer
// the first questions.
func WriteViews(w io.Writer) error {
	fmt.Fprintf(w, `-- A DuckDB database over this folder, which stays where the data are:
--   duckdb forcestats.duckdb -init views.sql
-- Run it in this folder; the views read the Parquet files beside it.

`)
	for _, t := range record.Tables() {
		file := t.Name + ".parquet"
		if t.Name == record.ObservationTable().Name {
			file = t.Name + "/*.parquet"
		}
		fmt.Fprintf(w, "-- %s\nCREATE OR REPLACE VIEW %s AS SELECT * FROM read_parquet('%s');\n", t.Doc, t.Name, file)
	}
	_, err := io.WriteString(w, `
-- all statistics, of forces, counties and districts, with what each of them is in words
CREATE OR REPLACE VIEW statistics AS
SELECT s.*, c.label, c.meaning, c.polarity, c.additive
FROM (SELECT * FROM force_summary UNION ALL BY NAME SELECT * FROM district_summary) s
LEFT JOIN codes c ON c.code_list = 'statistic' AND c.code = s.statistic AND c.unit = s.unit;

-- the newest period of each of them
CREATE OR REPLACE VIEW latest AS
SELECT * FROM statistics
QUALIFY row_number() OVER (
  PARTITION BY area_code, statistic, category, breakdown, unit, attributed
  ORDER BY period_end DESC NULLS LAST, period_start DESC NULLS LAST
) = 1;

-- published figures with the document that each of them stands in
CREATE OR REPLACE VIEW cited AS
SELECT o.*, d.title, d.publisher, d.published AS published_on, d.url, d.licence
FROM observations o
JOIN documents d ON d.document_id = o.document_id;
`)
	return err
}
