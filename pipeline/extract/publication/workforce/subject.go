package workforce

import (
	"regexp"
	"strings"

	"forcestats/pipeline/extract/table/layout"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/pattern"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// subject is whom a table counts, how, and when.
type subject struct {
	category string
	unit     string // fte or headcount
	date     period.Printed
	several  bool // the title names more than one date: none of them is a column's own
}

// figure is what the figures of a column are.
type figure struct {
	category, unit, breakdown, group string
	period                           period.Printed
}

var (
	untilForce = regexp.MustCompile(`(?i),?\s+by\s+.*$`)
	brackets   = regexp.MustCompile(`\s*\([^)]*\)`)
	combined   = regexp.MustCompile(`(?i)\s+combined$`)
	change     = regexp.MustCompile(`(?i)\bchange\b`)
	percent    = regexp.MustCompile(`(?i)^%$|%|\bper ?cent(?:age)?\b`)
	totals     = regexp.MustCompile(`(?i)^total\s+`)
	perPeople  = regexp.MustCompile(`(?i)\bper ([\d,]+)\b`)
	manner     = regexp.MustCompile(`(?i)^(?:numbers?|%|percentage|(?:grand )?totals?|all|as at|headcount|fte|of which:?)$`)
	heads      = regexp.MustCompile(`(?i)\bheadcount\b`)
	fte        = regexp.MustCompile(`(?i)full[- ]time equivalent|\bFTE\b`)
)

// subjectOf reads the title: "Table 3: Designated officers (s.38, s.39) by
// police force area, England and Wales, 30 September 2018, ... (FTE)".
func subjectOf(t *layout.Table) subject {
	title := t.Subject()
	name := brackets.ReplaceAllString(untilForce.ReplaceAllString(title, ""), "")
	s := subject{category: categoryOf(name), unit: unitOf(t.Unit.Text)}
	if s.unit == "" {
		s.unit = unitOf(title)
	}
	if s.unit == "" {
		for _, l := range t.Lines {
			if s.unit == "" {
				s.unit = unitOf(l.Text)
			}
		}
	}
	if s.unit == "" {
		s.unit = "headcount" // no table of full-time equivalents fails to say so
	}
	for _, p := range period.Labels(title) {
		s.several = s.several || s.date.End.Valid() && p.End != s.date.End
		if p.End > s.date.End {
			s.date = p
		}
	}
	return s
}

// categoryOf is the code of a kind of employee; the whole police workforce is
// all of them.
func categoryOf(name string) string {
	code := record.Code(totals.ReplaceAllString(combined.ReplaceAllString(name, ""), ""))
	if code == "police_workforce" {
		return "all"
	}
	return code
}

func unitOf(words string) string {
	switch {
	case fte.MatchString(words):
		return "fte"
	case heads.MatchString(words):
		return "headcount"
	}
	return ""
}

// column says what a column holds: a stock at a date, or the change between
// two, as a number or in per cent.
func (s subject) column(c *layout.Column) figure {
	f := figure{category: s.category, unit: s.unit}
	var periods []period.Printed
	var names []string
	changes := false
	for _, l := range c.Path {
		changes = changes || change.MatchString(l.Text)
		if m := perPeople.FindStringSubmatch(l.Text); m != nil {
			f.unit = "per_" + strings.ReplaceAll(m[1], ",", "")
		} else if percent.MatchString(l.Text) {
			f.unit = "percent"
		} else if u := unitOf(l.Text); u != "" {
			f.unit = u
		}
		p, only := layout.IsPeriod(l)
		if only {
			periods = append(periods, p)
			continue
		}
		found := period.Labels(l.Text)
		periods = append(periods, found...)
		if !change.MatchString(l.Text) && !manner.MatchString(l.Text) && len(found) == 0 {
			names = append(names, l.Text)
		}
	}
	if u := unitOf(c.Unit.Text); u != "" && f.unit == s.unit {
		f.unit = u
	}
	dimensions := f.dimensions(names)
	if f.unit == "percent" && (s.unit == "fte" || s.unit == "headcount") {
		// September 2019 prints the change of one workforce in per cent twice:
		// of full-time equivalents in Table 1, of heads in Table 7.
		dimensions = append(dimensions, "percent_of", s.unit)
	}
	if changes {
		f.period = between(periods)
		f.breakdown = record.Breakdown(append(dimensions, "compared_with", f.period.Start.String())...)
		return f
	}
	switch {
	case len(periods) > 0:
		f.period = periods[len(periods)-1]
	case f.group != "" && s.several: // the header may be a date that nobody can read
		return f
	default:
		f.period = s.date
	}
	f.period = asAt(f.period)
	f.breakdown = record.Breakdown(dimensions...)
	return f
}

var (
	sexName  = regexp.MustCompile(`(?i)^(?:(fe)?males?|(wo)?men)$`)
	rankName = pattern.Lines(`(?i)^`, `
	ACPO                     # Acpo
	NPCC                     # Npcc
	chief officers?          # Chief officer
	chief superintendents?   # Chief superintendent
	superintendents?         # Superintendent
	chief inspectors?        # Chief inspector
	inspectors?              # Inspector
	sergeants?               # Sergeant
	(?:police )?constables?  # Constable
`, `(?: ranks?)?$`)
)

// dimensions reads the headers that are no date and no manner of counting: a
// kind of employee is the category, sex and rank are breakdowns of their own,
// and whatever else is a group.
func (f *figure) dimensions(names []string) []string {
	sex, rank := "", ""
	var groups []string
	for _, name := range names {
		bare := brackets.ReplaceAllString(name, "")
		switch {
		case sexName.MatchString(bare):
			sex = "male"
			if m := sexName.FindStringSubmatch(bare); m[1]+m[2] != "" {
				sex = "female"
			}
		case rankName.MatchString(bare):
			rank = record.Code(bare)
		case people.MatchString(bare):
			f.category = categoryOf(bare)
		default:
			groups = append(groups, bare)
		}
	}
	f.group = record.Code(strings.Join(groups, " "))
	return []string{"group", f.group, "rank", rank, "sex", sex}
}

// between is the time from one count to the other: "Sep-18 to Sep-19", or two
// dates.
func between(periods []period.Printed) period.Printed {
	switch len(periods) {
	case 0:
		return period.Printed{}
	case 1:
		return period.Stocks(periods[0])
	}
	first, last := asAt(periods[0]), asAt(periods[len(periods)-1])
	if last.End < first.Start {
		first, last = last, first
	}
	return period.Printed{Text: first.Text + " to " + last.Text, Start: first.Start, End: last.End}
}

// asAt is the day of a count: the last of a month printed alone ("Sep-18").
func asAt(p period.Printed) period.Printed {
	p.Start = p.End
	return p
}

var (
	bookTitle = regexp.MustCompile(`(?i)^police workforce\b`)
	updated   = regexp.MustCompile(`(?i)^last updated$`)
)

// about reads the index: the title of the workbook, and when its tables were
// last updated, which is when the edition was published.
func about(book sheet.Book, tables []*layout.Table, out record.RawSink) {
	d := record.RawDocument{Publisher: "Home Office", Series: ID, Pages: int32(len(book.Sheets()))}
	for _, s := range book.Sheets() {
		if titleLine.MatchString(layout.Headline(s)) {
			continue
		}
		g, err := s.Head(60)
		if err != nil {
			continue // Extract reports it for the tables
		}
		for _, p := range layout.Select(g, sheet.Range{}, layout.Pattern(bookTitle)) {
			if d.Title == "" {
				d.Title = layout.Collapse(g.At(p.Row, p.Col).Text)
			}
		}
		for _, p := range layout.Select(g, sheet.Range{}, layout.Pattern(updated)) {
			d.Published = latestBelow(g, p)
		}
	}
	if d.Title == "" && len(tables) > 0 {
		d.Title = tables[0].Title.Text
	}
	for _, p := range period.Labels(d.Title) {
		d.Period = asAt(p)
	}
	out.Document(d)
	out.Area(record.RawArea{Area: place.Printed{Kind: "country", Name: "England and Wales"}, Role: "subject"})
}

// latestBelow is the latest date in the cells under a header.
func latestBelow(g *sheet.Grid, header layout.Pos) period.Printed {
	var latest period.Printed
	for r := header.Row + 1; r < len(g.Cells); r++ {
		if p, ok := layout.CellDate(g, layout.Pos{Row: r, Col: header.Col}); ok && p.End > latest.End {
			latest = p
		}
	}
	return latest
}
