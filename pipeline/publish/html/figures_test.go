package html

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"forcestats/pipeline/parquet"
	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/publish/tables/tablestest"
	"forcestats/pipeline/record"
)

// fiveAndFive are the places whose figures are held against the Parquet.
var fiveAndFive = []string{
	"E23000010", "E23000005", "E23000034", "E23000035", "W15000004",
	"E08000032", "E08000034", "E09000001", "E06000047", "W06000015",
}

// stored writes statistics to Parquet and reads them back, by area, figure and period.
func stored(t *testing.T, rows tables.Statistics, table record.Table[record.Statistic]) map[string]record.Statistic {
	t.Helper()
	f, err := os.Create(filepath.Join(t.TempDir(), "summary.parquet"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w, err := parquet.NewWriter(f, table)
	if err != nil {
		t.Fatal(err)
	}
	for r, err := range rows {
		if err == nil {
			err = w.Write(r)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	out := map[string]record.Statistic{}
	for r, err := range parquet.Rows(f, table) {
		if err != nil {
			t.Fatal(err)
		}
		out[strings.Join([]string{r.AreaCode, r.Statistic, r.Category, r.Breakdown, r.PeriodLabel}, "|")] = *r
	}
	return out
}

// TestFigures holds every figure on the views of five forces and five councils
// against the Parquet: as it is shown, and unrounded in the csv.
func TestFigures(t *testing.T) {
	browser(t)
	d := tablestest.Questions()
	dir := t.TempDir()
	folder(t, d, dir)
	rows := stored(t, d.Forces, record.ForceSummaryTable())
	for k, r := range stored(t, d.Districts, record.DistrictSummaryTable()) {
		rows[k] = r
	}
	script, err := os.ReadFile("testdata/figures.js")
	if err != nil {
		t.Fatal(err)
	}
	codes, _ := json.Marshal(fiveAndFive)
	var p struct {
		Figures []struct{ Figure, Area, Period, Shown string }
		CSV     map[string]string
	}
	use(t, dir, "", "const CODES = "+string(codes)+";"+string(script), &p)
	figures := catalogueOf(t, d)
	if len(p.Figures) < 300 {
		t.Fatalf("only %d figures were found on the views", len(p.Figures))
	}
	for _, f := range p.Figures {
		want := figures[f.Area[:1]+levelWord(f.Area)+f.Figure]
		r, ok := rows[strings.Join([]string{f.Area, want.Statistic, want.Category, want.Breakdown, f.Period}, "|")]
		shown := tables.Shorthand(r.Marker)
		if r.Value.Valid {
			shown = tables.Figure3(r.Value.V*want.Fit.Times, want.Fit.Unit)
		}
		if !ok || f.Shown != shown {
			t.Errorf("%s %s %s: the page has %q, the Parquet %q", f.Area, f.Figure, f.Period, f.Shown, shown)
		}
	}
	for code, text := range p.CSV {
		checkCSV(t, code, text, rows, figures)
	}
}

func levelWord(code string) string {
	if strings.HasPrefix(code[1:], "23") || strings.HasPrefix(code[1:], "15") {
		return "force"
	}
	return "district"
}

// catalogueOf is the page's catalogue, by nation's letter, level and id.
func catalogueOf(t *testing.T, d *tables.Data) map[string]*figure {
	t.Helper()
	b := &builder{data: d, index: tables.NewIndex(d), justice: tables.NewJustice()}
	out := map[string]*figure{}
	for _, l := range []tables.Level{tables.ForceLevel, tables.DistrictLevel} {
		level, err := b.level(l)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range level.figures {
			out["E"+l.Word()+f.ID], out["W"+l.Word()+f.ID] = f, f
		}
	}
	return out
}

// checkCSV holds the unrounded figures of a csv against the Parquet.
func checkCSV(t *testing.T, code, text string, rows map[string]record.Statistic, figures map[string]*figure) {
	t.Helper()
	lines, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
	if err != nil || len(lines) < 3 {
		t.Fatalf("%s: %d lines, %v", code, len(lines), err)
	}
	named := map[string]*figure{}
	for k, f := range figures {
		if strings.HasPrefix(k, code[:1]+levelWord(code)) {
			named[f.Name] = f
		}
	}
	for _, line := range lines[1:] {
		f := named[line[0]]
		if f == nil {
			t.Errorf("%s: the csv has an unknown figure %q", code, line[0])
			continue
		}
		r := rows[strings.Join([]string{code, f.Statistic, f.Category, f.Breakdown, line[2]}, "|")]
		v, err := strconv.ParseFloat(line[1], 64)
		if r.Value.Valid != (err == nil) || r.Value.Valid && v != r.Value.V {
			t.Errorf("%s %s: the csv has %q, the Parquet %v", code, line[0], line[1], r.Value)
		}
	}
}
