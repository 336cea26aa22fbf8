package sheet_test

import (
	"encoding/binary"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/readers/sheet/sheettest"
)

// record is a BIFF record to write.
type record struct {
	kind uint16
	data []byte
}

func biffStream(records ...record) []byte {
	var b []byte
	for _, r := range records {
		b = binary.LittleEndian.AppendUint16(b, r.kind)
		b = binary.LittleEndian.AppendUint16(b, uint16(len(r.data)))
		b = append(b, r.data...)
	}
	return b
}

// fields joins numbers of fixed size, little endian.
func fields(values ...any) []byte {
	var b []byte
	for _, v := range values {
		var err error
		if b, err = binary.Append(b, binary.LittleEndian, v); err != nil {
			panic(err) // a test's own mistake
		}
	}
	return b
}

// text is a string with a length of two bytes, one byte a character.
func text(s string) []byte { return append(fields(uint16(len(s)), uint8(0)), s...) }

var bof = []byte{0, 6, 5, 0, 0, 0, 0, 0}

// xls makes a workbook of one sheet: styles 0 plain, 1 date, 2 bold.
func xls(globals, cells []record) []byte {
	head := []record{
		{0x809, bof},
		{0x31, fields(uint16(200), uint16(0), uint16(0), uint16(400), uint16(0), uint32(0))},
		{0x31, fields(uint16(200), uint16(2), uint16(0), uint16(700), uint16(0), uint32(0))},
		{0x31, fields(uint16(200), uint16(0), uint16(0), uint16(400), uint16(1), uint32(0))},
		{0x41e, append(fields(uint16(164)), text("yyyy-mm-dd")...)},
		{0xe0, fields(uint16(0), uint16(0), uint32(0), uint8(0), make([]byte, 11))},
		{0xe0, fields(uint16(0), uint16(164), uint32(0), uint8(0), make([]byte, 11))},
		{0xe0, fields(uint16(1), uint16(3), uint32(0), uint8(2), make([]byte, 11))},
	}
	head = append(head, globals...)
	sheetAt := len(biffStream(head...)) + 4 + 9 + 4
	head = append(head, record{0x85, append(fields(uint32(sheetAt), uint8(1), uint8(0), uint8(1), uint8(0)), 'S')}, record{0xa, nil})
	tail := append(append([]record{{0x809, bof}}, cells...), record{0xa, nil})
	return sheettest.Compound("Workbook", append(biffStream(head...), biffStream(tail...)...))
}

func at(row, col, style int, more ...any) []byte {
	return append(fields(uint16(row), uint16(col), uint16(style)), fields(more...)...)
}

func TestXLS_cells(t *testing.T) {
	result := func(kind, value uint8) []byte {
		return fields(kind, uint8(0), value, uint8(0), uint8(0), uint8(0), uint16(0xffff), make([]byte, 8))
	}
	wide := fields(uint16(2), uint8(9), uint16(1), []uint16{0x20ac, 'x'}, uint16(1), uint16(2))
	sst := record{0xfc, append(append(fields(uint32(3), uint32(3)), text("plain")...), wide...)}
	// The third string is cut by the end of the record, and goes on in two
	// bytes a character.
	sst.data = append(sst.data, append(fields(uint16(6), uint8(0)), "cut"...)...)
	rest := record{0x3c, fields(uint8(1), []uint16{'o', 'f', 0x2019})}
	cells := []record{
		{0xfd, at(0, 0, 0, uint32(0))},
		{0xfd, at(0, 1, 0, uint32(1))},
		{0xfd, at(0, 2, 0, uint32(2))},
		{0x27e, at(0, 3, 2, uint32(math.MaxUint32-4*1234+1)|2)},
		{0x27e, at(0, 4, 0, uint32(1250<<2|3))},
		{0xbd, append(fields(uint16(0), uint16(5)), fields(uint16(0), uint32(7<<2|2), uint16(1), uint32(45382<<2|2), uint16(6))...)},
		{0x203, at(0, 7, 0, 0.1)},
		{0x205, at(0, 8, 0, uint8(1), uint8(0))},
		{0x205, at(0, 9, 0, uint8(0x2a), uint8(1))},
		{0x6, at(0, 10, 0, 12.5, make([]byte, 8))},
		{0x6, append(at(0, 11, 0), result(0, 0)...)},
		{0x207, text("of a formula")},
		{0x6, append(at(0, 12, 0), result(2, 0x17)...)},
		{0x6, append(at(0, 13, 0), result(3, 0)...)},
		{0x204, append(at(0, 14, 0), text("label")...)},
		{0xd6, append(append(at(0, 15, 0), text("Kent4")...), fields(uint16(1), uint16(4), uint16(2))...)},
		{0x201, at(0, 16, 2)},
	}
	book := openBytes(t, xls([]record{sst, rest}, cells))
	g, err := book.Sheets()[0].Head(0)
	if err != nil {
		t.Fatal(err)
	}
	number := func(v float64, raw string) sheet.Cell {
		return sheet.Cell{Kind: sheet.Number, Number: v, Text: raw, Raw: raw}
	}
	label := func(s string) sheet.Cell { return sheet.Cell{Kind: sheet.Text, Text: s, Raw: s} }
	formula := func(c sheet.Cell) sheet.Cell { c.Formula = true; return c }
	failure := func(s string) sheet.Cell { return sheet.Cell{Kind: sheet.Error, Text: s, Raw: s} }
	want := []sheet.Cell{
		label("plain"),
		{Kind: sheet.Text, Text: "€", Raw: "€x", Marks: "x"},
		label("cutof’"),
		{Kind: sheet.Number, Number: -1234, Text: "-1,234", Raw: "-1234", Format: "#,##0", Bold: true, Italic: true, Indent: 2},
		number(12.5, "12.5"),
		number(7, "7"),
		{Kind: sheet.Date, Number: 45382, Text: "2024-03-31", Raw: "45382", Format: "yyyy-mm-dd"},
		number(0.1, "0.1"),
		{Kind: sheet.Bool, Number: 1, Text: "TRUE", Raw: "1"},
		failure("#N/A"),
		formula(number(12.5, "12.5")),
		formula(label("of a formula")),
		formula(failure("#REF!")),
		{Formula: true},
		label("label"),
		{Kind: sheet.Text, Text: "Kent", Raw: "Kent4", Marks: "4"},
	}
	if diff := cmp.Diff(want, g.Cells[0]); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if !book.Sheets()[0].Hidden() {
		t.Error("the sheet is hidden")
	}
}

// TestXLS_layout: rows out of order, hidden rows and columns, merged ranges,
// a chart inside the sheet, and the date system of 1904.
func TestXLS_layout(t *testing.T) {
	book := openBytes(t, xls([]record{{0x22, fields(uint16(1))}}, []record{
		{0x7d, fields(uint16(1), uint16(2), uint16(10), uint16(0), uint16(1), uint16(0))},
		{0x208, fields(uint16(1), uint16(0), uint16(1), uint16(0), uint32(0), uint32(0x20))},
		{0x203, at(2, 0, 0, 3.0)},
		{0x203, at(0, 0, 0, 1.0)},
		{0x809, bof}, {0x203, at(0, 0, 0, 99.0)}, {0xa, nil},
		{0x203, at(1, 3, 1, 43920.0)},
		{0x203, at(0, 1, 0, 2.0)},
		{0xe5, fields(uint16(1), uint16(2), uint16(2), uint16(0), uint16(1))},
	}))
	var rows []int
	for row, err := range book.Sheets()[0].Rows() {
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row.Index)
		if row.Hidden != (row.Index == 1) {
			t.Errorf("row %d: hidden is %v", row.Index, row.Hidden)
		}
	}
	if diff := cmp.Diff([]int{0, 1, 2}, rows); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	g, err := book.Sheets()[0].Head(0)
	if err != nil {
		t.Fatal(err)
	}
	if g.At(0, 0).Number != 1 || g.At(0, 1).Number != 2 || g.At(2, 1).Number != 3 || !g.At(2, 1).Merged {
		t.Errorf("cells are %v", g.Cells)
	}
	if c := g.At(1, 3); c.Number != 45382 || c.Text != "2024-03-31" {
		t.Errorf("got %v %q, want 45382 as 2024-03-31", c.Number, c.Text)
	}
	if diff := cmp.Diff(map[int]bool{1: true, 2: true}, g.HiddenCols); diff != "" {
		t.Errorf("hidden columns (-want +got):\n%s", diff)
	}
}
