package sheet_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/readers/sheet/sheettest"
)

// xlsx makes a workbook of one sheet from the XML of its parts; parts that are
// not given are those of an empty workbook.
func xlsx(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	all := map[string]string{
		"[Content_Types].xml":        `<Types/>`,
		"_rels/.rels":                `<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns:r="x"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://x/styles" Target="styles.xml"/><Relationship Id="r3" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
	}
	for name, text := range parts {
		all[name] = text
	}
	var list []string
	for _, name := range []string{"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml", "xl/comments1.xml"} {
		if text, ok := all[name]; ok {
			list = append(list, name, text)
		}
	}
	var file bytes.Buffer
	if err := sheettest.Pack(&file, list...); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

const sheetXML = "xl/worksheets/sheet1.xml"

// TestXLSX_cells reads one cell each, A1, in forms that published files have
// and excerpts do not.
func TestXLSX_cells(t *testing.T) {
	styles := `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="&quot;[note] &quot;0"/><numFmt numFmtId="165" formatCode="#,##0;-#,##0;&quot;-&quot;"/></numFmts>` +
		`<fonts><font/><font><b/><i val="0"/><strike/></font></fonts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>` +
		`<cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="164"/><xf fontId="1"><alignment indent="2"/></xf><xf numFmtId="165"/></cellXfs></styleSheet>`
	strings := `<sst><si><t>plain</t></si><si><r><t>Lancashire </t></r><r><rPr><vertAlign val="superscript"/></rPr><t>8,9</t></r></si>` +
		`<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><r><t>31</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>st</t></r><r><t> March</t></r></si>` +
		`<si><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></si><si><t>line_x000D_
break &amp; more</t></si><si><r><t>CO</t></r><r><rPr><vertAlign val="subscript"/></rPr><t>2</t></r></si>` +
		`<si><r><rPr><b/></rPr><t>Kent</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r></si>` +
		`<si><r><t>Kent</t></r><r><rPr><i/></rPr><t> and more</t></r></si></sst>`
	tests := []struct {
		why, xml string
		want     sheet.Cell
	}{
		{"shared string", `<c r="A1" t="s"><v>0</v></c>`, sheet.Cell{Kind: sheet.Text, Text: "plain", Raw: "plain"}},
		{"superscript run", `<c r="A1" t="s"><v>1</v></c>`, sheet.Cell{Kind: sheet.Text, Text: "Lancashire ", Raw: "Lancashire 8,9", Marks: "8,9"}},
		{"phonetic run", `<c r="A1" t="s"><v>2</v></c>`, sheet.Cell{Kind: sheet.Text, Text: "東京", Raw: "東京"}},
		{"superscript of an ordinal", `<c r="A1" t="s"><v>3</v></c>`, sheet.Cell{Kind: sheet.Text, Text: "31st March", Raw: "31st March"}},
		{"nothing but superscript", `<c r="A1" t="s"><v>4</v></c>`, sheet.Cell{Kind: sheet.Text, Text: "1", Raw: "1"}},
		{"escaped control", `<c r="A1" t="s"><v>5</v></c>`, sheet.Cell{Kind: sheet.Text, Text: "line\r\nbreak & more", Raw: "line\r\nbreak & more"}},
		{"subscript stays", `<c r="A1" t="s"><v>6</v></c>`, sheet.Cell{Kind: sheet.Text, Text: "CO2", Raw: "CO2"}},
		{"bold runs, but for the mark", `<c r="A1" t="s"><v>7</v></c>`, sheet.Cell{Kind: sheet.Text, Text: "Kent", Raw: "Kent2", Marks: "2", Bold: true}},
		{"one run as the cell, one not", `<c r="A1" s="4" t="s"><v>8</v></c>`, sheet.Cell{Kind: sheet.Text, Text: "Kent and more", Raw: "Kent and more", Indent: 2}},
		{"inline string", `<c r="A1" t="inlineStr"><is><t xml:space="preserve"> kept </t></is></c>`, sheet.Cell{Kind: sheet.Text, Text: " kept ", Raw: " kept "}},
		{"inline superscript", `<c r="A1" t="inlineStr"><is><r><t>Kent</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r></is></c>`, sheet.Cell{Kind: sheet.Text, Text: "Kent", Raw: "Kent2", Marks: "2"}},
		{"formula text", `<c r="A1" t="str"><f>B1&amp;"x"</f><v>ax</v></c>`, sheet.Cell{Kind: sheet.Text, Text: "ax", Raw: "ax", Formula: true}},
		{"formula number", `<c r="A1"><f t="shared" si="0"/><v>12</v></c>`, sheet.Cell{Kind: sheet.Number, Number: 12, Text: "12", Raw: "12", Formula: true}},
		{"formula without a value", `<c r="A1"><f>B1</f></c>`, sheet.Cell{Kind: sheet.Error, Text: "#UNCALCULATED!", Raw: "#UNCALCULATED!", Formula: true}},
		{"formula of an empty text", `<c r="A1" t="str"><f>""</f><v></v></c>`, sheet.Cell{}},
		{"error", `<c r="A1" t="e"><f>'[1]x'!A1</f><v>#REF!</v></c>`, sheet.Cell{Kind: sheet.Error, Text: "#REF!", Raw: "#REF!", Formula: true}},
		{"boolean", `<c r="A1" t="b"><v>1</v></c>`, sheet.Cell{Kind: sheet.Bool, Number: 1, Text: "TRUE", Raw: "1"}},
		{"ISO date", `<c r="A1" t="d"><v>2024-03-31</v></c>`, sheet.Cell{Kind: sheet.Date, Number: 45382, Text: "2024-03-31", Raw: "2024-03-31"}},
		{"serial date", `<c r="A1" s="1"><v>45382</v></c>`, sheet.Cell{Kind: sheet.Date, Number: 45382, Text: "31/03/2024", Raw: "45382", Format: "dd/mm/yyyy"}},
		{"percentage", `<c r="A1" s="2"><v>0.125</v></c>`, sheet.Cell{Kind: sheet.Number, Number: .125, Text: "13%", Raw: "0.125", Format: "0%"}},
		{"text in a format", `<c r="A1" s="3"><v>4</v></c>`, sheet.Cell{Kind: sheet.Number, Number: 4, Text: "[note] 4", Raw: "4", Format: `"[note] "0`}},
		{"zero shown as a dash", `<c r="A1" s="5"><v>0</v></c>`, sheet.Cell{Kind: sheet.Number, Text: "-", Raw: "0", Format: `#,##0;-#,##0;"-"`}},
		{"style", `<c r="A1" s="4"><v>7</v></c>`, sheet.Cell{Kind: sheet.Number, Number: 7, Text: "7", Raw: "7", Bold: true, Strike: true, Indent: 2}},
		{"binary fraction", `<c r="A1"><v>0.30000000000000004</v></c>`, sheet.Cell{Kind: sheet.Number, Number: 0.30000000000000004, Text: "0.3", Raw: "0.30000000000000004"}},
		{"exponent", `<c r="A1"><v>1.1899848037164469E-2</v></c>`, sheet.Cell{Kind: sheet.Number, Number: 0.011899848037164469, Text: "0.0118998480371645", Raw: "1.1899848037164469E-2"}},
		{"not finite", `<c r="A1"><v>NaN</v></c>`, sheet.Cell{Kind: sheet.Error, Text: "NaN", Raw: "NaN"}},
		{"minus zero", `<c r="A1"><v>-0</v></c>`, sheet.Cell{Kind: sheet.Number, Text: "0", Raw: "-0"}},
		{"no reference", `<c><v>3</v></c>`, sheet.Cell{Kind: sheet.Number, Number: 3, Text: "3", Raw: "3"}},
		{"styled blank", `<c r="A1" s="4"/>`, sheet.Cell{}},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			book := openBytes(t, xlsx(t, map[string]string{
				sheetXML:               `<worksheet><sheetData><row r="1">` + tt.xml + `</row></sheetData></worksheet>`,
				"xl/styles.xml":        styles,
				"xl/sharedStrings.xml": strings,
			}))
			if diff := cmp.Diff(tt.want, cell(t, book, 0, "A1")); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestXLSX_dates1904(t *testing.T) {
	book := openBytes(t, xlsx(t, map[string]string{
		"xl/workbook.xml": `<workbook xmlns:r="x"><workbookPr date1904="1"/><sheets><sheet name="S" r:id="r1"/></sheets></workbook>`,
		"xl/styles.xml":   `<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>`,
		sheetXML:          `<worksheet><sheetData><row><c s="0"><v>43920</v></c></row></sheetData></worksheet>`,
	}))
	if c := cell(t, book, 0, "A1"); c.Number != 45382 || c.Text != "31/03/2024" {
		t.Errorf("got %v %q, want 45382 as 31/03/2024", c.Number, c.Text)
	}
}

// TestXLSX_layout: a prefix for every element, gaps, hidden parts and merged
// ranges past the last row.
func TestXLSX_layout(t *testing.T) {
	book := openBytes(t, xlsx(t, map[string]string{
		"xl/workbook.xml":            `<x:workbook xmlns:x="m" xmlns:q="r"><x:sheets><x:sheet name="Seen &amp; done " sheetId="1" q:id="r1"/><x:sheet name="Gone" state="veryHidden" q:id="r1"/><x:sheet name="Chart" q:id="r9"/></x:sheets></x:workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r9" Type="http://x/chartsheet" Target="charts/c.xml"/></Relationships>`,
		sheetXML: `<x:worksheet xmlns:x="m"><x:cols><x:col min="2" max="3" hidden="1"/></x:cols><x:sheetData>` +
			`<x:row r="2" hidden="1"><x:c r="B2"><x:v>1</x:v></x:c><x:c r="E2"><x:v>2</x:v></x:c></x:row>` +
			`<x:row><x:c><x:v>3</x:v></x:c></x:row></x:sheetData>` +
			`<x:mergeCells><x:mergeCell ref="E2:F99"/><x:mergeCell ref="A3:XFD3"/></x:mergeCells></x:worksheet>`,
	}))
	sheets := book.Sheets()
	if len(sheets) != 2 || sheets[0].Name() != "Seen & done " || sheets[0].Hidden() || !sheets[1].Hidden() {
		t.Fatalf("sheets are %v", sheets)
	}
	g, err := sheets[0].Head(0)
	if err != nil {
		t.Fatal(err)
	}
	number := func(v float64, text string, merged bool) sheet.Cell {
		return sheet.Cell{Kind: sheet.Number, Number: v, Text: text, Raw: text, Merged: merged}
	}
	if diff := cmp.Diff([]sheet.Cell{{}, number(1, "1", false), {}, {}, number(2, "2", false), number(2, "2", true)}, g.Cells[1]); diff != "" {
		t.Errorf("row 2 (-want +got):\n%s", diff)
	}
	if got := g.At(2, 5); got != number(3, "3", true) {
		t.Errorf("F3 is %v, want the title merged over the row, which is filled last", got)
	}
	if diff := cmp.Diff(map[int]bool{1: true}, g.HiddenRows); diff != "" {
		t.Errorf("hidden rows (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[int]bool{1: true, 2: true}, g.HiddenCols); diff != "" {
		t.Errorf("hidden columns (-want +got):\n%s", diff)
	}
	if len(g.Merges) != 2 || g.Merges[0].String() != "E2:F99" {
		t.Errorf("merged ranges are %v", g.Merges)
	}
}

// TestXLSX_rowsWithoutNumbers: the first cell's reference places such a row.
func TestXLSX_rowsWithoutNumbers(t *testing.T) {
	book := openBytes(t, xlsx(t, map[string]string{
		sheetXML: `<worksheet><sheetData><row><c r="B3"><v>1</v></c><c r="C3"><v>2</v></c></row><row><c><v>3</v></c></row></sheetData></worksheet>`,
	}))
	for ref, want := range map[string]float64{"B3": 1, "C3": 2, "A4": 3} {
		if got := cell(t, book, 0, ref).Number; got != want {
			t.Errorf("%s is %v, want %v", ref, got, want)
		}
	}
}

// TestXLSX_notUTF8: bytes that are no UTF-8 do not reach a release.
func TestXLSX_notUTF8(t *testing.T) {
	book := openBytes(t, xlsx(t, map[string]string{
		sheetXML: "<worksheet><sheetData><row><c t=\"str\"><v>caf\xe9_x0001_</v></c></row></sheetData></worksheet>",
	}))
	if got, want := cell(t, book, 0, "A1").Text, "caf\ufffd\ufffd"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestXLSX_damage(t *testing.T) {
	row := func(cell string) map[string]string {
		return map[string]string{sheetXML: `<worksheet><sheetData><row r="1">` + cell + `</row></sheetData></worksheet>`}
	}
	tests := map[string]map[string]string{
		"string not in the table": row(`<c r="A1" t="s"><v>5</v></c>`),
		"number that is none":     row(`<c r="A1"><v>12a</v></c>`),
		"unknown type":            row(`<c r="A1" t="q"><v>1</v></c>`),
		"cell of another row":     row(`<c r="A9"><v>1</v></c>`),
		"no closing tag":          {sheetXML: `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c>`},
		"unknown entity":          row(`<c r="A1" t="str"><v>&nbsp;</v></c>`),
		"no sheet part":           {},
		"merged range":            {sheetXML: `<worksheet><sheetData/><mergeCells><mergeCell ref="A1:"/></mergeCells></worksheet>`},
	}
	for name, parts := range tests {
		t.Run(name, func(t *testing.T) {
			err := readAll(xlsx(t, parts), sheet.Limits{})
			if damage := (*sheet.DamageError)(nil); !asError(err, &damage) {
				t.Errorf("got %v, want a DamageError", err)
			}
		})
	}
}
