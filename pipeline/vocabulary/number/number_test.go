package number

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"forcestats/pipeline/vocabulary"
)

func TestRead_numbers(t *testing.T) {
	r := reader(t)
	for _, c := range []struct {
		text string
		want Number
	}{
		{"0", Number{}},
		{"-00", Number{}}, // an accounting format saved as csv
		{"-0", Number{}},
		{" 66776 ", Number{Value: 66776}},
		{"170,002 ", Number{Value: 170002}},
		{"1,234,567.5", Number{Value: 1234567.5}},
		{"1\u00a0234", Number{Value: 1234}},
		{"1\u2009234\u2009567", Number{Value: 1234567}},
		{"-45", Number{Value: -45}},
		{"−45", Number{Value: -45}},
		{" - 3 ", Number{Value: -3}},
		{"+3.2%", Number{Value: 3.2, Unit: Percent}},
		{"85.3%", Number{Value: 85.3, Unit: Percent}},
		{"£1,200", Number{Value: 1200, Unit: Pounds}},
		{"-£5", Number{Value: -5, Unit: Pounds}},
		{".5", Number{Value: .5}},
		{"1.2E+05", Number{Value: 120000}},
		{"1,204 [note 3]", Number{Value: 1204, Notes: "[note 3]"}},
		{"1,204[r]", Number{Value: 1204, Revised: true}},
		{"12 (p)", Number{Value: 12, Provisional: true}},
		{"12.5e", Number{Value: 12.5, Estimated: true}},
		{"12 [r] [note 1]", Number{Value: 12, Revised: true, Notes: "[note 1]"}},
		{"17³", Number{Value: 17, Notes: "³"}},
		{"17~", Number{Value: 17, Notes: "~"}},
		{"77 [b]", Number{Value: 77, Break: true}},
		{"640 [u]", Number{Value: 640, Unreliable: true}},
		{"640 [f]", Number{Value: 640, Forecast: true, Estimated: true}},
		{"£1.2m", Number{Value: 1200000, Unit: Pounds, Scaled: true}},
		{"3 thousand", Number{Value: 3000, Scaled: true}},
		{"(12)", Number{Value: -12, Bracketed: true}},
		{"(£1,200)", Number{Value: -1200, Unit: Pounds, Bracketed: true}},
		{"(3.2%)", Number{Value: -3.2, Unit: Percent, Bracketed: true}},
		{"12 R", Number{Value: 12, Revised: true}},
		{"128985.2075", Number{Value: 128985.2075}},
	} {
		if got, err := r.Read(c.text); err != nil || got != c.want {
			t.Errorf("%q is %+v, %v, want %+v", c.text, got, err, c.want)
		}
	}
}

// A mark is never a number, and a blank is never zero.
func TestRead_marks(t *testing.T) {
	r := reader(t)
	for text, want := range map[string]string{
		"": "not_available", "  ": "not_available", "\u00a0": "not_available",
		"..": "not_available", "…": "not_available", "NA": "not_available", "N/A": "not_available", "N/a": "not_available", "n/a": "not_available",
		"N/A - data not provided": "not_available", "No data": "not_available", "[x]": "not_available", "x": "not_available", "[note 1]": "not_available", ".. [note 2]": "not_available",
		":": "not_applicable", ".": "not_applicable", "z": "not_applicable", "[z]": "not_applicable",
		"c": "suppressed", "[c]": "suppressed", "*": "suppressed", "<5": "suppressed", "< 10": "suppressed", "fewer than 5": "suppressed", "Under 5": "suppressed", "[c]  ": "suppressed",
		"k": "rounds_to_zero", "low": "rounds_to_zero", "[low]": "rounds_to_zero",
		"u": "low_reliability", "+": "low_reliability",
		"-": "not_shown", " - ": "not_shown", "–": "not_shown",
		"[w]":     "no_record",
		"#REF!":   "error",
		"#DIV/0!": "error", "#N/A": "error",
	} {
		got, err := r.Read(text)
		if got.Notes != "" != strings.Contains(text, "[note 2]") {
			t.Errorf("%q has the notes %q", text, got.Notes)
		}
		if got.Notes = ""; err != nil || got != (Number{Marker: want}) {
			t.Errorf("%q is %+v, %v, want the marker %s", text, got, err, want)
		}
	}
}

func TestRead_refuses(t *testing.T) {
	r := reader(t)
	for _, text := range []string{"n/k", "12,34", "1,23,456", "1 2", "12 34", "17B", "88A", "19E", "12 [q]", "12 (a)", "--1", "00:10", "12.", "12 years", "1.2.3", "2024/25", "1-4", "five", "12abc", "NaN", "Inf", "0x1F", "1_000", "1e999", "3.4 to 5.6", "2022 people per sq. km2"} {
		if got, err := r.Read(text); err == nil && got.Marker == "" || err == nil && text != "NaN" {
			t.Errorf("%q was read as %+v", text, got)
		}
	}
}

// However a number is printed, it is read back the same.
func TestRead_back(t *testing.T) {
	r := reader(t)
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.Int64Range(-1e12, 1e12).Draw(t, "value")
		plain := strconv.FormatInt(v, 10)
		digits, sign := plain, ""
		if v < 0 {
			digits, sign = plain[1:], "-"
		}
		grouped := ""
		for i, d := range digits {
			if i > 0 && (len(digits)-i)%3 == 0 {
				grouped += ","
			}
			grouped += string(d)
		}
		for _, text := range []string{plain, sign + grouped, " " + sign + grouped + " ", sign + grouped + "%", sign + grouped + " [note 1]"} {
			got, err := r.Read(text)
			if got.Unit, got.Notes = None, ""; err != nil || got != (Number{Value: float64(v)}) {
				t.Fatalf("%q is %+v, %v", text, got, err)
			}
		}
	})
}

func reader(t *testing.T) *Reader {
	t.Helper()
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Every row of the table is in the form under which it is looked up, and its
// marker is the contract's.
func TestMarkers_everyRow(t *testing.T) {
	var contract []string
	for _, w := range vocabulary.PrintedMarkers().Words {
		contract = append(contract, w.Code)
	}
	marks := reader(t).marks
	if len(marks) < 60 {
		t.Errorf("only %d marks were read", len(marks))
	}
	for _, marker := range contract {
		if !slices.Contains(slices.Collect(maps.Values(marks)), marker) {
			t.Errorf("no mark stands for %s", marker)
		}
	}
	for mark, marker := range marks {
		if mark != strings.ToLower(strings.TrimSpace(mark)) || !slices.Contains(contract, marker) {
			t.Errorf("%q: %q", mark, marker)
		}
		if _, ok := Parse(mark); ok {
			t.Errorf("%q is a number", mark)
		}
	}
}

// Whatever is written, a value is finite and comes without a marker.
func FuzzRead(f *testing.F) {
	for _, text := range []string{"1,204 [r]", "-00", "..", "<5", "1e309", "N/A - no", "£ 1", "--1", "٣"} {
		f.Add(text)
	}
	r, err := New()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := r.Read(text)
		if math.IsNaN(got.Value) || math.IsInf(got.Value, 0) || got.Marker != "" && got.Value != 0 || err != nil && got != (Number{}) {
			t.Errorf("%q is %+v, %v", text, got, err)
		}
		if err == nil && got.Marker == "" && !strings.ContainsAny(text, "0123456789") {
			t.Errorf("%q has no digit and is read as %v", text, got.Value)
		}
	})
}
