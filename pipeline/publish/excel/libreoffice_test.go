package excel_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/publish/tables/tablestest"
	"forcestats/pipeline/record"
)

// recalculates tells LibreOffice to work out every formula when it opens a
// file, whatever result the file holds.
const recalculates = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`

// libreOffice opens workbooks, works out their formulas and saves them again.
// It returns false where LibreOffice is not installed; on the build server it
// must be.
func libreOffice(t *testing.T, files ...string) bool {
	t.Helper()
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("soffice is not installed, and CI=true")
		}
		fmt.Println("soffice is not installed: the workbooks were not opened in LibreOffice")
		return false
	}
	home := t.TempDir()
	if err := os.MkdirAll(filepath.Join(home, "user"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(home, "user", "registrymodifications.xcu"), []byte(recalculates), 0o644); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(filepath.Dir(files[0]), "out")
	args := append([]string{"-env:UserInstallation=file://" + home, "--headless", "--convert-to", "xlsx", "--outdir", out}, files...)
	if b, err := exec.CommandContext(t.Context(), soffice, args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, b)
	}
	return true
}

// TestLibreOffice_profile changes the choice of the profile to three forces
// and to three districts and compares what LibreOffice works out with the
// summary. No cell of the workbook may hold an error.
func TestLibreOffice_profile(t *testing.T) {
	dir := t.TempDir()
	d := tablestest.New(tablestest.Size{Years: 3, Findings: 20, Only: 36})
	choices := map[string][]string{"forces": {"West Yorkshire", "Greater Manchester", "Devon & Cornwall"}, "districts": {"Hartlepool", "York", "Devon (county)"}}
	var files []string
	profiles := map[string]*tables.Profile{}
	for _, w := range writers {
		survey, err := tables.NewSurvey(d.Statistics(w.level))
		if err != nil {
			t.Fatal(err)
		}
		if profiles[w.name], err = tables.NewProfile(d, w.level, survey); err != nil {
			t.Fatal(err)
		}
		b := written(t, w.write, d)
		part := sheetPart(t, b, "Area profile")
		for i, place := range choices[w.name] {
			changed := edited(t, b, []edit{{part: part, old: `(<c r="B8"[^>]*><is><t>)[^<]*`, replacement: "${1}" + strings.ReplaceAll(place, "&", "&amp;")}})
			file := filepath.Join(dir, fmt.Sprintf("%s-%d.xlsx", w.name, i))
			if err := os.WriteFile(file, changed, 0o644); err != nil {
				t.Fatal(err)
			}
			files = append(files, file)
		}
	}
	if !libreOffice(t, files...) {
		return
	}
	for _, w := range writers {
		for i, place := range choices[w.name] {
			f, err := excelize.OpenFile(filepath.Join(dir, "out", fmt.Sprintf("%s-%d.xlsx", w.name, i)))
			if err != nil {
				t.Fatal(err)
			}
			compareProfile(t, f, profiles[w.name], place)
			noErrors(t, f)
			if err := f.Close(); err != nil {
				t.Error(err)
			}
		}
	}
}

// compareProfile compares the profile of a place with the summary.
func compareProfile(t *testing.T, f *excelize.File, p *tables.Profile, place string) {
	t.Helper()
	name, _, county := strings.Cut(place, " (county)")
	var area *tables.Area
	for i := range p.Areas {
		if p.Areas[i].Name == name && (p.Areas[i].Type == "county") == county {
			area = &p.Areas[i]
		}
	}
	if area == nil {
		t.Fatalf("no area is called %q", place)
	}
	rows := tableRows(t, f, "Area profile")
	word := "Chosen " + p.Level.Word()
	if rows[0][word] != place {
		t.Fatalf("the profile shows %q, not %q", rows[0][word], place)
	}
	compared := 0
	for i := range p.Figures {
		row := rows[1+i]
		if row["Figure"] != p.Figures[i].Name() {
			t.Fatalf("row %d is %q, not %q", i, row["Figure"], p.Figures[i].Name())
		}
		c := p.Cell(area.Code, i)
		check := func(column string, v record.Null[float64], marker string) {
			want := tables.Shorthand(marker)
			if v.Valid {
				want = fmt.Sprint(v.V)
				compared++
			}
			if !sameNumber(row[column], want) {
				t.Errorf("%s, %s, %s: LibreOffice has %q, the summary %q", place, row["Figure"], column, row[column], want)
			}
		}
		check(word, c.Value, c.Marker)
		check("Numerator", c.Numerator, "not_applicable")
		regional := "not_available"
		if !tables.Additive(&p.Figures[i]) {
			regional = "not_applicable"
		}
		check("Its region", p.Region(area.Region, i, p.Now(i)), regional)
		check("The nation", p.National(i, p.Now(i)), "not_available")
		if n := p.Neighbours(area.Code); len(n) > 0 {
			other := p.Cell(n[0].Code, i)
			check("Neighbour 1", other.Value, other.Marker)
		}
	}
	if compared < 20 {
		t.Errorf("%s: only %d figures were compared", place, compared)
	}
	compareTrend(t, tableRows(t, f, "Area trend"), p.Cell(area.Code, 0).Trend, place, word)
}

// compareTrend compares the trend of a place with the summary.
func compareTrend(t *testing.T, trend []map[string]string, points []tables.Point, place, word string) {
	t.Helper()
	for j := range points {
		got := trend[len(trend)-len(points)+j][word]
		want := tables.Shorthand(points[j].Marker)
		if points[j].Value.Valid {
			want = fmt.Sprint(points[j].Value.V)
		}
		if !sameNumber(got, want) {
			t.Errorf("%s: trend %d: LibreOffice has %q, the summary %q", place, j, got, want)
		}
	}
}

// noErrors checks that no cell of a workbook holds an error.
func noErrors(t *testing.T, f *excelize.File) {
	t.Helper()
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for r := range rows {
			for c, v := range rows[r] {
				if strings.HasPrefix(v, "#") || strings.HasPrefix(v, "Err:") {
					t.Errorf("sheet %q, row %d, column %d holds the error %s", sheet, r+1, c+1, v)
				}
			}
		}
	}
}
