package trace

import (
	"strings"
	"testing"

	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
)

// Every cell of a long table has a role, and every number that became no row a
// reason.
func TestBook_of_a_long_table(t *testing.T) {
	book, err := sheet.Open(strings.NewReader("Title,,,\nForce Name,Offence Count,Colour,Weight\nKent,5,red,7\nEssex,c,blue,8\n"), 75, sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	columns := []longtable.Column{{Names: []string{"Force Name"}}, {Names: []string{"Offence Count"}}}
	seen := New()
	found, _, err := longtable.Tables(book, columns, seen.Sink())
	if err != nil || len(found) != 1 {
		t.Fatalf("%d tables, %v", len(found), err)
	}
	seen.Header(found[0].Header)
	seen.Totals("", 2, 1)
	seen.Sink().Observation(&record.RawObservation{Origin: record.Origin{Cell: "B3"}, IsNumber: true})
	seen.Sink().Observation(&record.RawObservation{Origin: record.Origin{Cell: "B4"}, Marker: "suppressed"})
	tables, err := seen.Book(book)
	if err != nil {
		t.Fatal(err)
	}
	n := tables[0].Tally()
	if n.Figures != 1 || n.Markers != 1 || n.Unread != 0 || n.LeftOut[`column "Weight" is no figure`] != 2 || len(n.LeftOut) != 1 {
		t.Errorf("%+v", n)
	}
	if c := tables[0].Checks; c.Checked != 2 || c.Agreed != 1 {
		t.Errorf("%+v", c)
	}
}

// A sheet that the publication said nothing of is left out, not unread; nobody
// asked keeps nothing.
func TestBook_of_an_unknown_sheet(t *testing.T) {
	book, err := sheet.Open(strings.NewReader("a,b\n1,2\n"), 8, sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	tables, err := New().Book(book)
	if err != nil || len(tables) != 1 || tables[0].Missing == "" || tables[0].Tally().Unread != 0 {
		t.Errorf("%v, %v", tables, err)
	}
	var none *Trace
	none.Header(&longtable.Header{})
	none.Totals("", 1, 1)
	none.Tables()
}
