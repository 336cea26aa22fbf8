package layout

import (
	"regexp"
	"strings"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/vocabulary/civil"
)

// Label is a header or row label with its footnote marks taken off.
type Label struct {
	Text  string     // spaces and line breaks collapsed
	Marks []string   // keys of Notes that the label points to, in order
	Date  civil.Date // of a date cell
	At    Pos
}

var (
	noteMark   = regexp.MustCompile(`(?i)\s*\[\s*(?:notes?|footnotes?)\s*([\d,\s and]+)\]`)
	signMark   = regexp.MustCompile(`\s*([*^~"†‡§#]+)$`)
	revisedEnd = regexp.MustCompile(`\s*\(((?i:r|p|e))\)$`)
	gluedMark  = regexp.MustCompile(`^(.*[\pL)%])(?:(\d{1,2}(?:\s?,\s?\d{1,2})*)|\s(\d{1,2}(?:\s?,\s?\d{1,2})+))$`)
	innerMark  = regexp.MustCompile(`^(.*\(.*[\pL])(\d{1,2}(?:,\s?\d{1,2})*)(\).*)$`)
	spacedMark = regexp.MustCompile(`^(.*[\pL)])\s(\d{1,2})$`)
	codeHead   = regexp.MustCompile(`^[A-Z]\d{8}`)
	spaces     = regexp.MustCompile(`[\s\x{00a0}]+`)
)

// Collapse makes every run of spaces and line breaks one space.
func Collapse(s string) string { return strings.TrimSpace(spaces.ReplaceAllString(s, " ")) }

// label reads the label in a cell. Digits glued to a word are marks only
// where the table has notes of these numbers: "km2" and "rounded to 100" stay.
func (t *Table) label(p Pos) Label {
	c := t.cell(p)
	l := Label{At: p}
	if c.Kind == sheet.Date {
		l.Date = serialDate(c.Number)
	}
	text := Collapse(c.Text)
	l.Marks = splitMarks(c.Marks)
	for _, m := range noteMark.FindAllStringSubmatch(text, -1) {
		l.Marks = append(l.Marks, splitMarks(m[1])...)
	}
	text = noteMark.ReplaceAllString(text, "")
	if c.Kind == sheet.Text && len(c.Marks) == 0 {
		text = t.unglue(text, &l.Marks)
	}
	if m := revisedEnd.FindStringSubmatch(text); m != nil {
		l.Marks = append(l.Marks, m[1])
		text = strings.TrimSuffix(text, m[0])
	}
	if m := signMark.FindStringSubmatch(text); m != nil && len(m[0]) < len(text) {
		l.Marks = append(l.Marks, m[1])
		text = strings.TrimSuffix(text, m[0])
	}
	// A leading * marks a subtotal (use of force tables), not a footnote.
	l.Text = strings.TrimSpace(strings.TrimLeft(text, "*"))
	return l
}

// unglue takes note numbers off the end of a label or of an area code.
func (t *Table) unglue(text string, marks *[]string) string {
	if codeHead.MatchString(text) && len(text) > 9 {
		*marks = append(*marks, splitMarks(text[9:])...)
		return text[:9]
	}
	// "(excluding fraud4)": the mark stands inside.
	if m := innerMark.FindStringSubmatch(text); m != nil && t.areNotes(m[2], marks) {
		text = m[1] + m[3]
	}
	if m := gluedMark.FindStringSubmatch(text); m != nil && (t.areNotes(m[2]+m[3], marks) || t.Spec.EndMarks) {
		return strings.TrimSpace(m[1])
	}
	if m := spacedMark.FindStringSubmatch(text); m != nil && t.Spec.SpacedMarks && t.areNotes(m[2], marks) {
		return m[1]
	}
	return text
}

// areNotes adds the keys in s to marks if the table has a note for each.
func (t *Table) areNotes(s string, marks *[]string) bool {
	found := splitMarks(s)
	for _, k := range found {
		if _, ok := t.Notes.Texts[k]; !ok {
			return false
		}
	}
	*marks = append(*marks, found...)
	return true
}

// splitMarks reads "8,9", "1 and 2" or "*" into keys.
func splitMarks(s string) []string {
	s = strings.NewReplacer(",", " ", " and ", " ", ";", " ", "[", " ", "]", " ", "(", " ", ")", " ").Replace(s)
	return strings.Fields(s)
}

// serialDate turns a serial day of the 1900 system into a Date.
func serialDate(n float64) civil.Date { return civil.New(1899, 12, 30) + civil.Date(n) }
