package number

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestRead_numbers(t *testing.T) {
	r := reader(t)
	for _, c := range []struct {
		text string
		want Reading
	}{
		{"0", Reading{}},
		{"-00", Reading{}}, // an accounting format saved as csv
		{"-0", Reading{}},
		{" 66776 ", Reading{Value: 66776}},
		{"170,002 ", Reading{Value: 170002}},
		{"1,234,567.5", Reading{Value: 1234567.5}},
		{"1\u00a0234", Reading{Value: 1234}},
		{"1\u2009234\u2009567", Reading{Value: 1234567}},
		{"-45", Reading{Value: -45}},
		{"−45", Reading{Value: -45}},
		{" - 3 ", Reading{Value: -3}},
		{"+3.2%", Reading{Value: 3.2}},
		{"85.3%", Reading{Value: 85.3}},
		{"£1,200", Reading{Value: 1200}},
		{"-£5", Reading{Value: -5}},
		{".5", Reading{Value: .5}},
		{"1.2E+05", Reading{Value: 120000}},
		{"1,204 [note 3]", Reading{Value: 1204}},
		{"1,204[r]", Reading{Value: 1204, Revised: true}},
		{"12 (p)", Reading{Value: 12, Provisional: true}},
		{"12.5e", Reading{Value: 12.5, Estimated: true}},
		{"12 [r] [note 1]", Reading{Value: 12, Revised: true}},
		{"17³", Reading{Value: 17}},
		{"128985.2075", Reading{Value: 128985.2075}},
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
		"c": "suppressed", "[c]": "suppressed", "*": "suppressed", "<5": "suppressed", "< 10": "suppressed",
		"k": "rounds_to_zero", "low": "rounds_to_zero", "[low]": "rounds_to_zero",
		"u": "low_reliability", "+": "low_reliability",
		"-": "not_shown", " - ": "not_shown", "–": "not_shown",
		"[w]":     "no_record",
		"#REF!":   "error",
		"#DIV/0!": "error", "#N/A": "error",
	} {
		if got, err := r.Read(text); err != nil || got != (Reading{Marker: want}) {
			t.Errorf("%q is %+v, %v, want the marker %s", text, got, err, want)
		}
	}
}

func TestRead_refuses(t *testing.T) {
	r := reader(t)
	for _, text := range []string{"n/k", "12,34", "1,23,456", "1 2", "12 34", "(123)", "1.2.3", "2024/25", "1-4", "five", "12abc", "NaN", "Inf", "0x1F", "1_000", "1e999", "3.4 to 5.6", "2022 people per sq. km2"} {
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
			if got, err := r.Read(text); err != nil || got != (Reading{Value: float64(v)}) {
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
	contract := []string{"not_available", "not_applicable", "suppressed", "rounds_to_zero", "low_reliability", "not_shown", "no_record", "error"}
	marks := reader(t).marks
	if len(marks) < 60 {
		t.Errorf("only %d marks were read", len(marks))
	}
	for mark, marker := range marks {
		if mark != strings.ToLower(strings.TrimSpace(mark)) || !slices.Contains(contract, marker) {
			t.Errorf("%q: %q", mark, marker)
		}
		if _, ok := parse(mark); ok {
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
		if math.IsNaN(got.Value) || math.IsInf(got.Value, 0) || got.Marker != "" && got.Value != 0 || err != nil && got != (Reading{}) {
			t.Errorf("%q is %+v, %v", text, got, err)
		}
		if err == nil && got.Marker == "" && !strings.ContainsAny(text, "0123456789") {
			t.Errorf("%q has no digit and is read as %v", text, got.Value)
		}
	})
}
