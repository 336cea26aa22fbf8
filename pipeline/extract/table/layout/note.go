package layout

import (
	"maps"
	"regexp"
	"strings"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/vocabulary/pattern"
)

// Notes are the footnotes of a table or of a workbook.
type Notes struct {
	Texts  map[string]string // by number or sign: "4", "**"
	Legend map[string]string // what a mark for a number means: ".." is "not available"
	Source string            // the line that begins with Source
	Others []string          // lines without a number, in order
}

var (
	noteLine   = regexp.MustCompile(`^(?:\[?[Nn]ote\s*)?(\d{1,2})\]?\s*[.):]?\s+(\S.*)$`)
	signLine   = regexp.MustCompile(`^(\*+|\^+|~+|"|†|‡|§|#)\s*([\pL].*)$`)
	sourceLine = regexp.MustCompile(`(?i)^sources?\s*:\s*(.*)$`)
	legendLine = pattern.Words(`(?i)^["'‘’“”]?\s*([^\s"'‘’“”\pL\d]{1,3}|\[[a-z]{1,4}\]|N/?A|[A-Z])\s*["'‘’“”]?\s*`, `
	indicates? denotes? means? = represents? :
`, `\s*(?:that\s+)?["'‘’“”]?(.+?)["'‘’“”]?\.?$`)
	noteKey    = regexp.MustCompile(`(?i)^\[?(?:note\s*)?(\d{1,3})\]?\.?$`)
	legendPart = regexp.MustCompile(`(?i)(\[[a-z]{1,4}\])\s*(?:indicates?|denotes?|means?|=|represents?)\s*(?:that\s+)?([^.\[]+)`)
)

func newNotes() Notes { return Notes{Texts: map[string]string{}, Legend: map[string]string{}} }

// under adds the notes of a workbook below those of a table, which win.
func (n *Notes) under(book *Notes) {
	if book == nil {
		return
	}
	texts, legend := maps.Clone(book.Texts), maps.Clone(book.Legend)
	maps.Copy(texts, n.Texts)
	maps.Copy(legend, n.Legend)
	n.Texts, n.Legend = texts, legend
}

// add reads one line of footnotes.
func (n *Notes) add(line string) {
	body := line
	if m := sourceLine.FindStringSubmatch(line); m != nil {
		if n.Source == "" {
			n.Source = m[1]
		}
		return
	}
	if m := noteLine.FindStringSubmatch(line); m != nil {
		if _, again := n.Texts[m[1]]; !again {
			n.Texts[m[1]] = m[2]
		}
		body = m[2]
	}
	if m := legendLine.FindStringSubmatch(body); m != nil {
		n.Legend[m[1]] = Collapse(m[2])
		return
	}
	if m := signLine.FindStringSubmatch(line); m != nil {
		n.Texts[m[1]] = m[2]
		return
	}
	if body == line && line != "" {
		n.Others = append(n.Others, line)
	}
}

// Legends reads the marks that a line above a table explains ("[x] indicates
// data are unavailable").
func (n *Notes) legends(line string) {
	for _, m := range legendPart.FindAllStringSubmatch(line, -1) {
		n.Legend[m[1]] = Collapse(m[2])
	}
}

// readNotes reads the lines below the figures.
func (t *Table) readNotes(from int) {
	for r := from; r <= t.In.EndRow; r++ {
		for c := t.In.Col; c <= t.In.EndCol; c++ {
			p := Pos{r, c}
			cell := t.cell(p)
			if cell.Kind != sheet.Text || cell.Merged || Collapse(cell.Text) == "" {
				if cell.Kind != sheet.Blank && !cell.Merged && Collapse(cell.Text) != "" {
					t.Decide(p, LeftOut, "below the last row of the table")
				}
				continue
			}
			// A superscript number before a note is its key.
			line := Collapse(cell.Text)
			if cell.Marks != "" && !noteLine.MatchString(line) {
				line = Collapse(cell.Marks + " " + line)
			}
			t.Notes.add(line)
			t.Decide(p, Note, "")
		}
	}
}

// NotesSheet reads a sheet that lists the notes of a workbook: a number (or
// "note 1") in one column and its text in the next.
func NotesSheet(g *sheet.Grid) *Notes {
	n := newNotes()
	for _, row := range g.Cells {
		for c := 0; c < len(row); c++ {
			text := Collapse(row[c].Text)
			m := noteKey.FindStringSubmatch(text)
			if m != nil && c+1 < len(row) && row[c+1].Kind == sheet.Text {
				n.Texts[m[1]] = Collapse(row[c+1].Text)
				break
			}
			if row[c].Kind == sheet.Text {
				n.add(text)
			}
		}
	}
	return &n
}

// noteText joins the notes that marks point to, each once and in order.
func (t *Table) noteText(labels ...[]string) string {
	var texts []string
	seen := map[string]bool{}
	for _, marks := range labels {
		for _, k := range marks {
			if text, ok := t.Notes.Texts[k]; ok && !seen[k] {
				seen[k] = true
				texts = append(texts, text)
			}
		}
	}
	return strings.Join(texts, "\n")
}
