package normalise

import (
	"fmt"

	"forcestats/pipeline/record"
)

// finding passes a finding's own fields through.
func (s *Stage) finding(raw *record.RawFinding) {
	s.ordinal++
	id := s.src.DocumentID
	row := record.Finding{
		FindingID: fmt.Sprintf("%s-%d", id[:min(16, len(id))], s.ordinal), DocumentID: id, Publication: s.src.Publication, Ordinal: s.ordinal,
		Kind: raw.Kind, Number: raw.Number, Section: raw.Section, Subheading: raw.Subheading, Text: raw.Text, Page: raw.Page, PageEnd: raw.PageEnd,
		DeadlinePublished: raw.Deadline, Responsible: raw.Responsible, StatusPublished: raw.Status, Agreement: raw.Agreement, Agreed: raw.Agreed,
		Found: raw.Found, Response: raw.Response, Sheet: raw.Origin.Sheet, Cell: raw.Origin.Cell,
	}
	s.keep(func() error { return s.out.Finding(&row) })
}

// closeFindings writes what waited for the end of the document.
func (s *Stage) closeFindings() {}
