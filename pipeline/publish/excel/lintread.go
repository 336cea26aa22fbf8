package excel

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
)

// linter holds what a workbook says of itself, as far as the rules need it.
type linter struct {
	parts  map[string]*zip.File
	order  []string
	sheets []*lintSheet
	xfs    []lintStyle
	shared []string // shared strings
	props  struct{ title, subject, creator, language string }
	faults []Fault
}

// lintStyle is a look of cells.
type lintStyle struct {
	size       float64
	font, fill string // RRGGBB
	script     bool   // superscript or subscript
	wrap       bool
}

// lintTable is a table of a sheet.
type lintTable struct {
	name                     string
	left, top, right, bottom int
	headers                  []string
	filter                   bool
}

// element is any element of a small part, with all below it.
type element struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []element  `xml:",any"`
	Text     string     `xml:",chardata"`
}

func (e *element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// find returns the elements of a name below e, in order.
func (e *element) find(name string) []*element {
	var out []*element
	for i := range e.Children {
		c := &e.Children[i]
		if c.XMLName.Local == name {
			out = append(out, c)
		}
		out = append(out, c.find(name)...)
	}
	return out
}

// child returns the first child of a name, or an empty element.
func (e *element) child(name string) *element {
	for i := range e.Children {
		if e.Children[i].XMLName.Local == name {
			return &e.Children[i]
		}
	}
	return &element{}
}

// load reads a small part; one that is not there is empty.
func (l *linter) load(name string) (*element, error) {
	e := &element{}
	f := l.parts[name]
	if f == nil {
		return e, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("part %q: %w", name, err)
	}
	defer r.Close() // only read
	if err := xml.NewDecoder(r).Decode(e); err != nil && err != io.EOF {
		return nil, fmt.Errorf("part %q: %w", name, err)
	}
	return e, nil
}

// relations reads where the ids of a part lead: id to type and part.
func (l *linter) relations(name string) (map[string][2]string, error) {
	dir, file := path.Split(name)
	e, err := l.load(dir + "_rels/" + file + ".rels")
	if err != nil {
		return nil, err
	}
	out := map[string][2]string{}
	for _, r := range e.find("Relationship") {
		target := r.attr("Target")
		if strings.HasPrefix(target, "/") {
			target = target[1:]
		} else {
			target = path.Join(dir, target)
		}
		out[r.attr("Id")] = [2]string{path.Base(r.attr("Type")), target}
	}
	return out, nil
}

// read reads the whole workbook.
func (l *linter) read() error {
	book, err := l.load("xl/workbook.xml")
	if err != nil {
		return err
	}
	rels, err := l.relations("xl/workbook.xml")
	if err != nil {
		return err
	}
	if err := l.readStyles(); err != nil {
		return err
	}
	if err := l.readProperties(); err != nil {
		return err
	}
	if err := l.readShared(); err != nil {
		return err
	}
	for _, s := range book.child("sheets").Children {
		sheet := &lintSheet{name: s.attr("name"), part: rels[s.attr("id")][1], hidden: s.attr("state") != "" && s.attr("state") != "visible"}
		if err := l.readSheet(sheet); err != nil {
			return fmt.Errorf("sheet %q: %w", sheet.name, err)
		}
		l.sheets = append(l.sheets, sheet)
	}
	if len(l.sheets) == 0 {
		return fmt.Errorf("no workbook: it has no sheets")
	}
	return nil
}

func (l *linter) readStyles() error {
	e, err := l.load("xl/styles.xml")
	if err != nil {
		return err
	}
	var fonts []lintStyle
	for _, f := range e.child("fonts").Children {
		s := lintStyle{size: 11, font: "000000"}
		if v, err := strconv.ParseFloat(f.child("sz").attr("val"), 64); err == nil {
			s.size = v
		}
		if c := f.child("color").attr("rgb"); len(c) >= 6 {
			s.font = c[len(c)-6:]
		}
		s.script = f.child("vertAlign").attr("val") != "" && f.child("vertAlign").attr("val") != "baseline"
		fonts = append(fonts, s)
	}
	var fills []string
	for _, f := range e.child("fills").Children {
		c := ""
		if p := f.child("patternFill"); p.attr("patternType") == "solid" {
			c = p.child("fgColor").attr("rgb")
		}
		if len(c) >= 6 {
			c = c[len(c)-6:]
		}
		fills = append(fills, c)
	}
	for _, x := range e.child("cellXfs").Children {
		s := lintStyle{size: 11, font: "000000"}
		if i, err := strconv.Atoi(x.attr("fontId")); err == nil && i < len(fonts) {
			s = fonts[i]
		}
		if i, err := strconv.Atoi(x.attr("fillId")); err == nil && i < len(fills) {
			s.fill = fills[i]
		}
		w := x.child("alignment").attr("wrapText")
		s.wrap = w == "1" || w == "true"
		l.xfs = append(l.xfs, s)
	}
	return nil
}

func (l *linter) readProperties() error {
	e, err := l.load("docProps/core.xml")
	if err != nil {
		return err
	}
	l.props.title, l.props.subject = e.child("title").Text, e.child("subject").Text
	l.props.creator, l.props.language = e.child("creator").Text, e.child("language").Text
	return nil
}

func (l *linter) readShared() error {
	e, err := l.load("xl/sharedStrings.xml")
	if err != nil {
		return err
	}
	for _, si := range e.Children {
		var b strings.Builder
		for _, t := range si.find("t") {
			b.WriteString(t.Text)
		}
		l.shared = append(l.shared, b.String())
	}
	return nil
}

// readTable reads a table's part.
func (l *linter) readTable(name string) (lintTable, error) {
	e, err := l.load(name)
	if err != nil {
		return lintTable{}, err
	}
	t := lintTable{name: e.attr("displayName"), filter: e.child("autoFilter").XMLName.Local != ""}
	from, to, _ := strings.Cut(e.attr("ref"), ":")
	t.left, t.top = cellAt(from)
	t.right, t.bottom = cellAt(to)
	for _, c := range e.child("tableColumns").Children {
		t.headers = append(t.headers, c.attr("name"))
	}
	return t, nil
}

// cellAt is the column and row of a reference such as AB12; 0, 0 if it is none.
func cellAt(ref string) (col, row int) {
	i := 0
	for i < len(ref) && ref[i] >= 'A' && ref[i] <= 'Z' {
		col = col*26 + int(ref[i]-'A') + 1
		i++
	}
	for _, c := range ref[i:] {
		if c < '0' || c > '9' {
			return 0, 0
		}
		row = row*10 + int(c-'0')
	}
	return col, row
}
