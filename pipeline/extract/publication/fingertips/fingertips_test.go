package fingertips

import (
	"testing"

	"forcestats/pipeline/extract/publication/publicationtest"
)

func TestExtract(t *testing.T) {
	publicationtest.Golden(t, Publication{}, "hospital_admissions.csv")
}

// Without a row that tells the unit, a value is not given one.
func TestExtract_unit_unknown(t *testing.T) {
	doc := publicationtest.Text(t, "Indicator Name,Area Code,Area Name,Sex,Age,Time period,Value,Count,Denominator\nAn index,E92000001,England,Persons,All ages,2022/23,71.3,,\n")
	rows := publicationtest.Rows(t, Publication{}, doc)
	if len(rows.Observations) != 0 || len(rows.Issues) != 1 || rows.Issues[0].Code != "rows-left-out" {
		t.Errorf("%+v", rows)
	}
}
