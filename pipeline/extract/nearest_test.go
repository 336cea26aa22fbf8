package extract_test

import (
	"strings"
	"testing"

	"forcestats/pipeline/extract"
	"forcestats/pipeline/extract/publication/list"
	"forcestats/pipeline/record"
)

// A file that nobody reads is told what it comes nearest to and what it lacks.
func TestRead_names_the_nearest_publication(t *testing.T) {
	e := extract.Engine{Publications: list.All()}
	for csv, want := range map[string]string{
		"Financial Year,Quarter no,Force Name,Offence Description,Offence Group,Offence Code,Number of Offences\n2015/16,1,Kent,x,y,88A,4\n":         `nearest is homeoffice-recorded-crime (Police recorded crime and outcomes open data tables): the table: row 1 lacks the column "Financial Quarter"`,
		"time_period,geographic_level,country_code,country_name,indicator\n2024,National,E92000001,England,5\n":                                      `nearest is dfe-explore-education-statistics (Explore education statistics data file): the table: row 1 lacks the column "time_identifier"`,
		"Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Context\nx,2024-01,Kent Police,Kent Police,,,,,,\n": `nearest is policeuk-open-data (Street-level crime, outcome and stop and search data): the table: row 1 lacks the column "Crime type"`,
		"Police workforce statistics\nTable A: officers who joined\nKent,5\n":                                                                        `nearest is homeoffice-police-workforce (Police workforce, England and Wales): no sheet has a title like`,
		"\nname,colour\nfoo,bar\n":                               `no publication reads it; as a table by police force area or council: it names no police force area or council`,
		"PFA19CD,PFA19NM,FID\nE23000001,Metropolitan Police,1\n": `no column beside its places holds figures`,
		// A list of places names nations, as the title of the estimates does.
		"gss-code,nice-name,nation,region\nE06000001,Hartlepool,England,North East\nW06000001,Anglesey,Wales,\nS12000033,Aberdeen,Scotland,\nN09000001,Antrim,Northern Ireland,\n": `it names places, but no figure stands beside them`,
	} {
		var rows record.RawRows
		r := e.Read(extract.File{Name: "x.csv", ReaderAt: strings.NewReader(csv), Size: int64(len(csv))}, func(extract.Result) record.RawSink { return &rows })
		if r.Status != extract.Unrecognised || !strings.Contains(r.Reason, want) {
			t.Errorf("%q: %s %s, want %s", csv, r.Status, r.Reason, want)
		}
		if list := strings.Contains(csv, "E23000001") || strings.Contains(csv, "Hartlepool"); list && !strings.Contains(rows.Issues[0].Hint, "if it is a list of places") {
			t.Errorf("%q: hint %q", csv, rows.Issues[0].Hint)
		}
		if len(rows.Issues) != 1 || rows.Issues[0].Code != "document-unrecognised" {
			t.Errorf("%q: %+v", csv, rows.Issues)
		}
	}
}
