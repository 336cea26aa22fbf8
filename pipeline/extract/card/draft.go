package card

import (
	"fmt"
	"io"
	"slices"
	"strconv"

	"forcestats/pipeline/extract/table/areatable"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
)

// Draft writes a card from what a book says of itself, with every doubt as a
// comment. It is of the first table by area.
func Draft(w io.Writer, b sheet.Book) error {
	var reasons []string
	for _, s := range b.Sheets() {
		found, err := areatable.Find(s, 0)
		if err != nil {
			return err
		}
		if len(found.Tables) > 0 {
			return draft(w, found.Tables[0])
		}
		for _, r := range found.Refused {
			if r.Area {
				if d := r.Table(); d != nil {
					return draft(w, d)
				}
			}
			reasons = append(reasons, r.Error())
		}
	}
	if len(reasons) == 0 {
		return fmt.Errorf("it holds no table")
	}
	return fmt.Errorf("no card can be made: %s", reasons[0])
}

// draft writes the card of a table, key by key.
func draft(w io.Writer, t *areatable.Table) error {
	p := &printer{w: w}
	p.line("# A draft from what the table says of itself. Look at every line with a ?, then hold it against the file:")
	p.line("#   forcestats check --card sources/cards/NAME.yaml FILE")
	for _, d := range t.Doubts {
		p.line("# ? %s", d)
	}
	p.line("id: publisher-series # ? the publisher and the series, in lower case")
	p.line("title: %s", quoted(t.Title))
	p.line("publisher: \"\" # ? who publishes it")
	p.line("cadence: annual # ?")
	p.line("recognise: # a table with all of these columns is this series")
	p.line("  columns:")
	period, category := "", ""
	for _, c := range t.Columns {
		if c.Role != areatable.Ignored && (c.Role != areatable.Value || !c.Period.Start.Valid()) {
			p.line("    - %s", quoted(c.Header))
		}
		switch {
		case c.Role == areatable.Period && period == "":
			period = c.Header
		case c.Role == areatable.Category && category == "":
			category = c.Header
		}
	}
	p.line("place:")
	p.line("  kind: %s", t.Kind())
	codes, names := t.Places()
	p.list("  codes", codes)
	p.list("  names", names)
	p.line("period: # ? calendar, financial, academic, \"year ending March\" or \"on 31 March\"")
	p.period(t, period)
	if category != "" {
		p.line("category:")
		p.line("  column: %s", quoted(category))
		p.line("  all: \"\" # ? the text that stands for all of them, if there is one")
	}
	p.columns(t, "breakdown", category, areatable.Category, areatable.Indicator)
	p.columns(t, "leave_out", "", areatable.Ignored, areatable.Note, areatable.Unit)
	p.figures(t)
	return p.err
}

type printer struct {
	w   io.Writer
	err error
}

func (p *printer) line(format string, values ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", values...)
	}
}

func (p *printer) list(key string, headers []string) {
	for i, h := range headers {
		if i == 0 {
			p.line("%s:", key)
		}
		p.line("    - %s", quoted(h))
	}
}

func (p *printer) period(t *areatable.Table, column string) {
	switch {
	case column != "":
		p.line("  column: %s", quoted(column))
	case t.Period().Start.Valid():
		p.line("  fixed: %s", quoted(t.Period().Text))
	}
	p.line("  means: \"\" # ? empty leaves it to the words of the table")
}

// columns lists the headers of some roles, but for one that has a key of its own.
func (p *printer) columns(t *areatable.Table, key, but string, roles ...areatable.Role) {
	begun := false
	for _, c := range t.Columns {
		if !slices.Contains(roles, c.Role) || c.Header == "" || c.Header == but {
			continue
		}
		if !begun {
			p.line("%s:", key)
			begun = true
		}
		p.line("  - %s", quoted(c.Header))
	}
}

func (p *printer) figures(t *areatable.Table) {
	p.line("figures:")
	seen := map[string]bool{}
	for _, c := range t.Columns {
		if c.Role != areatable.Value {
			continue
		}
		head := c.Words()
		if head == "" || seen[record.Code(head)] {
			if seen[""] || head != "" {
				continue
			}
			head = "*"
			seen[""] = true
		}
		seen[record.Code(head)] = true
		p.line("  - column: %s", quoted(head))
		p.line("    measure: %s", t.MeasureOf(&c))
		unit := c.Unit
		if unit == "" {
			unit = areatable.Unknown
		}
		if c.Unit == areatable.Unknown || c.Doubt != "" || c.Unit == "" {
			p.line("    unit: %s # ? %s", unit, or(c.Doubt, "nothing says it"))
		} else {
			p.line("    unit: %s", unit)
		}
		if c.Held != "" {
			p.line("    # ? %s", c.Held)
		}
		p.line("    additive: false # ? true where figures of places and of parts of a year may be added up")
	}
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func quoted(s string) string { return strconv.Quote(s) }
