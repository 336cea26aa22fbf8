package sheet_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/readers/sheet"
)

// shown reads the texts of a csv, by record; nil for one without any.
func shown(t *testing.T, file string) [][]string {
	t.Helper()
	g, err := openBytes(t, []byte(file)).Sheets()[0].Head(0)
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for _, row := range g.Cells {
		var texts []string
		for _, c := range row {
			texts = append(texts, c.Text)
		}
		out = append(out, texts)
	}
	return out
}

func TestCSV_records(t *testing.T) {
	utf16le := "\xff\xfe"
	for _, u := range utf16.Encode([]rune("Force\tNumber\r\nDyfed–Powys\t3\r\n")) {
		utf16le += string([]byte{byte(u), byte(u >> 8)})
	}
	tests := map[string]struct {
		file string
		want [][]string
	}{
		"line feeds":            {"a,b\nc,d\n", [][]string{{"a", "b"}, {"c", "d"}}},
		"carriage returns":      {"a,b\rc,d\r", [][]string{{"a", "b"}, {"c", "d"}}},
		"both":                  {"a,b\r\nc,d", [][]string{{"a", "b"}, {"c", "d"}}},
		"an empty line counts":  {"a,b\n\n\r\nc,d\n", [][]string{{"a", "b"}, nil, nil, {"c", "d"}}},
		"quoted breaks":         {"\"a\nb\r\nc\",d\n", [][]string{{"a\nb\r\nc", "d"}}},
		"doubled quotes":        {"\"say \"\"x\"\"\",\"\"\n", [][]string{{"say \"x\""}}},
		"a quote inside":        {"5\" pipe,b\n", [][]string{{"5\" pipe", "b"}}},
		"text behind a quote":   {"\"a\"b,c\n", [][]string{{"ab", "c"}}},
		"byte order mark":       {"\xef\xbb\xbfa,b\n", [][]string{{"a", "b"}}},
		"mark before a quote":   {"\xef\xbb\xbf\"a,1\",b\n", [][]string{{"a,1", "b"}}},
		"semicolons":            {"a;b\n1,5;2\n", [][]string{{"a", "b"}, {"1,5", "2"}}},
		"tabs":                  {"a, x\tb\nc\td\n", [][]string{{"a, x", "b"}, {"c", "d"}}},
		"commas in a title":     {"Crime, by force\nForce,2023,2024\nKent,1,2\n", [][]string{{"Crime", " by force"}, {"Force", "2023", "2024"}, {"Kent", "1", "2"}}},
		"a line that names it":  {"sep=;\na,b,c;d,e,f\n", [][]string{{"sep="}, {"a,b,c", "d,e,f"}}},
		"one column":            {"a\nb\n", [][]string{{"a"}, {"b"}}},
		"spaces of text stay":   {"West Midlands ,x\n", [][]string{{"West Midlands ", "x"}}},
		"trailing commas":       {"a,,,\n,,\nb\n", [][]string{{"a"}, nil, {"b"}}},
		"Windows-1252":          {"cost,\xa31,234\nKent \x96 north,caf\xe9\n", [][]string{{"cost", "£1", "234"}, {"Kent – north", "café"}}},
		"UTF-8":                 {"Ynys Môn,–\n", [][]string{{"Ynys Môn", "–"}}},
		"UTF-16":                {utf16le, [][]string{{"Force", "Number"}, {"Dyfed–Powys", "3"}}},
		"a field over a buffer": {strings.Repeat("x", 70_000) + ",\"" + strings.Repeat("y\n", 40_000) + "\"\r\nz,1", [][]string{{strings.Repeat("x", 70_000), strings.Repeat("y\n", 40_000)}, {"z", "1"}}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, shown(t, tt.file)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestCSV_quoteNeverClosed(t *testing.T) {
	err := readAll([]byte("a,b\nc,\"d\ne,f\n"), sheet.Limits{})
	if damage := (*sheet.DamageError)(nil); !asError(err, &damage) {
		t.Errorf("got %v, want a DamageError", err)
	}
}

func TestCSV_numbers(t *testing.T) {
	number := func(v float64, text, format string) sheet.Cell {
		return sheet.Cell{Kind: sheet.Number, Number: v, Text: text, Format: format}
	}
	text := func(s string) sheet.Cell { return sheet.Cell{Kind: sheet.Text, Text: s} }
	tests := []struct {
		field string
		want  sheet.Cell
	}{
		{"66776", number(66776, "66776", "")},
		{" 66776 ", number(66776, "66776", "")},
		{"170,002 ", number(170002, "170,002", "#,##0")},
		{"1,234,567.80", number(1234567.8, "1,234,567.80", "#,##0.00")},
		{"\u00a01,234\u00a0", number(1234, "1,234", "#,##0")},
		{"-00 ", number(0, "-00", "")},
		{"-45", number(-45, "-45", "")},
		{"0", number(0, "0", "")},
		{"0.5", number(0.5, "0.5", "")},
		{"73.3%", number(.733, "73.3%", "0.0%")},
		{"0%", number(0, "0%", "0%")},
		{"£1,250", number(1250, "£1,250", "£#,##0")},
		{"-£3.50", number(-3.5, "-£3.50", "£0.00")},
		{"1.5E-05", number(1.5e-5, "1.5E-05", "")},
		{"1e+06", number(1e6, "1e+06", "")},
		{"#REF!", sheet.Cell{Kind: sheet.Error, Text: "#REF!"}},
		{"007", text("007")},
		{"00", text("00")},
		{"5E10", text("5E10")},
		{"62A", text("62A")},
		{"1,23", text("1,23")},
		{"12,34,567", text("12,34,567")},
		{",234", text(",234")},
		{"1.2.3", text("1.2.3")},
		{"(5)", text("(5)")},
		{"-", text("-")},
		{"..", text("..")},
		{".", text(".")},
		{"%", text("%")},
		{"NaN", text("NaN")},
		{"Inf", text("Inf")},
		{"0x1F", text("0x1F")},
		{"1_000", text("1_000")},
		{"2024-03-31", text("2024-03-31")},
		{"2024/25", text("2024/25")},
		{"12 345", text("12 345")},
		{"1e999", text("1e999")},
		{"  ", text("  ")},
	}
	for _, tt := range tests {
		t.Run(tt.field, func(t *testing.T) {
			want := tt.want
			want.Raw = tt.field
			book := openBytes(t, []byte("x,y\n\""+tt.field+"\",z\n"))
			if diff := cmp.Diff(want, cell(t, book, 0, "A2")); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// UTF-16 is read with and without its byte order mark, whichever byte comes first.
func TestCSV_reads_UTF16_without_a_mark(t *testing.T) {
	const text = "Force,Offences\nDyfed-Powys,12\nCafé,3\n"
	var small, big []byte
	for _, r := range text {
		small = append(small, byte(r), byte(r>>8))
		big = append(big, byte(r>>8), byte(r))
	}
	for name, data := range map[string][]byte{"small": small, "big": big, "small with its mark": append([]byte("\xff\xfe"), small...)} {
		b, err := sheet.Open(bytes.NewReader(data), int64(len(data)), sheet.Limits{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		g, err := b.Sheets()[0].Head(0)
		if err != nil || g.At(2, 0).Text != "Café" || g.At(1, 1).Number != 12 {
			t.Errorf("%s: %v, %v", name, g, err)
		}
	}
}
