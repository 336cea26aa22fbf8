package recordedcrime

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/publication/publicationtest"
)

// The excerpt of the published csv holds padded counts, -00, negatives, the four
// homicide rows of one code and the bodies that are no forces.
func TestExtract_force(t *testing.T) {
	publicationtest.Golden(t, Publication{}, "force_2017_18.csv")
}

func TestExtract_underscored_names(t *testing.T) {
	publicationtest.Golden(t, Publication{}, "underscored_names.csv")
}

func TestExtract_spellings(t *testing.T) {
	for name, header := range map[string]string{
		"2018":     "Financial Year,Financial Quarter,Force Name,Offence Description,Offence Group,Offence Subgroup,Offence Code,Number of Offences",
		"q_year":   "Financial_Year,Financial_Quarter,Force_Name,Offence_Description,Offence_Group,Offence_Subgroup,Offence_Code,Number_of_Offences",
		"2026":     "Financial Year,Financial Quarter,Police Force,Offence Description,Offence Group,Offence Subgroup,Offence Code,Offence Count",
		"preamble": "Table of offences\nReleased under the OGL\n\nfinancial year,financial quarter,force name,offence description,offence group,offence sub-group,offence code,number of offences ",
	} {
		t.Run(name, func(t *testing.T) {
			doc := publicationtest.Text(t, header+"\n2024/25,Q4,Kent,Sexual grooming,Sexual offences,Other sexual offences,88A,12\n")
			rows := publicationtest.Rows(t, Publication{}, doc)
			if len(rows.Observations) != 1 {
				t.Fatalf("%d observations", len(rows.Observations))
			}
			o := rows.Observations[0]
			if o.Number != 12 || o.Offence.Code != "88A" || o.Area.Name != "Kent" || o.Period.Start.String() != "2025-01-01" || o.Period.End.String() != "2025-03-31" {
				t.Errorf("%+v", o)
			}
		})
	}
}

func TestExtract_partnership(t *testing.T) {
	doc := publicationtest.Text(t, "Financial Year,Financial Quarter,Police Force,CSP Name,Offence Description,Offence Group,Offence Subgroup,Offence Code,Offence Count\n"+
		"2025/26,1,West Yorkshire,Bradford,Sexual grooming,Sexual offences,Other sexual offences,88A,7\n"+
		"2025/26,1,Kent,Unassigned Kent,Sexual grooming,Sexual offences,Other sexual offences,88A,2\n"+
		"2025/26,1,Greater Manchester,Manchester Airport,Sexual grooming,Sexual offences,Other sexual offences,88A,N/a\n")
	want := []string{
		"document | Police recorded crime and outcomes open data tables | Home Office | homeoffice-recorded-crime-partnership | \"\" | 2025-04-01..2025-06-30 | 1",
		"figure | I2 | recorded_offences | 88A (Sexual grooming; Other sexual offences; Sexual offences) |  | csp  \"Bradford\" in \"West Yorkshire\" | 2025-04-01..2025-06-30 | 7 | 7 | count | ",
		"figure | I3 | recorded_offences | 88A (Sexual grooming; Other sexual offences; Sexual offences) |  | csp  \"Unassigned Kent\" in \"Kent\" (no place) | 2025-04-01..2025-06-30 | 2 | 2 | count | ",
		"figure | I4 | recorded_offences | 88A (Sexual grooming; Other sexual offences; Sexual offences) |  | csp  \"Manchester Airport\" in \"Greater Manchester\" (no place) | 2025-04-01..2025-06-30 | ?N/a | N/a | count | ",
		"issue | info | year-incomplete |  | 2025/26 has figures for quarter 1 only",
	}
	if diff := cmp.Diff(want, publicationtest.Lines(publicationtest.Rows(t, Publication{}, doc))); diff != "" {
		t.Error(diff)
	}
}

// The sheet of 2013/14 has three stray columns that double others.
func TestExtract_doubled_columns(t *testing.T) {
	doc := publicationtest.Text(t, "Financial Year,Financial Quarter,Force Name,Offence Description,Offence Group,Offence Subgroup,Offence Code,Number of Offences,Force Name,Offence Code,Financial Year,Region code\n"+
		"2013/14,2,Essex,Robbery,Robbery,Robbery of business property,34A,5,,,,\n")
	rows := publicationtest.Rows(t, Publication{}, doc)
	codes := map[string]int{}
	for _, i := range rows.Issues {
		codes[i.Code]++
	}
	if want := map[string]int{"column-doubled": 3, "column-unknown": 1, "year-incomplete": 1}; cmp.Diff(want, codes) != "" {
		t.Error(cmp.Diff(want, codes))
	}
	if o := rows.Observations[0]; o.Area.Name != "Essex" || o.Number != 5 || o.Offence.Code != "34A" {
		t.Errorf("%+v", o)
	}
}

func TestRecognise_says_what_is_missing(t *testing.T) {
	doc := publicationtest.Text(t, "Financial Year,Force Name,Offence Description,Offence Group,Offence Code,Number of Offences\n2024/25,Kent,x,y,1,2\n")
	if c := (Publication{}).Recognise(doc); c.Score != 0 || c.Misfit != `the table: row 1 lacks the column "Financial Quarter"` {
		t.Errorf("%+v", c)
	}
}

func TestYearIn(t *testing.T) {
	for name, want := range map[string]string{"2015_16": "2015-04-01", "2019-20": "2019-04-01", "Outcomes_open_data_2014-15": "2014-04-01", "2015_17": "", "Notes": ""} {
		p, _ := YearIn(name)
		if p.Start.String() != want {
			t.Errorf("%q: %s, want %s", name, p.Start, want)
		}
	}
}

// A renamed header costs nothing where what stands beneath tells the column; a
// second column of that kind leaves it untold. Made-up rows.
func TestExtract_renamed_header(t *testing.T) {
	rest := ",Offence Description,Offence Group,Offence Subgroup,Offence Code,Number of Offences"
	row := ",Harassment,Violence against the person,Stalking and harassment,8L,5"
	for header, want := range map[string]string{
		"Financial Year,Financial Quarter,Constabulary":           `the column "Constabulary" is read as "Force Name"`,
		"Period,Financial Quarter,Force Name":                     `the column "Period" is read as "Financial Year"`,
		"Financial Year,Three months,Force Name":                  `the column "Three months" is read as "Financial Quarter"`,
		"Financial Year,Financial Quarter,Force Name":             "",
		"Financial Year,Financial Quarter,Constabulary,Neighbour": "none",
	} {
		text := header + rest + "\n"
		for _, force := range []string{"Kent", "Essex", "Surrey", "Sussex"} {
			text += "2023/24,1," + force
			if strings.HasSuffix(header, "Neighbour") {
				text += ",Dorset"
			}
			text += row + "\n"
		}
		doc := publicationtest.Text(t, text)
		claimed := (Publication{}).Recognise(doc).Score > 0
		if want == "none" {
			if claimed {
				t.Errorf("%s: claimed", header)
			}
			continue
		}
		rows := publicationtest.Rows(t, Publication{}, doc)
		told := ""
		for _, i := range rows.Issues {
			if i.Code == "column-unknown" {
				told = i.Message
			}
		}
		if !claimed || len(rows.Observations) != 4 || !strings.HasPrefix(told, want) || want == "" && told != "" {
			t.Errorf("%s: claimed %v, %d figures, %q", header, claimed, len(rows.Observations), told)
		}
	}
}
