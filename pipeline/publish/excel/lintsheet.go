package excel

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"forcestats/pipeline/readers/sheet/xmlscan"
)

// lintSheet is what the rules need to know of a sheet; of each trouble only
// the first cells that show it are kept.
type lintSheet struct {
	name, part string
	hidden     bool
	tables     []lintTable
	above      []string       // words above the table, or all words where there is none
	title      string         // A1
	firstCol   map[string]int // words of the first column of the table: row
	header     map[int]string // by column
	widths     map[int]float64
	links      map[string]string // cell: where to

	blankCell, blankRow, outside, hiddenAt, unwrapped, errorCell string // first cells
	merged, filter, panes, headerFooter, rules                   bool
	numeric                                                      map[int]bool              // columns with a number
	numberText, symbol                                           map[int]string            // first cell of a column with a number as text, with only a symbol
	shorthand                                                    map[int]map[string]string // by column: first cell of each
	notes                                                        map[int]string
	styles                                                       map[int]string // style: first cell
	cells                                                        int
	charts                                                       []lintChart
	floating                                                     string
	noRows                                                       bool // its one row says that there are none
}

// lintChart is a chart: its alternative text and the colours of its series.
type lintChart struct {
	alt     string
	colours []string
}

var (
	noteMark      = regexp.MustCompile(`\[note (\d+)\]`)
	shorthandMark = regexp.MustCompile(`^\[[a-z]+\]$`)
	numberLike    = regexp.MustCompile(`^-?[0-9][0-9,]*(\.[0-9]+)?%?$`)
	onlySymbols   = regexp.MustCompile(`^[-–—.:*~#…]+$`)
)

// readSheet reads a sheet's relations, then its cells.
func (l *linter) readSheet(s *lintSheet) error {
	s.header, s.widths, s.links, s.firstCol = map[int]string{}, map[int]float64{}, map[string]string{}, map[string]int{}
	s.numeric, s.numberText, s.symbol, s.shorthand = map[int]bool{}, map[int]string{}, map[int]string{}, map[int]map[string]string{}
	s.notes, s.styles = map[int]string{}, map[int]string{}
	rels, err := l.relations(s.part)
	if err != nil {
		return err
	}
	for _, r := range rels {
		switch r[0] {
		case "table":
			t, err := l.readTable(r[1])
			if err != nil {
				return err
			}
			s.tables = append(s.tables, t)
		case "drawing":
			if err := l.readDrawing(s, r[1]); err != nil {
				return err
			}
		case "comments", "vmlDrawing", "image", "threadedComment":
			s.floating = r[0]
		}
	}
	f := l.parts[s.part]
	if f == nil {
		return fmt.Errorf("part %q is not there", s.part)
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close() // only read
	return l.scan(s, xmlscan.New(r, xmlscan.Limits{Token: 1 << 20, Nesting: 64}))
}

// readDrawing reads what floats over a sheet.
func (l *linter) readDrawing(s *lintSheet, name string) error {
	e, err := l.load(name)
	if err != nil {
		return err
	}
	rels, err := l.relations(name)
	if err != nil {
		return err
	}
	for _, shape := range []string{"sp", "pic", "cxnSp"} {
		if len(e.find(shape)) > 0 {
			s.floating = shape
		}
	}
	for _, frame := range e.find("graphicFrame") {
		c := lintChart{}
		for _, p := range frame.find("cNvPr") {
			c.alt = p.attr("descr")
		}
		for _, x := range frame.find("chart") {
			chart, err := l.load(rels[x.attr("id")][1])
			if err != nil {
				return err
			}
			for _, ser := range chart.find("ser") {
				for _, rgb := range ser.child("spPr").find("srgbClr") {
					c.colours = append(c.colours, rgb.attr("val"))
				}
			}
		}
		s.charts = append(s.charts, c)
	}
	return nil
}

// scan reads the elements of a sheet in order.
func (l *linter) scan(s *lintSheet, x *xmlscan.Scanner) error {
	row := rowState{row: 0}
	var text []byte
	for {
		kind, err := x.Next()
		if err != nil {
			return err
		}
		if kind == xmlscan.EOF {
			row.end(s)
			return nil
		}
		if kind != xmlscan.Start {
			continue
		}
		switch string(x.Local()) {
		case "row":
			row.end(s)
			row = rowState{row: number(x, "r")}
			if flag(x, "hidden") {
				s.note(&s.hiddenAt, fmt.Sprintf("row %d", row.row))
			}
		case "c":
			var c lintCell
			if c, text, err = l.cell(x, text[:0]); err != nil {
				return err
			}
			l.take(s, &row, c)
		default:
			s.other(x)
		}
	}
}

// other takes an element that is no row or cell.
func (s *lintSheet) other(x *xmlscan.Scanner) {
	switch string(x.Local()) {
	case "col":
		from, to := number(x, "min"), number(x, "max")
		w, err := strconv.ParseFloat(attribute(x, "width"), 64)
		for c := from; err == nil && c <= to && c-from < 20_000; c++ {
			s.widths[c] = w
		}
		if flag(x, "hidden") {
			s.note(&s.hiddenAt, fmt.Sprintf("column %d", from))
		}
	case "mergeCell":
		s.merged = true
	case "autoFilter":
		s.filter = true
	case "pane":
		s.panes = s.panes || attribute(x, "state") == "frozen" || attribute(x, "state") == "frozenSplit"
	case "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter":
		s.headerFooter = true
	case "conditionalFormatting":
		s.rules = true
	case "hyperlink":
		s.links[attribute(x, "ref")] = attribute(x, "location")
	}
}

// note keeps the first of something.
func (s *lintSheet) note(at *string, cell string) {
	if *at == "" {
		*at = cell
	}
}

// lintCell is a cell as the rules see it.
type lintCell struct {
	ref      string
	col, row int
	style    int
	kind     string // t attribute
	text     string
	formula  bool
}

// cell reads a cell to its end. text is room for what it holds, handed back for
// the next cell.
func (l *linter) cell(x *xmlscan.Scanner, text []byte) (lintCell, []byte, error) {
	var c lintCell
	for a := x.Attrs(); a.Next(); {
		switch string(a.Name) {
		case "r":
			c.ref = string(a.Value)
		case "t":
			c.kind = string(a.Value)
		case "s":
			c.style, _ = strconv.Atoi(string(a.Value)) // a look that is no number is the first one
		}
	}
	c.col, c.row = cellAt(c.ref)
	if x.Empty() {
		return c, text, nil
	}
	inFormula := false
	for outer := x.Depth() - 1; x.Depth() > outer; {
		kind, err := x.Next()
		if err != nil {
			return c, text, err
		}
		switch kind {
		case xmlscan.EOF:
			return c, text, io.ErrUnexpectedEOF
		case xmlscan.Start:
			inFormula = string(x.Local()) == "f" && !x.Empty()
			c.formula = c.formula || string(x.Local()) == "f"
		case xmlscan.Chars:
			if inFormula {
				continue
			}
			if text, err = x.AppendChars(text); err != nil {
				return c, text, err
			}
		case xmlscan.End:
			inFormula = false
		}
	}
	c.text = string(text)
	if i, err := strconv.Atoi(c.text); c.kind == "s" && err == nil && i < len(l.shared) {
		c.text = l.shared[i]
	}
	return c, text, nil
}

// rowState counts the cells of a row of the table that hold something.
type rowState struct {
	row, filled int
}

func (r *rowState) end(s *lintSheet) {
	if t := s.table(); t != nil && r.row > t.top && r.row <= t.bottom {
		if r.filled == 0 {
			s.note(&s.blankRow, name(t.left, r.row))
		}
		if r.filled < t.right-t.left+1 && !s.noRows {
			s.note(&s.blankCell, name(t.left, r.row))
		}
	}
}

func (s *lintSheet) table() *lintTable {
	if len(s.tables) == 0 {
		return nil
	}
	return &s.tables[0]
}

// take judges a cell.
func (l *linter) take(s *lintSheet, row *rowState, c lintCell) {
	if c.text == "" && !c.formula {
		return
	}
	s.cells++
	if _, ok := s.styles[c.style]; !ok {
		s.styles[c.style] = c.ref
	}
	if c.ref == "A1" {
		s.title = c.text
	}
	if c.kind == "e" {
		s.note(&s.errorCell, c.ref)
	}
	t := s.table()
	switch {
	case t == nil || c.row < t.top:
		s.above = append(s.above, c.text)
		s.mark(c)
	case c.row == t.top && c.col >= t.left && c.col <= t.right:
		s.header[c.col] = c.text
		s.mark(c)
		l.wrap(s, c)
	case c.row > t.bottom || c.col < t.left || c.col > t.right:
		s.note(&s.outside, c.ref)
	default:
		row.filled++
		l.data(s, t, c)
	}
}

// mark keeps the notes that a title or a header asks for. What looks like a
// note in the table's body are words of a document.
func (s *lintSheet) mark(c lintCell) {
	for _, m := range noteMark.FindAllStringSubmatch(c.text, -1) {
		if n, err := strconv.Atoi(m[1]); err == nil && s.notes[n] == "" {
			s.notes[n] = c.ref
		}
	}
}

// data judges a cell of the table's body.
func (l *linter) data(s *lintSheet, t *lintTable, c lintCell) {
	if c.col == t.left {
		if _, ok := s.firstCol[c.text]; !ok {
			s.firstCol[c.text] = c.row
		}
		s.noRows = s.noRows || strings.HasPrefix(c.text, "No rows") && t.bottom == t.top+1
	}
	if c.kind == "" || c.kind == "n" || c.kind == "b" {
		s.numeric[c.col] = true
		return
	}
	switch {
	case shorthandMark.MatchString(c.text):
		if s.shorthand[c.col] == nil {
			s.shorthand[c.col] = map[string]string{}
		}
		if s.shorthand[c.col][c.text] == "" {
			s.shorthand[c.col][c.text] = c.ref
		}
	case onlySymbols.MatchString(c.text) && s.symbol[c.col] == "":
		s.symbol[c.col] = c.ref
	case numberLike.MatchString(c.text) && s.numberText[c.col] == "":
		s.numberText[c.col] = c.ref
	}
	l.wrap(s, c)
}

// wrap notes text that is wider than its column and not wrapped.
func (l *linter) wrap(s *lintSheet, c lintCell) {
	w, ok := s.widths[c.col]
	if !ok || c.kind == "" || c.kind == "n" || c.style >= len(l.xfs) || l.xfs[c.style].wrap {
		return
	}
	if float64(utf8.RuneCountInString(c.text)) > w*1.25 {
		s.note(&s.unwrapped, c.ref)
	}
}

func attribute(x *xmlscan.Scanner, name string) string {
	for a := x.Attrs(); a.Next(); {
		if _, local, prefixed := bytes.Cut(a.Name, []byte(":")); string(a.Name) == name || prefixed && string(local) == name {
			value, err := xmlscan.AppendUnescaped(nil, a.Value)
			if err != nil {
				return ""
			}
			return string(value)
		}
	}
	return ""
}

func number(x *xmlscan.Scanner, name string) int {
	n, err := strconv.Atoi(attribute(x, name))
	if err != nil {
		return 0
	}
	return n
}

func flag(x *xmlscan.Scanner, name string) bool {
	v := attribute(x, name)
	return v == "1" || v == "true"
}
