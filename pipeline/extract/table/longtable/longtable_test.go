package longtable

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
)

var columns = []Column{
	{Names: []string{"Force Name", "Police Force"}},
	{Names: []string{"Offence Count"}, Like: func(code string) bool { return strings.HasPrefix(code, "number_of_") }},
	{Names: []string{"CSP Name"}, Optional: true},
	{Names: []string{"Region", "Index"}, Optional: true, Many: true},
}

func open(t testing.TB, csv string) sheet.Sheet {
	t.Helper()
	book, err := sheet.Open(strings.NewReader(csv), int64(len(csv)), sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return book.Sheets()[0]
}

func TestFind_under_a_preamble(t *testing.T) {
	s := open(t, "Table 1,\n\"Force Name, and more\",\n,\n police_FORCE ,Region,Index,\"Number of\nOffences\",CSP Name\nKent,x,1,5,Medway\n")
	h, err := Find(s, columns)
	if err != nil {
		t.Fatal(err)
	}
	if h.Row != 3 || cmp.Diff([]int{0, 3, 4, 1}, h.At) != "" || len(h.Unknown) != 0 || len(h.Doubled) != 0 || h.Names[3] != "Number of Offences" {
		t.Errorf("%+v", h)
	}
}

// Fingertips prints "AreaName" in one edition and "Area Name" in the next.
func TestFind_names_without_gaps(t *testing.T) {
	h, err := Find(open(t, "ForceName,Offencecount\nKent,5\n"), columns)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]int{0, 1, -1, -1}, h.At); diff != "" {
		t.Error(diff)
	}
}

func TestFind_reports_unknown_and_doubled(t *testing.T) {
	h, err := Find(open(t, "Force Name,Offence Count,Colour,Police Force,Colour\nKent,5,red,Essex,blue\n"), columns)
	if err != nil {
		t.Fatal(err)
	}
	var rows record.RawRows
	h.Report(&rows)
	var got []string
	for _, i := range rows.Issues {
		got = append(got, i.Code+" "+i.Cell+" "+i.Value)
	}
	if diff := cmp.Diff([]string{"column-unknown C1 Colour", "column-doubled D1 Police Force", "column-doubled E1 Colour"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestFind_says_what_is_missing(t *testing.T) {
	for csv, want := range map[string]string{
		"a,b\n1,2\n":                  `the table: no row names any of the columns "Force Name", "Offence Count"`,
		"Title,\nForce Name,x\n1,2\n": `the table: row 2 lacks the column "Offence Count"`,
	} {
		_, err := Find(open(t, csv), columns)
		var m *Misfit
		if !errors.As(err, &m) || m.Error() != want {
			t.Errorf("%q: %v, want %s", csv, err, want)
		}
	}
}

func TestRows(t *testing.T) {
	s := open(t, "x,\nForce Name,Offence Count,CSP Name\nKent,\"1,012\",\n,,\nForce Name,Offence Count,CSP Name\nEssex, -00 ,Harlow\n#N/A,7,\n")
	h, err := Find(s, columns)
	if err != nil {
		t.Fatal(err)
	}
	type row struct {
		Ref, Force, CSP string
		Count           float64
		Block           int
	}
	var got []row
	for r, err := range h.Rows(s) {
		if err != nil {
			t.Fatal(err)
		}
		n, _ := shown.Value(r.Cell(1))
		got = append(got, row{r.Ref(1), r.Text(0), r.Text(2), n, r.Block})
	}
	want := []row{{"B3", "Kent", "", 1012, 0}, {"B6", "Essex", "Harlow", 0, 1}, {"B7", "", "", 7, 1}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestParseDay(t *testing.T) {
	for s, want := range map[string]string{
		"2021-04-21T00:00:00+01:00": "2021-04-21", "31-03-2003": "2003-03-31", "1/4/2024": "2024-04-01",
		"Wednesday, 16 June, 2021": "2021-06-16", "4 December 2025": "2025-12-04",
	} {
		if got, ok := ParseDay(s); !ok || got.String() != want {
			t.Errorf("%q: %s, want %s", s, got, want)
		}
	}
	for _, s := range []string{"", "31-04-2003", "13/13/2020", "2020", "June 2021"} {
		if got, ok := ParseDay(s); ok {
			t.Errorf("%q is read as %s", s, got)
		}
	}
}

func TestDay_serial(t *testing.T) {
	for serial, want := range map[float64]string{44372: "2021-06-25", 61: "1900-03-01", 45000.75: "2023-03-15"} {
		if got, ok := Day(&sheet.Cell{Kind: sheet.Date, Number: serial}); !ok || got.String() != want {
			t.Errorf("%v: %s, want %s", serial, got, want)
		}
	}
}

// A column of days that are none with the day first has the month first; in a
// mixed one only days that can be no other are read.
func TestDayOrders(t *testing.T) {
	for days, want := range map[string][]string{
		"01/02/2024 16/07/2024 3/4/2024":                        {"2024-02-01", "2024-07-16", "2024-04-03"},
		"01/02/2024 07/16/2024 3/4/2024":                        {"2024-01-02", "2024-07-16", "2024-03-04"},
		"01/02/2024 07/16/2024 16/07/24":                        {"", "2024-07-16", "2024-07-16"},
		"01/02/2024 07/16/2024 16/7/2024 05/05/2024 2024-03-01": {"", "2024-07-16", "2024-07-16", "2024-05-05", "2024-03-01"},
	} {
		printed := strings.Fields(days)
		s := open(t, "Force Name,Offence Count,Region\nKent,1,"+strings.Join(printed, "\nKent,1,")+"\n")
		h, err := Find(s, columns)
		if err != nil {
			t.Fatal(err)
		}
		orders, err := h.DayOrders(s, []int{2})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for r, err := range h.Rows(s) {
			if err != nil {
				t.Fatal(err)
			}
			d, ok := DayIn(r.At(2), orders[2])
			if !ok {
				got = append(got, "")
				continue
			}
			got = append(got, d.String())
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", days, diff)
		}
	}
}

// A second table beside the first is one trouble that holds its figures back,
// not a doubled name for each column.
func TestHeader_beside(t *testing.T) {
	s := open(t, "Force Name,Offence Count,Region,,Force Name,Offence Count,Region\nKent,1,South East,,Essex,2,East\n")
	h, err := Find(s, columns)
	if err != nil {
		t.Fatal(err)
	}
	var rows record.RawRows
	h.Report(&rows)
	if len(rows.Issues) != 1 || rows.Issues[0].Code != "table-held" || rows.Issues[0].Cell != "E1" {
		t.Errorf("%+v", rows.Issues)
	}
}
