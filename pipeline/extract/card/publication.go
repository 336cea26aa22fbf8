package card

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/table/areatable"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

var _ publication.Publication = (*Card)(nil)

// Meta describes the series.
func (c *Card) Meta() publication.Meta {
	m := publication.Meta{
		ID: c.ID, Version: 1, Title: c.Title, Publisher: c.Publisher, Cadence: c.Cadence,
		Reads: "csv, xlsx, ods and xls; the table that the card " + c.File + " describes",
	}
	for _, f := range c.Figures {
		if !slices.Contains(m.Measures, f.Measure) {
			m.Measures = append(m.Measures, f.Measure)
		}
	}
	return m
}

// score is below that of every known publication, and above any table's.
const score = 50

// Recognise claims a document with a table that has the card's columns.
func (c *Card) Recognise(doc *publication.Document) publication.Claim {
	if doc.Book == nil {
		return publication.Claim{Misfit: publication.NotSpreadsheet}
	}
	best, fit := "no sheet can be read", 0.0
	for _, s := range doc.Book.Sheets() {
		if s.Hidden() {
			continue
		}
		heads, err := areatable.Headers(s)
		if err != nil {
			continue // the engine names it
		}
		for _, h := range heads {
			missing := c.missing(h)
			if missing == "" {
				return publication.Claim{Layout: "card", Score: score}
			}
			if f := c.fit(h); f >= fit {
				best, fit = missing, f
			}
		}
	}
	return publication.Claim{Misfit: best, Fit: fit}
}

// missing is the first thing of the card that a table lacks.
func (c *Card) missing(h areatable.Head) string {
	for _, column := range c.Known.Columns {
		if !h.Has(column) {
			return fmt.Sprintf("no column %q", column)
		}
	}
	if words := record.Code(c.Known.Title); words != "" && !strings.Contains(record.Code(h.Title), words) {
		return fmt.Sprintf("its title does not say %q", c.Known.Title)
	}
	if c.Known.Text != "" && !h.Says(c.Known.Text) {
		return fmt.Sprintf("none of its first rows says %q", c.Known.Text)
	}
	return ""
}

func (c *Card) fit(h areatable.Head) float64 {
	n := 0
	for _, column := range c.Known.Columns {
		if h.Has(column) {
			n++
		}
	}
	return float64(n) / float64(len(c.Known.Columns)+1)
}

// Extract writes the rows of every table that has the card's columns.
func (c *Card) Extract(doc *publication.Document, _ string, out record.RawSink) error {
	out.Document(record.RawDocument{Title: c.Title, Publisher: c.Publisher, Series: c.ID, Pages: int32(len(doc.Book.Sheets()))})
	figures, first := 0, ""
	for _, s := range doc.Book.Sheets() {
		if s.Hidden() {
			out.Issue(record.NewIssue(vocabulary.SheetLeftOut, record.Origin{Sheet: s.Name()}, "a hidden sheet is not published"))
			continue
		}
		found, err := areatable.FindAs(s, 0, c.given())
		if err != nil {
			return err
		}
		for _, t := range found.Tables {
			doc.Trace.Header(t.Header())
			if c.missing(t.Head()) != "" {
				i := record.NewIssue(vocabulary.TableUnknown, record.Origin{Sheet: s.Name()}, "a table that is not the card's: "+c.missing(t.Head()))
				out.Issue(i)
				continue
			}
			n, err := t.Read(out)
			figures += n
			var r *areatable.Refusal
			if errors.As(err, &r) {
				found.Refused = append(found.Refused, r)
			} else if err != nil {
				return err
			}
		}
		for _, r := range found.Refused {
			if first == "" && r.Area {
				first = r.Error()
			}
			if !r.Told {
				refuse(r, c.File, out)
			}
		}
	}
	if figures == 0 {
		return &publication.Nothing{Why: fmt.Sprintf("%s (card %s)", first, c.File)}
	}
	return nil
}

func refuse(r *areatable.Refusal, file string, out record.RawSink) {
	code := vocabulary.SheetLeftOut
	if r.Area {
		code = vocabulary.TableHeld
	}
	i := record.NewIssue(code, record.Origin{Sheet: r.Sheet, Cell: r.Cell}, r.What)
	if r.Area {
		i.Hint = "compare with the card " + file
	}
	out.Issue(i)
}
