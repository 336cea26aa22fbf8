package recordedcrime

import (
	"regexp"
	"strings"

	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
)

// notesRows is how much of a cover or notes sheet is read.
const notesRows = 500

var (
	// "Kent: Due to ongoing IT issues, ..." under Force Notes.
	forceNote = regexp.MustCompile(`^([A-Z][A-Za-z&' -]{2,40}): (\S.+)$`)
	// "Updated: 23 July 2026", "Date of publication: 24 April 2025".
	updated = regexp.MustCompile(`(?i)\b(?:published|updated|publication)\b[^0-9]{0,20}(\d{1,2} [A-Z][a-z]+ \d{4})`)
)

// notes are the quality notes by force that the notes sheet prints. They say
// where a small figure is a recording fault (Kent from 2024 on).
type notes struct {
	byForce     map[string]string
	force, note string // the last answer of of: rows come force by force
}

// Published takes the publication date from a cover or notes sheet.
func Published(s sheet.Sheet, about *record.RawDocument) error { return newNotes().read(s, about) }

func newNotes() *notes { return &notes{byForce: map[string]string{}} }

// read takes the notes by force, the title and the publication date from a
// cover or notes sheet.
func (n *notes) read(s sheet.Sheet, about *record.RawDocument) error {
	g, err := s.Head(notesRows)
	if err != nil {
		return err
	}
	for _, cells := range g.Cells {
		for i := range cells {
			if cells[i].Kind != sheet.Text {
				continue
			}
			text := longtable.Line(cells[i].Text)
			if m := updated.FindStringSubmatch(text); m != nil && about.Published.Text == "" {
				about.Published.Text = m[1]
			}
			if m := forceNote.FindStringSubmatch(text); m != nil {
				n.add(m[1], m[2])
			}
		}
	}
	return nil
}

func (n *notes) add(force, text string) {
	key := record.Code(force)
	if old := n.byForce[key]; old != "" {
		text = old + " " + text
	}
	n.byForce[key] = text
}

// of returns the notes on a force.
func (n *notes) of(force string) string {
	if len(n.byForce) == 0 {
		return ""
	}
	if force != n.force {
		n.force, n.note = force, strings.TrimSpace(n.byForce[record.Code(force)])
	}
	return n.note
}
