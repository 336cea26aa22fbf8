// Package sheettest writes spreadsheets of any size for tests and benchmarks,
// row by row, in the XML that Excel writes. Only tests and lab/accuracy import
// it; it must not import the reader that it tests.
package sheettest

import (
	"archive/zip"
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/klauspost/compress/flate"
)

// Table is one sheet to write. Row returns the cells of a row counted from 0:
// a string is a text, an int or float64 a number, nil a blank. The slice may
// be used again for the next row.
type Table struct {
	Name string
	Rows int
	Row  func(i int) []any
}

// archive is a zip file in the making, packed as fast as klauspost can.
type archive struct{ *zip.Writer }

func newArchive(w io.Writer) archive {
	zw := zip.NewWriter(w)
	zw.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, 3) })
	return archive{zw}
}

// part writes one file of the archive.
func (a archive) part(name string, write func(w *bufio.Writer) error) error {
	w, err := a.Create(name)
	if err != nil {
		return err
	}
	b := bufio.NewWriterSize(w, 1<<16)
	if err := write(b); err != nil {
		return err
	}
	return b.Flush()
}

func (a archive) text(name, text string) error {
	return a.part(name, func(w *bufio.Writer) error {
		_, err := w.WriteString(text)
		return err
	})
}

// Pack writes an archive of the named parts, in the order given: name,
// content, name, content. A test that changes one part of a real file uses it.
func Pack(w io.Writer, parts ...string) error {
	a := newArchive(w)
	for i := 0; i+1 < len(parts); i += 2 {
		if err := a.text(parts[i], parts[i+1]); err != nil {
			return err
		}
	}
	return a.Close()
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// WriteXLSX writes a workbook with shared strings.
func WriteXLSX(w io.Writer, tables ...Table) error {
	a := newArchive(w)
	var types, sheets, rels strings.Builder
	for i, t := range tables {
		n := strconv.Itoa(i + 1)
		types.WriteString(`<Override PartName="/xl/worksheets/sheet` + n + `.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`)
		sheets.WriteString(`<sheet name="` + escape(t.Name) + `" sheetId="` + n + `" r:id="rId` + n + `"/>`)
		rels.WriteString(`<Relationship Id="rId` + n + `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet` + n + `.xml"/>`)
	}
	parts := []string{
		"[Content_Types].xml", xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>` + types.String() + `</Types>`,
		"_rels/.rels", xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml", xmlHead + `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>` + sheets.String() + `</sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + rels.String() + `<Relationship Id="rIdS" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
	}
	for i := 0; i < len(parts); i += 2 {
		if err := a.text(parts[i], parts[i+1]); err != nil {
			return err
		}
	}
	s := &shared{index: map[string]int{}}
	for i, t := range tables {
		if err := a.part("xl/worksheets/sheet"+strconv.Itoa(i+1)+".xml", func(w *bufio.Writer) error { return s.sheet(w, t) }); err != nil {
			return err
		}
	}
	if err := a.part("xl/sharedStrings.xml", s.table); err != nil {
		return err
	}
	return a.Close()
}

// shared collects the string table while sheets are written.
type shared struct {
	index map[string]int
	list  []string
}

func (s *shared) sheet(w *bufio.Writer, t Table) error {
	w.WriteString(xmlHead + `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`)
	var b []byte
	for i := range t.Rows {
		row := strconv.Itoa(i + 1)
		b = append(append(append(b[:0], `<row r="`...), row...), `">`...)
		for c, v := range t.Row(i) {
			if v == nil {
				continue
			}
			b = append(append(append(b, `<c r="`...), letters(c)...), row...)
			switch v := v.(type) {
			case string:
				n, ok := s.index[v]
				if !ok {
					n = len(s.list)
					s.index[v] = n
					s.list = append(s.list, v)
				}
				b = strconv.AppendInt(append(b, `" t="s"><v>`...), int64(n), 10)
			case int:
				b = strconv.AppendInt(append(b, `"><v>`...), int64(v), 10)
			case float64:
				b = strconv.AppendFloat(append(b, `"><v>`...), v, 'g', -1, 64)
			default:
				return fmt.Errorf("row %d: a cell of type %T", i, v)
			}
			b = append(b, `</v></c>`...)
		}
		if _, err := w.Write(append(b, `</row>`...)); err != nil {
			return err
		}
	}
	_, err := w.WriteString(`</sheetData></worksheet>`)
	return err
}

func (s *shared) table(w *bufio.Writer) error {
	fmt.Fprintf(w, `%s<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="%d">`, xmlHead, len(s.list))
	for _, text := range s.list {
		w.WriteString(`<si><t xml:space="preserve">` + escape(text) + `</t></si>`)
	}
	_, err := w.WriteString(`</sst>`)
	return err
}

// letters names a column counted from 0.
func letters(c int) string {
	if c < 26 {
		return string(rune('A' + c))
	}
	return letters(c/26-1) + string(rune('A'+c%26))
}

func escape(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		return "" // a strings.Builder does not fail
	}
	return b.String()
}

const odsHead = xmlHead + `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" office:version="1.2"><office:automatic-styles><style:style style:name="ce1" style:family="table-cell"/></office:automatic-styles><office:body><office:spreadsheet>`

// WriteODS writes a document as Excel saves one: no type is left out, and
// every sheet ends in rows repeated to the last.
func WriteODS(w io.Writer, tables ...Table) error {
	a := newArchive(w)
	if err := a.text("mimetype", "application/vnd.oasis.opendocument.spreadsheet"); err != nil {
		return err
	}
	if err := a.text("META-INF/manifest.xml", xmlHead+`<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`); err != nil {
		return err
	}
	err := a.part("content.xml", func(w *bufio.Writer) error {
		w.WriteString(odsHead)
		for _, t := range tables {
			if err := odsTable(w, t); err != nil {
				return err
			}
		}
		_, err := w.WriteString(`</office:spreadsheet></office:body></office:document-content>`)
		return err
	})
	if err != nil {
		return err
	}
	return a.Close()
}

func odsTable(w *bufio.Writer, t Table) error {
	w.WriteString(`<table:table table:name="` + escape(t.Name) + `"><table:table-column table:number-columns-repeated="16384" table:default-cell-style-name="ce1"/>`)
	escaped := map[string]string{}
	var b []byte
	for i := range t.Rows {
		b = append(b[:0], `<table:table-row table:style-name="ro1">`...)
		used := 0
		for _, v := range t.Row(i) {
			used++
			switch v := v.(type) {
			case nil:
				b = append(b, `<table:table-cell/>`...)
			case string:
				text, ok := escaped[v]
				if !ok {
					text = escape(v)
					escaped[v] = text
				}
				b = append(append(append(b, `<table:table-cell office:value-type="string" table:style-name="ce1"><text:p>`...), text...), `</text:p></table:table-cell>`...)
			case int, float64:
				n := fmt.Sprint(v)
				b = append(append(append(append(append(b, `<table:table-cell office:value-type="float" office:value="`...), n...), `" table:style-name="ce1"><text:p>`...), n...), `</text:p></table:table-cell>`...)
			default:
				return fmt.Errorf("row %d: a cell of type %T", i, v)
			}
		}
		b = append(strconv.AppendInt(append(b, `<table:table-cell table:number-columns-repeated="`...), int64(16384-used), 10), `"/></table:table-row>`...)
		if _, err := w.Write(b); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, `<table:table-row table:number-rows-repeated="%d"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`, max(1, 1048576-t.Rows))
	return err
}
