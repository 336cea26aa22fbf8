package cps

import (
	"fmt"
	"strconv"
	"testing"

	"forcestats/pipeline/extract/publication/publicationtest"
)

func TestExtract(t *testing.T) {
	publicationtest.Golden(t, Publication{}, "april_2014.csv")
}

// As published, the columns have spaces, the areas no heading and the month
// stands above.
func TestExtract_as_published(t *testing.T) {
	doc := publicationtest.Text(t, "Principal offence category December 2015,,\n,Number of Homicide Convictions,Number of Sexual Offences Convictions\nKent,3,\"1,012\"\n")
	rows := publicationtest.Rows(t, Publication{}, doc)
	if len(rows.Observations) != 2 || len(rows.Issues) != 0 {
		t.Fatalf("%d observations, issues %+v", len(rows.Observations), rows.Issues)
	}
	if o := rows.Observations[1]; o.Category != "sexual_offences" || o.Number != 1012 || o.Area.Name != "Kent" || o.Period.End.String() != "2015-12-31" {
		t.Errorf("%+v", o)
	}
}

// Files put together from several months have columns of the month, before or
// behind the figures.
func TestExtract_columns_of_the_month(t *testing.T) {
	for name, text := range map[string]string{
		"short":   "year,month,County,Number of Homicide Convictions,Number of Sexual Offences Convictions\n2017,Mar,Kent,3,12\n",
		"number":  "Area,Number of Homicide Convictions,Number of Sexual Offences Convictions,month,year\nKent,3,12,03,2017\n",
		"unnamed": "year,month,,Number of Homicide Convictions,Number of Sexual Offences Convictions\n2017,march,Kent,3,12\n",
	} {
		t.Run(name, func(t *testing.T) {
			rows := publicationtest.Rows(t, Publication{}, publicationtest.Text(t, text))
			if len(rows.Observations) != 2 || len(rows.Issues) != 0 {
				t.Fatalf("%d observations, issues %+v", len(rows.Observations), rows.Issues)
			}
			if o := rows.Observations[1]; o.Number != 12 || o.Area.Name != "Kent" || o.Period.Start.String() != "2017-03-01" || o.Period.End.String() != "2017-03-31" {
				t.Errorf("%+v", o)
			}
		})
	}
}

func TestExtract_without_a_month(t *testing.T) {
	doc := publicationtest.Text(t, "X,Number.of.Homicide.Convictions,Number.of.Sexual.Offences.Convictions\nKent,3,12\nEssex,4,5\n")
	rows := publicationtest.Rows(t, Publication{}, doc)
	if len(rows.Observations) != 0 || len(rows.Issues) != 1 || rows.Issues[0].Code != "period-unreadable" {
		t.Errorf("%d observations, issues %+v", len(rows.Observations), rows.Issues)
	}
}

func TestExtract_national_total(t *testing.T) {
	text := "X,Number.of.Homicide.Convictions,Number.of.Sexual.Offences.Convictions,year,month\nNational,42,41,2014,april\n"
	for i := range 42 {
		text += fmt.Sprintf("Area %d,1,1,2014,april\n", i)
	}
	rows := publicationtest.Rows(t, Publication{}, publicationtest.Text(t, text))
	if len(rows.Issues) != 1 || rows.Issues[0].Code != "total-disagrees" || rows.Issues[0].Cell != "C2" {
		t.Errorf("%+v", rows.Issues)
	}
}

// Shares that a program stored as fractions are percentages, told by the
// numbers beside them; shares that agree with neither have no unit. Made-up
// figures.
func TestExtract_scale_of_shares(t *testing.T) {
	header := "Area,Number of Homicide Convictions,Percentage of Homicide Convictions,Number of Homicide Unsuccessful,Percentage of Homicide Unsuccessful," +
		"Number of Sexual Offences Convictions,month,year\n"
	for cells, want := range map[string]string{
		"30,75.0%,10,25.0%,5": "75 percent", "30,75.0,10,25.0,5": "75 percent", "30,0.750,10,0.250,5": "75 percent", "30,0.2,10,17,5": "0.2 unknown",
	} {
		rows := publicationtest.Rows(t, Publication{}, publicationtest.Text(t, header+"Kent,"+cells+",april,2015\n"))
		got := ""
		for _, o := range rows.Observations {
			if o.Measure == "prosecution_shares" && got == "" {
				got = strconv.FormatFloat(o.Number, 'f', -1, 64) + " " + o.Unit
			}
		}
		if got != want {
			t.Errorf("%s: %s, want %s (%+v)", cells, got, want, rows.Issues)
		}
	}
}
