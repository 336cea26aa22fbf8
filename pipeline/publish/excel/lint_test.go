package excel_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"forcestats/pipeline/publish/excel"
)

// edit is a change to one part of a workbook: what must be there, and what
// stands there instead. Add is a part to add.
type edit struct {
	part, old, replacement string
	add                    string
}

// sheetPart is the part of a sheet; the sheets are numbered in their order.
func sheetPart(t *testing.T, b []byte, sheet string) string {
	t.Helper()
	for i, name := range opened(t, b).GetSheetList() {
		if name == sheet {
			return fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)
		}
	}
	t.Fatalf("no sheet %q", sheet)
	return ""
}

// edited writes a workbook again with changes.
func edited(t *testing.T, b []byte, edits []edit) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range edits {
			if e.part == f.Name {
				at := regexp.MustCompile(`(?s)` + e.old).FindIndex(content)
				if at == nil {
					t.Fatalf("part %q has no %q", e.part, e.old)
				}
				changed := regexp.MustCompile(`(?s)`+e.old).ReplaceAll(content[at[0]:at[1]], []byte(e.replacement))
				content = slices.Concat(content[:at[0]], changed, content[at[1]:])
			}
		}
		write(t, w, f.Name, content)
	}
	for _, e := range edits {
		if e.add != "" {
			write(t, w, e.part, []byte(e.add))
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func write(t *testing.T, w *zip.Writer, name string, content []byte) {
	t.Helper()
	f, err := w.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(content); err != nil {
		t.Fatal(err)
	}
}

// TestLint_faults makes each fault in a good workbook and checks that it is
// refused for that fault. A rule without a case fails.
func TestLint_faults(t *testing.T) {
	good := written(t, excel.WriteForces, small())
	if f := faults(t, good); len(f) > 0 {
		t.Fatalf("the good workbook has faults: %v", f)
	}
	part := func(sheet string) string { return sheetPart(t, good, sheet) }
	notes, findings, documents, kinds := part("Notes"), part("Findings"), part("Documents"), part("Findings by kind")
	cell := func(ref string) string { return `<c r="` + ref + `"[^>]*>.*?</c>` }
	text := func(ref, s string) string { return `<c r="` + ref + `" t="inlineStr"><is><t>` + s + `</t></is></c>` }
	cases := map[string][]edit{
		"alt-text":            {{part: "xl/drawings/drawing1.xml", old: ` descr="[^"]+"`, replacement: ``}},
		"blank-row":           {{part: findings, old: `<row r="9"[^>]*>.*?</row>`, replacement: `<row r="9"></row>`}},
		"blanks-explained":    {{part: findings, old: `A blank cell means[^<]*`, replacement: `So.`}},
		"colour-only":         {{part: findings, old: `</sheetData>`, replacement: `</sheetData><conditionalFormatting sqref="A8:A9"></conditionalFormatting>`}},
		"column-width":        {{part: findings, old: `<col min="2" max="2" width="[^"]*"`, replacement: `<col min="2" max="2" width="1"`}},
		"contents-complete":   {{part: part("Contents"), old: `<hyperlink ref="A5"[^>]*>`, replacement: ``}},
		"contrast":            {{part: "xl/styles.xml", old: `FFFFFFFF`, replacement: `FF4F81BD`}},
		"error-cell":          {{part: findings, old: cell("E9"), replacement: `<c r="E9" t="e"><v>#N/A</v></c>`}},
		"filter":              {{part: findings, old: `</sheetData>`, replacement: `</sheetData><autoFilter ref="A7:V9"></autoFilter>`}},
		"first-sheets":        {{part: "xl/workbook.xml", old: `name="Cover"`, replacement: `name="Front"`}},
		"floating":            {{part: "xl/media/image1.png", add: "PNG"}},
		"font-size":           {{part: "xl/styles.xml", old: `<sz val="11">`, replacement: `<sz val="7">`}, {part: "xl/styles.xml", old: `<sz val="16">`, replacement: `<sz val="8">`}},
		"freeze-panes":        {{part: findings, old: `<sheetData>`, replacement: `<sheetViews><sheetView workbookViewId="0"><pane ySplit="7" topLeftCell="A8" state="frozen"/></sheetView></sheetViews><sheetData>`}},
		"header-footer":       {{part: findings, old: `</sheetData>`, replacement: `</sheetData><headerFooter><oddFooter>&amp;P</oddFooter></headerFooter>`}},
		"header-unique":       {{part: findings, old: cell("B7"), replacement: text("B7", "finding")}},
		"hidden":              {{part: findings, old: `<row r="9"`, replacement: `<row hidden="1" r="9"`}},
		"language":            {{part: "docProps/core.xml", old: `en-GB`, replacement: `en-US`}},
		"merged":              {{part: findings, old: `</sheetData>`, replacement: `</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>`}},
		"notes-listed":        {{part: findings, old: `\[note 1?\d\]`, replacement: `[note 112]`}},
		"notes-used":          {{part: notes, old: `\[note 2\]`, replacement: `[note 77]`}},
		"number-as-text":      {{part: findings, old: cell("E9"), replacement: text("E9", "1,234")}},
		"outside-table":       {{part: documents, old: `</sheetData>`, replacement: `<row r="999">` + text("A999", "Source: somewhere") + `</row></sheetData>`}},
		"properties":          {{part: "docProps/core.xml", old: `<dc:title>[^<]*`, replacement: `<dc:title>`}},
		"sheet-empty":         {{part: findings, old: `<sheetData>.*</sheetData>`, replacement: `<sheetData></sheetData>`}},
		"sheet-name":          {{part: "xl/workbook.xml", old: `name="Findings by kind"`, replacement: `name="Sheet7"`}},
		"shorthand-explained": {{part: kinds, old: cell("D9"), replacement: text("D9", "[zz]")}},
		"source":              {{part: findings, old: `Source: [^<]*`, replacement: `From files.`}},
		"superscript":         {{part: "xl/styles.xml", old: `<sz val="16">`, replacement: `<vertAlign val="superscript"/><sz val="16">`}},
		"symbol-only":         {{part: findings, old: cell("E9"), replacement: text("E9", "..")}},
		"table-count":         {{part: findings, old: `This sheet contains one table.`, replacement: `Findings.`}},
		"table-left":          {{part: "xl/tables/table1.xml", old: ` ref="A`, replacement: ` ref="B`}},
		"table-marked":        {{part: "xl/worksheets/_rels/" + strings.TrimPrefix(findings, "xl/worksheets/") + ".rels", old: `relationships/table`, replacement: `relationships/nothing`}},
		"title":               {{part: findings, old: cell("A1"), replacement: ``}},
		"wrap":                {{part: findings, old: `(<c r="D10") s="\d+"`, replacement: `$1`}},
	}
	for _, rule := range excel.Rules() {
		edits, ok := cases[rule.ID]
		if !ok {
			t.Errorf("rule %q (%s) has no case", rule.ID, rule.Meaning)
			continue
		}
		t.Run(rule.ID, func(t *testing.T) {
			got := faults(t, edited(t, good, edits))
			if !slices.ContainsFunc(got, func(f excel.Fault) bool { return f.Rule == rule.ID }) {
				t.Errorf("not refused for %s; faults: %v", rule.ID, got)
			}
		})
	}
}

func TestLint_noWorkbook(t *testing.T) {
	if _, err := excel.Lint("lint_test.go"); err == nil {
		t.Error("a Go file passed for a workbook")
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	write(t, w, "hello.txt", []byte("hello"))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := excel.LintReader(bytes.NewReader(b.Bytes()), int64(b.Len())); err == nil {
		t.Error("any zip file passed for a workbook")
	}
}
