package sheet_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/readers/sheet/sheettest"
)

func asError[T error](err error, target *T) bool { return errors.As(err, target) }

// TestLimits: what a file may not ask for is a LimitError that names it.
func TestLimits(t *testing.T) {
	cells := func(xml string) []byte {
		return xlsx(t, map[string]string{sheetXML: `<worksheet><sheetData>` + xml + `</sheetData></worksheet>`})
	}
	bomb := cells(strings.Repeat(`<row r="1"><c r="A1"><v>1</v></c></row>`, 1<<20))
	tests := []struct {
		what   string
		file   []byte
		limits sheet.Limits
	}{
		{"uncompressed size", bomb, sheet.Limits{Uncompressed: 1 << 20}},
		{"ratio", bomb, sheet.Limits{Ratio: 50}},
		{"parts", cells(""), sheet.Limits{Parts: 2}},
		{"sheets", mixed(t, sheettest.WriteXLSX), sheet.Limits{Sheets: -1}},
		{"rows", cells(`<row r="1048577"><c><v>1</v></c></row>`), sheet.Limits{}},
		{"columns", cells(`<row r="1"><c r="XFE1"><v>1</v></c></row>`), sheet.Limits{}},
		{"shared strings", mixed(t, sheettest.WriteXLSX), sheet.Limits{Strings: 3}},
		{"characters of shared strings", mixed(t, sheettest.WriteXLSX), sheet.Limits{StringBytes: 100}},
		{"length of a tag or text", cells(`<row><c t="str"><v>` + strings.Repeat("x", 300<<10) + `</v></c></row>`), sheet.Limits{CellBytes: 100 << 10}},
		{"nesting", cells(strings.Repeat("<a>", 300) + strings.Repeat("</a>", 300)), sheet.Limits{}},
		{"document type declarations", xlsx(t, map[string]string{"xl/workbook.xml": `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><workbook/>`}), sheet.Limits{}},
		{"cells held at once", mixed(t, sheettest.WriteXLSX), sheet.Limits{GridCells: 100}},
		{"cells of merged ranges", xlsx(t, map[string]string{sheetXML: `<worksheet><sheetData><row r="1"><c><v>1</v></c></row><row r="500"><c><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:IV500"/></mergeCells></worksheet>`}), sheet.Limits{GridCells: 1000}},
		{"styles", xlsx(t, map[string]string{"xl/styles.xml": `<styleSheet><cellXfs><xf/><xf/><xf/></cellXfs></styleSheet>`}), sheet.Limits{Styles: 2}},
		{"rows", mixed(t, sheettest.WriteODS), sheet.Limits{Rows: 10}},
		{"columns", mixed(t, sheettest.WriteODS), sheet.Limits{Columns: 4}},
		{"repeated cells", odsTable(t, `<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/></table:table-row>`), sheet.Limits{}},
		{"rows", mixed(t, sheettest.WriteCSV), sheet.Limits{CSVRows: 10}},
		{"columns", mixed(t, sheettest.WriteCSV), sheet.Limits{Columns: 4}},
		{"length of a field", []byte(`a,"` + strings.Repeat("x", 2000) + `"`), sheet.Limits{CellBytes: 1000}},
		{"uncompressed size", mixed(t, sheettest.WriteCSV), sheet.Limits{Uncompressed: 1000}},
		{"shared strings", excerpt(t, "blocks_by_team.xls"), sheet.Limits{Strings: 3}},
		{"rows", excerpt(t, "blocks_by_team.xls"), sheet.Limits{Rows: 3}},
		{"uncompressed size", excerpt(t, "blocks_by_team.xls"), sheet.Limits{Uncompressed: 1000}},
	}
	for i, tt := range tests {
		t.Run(fmt.Sprintf("%d %s", i, tt.what), func(t *testing.T) {
			err := readAll(tt.file, tt.limits)
			var limit *sheet.LimitError
			if !errors.As(err, &limit) {
				t.Fatalf("got %v, want a LimitError", err)
			}
			if limit.What != tt.what || limit.Where == "" {
				t.Errorf("got %q at %q, want %q", limit.What, limit.Where, tt.what)
			}
		})
	}
}

// TestOpen_notASpreadsheet: other files are told from spreadsheets whatever
// their name says.
func TestOpen_notASpreadsheet(t *testing.T) {
	random := make([]byte, 5000)
	source := rand.NewChaCha8([32]byte{1})
	if _, err := source.Read(random); err != nil {
		t.Fatal(err)
	}
	archive := func(parts ...string) string {
		var file bytes.Buffer
		if err := sheettest.Pack(&file, parts...); err != nil {
			t.Fatal(err)
		}
		return file.String()
	}
	tests := map[string]struct {
		file string
		says string
	}{
		"nothing":        {"", "empty"},
		"html as xls":    {"\r\n<!DOCTYPE html><html><body>404</body></html>", "HTML"},
		"a table as xls": {"<table><tr><td>1</td></tr></table>", "HTML"},
		"pdf":            {"%PDF-1.7\n", "PDF"},
		"xml":            {`<?xml version="1.0"?><a/>`, "XML"},
		"excel 2003 xml": {`<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`, "Excel 2003"},
		"json":           {`{"a": 1}`, "JSON"},
		"random bytes":   {string(random), "no text"},
		"a zip":          {archive("readme.txt", "hello"), "zip"},
		"a docx":         {archive("[Content_Types].xml", "<a/>", "word/document.xml", "<a/>"), "zip"},
		"an xlsb":        {archive("[Content_Types].xml", "<a/>", "xl/workbook.bin", "x"), "xlsb"},
		"an odt":         {archive("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<a/>"), "opendocument.text"},
		"a doc":          {string(sheettest.Compound("WordDocument", nil)), "without a workbook"},
		"excel 95":       {string(sheettest.Compound("Book", nil)), "Excel 5"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := sheet.Open(strings.NewReader(tt.file), int64(len(tt.file)), sheet.Limits{})
			if !errors.Is(err, sheet.ErrFormat) || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("got %v, want one that says %q", err, tt.says)
			}
		})
	}
}

func TestOpen_encrypted(t *testing.T) {
	var ods bytes.Buffer
	err := sheettest.Pack(&ods, "mimetype", "application/vnd.oasis.opendocument.spreadsheet",
		"META-INF/manifest.xml", `<manifest:manifest xmlns:manifest="m"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`, "content.xml", "x")
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string][]byte{
		"xlsx": sheettest.Compound("EncryptedPackage", nil),
		"ods":  ods.Bytes(),
		"xls":  sheettest.Compound("Workbook", biffStream(record{0x809, []byte{0, 6, 5, 0}}, record{0x2f, []byte{1, 0}})),
	} {
		if err := readAll(file, sheet.Limits{}); !errors.Is(err, sheet.ErrEncrypted) {
			t.Errorf("%s: got %v, want ErrEncrypted", name, err)
		}
	}
}

// mixed is a small table in a format.
func mixed(t testing.TB, write writer) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := write(&file, sheettest.Mixed(50)); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}
