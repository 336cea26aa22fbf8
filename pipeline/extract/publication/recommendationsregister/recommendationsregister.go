// Package recommendationsregister reads registers of recommendations in table
// form, one row a recommendation: that of the Independent Office for Police
// Conduct with force, date, text, when a response is due and whether it was
// accepted.
//
// It must not import normalise, read files, or know a file's name.
package recommendationsregister

import (
	"strings"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// Publication reads registers of recommendations. The zero value is ready.
type Publication struct{}

var _ publication.Publication = Publication{}

const layoutID = "register"

// Meta describes the series.
func (Publication) Meta() publication.Meta {
	return publication.Meta{
		ID:        "iopc-recommendations",
		Version:   2,
		Title:     "Recommendations to police forces",
		Publisher: "Independent Office for Police Conduct",
		Reads:     "xlsx, ods and csv; a row a recommendation with force, date, text, response due and accepted",
		Cadence:   "rolling",
	}
}

// Positions in columns.
const (
	colForce = iota
	colText
	colDate
	colDue
	colAccepted
	colRef
	colCategory
	colHeading
	colKept
)

var columns = []longtable.Column{
	colForce:    {Names: []string{"Force", "Police force", "Organisation", "Appropriate authority"}},
	colText:     {Names: []string{"recommendation", "Recommendation text", "Recommendations"}},
	colDate:     {Names: []string{"dateofrecommendation", "Date of recommendation", "Recommendation date"}},
	colDue:      {Names: []string{"dateresponsedue", "Date response due", "Response due", "Response due date"}},
	colAccepted: {Names: []string{"accepted", "Accepted?", "Recommendation accepted"}},
	colRef:      {Names: []string{"ref", "Reference", "IOPC reference", "iopcref"}, Optional: true},
	colCategory: {Names: []string{"Category", "Theme"}, Optional: true},
	colHeading:  {Names: []string{"heading", "Title"}, Optional: true},
	colKept: {Names: []string{
		"XX", "X", "url", "forcecount", "categorycount", "date", "content", "recsheading", "dateofrecommendation_stamp",
		"dateresponsedue_stamp", "tags", "reclink", "404 error",
	}, Optional: true, Many: true},
}

// Recognise finds the register by its column names.
func (Publication) Recognise(doc *publication.Document) publication.Claim {
	fits, nearest := longtable.Fits(doc.Book, columns)
	if !fits {
		return doc.Decline(nearest)
	}
	return publication.Claim{Layout: layoutID, Score: 100}
}

// Extract writes one finding per row that has a recommendation.
func (p Publication) Extract(doc *publication.Document, _ string, out record.RawSink) error {
	about := record.RawDocument{Title: p.Meta().Title, Publisher: p.Meta().Publisher, Series: p.Meta().ID, Pages: int32(len(doc.Book.Sheets()))}
	tables, _, err := doc.Tables(columns, out)
	if err != nil {
		return err
	}
	for _, t := range tables {
		if err := dated(t.Sheet, t.Header, &about.Period); err != nil {
			return err
		}
	}
	out.Document(about)
	for _, t := range tables {
		if err := extract(t.Sheet, t.Header, out); err != nil {
			return err
		}
	}
	return nil
}

// dated widens a period by the dates of the recommendations.
func dated(s sheet.Sheet, h *longtable.Header, span *period.Printed) error {
	for r, err := range h.Rows(s) {
		if err != nil {
			return err
		}
		if d, ok := longtable.Day(r.Cell(colDate)); ok {
			*span = longtable.Widen(*span, period.Printed{Start: d, End: d})
		}
	}
	return nil
}

func extract(s sheet.Sheet, h *longtable.Header, out record.RawSink) error {
	flags := forceColumns(h, out)
	var without, broken longtable.Tally
	for r, err := range h.Rows(s) {
		if err != nil {
			return err
		}
		text := repaired(r.Text(colText))
		switch {
		case text == "":
			// A case that led to no recommendation in this table.
			without.Add(r.Ref(colText))
			continue
		case record.Code(text) == "404_error":
			broken.Add(r.Ref(colText))
			continue
		}
		f := record.RawFinding{
			Kind:        "recommendation",
			Number:      reference(r),
			Section:     repaired(r.Text(colHeading)),
			Subheading:  repaired(r.Text(colCategory)),
			Text:        text,
			Responsible: responsible(r),
			Deadline:    r.Text(colDue),
			Due:         record.DueRespond,
			Status:      status(r.Text(colAccepted)),
			Origin:      record.Origin{Table: s.Name(), Sheet: s.Name(), Cell: r.Ref(colText)},
			Found:       "structure",
			Areas:       areas(r, h, flags),
		}
		out.Finding(&f)
	}
	without.Report(vocabulary.RowsLeftOut, s.Name(), "the row has no recommendation", "", out)
	broken.Report(vocabulary.RowsLeftOut, s.Name(), "the page that the row was made from was not there (404)", "", out)
	return nil
}

// reference returns the case reference; an error cell or "no ref found" is
// none.
func reference(r *longtable.Row) string {
	text := r.Text(colRef)
	if strings.HasPrefix(strings.ToLower(text), "no ref") {
		return ""
	}
	return text
}

// responsible returns the addressee beside the text: the force, or the body
// that a national recommendation's heading names.
func responsible(r *longtable.Row) string {
	if force := r.Text(colForce); force != "" {
		return force
	}
	heading := repaired(r.Text(colHeading))
	rest, ok := strings.CutPrefix(heading, "National recommendation - ")
	if !ok {
		return ""
	}
	if i := strings.LastIndex(rest, ","); i > 0 { // ", June 2021"
		rest = rest[:i]
	}
	return strings.TrimSpace(rest)
}

// status puts the answer in the column "accepted" into words of its own.
func status(answer string) string {
	switch record.Code(answer) {
	case "yes":
		return "Accepted"
	case "no":
		return "Not accepted"
	}
	return answer
}

// forceColumns are the columns that say TRUE where a row is tagged with a
// force. The other columns of tags are themes.
func forceColumns(h *longtable.Header, out record.RawSink) []int {
	var at []int
	for _, pos := range h.Unknown {
		name := h.Names[pos]
		if isForce(name) {
			at = append(at, pos)
		}
	}
	if len(at) == 0 {
		h.Report(out)
	}
	return at
}

func isForce(name string) bool {
	return strings.HasSuffix(name, " Police") || strings.HasSuffix(name, " Constabulary") || strings.HasSuffix(name, " Police Service") || strings.HasPrefix(name, "Police Service of ")
}

// areas are the force of the row and every force that it is tagged with.
func areas(r *longtable.Row, h *longtable.Header, flags []int) []place.Printed {
	var found []place.Printed
	seen := map[string]bool{}
	add := func(name string) {
		if name != "" && !seen[name] {
			seen[name] = true
			found = append(found, place.Printed{Kind: "force", Name: name})
		}
	}
	add(r.Text(colForce))
	for _, pos := range flags {
		if c := r.At(pos); c != nil && (c.Kind == sheet.Bool && c.Number != 0 || strings.EqualFold(c.Text, "true")) {
			add(h.Names[pos])
		}
	}
	return found
}
