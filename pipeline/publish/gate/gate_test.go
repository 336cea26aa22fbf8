package gate

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

// night makes the figures of a force table as a publisher would: each year's
// edition has the newest two years, of 43 forces, with three offence groups.
// change may spoil a figure, or leave it out by returning false.
type night struct {
	editions int
	change   func(edition int, o *record.Observation) bool
	path     func(edition int) string
	id       func(edition int) string
	status   func(edition int) string
	held     func(edition int) int64
}

func (n night) release() Release {
	var documents []Document
	for e := range n.editions {
		d := Document{ID: fmt.Sprintf("id%d", e), Path: fmt.Sprintf("%d.ods", 2015+e), Publication: "crime", Layout: "open", Status: "read"}
		if n.id != nil {
			d.ID = n.id(e)
		}
		if n.path != nil {
			d.Path = n.path(e)
		}
		if n.status != nil {
			d.Status = n.status(e)
		}
		if n.held != nil {
			d.Held = n.held(e)
		}
		documents = append(documents, d)
	}
	c := NewCollector(documents)
	for e := range n.editions {
		if documents[e].Status != "read" {
			continue
		}
		for force := range 43 {
			for category := range 3 {
				for _, year := range []int{2014 + e, 2015 + e} {
					o := record.Observation{
						DocumentID: documents[e].ID, Measure: "recorded_offences", Unit: "count", AreaType: "force", AreaCode: fmt.Sprintf("E23%06d", force),
						Category: fmt.Sprint(category), PeriodKind: "year", PeriodStart: civil.New(year, 4, 1), PeriodEnd: civil.New(year+1, 3, 31),
						Value: record.Some(float64((force + 3) * (category + 2) * (100 + year - 2000))), Sheet: "Table 1", Cell: fmt.Sprintf("C%d", force+2),
					}
					if n.change == nil || n.change(e, &o) {
						c.Observation(&o)
					}
				}
			}
		}
	}
	return Release{Profile: c.Profile(), Revisions: map[string]Revision{}}
}

func TestCheck_bad_nights_are_refused_by_rule(t *testing.T) {
	newest := func(e int) bool { return e == 4 }
	times := func(f float64) func(int, *record.Observation) bool {
		return func(e int, o *record.Observation) bool {
			if newest(e) {
				o.Value.V *= f
			}
			return true
		}
	}
	for _, c := range []struct {
		name string
		bad  night
		rule string
	}{
		{"ten times too large", night{editions: 5, change: times(10)}, MovedTogether},
		{"a thousandfold unit", night{editions: 5, change: times(1000)}, MovedTogether},
		{"a hundredth", night{editions: 5, change: times(0.01)}, MovedTogether},
		{"rows of one force removed", night{editions: 5, change: func(e int, o *record.Observation) bool {
			return !newest(e) || o.AreaCode != "E23000007"
		}}, AreasMissing},
		{"most rows of one force removed", night{editions: 5, change: func(e int, o *record.Observation) bool {
			return !newest(e) || o.AreaCode != "E23000007" || o.Category == "0" && o.PeriodEnd == civil.New(2020, 3, 31)
		}}, AreasMissing},
		{"a country missing", night{editions: 5, change: func(e int, o *record.Observation) bool {
			return !newest(e) || o.AreaCode < "E23000039"
		}}, AreasMissing},
		{"half a file", night{editions: 5, change: func(e int, o *record.Observation) bool {
			return !newest(e) || o.AreaCode < "E23000020"
		}}, Shrunk},
		{"two of five editions gone", night{editions: 3}, Gone},
		{"last year's file under this year's name", night{editions: 5, change: func(e int, o *record.Observation) bool {
			if newest(e) {
				o.PeriodStart, o.PeriodEnd = civil.New(2017, 4, 1), civil.New(2018, 3, 31)
			}
			return true
		}, path: func(e int) string { return fmt.Sprintf("%d.ods", 2015+e) }, id: func(e int) string {
			if newest(e) {
				return "changed"
			}
			return fmt.Sprintf("id%d", e)
		}}, Older},
		{"documents unrecognised that were read", night{editions: 5, status: func(e int) string {
			if e > 2 {
				return "unrecognised"
			}
			return "read"
		}}, Turned},
		{"everything rejected", night{editions: 5, status: func(int) string { return "rejected" }}, Rejected},
		{"rows held back", night{editions: 5, held: func(e int) int64 { return 100 }}, HeldBack},
	} {
		before := night{editions: 4}
		if c.rule == Gone || c.rule == Turned || c.rule == Older || c.rule == Rejected {
			before.editions = 5
		}
		reasons := Check(Default(), c.bad.release(), before.release().Profile)
		found := false
		for _, r := range reasons {
			if r.Rule == c.rule && !found {
				found = true
				t.Logf("%s: %s", c.name, r)
			}
			if r.Path == "" && r.Rule != Rejected || !strings.Contains(r.String(), "limit") && r.Rule != Older {
				t.Errorf("%s: %q names no document or no limit", c.name, r)
			}
		}
		if !found {
			t.Errorf("%s: not refused by %s but by %v", c.name, c.rule, reasons)
		}
	}
}

func TestCheck_good_nights_pass(t *testing.T) {
	for n := 1; n < 6; n++ {
		if reasons := Check(Default(), night{editions: n}.release(), nil); len(reasons) > 0 {
			t.Errorf("first release of %d editions: %v", n, reasons)
		}
		if n > 1 {
			if reasons := Check(Default(), night{editions: n}.release(), night{editions: n - 1}.release().Profile); len(reasons) > 0 {
				t.Errorf("edition %d: %v", n, reasons)
			}
		}
	}
	if reasons := Check(Default(), Release{Profile: &Profile{}}, nil); len(reasons) > 0 {
		t.Errorf("nothing at all: %v", reasons)
	}
}

func TestCheck_moves_and_revisions(t *testing.T) {
	now := night{editions: 2}.release()
	now.Moves = []Move{{Statistic: "rate", Unit: "per_1000", Areas: 43, Factor: 10, Document: "id1"}, {Statistic: "old", Areas: 43, Factor: 10, Document: "id0"}}
	now.Revisions["id1"] = Revision{Figures: 100, Far: 90}
	reasons := Check(Default(), now, night{editions: 1}.release().Profile)
	if len(reasons) != 2 || reasons[0].Rule != MovedTogether || reasons[1].Rule != Revised {
		t.Errorf("%v", reasons)
	}
}

func TestProfile_is_what_was_written(t *testing.T) {
	p := night{editions: 2}.release().Profile
	var b bytes.Buffer
	if err := p.Write(&b); err != nil {
		t.Fatal(err)
	}
	got, err := Read(&b)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(p, got); diff != "" {
		t.Error(diff)
	}
	if p.Forces() != 43 {
		t.Errorf("%d forces", p.Forces())
	}
}

func TestParseOwn(t *testing.T) {
	own, err := ParseOwn("a-list:forces=2,shrunk=0.5; b-list:factor=4", Default())
	if err != nil || own["a-list"].Forces != 2 || own["a-list"].Shrunk != 0.5 || own["a-list"].Factor != 3 || own["b-list"].Factor != 4 || own["b-list"].Forces != 0 {
		t.Errorf("%+v, %v", own, err)
	}
	l := Default()
	if l.of("mhclg-revenue-outturn").Forces != 1 || l.of("homeoffice-recorded-crime").Forces != 0 {
		t.Errorf("%+v", l.Publications)
	}
	for _, wrong := range []string{"forces=1", "a:size=1", "a:forces=1.5", "a:shrunk=2", "a:factor=1", "a:forces"} {
		if _, err := ParseOwn(wrong, Default()); err == nil {
			t.Errorf("%q is taken", wrong)
		}
	}
}
