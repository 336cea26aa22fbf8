package extract

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/readers/sheet"
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
		if c.Score > 0 || c.Misfit == publication.NotSpreadsheet || c.Misfit == publication.NotPages {
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

// nations stand in the rows of any list of places.
var nations = []string{"england", "wales", "scotland", "northern", "ireland", "united", "kingdom"}

// titleWords are the words of a title, each once; short ones and names of
// nations tell nothing.
func titleWords(title string) []string {
	words := strings.Split(record.Code(title), "_")
	words = slices.DeleteFunc(words, func(w string) bool { return len(w) < 4 || slices.Contains(nations, w) })
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
// none comes near, how the document begins; and what to do about it.
func nearest(doc *publication.Document, all []Candidate) (reason, hint string) {
	var best *Candidate
	for i := range all {
		if c := &all[i]; best == nil || c.Fit > best.Fit {
			best = c
		}
	}
	hint = "forcestats inspect shows why each publication declines it"
	if doc.Book != nil && !figures(doc.Book) {
		hint = "it has no column of figures; if it is a list of places or codes, leave it out of the sources, as forcestats brings its own"
	}
	if best != nil && best.Fit >= near {
		m := best.Publication.Meta()
		return fmt.Sprintf("no publication reads it; nearest is %s (%s): %s", m.ID, m.Title, best.Misfit), hint
	}
	for _, c := range all {
		if c.Publication.Meta().Apart && c.Misfit != "" && doc.Book != nil {
			return "no publication reads it; as a table by police force area or council: " + c.Misfit, hint
		}
	}
	if names := firstRow(doc); len(names) > 2 {
		return fmt.Sprintf("no publication reads it, and none comes near; its first row is %s", clip(strings.Join(names, ", "), 160)), hint
	}
	for _, line := range headOf(doc) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			return fmt.Sprintf("no publication reads it, and none comes near; it begins with %q", clip(line, 80)), hint
		}
	}
	return "no publication reads it: it holds no text", "fetch the file again from its publisher"
}

// firstRow returns the texts of the first row of a spreadsheet that holds any.
func firstRow(doc *publication.Document) (names []string) {
	if doc.Book == nil {
		return nil
	}
	for _, s := range doc.Book.Sheets() {
		g, err := s.Head(headLines)
		if err != nil {
			continue // damage names it
		}
		for _, row := range g.Cells {
			for i := range row {
				if text := strings.Join(strings.Fields(row[i].Text), " "); text != "" {
					names = append(names, strconv.Quote(text))
				}
			}
			if len(names) > 0 {
				return names
			}
		}
	}
	return nil
}

// notFigures are columns whose numbers count nothing.
var notFigures = regexp.MustCompile(`^(?:.*_)?(?:fid|objectid|id|num|code|cd|lat|latitude|long|longitude|lng|easting|northing|year|date|order)$`)

// figures reports whether a sheet has a column with numbers that may count
// something: some that are no keys, coordinates or years.
func figures(b sheet.Book) bool {
	for _, s := range b.Sheets() {
		g, err := s.Head(headLines)
		if err != nil {
			return true // nothing is known of it
		}
		for col := range g.Width() {
			name := ""
			for r := range min(len(g.Cells), headLines) {
				switch c := g.At(r, col); {
				case c.Kind == sheet.Text && name == "":
					name = record.Code(c.Text)
				case c.Kind == sheet.Number && !notFigures.MatchString(name):
					return true
				}
			}
		}
	}
	return false
}

func clip(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n]) + "…"
	}
	return s
}
