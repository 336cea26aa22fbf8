// Package pagetest sets pages from a few lines of text, so that publications
// of which no PDF is at hand are tested on their published wording. Only tests
// import it.
package pagetest

import (
	"fmt"
	"regexp"
	"strings"

	"forcestats/pipeline/readers/page"
)

var numbered = regexp.MustCompile(`^(\d{1,3}[.)]|\(?[a-z]\))\s+(.*)$`)

// Document sets a document. A line is a block: "# ", "## " and so on a heading
// (the fewer marks, the larger), "- " a bullet, "-- " one below it, "3. " a
// numbered item, "| a | b |" a table row (the first of a table is its head),
// "! " a bold paragraph, "=== " or "===" a new page, anything else a
// paragraph. Between "[[" and "]]" blocks stand in a frame.
func Document(text string) *page.Document {
	doc := &page.Document{BodySize: 11, Tagged: true, Properties: map[string]string{}}
	s := setter{doc: doc}
	s.page()
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		s.line(strings.TrimSpace(line))
	}
	for i := range doc.Pages {
		doc.Pages[i].Second = doc.Pages[i].Text
	}
	return doc
}

type setter struct {
	doc    *page.Document
	tables int
	frame  int
	inRows bool
	row    int
}

func (s *setter) page() {
	s.doc.Pages = append(s.doc.Pages, page.Page{Number: len(s.doc.Pages) + 1, Width: 595, Height: 842})
}

func (s *setter) line(line string) {
	b := page.Block{Kind: page.Paragraph, Size: 11, X: 72, Text: line, Page: len(s.doc.Pages), PageEnd: len(s.doc.Pages), Table: s.frame}
	rows := false
	switch {
	case line == "":
		return
	case strings.HasPrefix(line, "==="):
		s.page()
		return
	case line == "[[":
		s.tables++
		s.frame = s.tables
		return
	case line == "]]":
		s.frame = 0
		return
	case strings.HasPrefix(line, "#"):
		level := len(line) - len(strings.TrimLeft(line, "#"))
		b.Kind, b.Level, b.Bold, b.Text = page.Heading, level, true, strings.TrimSpace(line[level:])
		b.Size = []float64{0, 24, 18, 14, 12}[min(level, 4)]
	case strings.HasPrefix(line, "-- "):
		b.Kind, b.Level, b.Label, b.X, b.Text = page.ListItem, 2, "•", 108, line[3:]
	case strings.HasPrefix(line, "- "):
		b.Kind, b.Level, b.Label, b.X, b.Text = page.ListItem, 1, "•", 90, line[2:]
	case strings.HasPrefix(line, "! "):
		b.Bold, b.Text = true, line[2:]
	case strings.HasPrefix(line, "|"):
		rows = true
		if !s.inRows {
			s.tables++
			s.row = 0
		}
		s.row++
		for _, c := range strings.Split(strings.Trim(line, "|"), "|") {
			b.Cells = append(b.Cells, strings.TrimSpace(c))
		}
		b.Kind, b.Table, b.Row, b.Header, b.Text = page.TableRow, s.tables, s.row, s.row == 1, strings.Join(b.Cells, " | ")
	case numbered.MatchString(line):
		m := numbered.FindStringSubmatch(line)
		b.Kind, b.Level, b.Label, b.X, b.Text = page.ListItem, 1, m[1], 90, m[2]
	}
	s.inRows = rows
	s.doc.Blocks = append(s.doc.Blocks, b)
	p := &s.doc.Pages[len(s.doc.Pages)-1]
	p.Text += strings.TrimSpace(b.Label+" "+b.Text) + "\n"
}

// Lines gives findings as text, one block a line, for comparing.
func Lines(kind, number, text, more string) string {
	return fmt.Sprintf("%s [%s] %s%s", kind, number, strings.ReplaceAll(text, "\n", " / "), more)
}
