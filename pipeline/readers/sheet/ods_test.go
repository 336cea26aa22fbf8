package sheet_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/readers/sheet/sheettest"
)

type writer func(io.Writer, ...sheettest.Table) error

func excerpt(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// odsBody makes a document from what office:spreadsheet holds.
func odsBody(t testing.TB, body string) []byte {
	t.Helper()
	var file bytes.Buffer
	err := sheettest.Pack(&file, "mimetype", "application/vnd.oasis.opendocument.spreadsheet",
		"content.xml", `<office:document-content><office:automatic-styles>`+
			`<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>`+
			`<style:style style:name="up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>`+
			`<style:style style:name="fat" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>`+
			`<style:style style:name="down" style:family="text"><style:text-properties style:text-position="-33% 58%"/></style:style>`+
			`<number:number-style style:name="N1"><number:number number:decimal-places="1" number:min-integer-digits="1" number:grouping="true"/></number:number-style>`+
			`<number:percentage-style style:name="N2"><number:number number:decimal-places="1" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>`+
			`<number:number-style style:name="N3P0"><number:number number:min-integer-digits="1"/></number:number-style>`+
			`<number:text-style style:name="N3"><number:text> </number:text><number:text-content/><number:text> </number:text><style:map style:condition="value()&gt;0" style:apply-style-name="N3P0"/></number:text-style>`+
			`<style:style style:name="ce3" style:family="table-cell" style:data-style-name="N3"/>`+
			`<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"><style:text-properties fo:font-weight="bold" style:text-line-through-style="solid"/><style:paragraph-properties fo:margin-left="0.706cm"/></style:style>`+
			`<style:style style:name="ce2" style:family="table-cell" style:parent-style-name="ce1" style:data-style-name="N2"><style:text-properties fo:font-weight="normal" fo:font-style="italic"/></style:style>`+
			`</office:automatic-styles><office:body><office:spreadsheet>`+body+`</office:spreadsheet></office:body></office:document-content>`)
	if err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func odsTable(t testing.TB, rows string) []byte {
	t.Helper()
	return odsBody(t, `<table:table table:name="S">`+rows+`</table:table>`)
}

// TestODS_cells reads one cell each, A1, in forms that published files have
// and excerpts do not.
func TestODS_cells(t *testing.T) {
	tests := []struct {
		why, xml string
		want     sheet.Cell
	}{
		{"text with a span and spaces", `<table:table-cell office:value-type="string"><text:p>Kent<text:s text:c="2"/><text:span text:style-name="up">3</text:span></text:p></table:table-cell>`, sheet.Cell{Kind: sheet.Text, Text: "Kent  ", Raw: "Kent  3", Marks: "3"}},
		{"subscript stays", `<table:table-cell office:value-type="string"><text:p>CO<text:span text:style-name="down">2</text:span></text:p></table:table-cell>`, sheet.Cell{Kind: sheet.Text, Text: "CO2", Raw: "CO2"}},
		{"a bold span, but for the mark", `<table:table-cell office:value-type="string"><text:p><text:span text:style-name="fat">Kent<text:span text:style-name="up">1</text:span></text:span></text:p></table:table-cell>`, sheet.Cell{Kind: sheet.Text, Text: "Kent", Raw: "Kent1", Marks: "1", Bold: true}},
		{"bold in part", `<table:table-cell office:value-type="string"><text:p>Kent <text:span text:style-name="fat">total</text:span></text:p></table:table-cell>`, sheet.Cell{Kind: sheet.Text, Text: "Kent total", Raw: "Kent total"}},
		{"two paragraphs", `<table:table-cell office:value-type="string"><text:p>a</text:p><text:p>b<text:line-break/>c</text:p></table:table-cell>`, sheet.Cell{Kind: sheet.Text, Text: "a\nb\nc", Raw: "a\nb\nc"}},
		{"text padded by its format", `<table:table-cell table:style-name="ce3" office:value-type="string"><text:p><text:s/>..<text:s/></text:p></table:table-cell>`, sheet.Cell{Kind: sheet.Text, Text: "..", Raw: " .. ", Format: "[>0]General; @ "}},
		{"text with spaces of its own", `<table:table-cell table:style-name="ce3" office:value-type="string"><text:p>West Midlands </text:p></table:table-cell>`, sheet.Cell{Kind: sheet.Text, Text: "West Midlands ", Raw: "West Midlands ", Format: "[>0]General; @ "}},
		{"a comment", `<table:table-cell office:value-type="string"><office:annotation><text:p>secret</text:p></office:annotation><text:p>seen</text:p></table:table-cell>`, sheet.Cell{Kind: sheet.Text, Text: "seen", Raw: "seen"}},
		{"a link", `<table:table-cell office:value-type="string"><text:p><text:a xlink:href="http://x">gov.uk</text:a></text:p></table:table-cell>`, sheet.Cell{Kind: sheet.Text, Text: "gov.uk", Raw: "gov.uk"}},
		{"text in an attribute", `<table:table-cell office:value-type="string" office:string-value="a &amp; b"/>`, sheet.Cell{Kind: sheet.Text, Text: "a & b", Raw: "a & b"}},
		{"number without its text", `<table:table-cell table:style-name="ce1" office:value-type="float" office:value="1234.56"/>`, sheet.Cell{Kind: sheet.Number, Number: 1234.56, Text: "1,234.6", Raw: "1234.56", Format: "#,##0.0", Bold: true, Strike: true, Indent: 2}},
		{"number shown by its publisher", `<table:table-cell office:value-type="float" office:value="0"><text:p> - </text:p></table:table-cell>`, sheet.Cell{Kind: sheet.Number, Text: "-", Raw: "0"}},
		{"number with a mark", `<table:table-cell office:value-type="float" office:value="12"><text:p>12<text:span text:style-name="up">R</text:span></text:p></table:table-cell>`, sheet.Cell{Kind: sheet.Number, Number: 12, Text: "12", Raw: "12", Marks: "R"}},
		{"number shown as nothing", `<table:table-cell office:value-type="float" office:value="5"><text:p/></table:table-cell>`, sheet.Cell{Kind: sheet.Number, Number: 5, Raw: "5"}},
		{"percentage, style of a parent", `<table:table-cell table:style-name="ce2" office:value-type="percentage" office:value="0.1234"><text:p>12.3%</text:p></table:table-cell>`, sheet.Cell{Kind: sheet.Number, Number: .1234, Text: "12.3%", Raw: "0.1234", Format: "0.0%", Italic: true, Strike: true, Indent: 2}},
		{"date", `<table:table-cell office:value-type="date" office:date-value="2024-03-31"><text:p>31 Mar 24</text:p></table:table-cell>`, sheet.Cell{Kind: sheet.Date, Number: 45382, Text: "31 Mar 24", Raw: "2024-03-31"}},
		{"time", `<table:table-cell office:value-type="time" office:time-value="PT06H30M00S"><text:p>06:30</text:p></table:table-cell>`, sheet.Cell{Kind: sheet.Date, Number: 6.5 / 24, Text: "06:30", Raw: "PT06H30M00S"}},
		{"boolean", `<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>`, sheet.Cell{Kind: sheet.Bool, Number: 1, Text: "TRUE", Raw: "true"}},
		{"error by LibreOffice", `<table:table-cell table:formula="of:=NA()" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>`, sheet.Cell{Kind: sheet.Error, Text: "#N/A", Raw: "#N/A", Formula: true}},
		{"error by Excel", `<table:table-cell table:formula="of:=[.#REF!]" office:value-type="float" office:value="0"><text:p>#REF!</text:p></table:table-cell>`, sheet.Cell{Kind: sheet.Error, Text: "#REF!", Raw: "#REF!", Formula: true}},
		{"a picture", `<table:table-cell><draw:frame><text:p>logo</text:p></draw:frame></table:table-cell>`, sheet.Cell{}},
		{"a style alone", `<table:table-cell table:style-name="ce1"/>`, sheet.Cell{}},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			book := openBytes(t, odsTable(t, `<table:table-row>`+tt.xml+`</table:table-row>`))
			if diff := cmp.Diff(tt.want, cell(t, book, 0, "A1")); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestODS_layout: repeats, spans, groups, hidden parts, and the tables that
// hold cells of other files.
func TestODS_layout(t *testing.T) {
	num := func(v string, more string) string {
		return `<table:table-cell office:value-type="float" office:value="` + v + `" ` + more + `><text:p>` + v + `</text:p></table:table-cell>`
	}
	book := openBytes(t, odsBody(t, `<table:table table:name="First "><office:forms/><table:shapes><draw:frame><table:table-row/></draw:frame></table:shapes>`+
		`<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse" table:default-cell-style-name="ce1"/><table:table-column table:number-columns-repeated="16381"/>`+
		`<table:table-header-rows><table:table-row>`+num("1", `table:number-columns-spanned="2" table:number-rows-spanned="2"`)+`<table:covered-table-cell/>`+num("2", "")+`<table:table-cell table:number-columns-repeated="16381"/></table:table-row></table:table-header-rows>`+
		`<table:table-row><table:covered-table-cell office:value-type="float" office:value="9"><text:p>9</text:p></table:covered-table-cell><table:covered-table-cell/>`+num("3", `table:number-columns-repeated="3"`)+`</table:table-row>`+
		`<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`+
		`<table:table-row-group table:display="false"><table:table-row table:number-rows-repeated="2">`+num("4", "")+`</table:table-row></table:table-row-group>`+
		`<table:table-row table:visibility="filter">`+num("5", "")+`</table:table-row>`+
		`<table:table-row table:number-rows-repeated="1048569"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`+
		`<table:table table:name="'file:///C:/other.ods'#$Data"><table:table-source xlink:href="x"/><table:table-row>`+num("8", "")+`</table:table-row></table:table>`+
		`<table:table table:name="Second" table:style-name="ta2"><table:table-row>`+num("7", "")+`</table:table-row></table:table>`+
		`<table:dde-links><table:dde-link><table:table><table:table-row>`+num("6", "")+`</table:table-row></table:table></table:dde-link></table:dde-links>`))
	sheets := book.Sheets()
	if len(sheets) != 2 || sheets[0].Name() != "First " || sheets[0].Hidden() || sheets[1].Name() != "Second" || !sheets[1].Hidden() {
		t.Fatalf("sheets are %v", sheets)
	}
	if diff := cmp.Diff([]string{"file:///C:/other.ods"}, book.Links()); diff != "" {
		t.Errorf("links (-want +got):\n%s", diff)
	}
	if c := cell(t, book, 1, "A1"); c.Number != 7 {
		t.Errorf("the second sheet begins with %v, want 7", c.Number)
	}
	g, err := sheets[0].Head(0)
	if err != nil {
		t.Fatal(err)
	}
	var got [][]string
	for _, row := range g.Cells {
		var texts []string
		for _, c := range row {
			text := c.Text
			if c.Merged {
				text += " merged"
			}
			texts = append(texts, text)
		}
		got = append(got, texts)
	}
	want := [][]string{{"1", "1 merged", "2"}, {"1 merged", "1 merged", "3", "3", "3"}, nil, nil, {"4"}, {"4"}, {"5"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("cells (-want +got):\n%s", diff)
	}
	if !g.At(0, 2).Bold || g.At(1, 3).Bold {
		t.Error("the style of the third column is not its cells'")
	}
	if diff := cmp.Diff(map[int]bool{4: true, 5: true, 6: true}, g.HiddenRows); diff != "" {
		t.Errorf("hidden rows (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[int]bool{2: true}, g.HiddenCols); diff != "" {
		t.Errorf("hidden columns (-want +got):\n%s", diff)
	}
}

// TestODS_columns: cells of a column are read by what the tags above them
// said; each of these differs from the one above in one thing.
func TestODS_columns(t *testing.T) {
	cells := []struct{ xml, want string }{
		{`<table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>`, "number 1"},
		{`<table:table-cell office:value-type="float" office:value="2"><text:p>two</text:p></table:table-cell>`, "number two"},
		{`<table:table-cell office:value-type="float" office:value="3"/>`, "number 3"},
		{`<table:table-cell office:value-type="float" office:value="4" table:number-columns-repeated="2"><text:p>4</text:p></table:table-cell>`, "number 4"},
		{`<table:table-cell office:value-type="float" office:value="5"><text:p>&lt;5</text:p></table:table-cell>`, "number <5"},
		{`<table:table-cell office:value-type="percentage" office:value="6"><text:p>600%</text:p></table:table-cell>`, "number 600%"},
		{`<table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>`, "text a"},
		{`<table:table-cell office:value-type="string"><text:p>b<text:span text:style-name="up">1</text:span></text:p></table:table-cell>`, "text b"},
		{`<table:table-cell office:value-type="string"><text:p/></table:table-cell>`, "blank "},
		{`<table:table-cell office:value-type="string"/>`, "blank "},
		{`<table:covered-table-cell office:value-type="string"><text:p>c</text:p></table:covered-table-cell>`, "text c"},
		{`<table:table-cell office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell>`, "number 7"},
		{`<table:table-cell office:value-type="date" office:date-value="2024-03-31"><text:p>now</text:p></table:table-cell>`, "date now"},
	}
	rows := ""
	for range 3 {
		for _, c := range cells {
			rows += `<table:table-row>` + c.xml + `</table:table-row>`
		}
	}
	g, err := openBytes(t, odsTable(t, rows)).Sheets()[0].Head(0)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 3 * len(cells) {
		c := g.At(i, 0)
		if got, want := c.Kind.String()+" "+c.Text, cells[i%len(cells)].want; got != want {
			t.Errorf("row %d: got %q, want %q", i+1, got, want)
		}
	}
}
