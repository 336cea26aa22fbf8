package sheet_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/richardlehane/mscfb"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/readers/sheet/sheettest"
)

// fuzzLimits are tight, so that a run costs little.
var fuzzLimits = sheet.Limits{
	Uncompressed: 1 << 22, Rows: 5000, CSVRows: 5000, Columns: 500, Strings: 2000, StringBytes: 1 << 20,
	CellBytes: 1 << 16, GridCells: 50_000, Sheets: 20, Styles: 500,
}

// check reads a file and fails on what no file may bring about; errors are
// expected. A panic fails by itself.
func check(t *testing.T, file []byte) {
	book, err := sheet.Open(bytes.NewReader(file), int64(len(file)), fuzzLimits)
	if err != nil {
		return
	}
	for _, sh := range book.Sheets() {
		cells := 0
		for row, err := range sh.Rows() {
			if err != nil {
				break
			}
			for i := range row.Cells {
				c := &row.Cells[i]
				if c.Kind == sheet.Blank && (c.Text != "" || c.Number != 0) {
					t.Fatalf("%s: a blank holds %q, %v", sheet.Ref(row.Index, i), c.Text, c.Number)
				}
				if !utf8.ValidString(c.Text) || !utf8.ValidString(c.Raw) || !utf8.ValidString(c.Marks) {
					t.Fatalf("%s: %q, %q, %q is no UTF-8", sheet.Ref(row.Index, i), c.Text, c.Raw, c.Marks)
				}
				if c.Number != c.Number {
					t.Fatalf("%s: %q is no number", sheet.Ref(row.Index, i), c.Raw)
				}
			}
			if cells += len(row.Cells); cells > 500_000 {
				break
			}
		}
		if _, err := sh.Head(0); err == nil {
			if err := sheet.Describe(io.Discard, oneSheet{book, sh}, 10); err != nil {
				t.Fatalf("the whole sheet is read, its first rows are not: %v", err)
			}
		}
	}
}

// oneSheet is a book of one of another's sheets.
type oneSheet struct {
	sheet.Book
	sheet sheet.Sheet
}

func (o oneSheet) Sheets() []sheet.Sheet { return []sheet.Sheet{o.sheet} }

// parts reads the named parts of an excerpt; empty where it has none.
func parts(t testing.TB, file []byte, names ...string) []string {
	t.Helper()
	zr, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	out := make([]string, len(names))
	for i, name := range names {
		f, err := zr.Open(name)
		if err != nil {
			continue
		}
		b, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		out[i] = string(b)
	}
	return out
}

func FuzzXLSX(f *testing.F) {
	for _, name := range excerpts(f) {
		if strings.HasSuffix(name, ".xlsx") {
			p := parts(f, excerpt(f, name), "xl/worksheets/sheet2.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml")
			if p[0] == "" {
				p[0] = p[1]
			}
			f.Add(p[0], p[2], p[3])
		}
	}
	// A small one of every construct: mutations of it cost little.
	f.Add(`<worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><f>A1</f><v>45382.5</v></c><c t="inlineStr"><is><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></is></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><v>a_x000D_&#x41;</v></c><c t="d"><v>2024-03-31T10:00:00</v></c></row><row/></sheetData><mergeCells><mergeCell ref="A1:C9"/></mergeCells></worksheet>`,
		`<sst uniqueCount="1"><si><r><t>a</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r><rPh><t>b</t></rPh></si></sst>`,
		`<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[>0]#,##0.0_-;[Red]dd/mm/yyyy;&quot;-&quot;"/></numFmts><fonts><font><b/></font></fonts><cellXfs><xf/><xf numFmtId="164" fontId="0"><alignment indent="1"/></xf></cellXfs></styleSheet>`)
	f.Fuzz(func(t *testing.T, sheetPart, stringsPart, stylesPart string) {
		check(t, xlsx(t, map[string]string{sheetXML: sheetPart, "xl/sharedStrings.xml": stringsPart, "xl/styles.xml": stylesPart}))
	})
}

func FuzzODS(f *testing.F) {
	for _, name := range excerpts(f) {
		if strings.HasSuffix(name, ".ods") {
			p := parts(f, excerpt(f, name), "content.xml", "styles.xml")
			f.Add(p[0], p[1])
		}
	}
	f.Add(`<office:document-content><office:automatic-styles><number:date-style style:name="N1"><number:day/><number:text>/</number:text><number:month number:textual="true"/></number:date-style><style:style style:name="c" style:family="table-cell" style:data-style-name="N1"/><style:style style:name="t" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style></office:automatic-styles><office:body><office:spreadsheet><table:table table:name="A"><table:table-column table:number-columns-repeated="3" table:visibility="collapse"/><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="2"><office:annotation><text:p>x</text:p></office:annotation><text:p>a<text:span text:style-name="t">1</text:span><text:s text:c="2"/></text:p></table:table-cell><table:covered-table-cell/><table:table-cell table:style-name="c" office:value-type="date" office:date-value="2024-03-31" table:number-columns-repeated="2"/><table:table-cell office:value-type="float" office:value="1.5"><text:p>1.5</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table><table:table table:name="B"/></office:spreadsheet></office:body></office:document-content>`, "")
	f.Fuzz(func(t *testing.T, content, styles string) {
		var file bytes.Buffer
		err := sheettest.Pack(&file, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", content, "styles.xml", styles)
		if err != nil {
			t.Fatal(err)
		}
		check(t, file.Bytes())
	})
}

func FuzzXLS(f *testing.F) {
	for _, name := range excerpts(f) {
		if !strings.HasSuffix(name, ".xls") {
			continue
		}
		doc, err := mscfb.New(bytes.NewReader(excerpt(f, name)))
		if err != nil {
			f.Fatal(err)
		}
		var stream []byte
		for _, file := range doc.File {
			if file.Name == "Workbook" {
				if stream, err = io.ReadAll(file); err != nil {
					f.Fatal(err)
				}
			}
		}
		if !bytes.HasPrefix(stream, []byte{0x09, 0x08}) {
			f.Fatalf("%s: the stream does not begin with a BOF record", name)
		}
		f.Add(stream)
	}
	f.Fuzz(func(t *testing.T, stream []byte) {
		check(t, sheettest.Compound("Workbook", stream))
	})
}

func FuzzCSV(f *testing.F) {
	for _, name := range excerpts(f) {
		if strings.HasSuffix(name, ".csv") {
			f.Add(excerpt(f, name))
		}
	}
	f.Fuzz(check)
}

// FuzzOpen mutates whole files: containers and the telling apart of formats.
func FuzzOpen(f *testing.F) {
	for _, name := range excerpts(f) {
		f.Add(excerpt(f, name))
	}
	f.Fuzz(check)
}
