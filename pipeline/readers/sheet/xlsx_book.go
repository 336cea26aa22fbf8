package sheet

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"forcestats/pipeline/readers/sheet/xmlscan"
)

// xlsxBook is an open xlsx: ECMA-376 part 1, SpreadsheetML, transitional or
// strict, with or without a namespace prefix.
type xlsxBook struct {
	*archive
	sheets   []Sheet
	strings  sharedStrings
	styles   []style
	date1904 bool
	links    []string
	props    map[string]string
}

func (b *xlsxBook) Format() string              { return "xlsx" }
func (b *xlsxBook) Sheets() []Sheet             { return b.sheets }
func (b *xlsxBook) Property(name string) string { return b.props[name] }
func (b *xlsxBook) Links() []string             { return b.links }

func openXLSX(a *archive) (Book, error) {
	b := &xlsxBook{archive: a}
	workbook := "xl/workbook.xml"
	if a.has("_rels/.rels") {
		rels, err := a.relations("_rels/.rels", "")
		if err != nil {
			return nil, err
		}
		for _, r := range rels {
			if r.kind == "officeDocument" && a.has(r.target) {
				workbook = r.target
			}
		}
	}
	if !a.has(workbook) {
		return nil, fmt.Errorf("%w: it looks like an Office file without a workbook", ErrFormat)
	}
	dir, base := path.Split(workbook)
	rels := map[string]relation{}
	if part := dir + "_rels/" + base + ".rels"; a.has(part) {
		var err error
		if rels, err = a.relations(part, dir); err != nil {
			return nil, err
		}
	}
	if err := b.readWorkbook(workbook, rels); err != nil {
		return nil, err
	}
	if err := b.readParts(rels); err != nil {
		return nil, err
	}
	var err error
	b.props, err = a.properties("docprops/core.xml", "docprops/app.xml")
	return b, err
}

// readParts reads what the sheets share: styles and strings; and names the
// files that the book links to.
func (b *xlsxBook) readParts(rels map[string]relation) error {
	for _, id := range sortedKeys(rels) {
		r := rels[id]
		if !b.has(r.target) {
			continue
		}
		var err error
		switch r.kind {
		case "styles":
			err = b.readStyles(r.target)
		case "sharedStrings":
			err = b.strings.read(b.archive, r.target)
		case "externalLink":
			err = b.readLink(r.target)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// readLink adds the target of an externalLink part, which is in its relations.
func (b *xlsxBook) readLink(part string) error {
	dir, base := path.Split(part)
	rels := dir + "_rels/" + base + ".rels"
	if !b.has(rels) {
		return nil
	}
	list, err := b.relations(rels, dir)
	if err != nil {
		return err
	}
	for _, id := range sortedKeys(list) {
		if list[id].external {
			b.links = append(b.links, list[id].target)
		}
	}
	return nil
}

func (b *xlsxBook) readWorkbook(part string, rels map[string]relation) error {
	return b.eachStart(part, func(s *xmlscan.Scanner) error {
		switch string(s.Local()) {
		case "workbookPr":
			v, _ := s.Attr("date1904")
			b.date1904 = v == "1" || v == "true"
		case "sheet":
			return b.addSheet(s, rels)
		}
		return nil
	})
}

func (b *xlsxBook) addSheet(s *xmlscan.Scanner, rels map[string]relation) error {
	sh := &xlsxSheet{book: b}
	a := s.Attrs()
	for a.Next() {
		value, err := xmlscan.AppendUnescaped(nil, a.Value)
		if err != nil {
			return err
		}
		switch string(a.Name) {
		case "name":
			sh.name = validString(value)
		case "state":
			sh.hidden = string(value) != "visible"
		default:
			// The prefix of the relation id is the writer's choice.
			if !strings.HasSuffix(string(a.Name), ":id") {
				continue
			}
			r, ok := rels[string(value)]
			if !ok {
				return fmt.Errorf("sheet %q has no part (relation %q)", sh.name, value)
			}
			if r.kind != "worksheet" {
				return nil // a chart or dialogue
			}
			sh.part = r.target
		}
	}
	if sh.part == "" {
		sh.part = "xl/worksheets/sheet" + strconv.Itoa(len(b.sheets)+1) + ".xml"
	}
	if len(b.sheets) >= b.limits.Sheets {
		return &LimitError{What: "sheets", Where: "workbook", Limit: int64(b.limits.Sheets)}
	}
	b.sheets = append(b.sheets, sh)
	return nil
}
