package excel

import (
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// check applies every rule to what was read.
func (l *linter) check() {
	l.checkBook()
	titles, tables := map[string]bool{}, map[string]bool{}
	for i, s := range l.sheets {
		l.checkFirst(i, s)
		l.checkTitle(s, titles)
		if s.name != "Cover" {
			l.checkTable(s, tables)
			l.checkWords(s)
		}
		l.checkCells(s)
		l.checkLooks(s)
	}
	l.checkNotes()
	l.checkContents()
}

func (l *linter) checkBook() {
	if l.props.language != "en-GB" {
		l.fault("language", "", "", "the language is %q", l.props.language)
	}
	if l.props.title == "" || l.props.subject == "" || l.props.creator == "" {
		l.fault("properties", "", "", "title, subject or creator is not set")
	}
	for _, name := range l.order {
		if strings.HasSuffix(name, "vbaProject.bin") || strings.HasPrefix(name, "xl/media/") {
			l.fault("floating", "", "", "the file holds %q", name)
		}
	}
	names := map[string]bool{}
	for _, s := range l.sheets {
		key := strings.ToLower(s.name)
		switch {
		case names[key]:
			l.fault("sheet-name", s.name, "", "the name is taken by another sheet")
		case utf8.RuneCountInString(s.name) > maxSheetName || s.name != sheetName(s.name):
			l.fault("sheet-name", s.name, "", "the name is too long or has a character that is not allowed")
		case defaultName.MatchString(s.name) || s.name != "" && s.name[0] >= '0' && s.name[0] <= '9':
			l.fault("sheet-name", s.name, "", "the name says nothing or starts with a digit")
		}
		names[key] = true
	}
}

var (
	defaultName  = regexp.MustCompile(`^Sheet ?\d*$`)
	defaultTable = regexp.MustCompile(`^Table\d*$`)
)

// checkFirst checks that cover, contents and notes come first.
func (l *linter) checkFirst(i int, s *lintSheet) {
	first := []string{"Cover", contents, "Notes"}
	at := slices.Index(first, s.name)
	if at != i && (at >= 0 || i < len(first)) {
		l.fault("first-sheets", s.name, "", "sheet %d is not where it should be: the first are cover, contents and notes", i+1)
	}
}

func (l *linter) checkTitle(s *lintSheet, titles map[string]bool) {
	switch {
	case s.cells == 0:
		l.fault("sheet-empty", s.name, "", "the sheet is empty")
	case s.title == "":
		l.fault("title", s.name, "A1", "there is no title")
	case titles[s.title]:
		l.fault("title", s.name, "A1", "another sheet has the same title")
	}
	titles[s.title] = true
	if s.hidden {
		l.fault("hidden", s.name, "", "the sheet is hidden")
	}
	if s.hiddenAt != "" {
		l.fault("hidden", s.name, "", "%s is hidden", s.hiddenAt)
	}
}

// checkTable checks the one table of a sheet.
func (l *linter) checkTable(s *lintSheet, names map[string]bool) {
	if len(s.tables) != 1 {
		l.fault("table-marked", s.name, "", "the sheet has %d tables, not one", len(s.tables))
		return
	}
	t := s.table()
	if defaultTable.MatchString(t.name) || names[strings.ToLower(t.name)] {
		l.fault("table-marked", s.name, "", "the table's name %q says nothing or is taken", t.name)
	}
	names[strings.ToLower(t.name)] = true
	if t.left != 1 {
		l.fault("table-left", s.name, name(max(1, t.left), max(1, t.top)), "the table does not start in column A")
	}
	if t.filter || s.filter {
		l.fault("filter", s.name, name(max(1, t.left), max(1, t.top)), "the table has filter buttons")
	}
	seen := map[string]bool{}
	for i := range t.right - t.left + 1 {
		h, at := s.header[t.left+i], name(t.left+i, t.top)
		key := strings.ToLower(h)
		if h == "" || seen[key] || i >= len(t.headers) || t.headers[i] != h {
			l.fault("header-unique", s.name, at, "the header %q is empty, there twice or not the table's", h)
		}
		seen[key] = true
		w, ok := s.widths[t.left+i]
		if longest := longestWord(h); !ok || w < 6 || w > 255 || float64(longest) > w*1.3 {
			l.fault("column-width", s.name, at, "the width %v does not fit the header %q", w, h)
		}
	}
	if s.blankRow != "" {
		l.fault("blank-row", s.name, s.blankRow, "a row of the table is blank")
	}
	if s.outside != "" {
		l.fault("outside-table", s.name, s.outside, "something stands below or beside the table")
	}
}

func longestWord(s string) int {
	n := 0
	for w := range strings.FieldsSeq(strings.NewReplacer("-", " ", "/", " ").Replace(s)) {
		n = max(n, utf8.RuneCountInString(w))
	}
	return n
}

// checkWords checks what must stand above the table.
func (l *linter) checkWords(s *lintSheet) {
	above := strings.ToLower(strings.Join(s.above, "\n"))
	if !strings.Contains(above, "one table") {
		l.fault("table-count", s.name, "", "the number of tables does not stand above the table")
	}
	if s.blankCell != "" && !strings.Contains(above, "blank cell") && !strings.Contains(above, "empty") {
		l.fault("blanks-explained", s.name, s.blankCell, "a blank cell is not explained above the table")
	}
	if s.name != contents && s.name != "Notes" && !strings.Contains(above, "source:") {
		l.fault("source", s.name, "", "the source does not stand above the table")
	}
}

// checkCells checks the cells and what floats over them.
func (l *linter) checkCells(s *lintSheet) {
	for _, c := range []struct{ rule, cell, message string }{
		{"error-cell", s.errorCell, "the cell holds an error"},
		{"wrap", s.unwrapped, "the text is wider than its column and not wrapped"},
	} {
		if c.cell != "" {
			l.fault(c.rule, s.name, c.cell, "%s", c.message)
		}
	}
	for _, col := range slices.Sorted(maps.Keys(s.symbol)) {
		if s.numeric[col] { // elsewhere it is what a document says
			l.fault("symbol-only", s.name, s.symbol[col], "the cell holds only a symbol")
		}
	}
	for _, col := range slices.Sorted(maps.Keys(s.numberText)) {
		if s.numeric[col] {
			l.fault("number-as-text", s.name, s.numberText[col], "a number is stored as text in a column of numbers")
		}
	}
	for _, c := range []struct {
		rule    string
		there   bool
		message string
	}{
		{"merged", s.merged, "cells are merged"},
		{"freeze-panes", s.panes, "panes are frozen"},
		{"header-footer", s.headerFooter, "the page has a header or footer"},
		{"colour-only", s.rules, "a formatting rule gives meaning by colour"},
		{"floating", s.floating != "", "something floats over the sheet: " + s.floating},
	} {
		if c.there {
			l.fault(c.rule, s.name, "", "%s", c.message)
		}
	}
	for _, c := range s.charts {
		if strings.TrimSpace(c.alt) == "" {
			l.fault("alt-text", s.name, "", "a chart has no alternative text")
		}
		for _, rgb := range c.colours {
			if contrast(rgb, white) < 3 {
				l.fault("contrast", s.name, "", "the colour %s of a chart has a contrast of %.1f:1 against white", rgb, contrast(rgb, white))
			}
		}
	}
}

// checkLooks checks the looks that the cells of a sheet use.
func (l *linter) checkLooks(s *lintSheet) {
	for _, i := range slices.Sorted(maps.Keys(s.styles)) {
		if i >= len(l.xfs) {
			continue
		}
		x, cell := l.xfs[i], s.styles[i]
		ground := x.fill
		if ground == "" {
			ground = white
		}
		if c := contrast(x.font, ground); c < 4.5 {
			l.fault("contrast", s.name, cell, "text of colour %s on %s has a contrast of %.1f:1", x.font, ground, c)
		}
		if x.size < 10 {
			l.fault("font-size", s.name, cell, "text of %v points", x.size)
		}
		if x.script {
			l.fault("superscript", s.name, cell, "text is superscript or subscript")
		}
	}
}

// checkNotes checks notes and shorthand against the sheet Notes.
func (l *linter) checkNotes() {
	listed, used := map[int]bool{}, map[int]bool{}
	explained := map[string]bool{}
	for _, s := range l.sheets {
		if s.name != "Notes" {
			continue
		}
		for words := range s.firstCol {
			explained[words] = true
			if m := noteMark.FindStringSubmatch(words); m != nil {
				if n, err := strconv.Atoi(m[1]); err == nil {
					listed[n] = true
				}
			}
		}
	}
	for _, s := range l.sheets {
		if s.name == "Notes" {
			continue
		}
		for _, n := range slices.Sorted(maps.Keys(s.notes)) {
			used[n] = used[n] || s.name != contents
			if !listed[n] {
				l.fault("notes-listed", s.name, s.notes[n], "[note %d] is not on the sheet Notes", n)
			}
		}
		for _, col := range slices.Sorted(maps.Keys(s.shorthand)) {
			for _, mark := range slices.Sorted(maps.Keys(s.shorthand[col])) {
				if s.numeric[col] && !explained[mark] {
					l.fault("shorthand-explained", s.name, s.shorthand[col][mark], "%s is not explained on the sheet Notes", mark)
				}
			}
		}
	}
	for _, n := range slices.Sorted(maps.Keys(listed)) {
		if !used[n] {
			l.fault("notes-used", "Notes", "", "[note %d] is used on no sheet", n)
		}
	}
}

// checkContents checks that the contents lead to every other sheet.
func (l *linter) checkContents() {
	for _, s := range l.sheets {
		if s.name != contents || s.table() == nil {
			continue
		}
		for _, other := range l.sheets {
			if other == s {
				continue
			}
			row, ok := s.firstCol[other.name]
			target := "'" + strings.ReplaceAll(other.name, "'", "''") + "'!A1"
			if !ok || s.links[name(1, row)] != target {
				l.fault("contents-complete", s.name, "", "the contents have no link to %q", other.name)
			}
		}
	}
}

// contrast is the contrast of two colours by the Web Content Accessibility
// Guidelines 2.1, 1.4.3: 1 for the same, 21 for black and white. A colour that
// can't be read has none.
func contrast(a, b string) float64 {
	x, ok1 := luminance(a)
	y, ok2 := luminance(b)
	if !ok1 || !ok2 {
		return 0
	}
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(rgb string) (float64, bool) {
	n, err := strconv.ParseUint(rgb, 16, 32)
	if err != nil || len(rgb) != 6 {
		return 0, false
	}
	part := func(shift uint) float64 {
		c := float64(n>>shift&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0), true
}
