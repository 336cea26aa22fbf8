package numfmt_test

import (
	"testing"
	"time"

	"forcestats/pipeline/readers/sheet/numfmt"
)

func TestFormat(t *testing.T) {
	const accounting = `_-* #,##0_-;\-* #,##0_-;_-* "-"??_-;_-@_-`
	tests := []struct {
		code  string
		value float64
		want  string
	}{
		{"", 66776, "66776"},
		{"", -0.5, "-0.5"},
		{"", 1.0 / 3, "0.333333333333333"},
		{"", 0.1 + 0.2, "0.3"},
		{"", 1e20, "1E+20"},
		{"", 1.5e-7, "1.5E-07"},
		{"General", 12.5, "12.5"},
		{"@", 12.5, "12.5"},
		{"0", 0.5, "1"},
		{"0", 1.5, "2"},
		{"0", 2.5, "3"},
		{"0", -0.4, "0"},
		{"00", 7, "07"},
		{"0.0", 9.95, "10.0"},
		{"0.00", 1.005, "1.01"},
		{"0.0", 99.96, "100.0"},
		{"#,##0", 0, "0"},
		{"#,##0", 999, "999"},
		{"#,##0", 1000, "1,000"},
		{"#,##0", 56303200, "56,303,200"},
		{"#,##0", -1234, "-1,234"},
		{"#,###", 0, ""},
		{"#.##", 1.5, "1.5"},
		{"0.0%", 0.1234, "12.3%"},
		{"0%", 0.125, "13%"},
		{accounting, 1234, "1,234"},
		{accounting, -1234, "-1,234"},
		{accounting, 0, "-"},
		{"#,##0;(#,##0)", -5, "(5)"},
		{"0;-0;;@", 0, ""},
		{";;;", 12, ""},
		{`0" [note 1]"`, 3, "3 [note 1]"},
		{`"[x]"`, 3, "[x]"},
		{`[$£-809]#,##0.00`, 1234.5, "£1,234.50"},
		{`[Red]0`, 3, "3"},
		{`[<5]"*";0`, 3, "*"},
		{`[<5]"*";0`, 7, "7"},
		{`[=0]"..";[>100]0;0.0`, 0, ".."},
		{`[=0]"..";[>100]0;0.0`, 150, "150"},
		{`[=0]"..";[>100]0;0.0`, 1.25, "1.3"},
		{`#,##0,`, 1234567, "1,235"},
		{`0.0,,"m"`, 1234567, "1.2m"},
		{"0.00E+00", 12345, "1.23E+04"},
		{"0.00E+00", 99999, "1.00E+05"},
		{"000-0000", 1234567, "123-4567"},
		{"# ?/?", 0.5, "0.5"},
		{"dd/mm/yyyy", 45382, "31/03/2024"},
		{"d-mmm-yy", 44372, "25-Jun-21"},
		{"mmmm yyyy", 45382, "March 2024"},
		{"mmm\\-yy", 42643, "Sep-16"},
		{`[$-809]dd\ mmmm\ yyyy;@`, 45382, "31 March 2024"},
		{"ddd d", 45382, "Sun 31"},
		{"hh:mm", 0.75, "18:00"},
		{"h:mm AM/PM", 0.75, "6:00 PM"},
		{"mm:ss", 61.0 / 86400, "01:01"},
		{"[h]:mm", 1.5, "36:00"},
		{"yyyy-mm-dd hh:mm:ss", 45382.999999999, "2024-04-01 00:00:00"},
		{"ss.00", 1.25 / 86400, "01.25"},
		{"yyyy", -1, "-1"},
		{"yyyy", 3e6, "3000000"},
		{"dd/mm/yyyy", 1, "01/01/1900"},
		{"dd/mm/yyyy", 61, "01/03/1900"},
	}
	for _, tt := range tests {
		if got := string(numfmt.Parse(tt.code).Append(nil, tt.value)); got != tt.want {
			t.Errorf("%v as %q is %q, want %q", tt.value, tt.code, got, tt.want)
		}
	}
}

func TestFormat_kind(t *testing.T) {
	for code, want := range map[string][2]bool{
		"":                   {false, false},
		"dd/mm/yyyy":         {true, false},
		"0.0%":               {false, true},
		`0" days"`:           {false, false},
		`[Red]#,##0`:         {false, false},
		`[h]:mm`:             {true, false},
		`"Year" 0`:           {false, false},
		`#,##0_);\(#,##0\)`:  {false, false},
		`mmm\-yy`:            {true, false},
		`[$-F800]dddd, mmmm`: {true, false},
	} {
		f := numfmt.Parse(code)
		if got := [2]bool{f.Date(), f.Percent()}; got != want {
			t.Errorf("%q: date and percent are %v, want %v", code, got, want)
		}
	}
}

func TestFormat_padding(t *testing.T) {
	for code, want := range map[string][2]string{
		`_-* #,##0_-;\-* #,##0_-;_-* "-"??_-;_-@_-`: {" ", " "},
		`[>0] #,##0 ;[<0]-#,##0 ;[=0] -# ; @ `:      {" ", " "},
		"":                                          {"", ""},
		"@":                                         {"", ""},
		`0;0;0;"[note] "@`:                          {"", ""},
		`0;0;0;  @`:                                 {"  ", ""},
	} {
		lead, tail := numfmt.Parse(code).Padding()
		if got := [2]string{lead, tail}; got != want {
			t.Errorf("%q: padding %q, want %q", code, got, want)
		}
	}
}

func TestSerial(t *testing.T) {
	for _, tt := range []struct {
		date   string
		serial float64
	}{{"1900-01-01", 1}, {"1900-02-28", 59}, {"1900-03-01", 61}, {"2024-03-31", 45382}, {"9999-12-31", 2958465}} {
		d, err := time.Parse(time.DateOnly, tt.date)
		if err != nil {
			t.Fatal(err)
		}
		if got := numfmt.Serial(d); got != tt.serial {
			t.Errorf("Serial(%s) is %v, want %v", tt.date, got, tt.serial)
		}
		if got, ok := numfmt.Time(tt.serial); !ok || !got.Equal(d) {
			t.Errorf("Time(%v) is %v, want %s", tt.serial, got, tt.date)
		}
	}
}
