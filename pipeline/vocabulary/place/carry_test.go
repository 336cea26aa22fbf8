package place

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"forcestats/pipeline/vocabulary/civil"
)

func TestCarry(t *testing.T) {
	table := tables(t)
	at := func(y int) civil.Date { return civil.New(y, time.December, 31) }
	for _, c := range []struct {
		what, code string
		to         civil.Date
		want       []Carried
	}{
		{"unchanged", "E08000018", 0, []Carried{{"E08000018", 1, 1, true}}},
		{"recode of 2025", "E08000019", 0, []Carried{{"E08000039", 1, 1, true}}},
		{"not yet recoded", "E08000019", at(2024), []Carried{{"E08000019", 1, 1, true}}},
		{"merger", "E07000048", 0, []Carried{{"E06000058", 1, 3, true}}},
		{"merger of a merger", "E07000190", 0, []Carried{{"E06000066", 1, 5, true}}},
		{"the merger itself counts for its parts", "E07000246", 0, []Carried{{"E06000066", 2, 5, true}}},
		{"halfway", "E07000190", at(2020), []Carried{{"E07000246", 1, 2, true}}},
		{"county that became one district", "E10000027", 0, []Carried{{"E06000066", 5, 5, true}}},
		{"county that was split", "E10000006", 0, []Carried{{"E06000063", 3, 3, false}, {"E06000064", 3, 3, false}}},
		{"county that lost a district to another", "E10000009", 0, []Carried{{"E06000058", 1, 3, false}, {"E06000059", 5, 5, false}}},
		{"partnership merger", "W14000016", 0, []Carried{{"W14000023", 1, 2, true}}},
		{"back to before a recode", "E08000039", at(2020), []Carried{{"E08000019", 1, 1, true}}},
		{"back to before a merger", "E06000062", at(2015), []Carried{{"E07000151", 1, 1, false}, {"E07000154", 1, 1, false}, {"E07000155", 1, 1, false}}},
		{"unknown", "E08000099", 0, nil},
	} {
		if diff := cmp.Diff(c.want, table.Carry(c.code, c.to)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.what, diff)
		}
	}
}

// Whatever the figures, the districts of a year carried to the geography date
// are whole there and add up to the same national total.
func TestCarry_keepsTheTotal(t *testing.T) {
	table := tables(t)
	rapid.Check(t, func(t *rapid.T) {
		at := civil.New(rapid.IntRange(2009, 2025).Draw(t, "year"), time.June, 30)
		to := civil.New(rapid.IntRange(at.Time().Year(), 2025).Draw(t, "to"), time.July, 1)
		sums, leaves, parts := map[string]int{}, map[string]int{}, map[string]int{}
		before, after := 0, 0
		for i := range table.entries {
			e := &table.entries[i]
			if (e.kind != upperDistrict && e.kind != lowerDistrict) || !e.valid(at) {
				continue
			}
			figure := rapid.IntRange(-50, 1_000_000).Draw(t, e.code)
			before += figure
			for _, c := range table.Carry(e.code, to) {
				if !c.Exact {
					t.Fatalf("%s of %s is not carried whole to %s", e.code, at, to)
				}
				sums[c.Code] += figure
				leaves[c.Code] += c.Leaves
				parts[c.Code] = c.Parts
				after += figure
			}
		}
		if before != after {
			t.Fatalf("the total of %s is %d, carried to %s it is %d", at, before, to, after)
		}
		for code := range sums {
			if leaves[code] != parts[code] {
				t.Fatalf("%s has %d of %d parts", code, leaves[code], parts[code])
			}
			if e := &table.entries[table.byCode[code]]; !e.valid(to) {
				t.Fatalf("%s is not in use on %s", code, to)
			}
		}
	})
}

// The rows for SQL are consistent with each other.
func TestReference(t *testing.T) {
	table := tables(t)
	current := map[string]Area{}
	for _, a := range table.Areas() {
		current[a.Code] = a
		if (a.Type == "district" || a.Type == "force" || a.Type == "csp" || a.Type == "county") && (a.ForceName == "" || a.CountryName == "") {
			t.Errorf("%s %s has no force or country: %+v", a.Code, a.Name, a)
		}
	}
	if got, want := current["E07000112"], (Area{Type: "district", Code: "E07000112", Name: "Folkestone and Hythe", ForceCode: "E23000032", ForceName: "Kent",
		RegionCode: "E12000008", RegionName: "South East", CountyCode: "E10000016", CountyName: "Kent", CountryCode: "E92000001", CountryName: "England"}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := current["E06000023"].Name; got != "Bristol" {
		t.Errorf("plain name of Bristol, City of is %q", got)
	}
	for _, l := range table.Lineages() {
		if _, ok := current[l.Code]; ok == l.End.Valid() {
			t.Errorf("%s %s ends on %q and stands among the current areas: %v", l.Code, l.Name, l.End, ok)
		}
		if l.Code == "W14000023" && !slices.Equal(l.Districts, []string{"W06000016", "W06000024"}) {
			t.Errorf("Cwm Taf holds %v", l.Districts)
		}
	}
	for _, p := range table.Partnerships() {
		if current[p.District].ForceCode != current[p.Partnership].ForceCode {
			t.Errorf("%+v lies in two forces", p)
		}
	}
}
