package extract

import (
	"fmt"
	"slices"
	"strings"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/record"
)

// near is the least fit at which a publication is named as the nearest: below
// it a document shares a column name or a word with everything.
const near = 0.3

// headLines is how many rows, or lines, of a document's head are searched for
// the words of a title.
const headLines = 12

// weigh gives each publication that declined a document its Fit. One that is
// told by titles, not columns, is weighed by the words of its own title that
// the document's head has: at most a half, as columns say more than words.
func weigh(doc *publication.Document, all []Candidate) {
	head := " " + strings.ReplaceAll(record.Code(strings.Join(headOf(doc), " ")), "_", " ") + " "
	rare := map[string]int{}
	for _, c := range all {
		for _, w := range titleWords(c.Publication.Meta().Title) {
			rare[w]++
		}
	}
	for i := range all {
		c := &all[i]
		if c.Score > 0 || c.Misfit == publication.NotSpreadsheet || c.Misfit == publication.NotPDF {
			continue
		}
		found, whole, words := 0.0, 0.0, 0
		for _, w := range titleWords(c.Publication.Meta().Title) {
			weight := 1 / float64(rare[w])
			whole += weight
			if strings.Contains(head, " "+w+" ") {
				found += weight
				words++
			}
		}
		if words > 1 { // one word alone stands in too many documents
			c.Fit = max(c.Fit, found/whole/2)
		}
	}
}

// titleWords are the words of a title, each once; short ones tell nothing.
func titleWords(title string) []string {
	words := strings.Split(record.Code(title), "_")
	words = slices.DeleteFunc(words, func(w string) bool { return len(w) < 4 })
	slices.Sort(words)
	return slices.Compact(words)
}

// headOf returns the first lines of a document: of every sheet, with its name,
// or of the first page.
func headOf(doc *publication.Document) []string {
	var lines []string
	if doc.Pages != nil {
		if len(doc.Pages.Pages) > 0 {
			lines = strings.Split(doc.Pages.Pages[0].Text, "\n")
		}
		return lines[:min(len(lines), headLines)]
	}
	for _, s := range doc.Book.Sheets() {
		lines = append(lines, s.Name())
		g, err := s.Head(headLines)
		if err != nil {
			continue // damage names it
		}
		for _, row := range g.Cells {
			for i := range row {
				if row[i].Text != "" {
					lines = append(lines, row[i].Text)
				}
			}
		}
	}
	return lines
}

// nearest says which publication came closest and what did not fit, or, where
// none comes near, how the document begins.
func nearest(doc *publication.Document, all []Candidate) string {
	var best *Candidate
	for i := range all {
		if c := &all[i]; best == nil || c.Fit > best.Fit {
			best = c
		}
	}
	if best != nil && best.Fit >= near {
		m := best.Publication.Meta()
		return fmt.Sprintf("no publication reads it; nearest is %s (%s): %s", m.ID, m.Title, best.Misfit)
	}
	for _, line := range headOf(doc) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			return fmt.Sprintf("no publication reads it, and none comes near; it begins with %q", clip(line, 80))
		}
	}
	return "no publication reads it: it holds no text"
}

func clip(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n]) + "…"
	}
	return s
}
