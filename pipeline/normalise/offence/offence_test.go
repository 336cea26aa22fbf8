package offence

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/record"
)

func table(t *testing.T) *Table {
	t.Helper()
	table, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// TestCategory holds the drift of labels seen in the editions.
func TestCategory(t *testing.T) {
	o := func(code, description, group, subgroup string) record.OffenceLabel {
		return record.OffenceLabel{Code: code, Description: description, Group: group, Subgroup: subgroup}
	}
	for _, c := range []struct {
		label record.OffenceLabel
		want  string
	}{
		{o("71", "Abuse of children through prostitution and pornography", "Sexual offences", "Other sexual offences"), "71"},
		{o("88a ", "Sexual grooming", "", ""), "88A"},
		{o("106*", "Modern Slavery", "", ""), "106"},
		{o("1/4.1/4.10/4.2", "Homicide", "", ""), "1/4.1/4.10/4.2"},
		{o("1/4.1/4.2/4.10", "Homicide", "", ""), "1/4.1/4.10/4.2"},
		{o("71.0", "", "", ""), "71"},
		{o("", "Burglary in a building other than a dwelling", "", ""), ""},
		{o("-", "Sexual grooming", "", ""), "88A"},
		{o("4.10", "Corporate manslaughter", "", ""), "4.10"},
		{o("AF", "Fraud offences recorded by Action Fraud", "", ""), "AF"},
		{o("UK FINANCE", "", "", ""), "UK Finance"},
		{o("105C", "a code that is newer than the table", "", ""), "105C"},
		{o("", "Sexual grooming", "", ""), "88A"},
		{o("", "Burglary in a dwelling(outcome only)", "", ""), ""},
		{o("", "Total recorded crime\n (excluding fraud)", "", ""), "all_excluding_fraud"},
		{o("", "Total recorded crime (excluding fraud) [note 4]", "", ""), "all_excluding_fraud"},
		{o("", "Total police recorded crime (excluding fraud and computer misuse)", "", ""), "all_excluding_fraud"},
		{o("", "All recorded crimes, excl. fraud", "", ""), "all_excluding_fraud"},
		{o("", "Fraud offences excluding fraud by false representation", "", ""), ""},
		{o("", "Victim-based crime", "", ""), "group:victim_based_crime"},
		{o("", "Violence with injury", "", ""), "subgroup:violence_with_injury"},
		{o("", "Death or serious injury - unlawful driving", "", ""), "subgroup:death_or_serious_injury_unlawful_driving"},
		{o("", "Death or serious injury caused by illegal driving", "", ""), "subgroup:death_or_serious_injury_unlawful_driving"},
		{o("", "Homicide", "", ""), "subgroup:homicide"},
		{o("", "", "Miscellaneous crimes", ""), "group:miscellaneous_crimes_against_society"},
		{o("", "", "Miscellaneous crimes against society", ""), "group:miscellaneous_crimes_against_society"},
		{o("", "", "Theft Offences", ""), "group:theft_offences"},
		{o("", "", "Sexual offences", "Rape"), "subgroup:rape"},
		{o("", "", "Sexual offences", "Rape offences"), "subgroup:rape"},
		{o("", "", "Violence against the person", "Stalking and Harassment"), "subgroup:stalking_and_harassment"},
		{o("", "", "Theft offences", "All other theft offences"), "subgroup:other_theft_offences"},
		{o("", "", "Theft offences", "Other theft offences"), "subgroup:other_theft_offences"},
		{o("", "", "Fraud offences", "Fraud: action fraud"), "subgroup:fraud_action_fraud"},
		{o("", "", "Theft offences", "Domestic burglary"), "subgroup:domestic_burglary"},
		{o("", "", "Theft offences", "Residential burglary"), "subgroup:residential_burglary"},
		{o("", "", "Theft offences", "Non-domestic burglary"), "subgroup:non_domestic_burglary"},
		{o("", "", "Theft offences", "Non-residential burglary"), "subgroup:non_residential_burglary"},
		{o("", "", "Possession of weapons offences", "Possession of weapons offences"), "group:possession_of_weapons_offences"},
		{o("", "Sexual groming", "", ""), ""},
		{o("n/a", "", "", ""), ""},
		{o("", "", "", ""), ""},
	} {
		got, err := table(t).Category(c.label)
		if got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%+v is %q, %v, want %q", c.label, got, err, c.want)
		}
	}
}

// The list of codes whose name fixes a child victim is the contract's.
func TestChildVictimCodes(t *testing.T) {
	want := strings.Fields("17B 19D 19E 19G 19H 20B 21 22B 71 73 88A")
	if diff := cmp.Diff(want, table(t).ChildVictimCodes()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Every row of the codes has a code of the right shape, once, and a group and
// subgroup that labels.csv knows.
func TestOffences_everyRow(t *testing.T) {
	table := table(t)
	known, seen := map[string]bool{}, map[string]bool{}
	for _, c := range table.byLabel {
		known[c] = true
	}
	for _, o := range table.Offences() {
		if c, ok := Code(o.Code); !ok || c != o.Code {
			t.Errorf("%q is no code, or not as Code cleans it", o.Code)
		}
		if seen[o.Code] {
			t.Errorf("%s stands twice", o.Code)
		}
		seen[o.Code] = true
		if o.Description == "" || !known[o.Group] || !known[o.Subgroup] {
			t.Errorf("%s %q: no description, or %q or %q is not in labels.csv", o.Code, o.Description, o.Group, o.Subgroup)
		}
	}
}

// A code that its description contradicts is told; where a program took 4.10
// for the number 4.1, the description says which was meant. Made-up labels.
func TestDoubts(t *testing.T) {
	table, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		code, description, better string
		doubted                   bool
	}{
		{"4.1", "Manslaughter", "", false},
		{"4.10", "Corporate manslaughter", "", false},
		{"4.1", "Corporate manslaughter", "4.10", true},
		{"04-Feb", "Infanticide", "", true},
		{"71", "Murder", "", true},
		{"71.0", "Abuse of children through sexual exploitation", "", false},
		{"9999", "Murder", "", false},
		{"1/4.1/4.10/4.2", "Murder", "", false},
		{"71", "Words that nobody has", "", false},
		{"", "Murder", "", false},
	} {
		d, ok := table.Doubts(record.OffenceLabel{Code: c.code, Description: c.description})
		if ok != c.doubted || d.Better != c.better || ok && d.Message == "" {
			t.Errorf("%s %q: %+v, %v", c.code, c.description, d, ok)
		}
	}
}
