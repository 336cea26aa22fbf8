package outcomes

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/publication/publicationtest"
)

const header = "Financial Year,Financial Quarter,Force Name,Offence Code,Offence Description,Offence Group,Offence Subgroup,"

// Columns and wordings of three editions.
func TestExtract_drift(t *testing.T) {
	for name, columns := range map[string]string{
		"2026": "Offence code expired,Outcome Type,Outcome Description,Outcome Group,Outcomes for offences that were recorded in the quarter,Outcomes for investigations closed in the quarter",
		"case": "Offence Code Expired,Outcome Type,Outcome Description,Outcome Group,Number of Outcomes for offences that were recorded in the quarter,Number of Outcomes for investigations that were closed in the quarter",
		"2016": "Offence Code Expired,Outcome Type,Outcome Description,Outcome Group,Force outcomes for offences recorded in quarter,Force outcomes recorded in quarter",
	} {
		t.Run(name, func(t *testing.T) {
			doc := publicationtest.Text(t, header+columns+"\n"+
				"2025/26,2,West Yorkshire,88A,Sexual grooming,Sexual offences,Other sexual offences,No,1,Charged/Summonsed,Charged/Summonsed,14,-3\n"+
				"2025/26,2,West Yorkshire,88A,Sexual grooming,Sexual offences,Other sexual offences,No,0,Not yet assigned an outcome,Not yet assigned,9,\n"+
				"2025/26,2,Bedfordshire,1/4.1/4.10/4.2,Homicide,Violence against the person,Homicide,No,1A,Charged (alternate),Charged/Summonsed,N/A - data not provided,0\n")
			offence := " | 88A (Sexual grooming; Other sexual offences; Sexual offences) | "
			homicide := " | 1/4.1/4.10/4.2 (Homicide; Homicide; Violence against the person) | "
			want := []string{
				`document | Police recorded crime and outcomes open data tables: outcomes | Home Office | homeoffice-outcomes | "" | "" | 1`,
				`figure | L2 | offence_outcomes` + offence + `basis=recorded;outcome=1 | force  "West Yorkshire" | 2025-07-01..2025-09-30 | 14 | 14 | count | `,
				`figure | M2 | offence_outcomes` + offence + `basis=closed;outcome=1 | force  "West Yorkshire" | 2025-07-01..2025-09-30 | -3 | -3 | count | `,
				`figure | L3 | offence_outcomes` + offence + `basis=recorded;outcome=0 | force  "West Yorkshire" | 2025-07-01..2025-09-30 | 9 | 9 | count | `,
				`figure | L4 | offence_outcomes` + homicide + `basis=recorded;outcome=1a | force  "Bedfordshire" | 2025-07-01..2025-09-30 | not_available | N/A - data not provided | count | `,
				`figure | M4 | offence_outcomes` + homicide + `basis=closed;outcome=1a | force  "Bedfordshire" | 2025-07-01..2025-09-30 | 0 | 0 | count | `,
				`issue | info | year-incomplete |  | 2025/26 has figures for quarter 2 only`,
			}
			if diff := cmp.Diff(want, publicationtest.Lines(publicationtest.Rows(t, Publication{}, doc))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// The years to March 2014 have one count a year and outcomes by name.
func TestExtract_annual(t *testing.T) {
	for name, text := range map[string]string{
		"with_codes": "Financial Year,Force Name,Offence Group,Offence Subgroup,Offence Code,Offence Description,Outcome Type,Number of Outcomes Recorded\n" +
			"2009/10,Kent,Sexual offences,Other sexual offences,88A,Sexual grooming,Charge/Summons,\"1,014\"\n",
		"by_group": "Financial Year,Force Name,Offence Group,Outcome Type,Number of Outcomes Recorded\n" +
			"2009/10,Kent,Sexual offences,Charge/Summons,\"1,014\"\n",
	} {
		t.Run(name, func(t *testing.T) {
			doc := publicationtest.Text(t, text)
			p := Publication{}
			claim := p.Recognise(doc)
			if claim.Layout != layoutAnnual {
				t.Fatalf("%+v", claim)
			}
			rows := publicationtest.Rows(t, p, doc)
			if len(rows.Observations) != 1 || len(rows.Issues) != 0 {
				t.Fatalf("%d observations, issues %+v", len(rows.Observations), rows.Issues)
			}
			o := rows.Observations[0]
			if o.Number != 1014 || o.Breakdown != "basis=recorded_in_year;outcome=charge_summons" || o.Period.Kind != "year" ||
				o.Period.Start.String() != "2009-04-01" || o.Period.End.String() != "2010-03-31" || o.Offence.Group != "Sexual offences" {
				t.Errorf("%+v", o)
			}
		})
	}
}

// A table by quarter whose quarters are lost is not one of years.
func TestRecognise_quarters_without_their_column(t *testing.T) {
	doc := publicationtest.Text(t, "Financial Year,Force Name,Offence Code,Offence Description,Offence Group,Outcome Type,Outcome Description,Number of Outcomes recorded in the quarter\n2019/20,Kent,88A,Sexual grooming,Sexual offences,1,Charged,4\n")
	if claim := (Publication{}).Recognise(doc); claim.Score != 0 {
		t.Errorf("%+v", claim)
	}
}

// A renamed header is read by what stands beneath it, with an issue; one that
// nothing beneath tells is refused. Made-up rows.
func TestExtract_renamed_header(t *testing.T) {
	rest := ",Offence Code,Offence Description,Offence Group,Outcome Type,Outcome Description,Outcomes for offences that were recorded in the quarter\n"
	for named, want := range map[string]string{
		"Financial Year,Financial Quarter,Constabulary": `the column "Constabulary" is read as "Force Name"`,
		"Reporting,Financial Quarter,Force Name":        `the column "Reporting" is read as "Financial Year"`,
		"Financial Year,Three months,Force Name":        `the column "Three months" is read as "Financial Quarter"`,
	} {
		text := named + rest
		for _, force := range []string{"Kent", "Essex", "Surrey", "Sussex"} {
			text += "2023/24,1," + force + ",88A,Sexual grooming,Sexual offences,1,Charged/Summonsed,5\n"
		}
		doc := publicationtest.Text(t, text)
		if claim := (Publication{}).Recognise(doc); claim.Score == 0 {
			t.Errorf("%s: %s", named, claim.Misfit)
			continue
		}
		lines := strings.Join(publicationtest.Lines(publicationtest.Rows(t, Publication{}, doc)), "\n")
		if !strings.Contains(lines, want) || strings.Count(lines, "2023-04-01..2023-06-30 | 5 | 5 | count") != 4 {
			t.Errorf("%s: want %s in\n%s", named, want, lines)
		}
	}
	doc := publicationtest.Text(t, "Financial Year,Financial Quarter,Force Name"+strings.Replace(rest, "Offence Code", "Key", 1)+"2023/24,1,Kent,88A,x,y,1,z,5\n")
	if claim := (Publication{}).Recognise(doc); claim.Score > 0 || !strings.Contains(claim.Misfit, `lacks the column "Offence Code"`) {
		t.Errorf("%+v", claim)
	}
}
