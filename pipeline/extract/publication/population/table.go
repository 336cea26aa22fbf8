package population

import (
	"fmt"
	"regexp"

	"forcestats/pipeline/extract/table/layout"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

var (
	males     = regexp.MustCompile(`(?i)\bmales?\b`)
	females   = regexp.MustCompile(`(?i)\bfemales?\b`)
	persons   = regexp.MustCompile(`(?i)^(?:all )?persons$|^all ages$`)
	estimated = regexp.MustCompile(`(?i)^estimated\s+population\b`)
	areaHead  = regexp.MustCompile(`(?i)^area \(sq\.? ?km\)`)
	density   = regexp.MustCompile(`(?i)^((?:19|20)\d\d) people per sq`)
	medianAge = regexp.MustCompile(`(?i)\bmedian age\b`)
	change    = regexp.MustCompile(`(?i)\bcomponents? of (?:population )?change`)
	untilFor  = regexp.MustCompile(`(?i),?\s+(?:for|by)\s+.*$`)
)

// figure is what one figure is; the area stands in its row or its column.
type figure struct {
	measure, category, breakdown, unit string
	period                             period.Printed
	unknown                            bool
}

// emitTable writes one MYE table.
func emitTable(t *layout.Table, b front, out record.RawSink) {
	s := titleOf(t)
	figures := map[int]figure{}
	for j := range t.Columns {
		c := &t.Columns[j]
		if !t.Has("code") {
			continue // its columns are countries
		}
		f := s.column(c, b)
		if f.unknown {
			t.Issue(vocabulary.ColumnUnknown, layout.Pos{Row: t.Rows[0].Row, Col: c.Col}, c.Header(),
				fmt.Sprintf("a column that no layout of %s has; it is kept as %s, %s", t.Name, f.measure, f.category), "")
		}
		figures[c.Col] = f
	}
	t.Emit(out, func(r *layout.Row, c *layout.Column, o *record.RawObservation) bool {
		f := figures[c.Col]
		if t.Has("code") {
			o.Area = place.Printed{Code: t.Key(r, "code").Text, Name: t.Key(r, "name").Text}
		} else {
			f = s.group(t.Key(r, "group").Text)
			o.Area = areaAbove(c)
		}
		o.Measure, o.Category, o.Breakdown, o.Unit, o.Period = f.measure, f.category, f.breakdown, f.unit, f.period
		return f.period.Text != ""
	})
}

// areaAbove is the country of a column: its code and its name in the headers.
func areaAbove(c *layout.Column) place.Printed {
	var a place.Printed
	for _, l := range c.Path {
		if areaCode.MatchString(l.Text) {
			a.Code = l.Text
		} else {
			a.Name = l.Text
		}
	}
	return a
}

// title is what the title of a table says.
type title struct {
	sex      string // of a table of one sex
	measure  string // of its years
	unit     string
	lastAge  string // the last age column where it stands for all above: "90" in 2018
	periods  []period.Printed
	changing bool
}

func titleOf(t *layout.Table) title {
	s := title{measure: "population", unit: "persons", periods: period.Labels(t.Subject())}
	head := untilFor.ReplaceAllString(t.Subject(), "")
	switch f, m := females.MatchString(head), males.MatchString(head); {
	case f && !m:
		s.sex = "female"
	case m && !f:
		s.sex = "male"
	}
	if medianAge.MatchString(t.Subject()) {
		s.measure, s.unit = "median_ages", "years"
	}
	s.changing = change.MatchString(t.Subject())
	if n := len(t.Columns); n > 0 {
		if last := t.Columns[n-1].Header(); singleAge.MatchString(last) {
			s.lastAge = last
		}
	}
	if s.changing {
		s.periods = s.periods[:0]
		for j := range t.Columns {
			s.periods = append(s.periods, period.Labels(t.Columns[j].Header())...)
		}
	}
	return s
}

// column says what a column of a table of areas holds.
func (s title) column(c *layout.Column, b front) figure {
	head := c.Header()
	f := figure{measure: s.measure, category: "all", unit: s.unit, breakdown: record.Breakdown("sex", s.sex)}
	own := period.Labels(head)
	f.period = latest(s.periods)
	if len(own) == 1 {
		f.period = own[0]
	}
	age := ageOf(head)
	if head == s.lastAge && age != "" {
		age += "+" // note 6 of 2018: age 90 is for ages 90 and above
	}
	switch m := density.FindStringSubmatch(head); {
	case persons.MatchString(head), estimated.MatchString(head):
	case age != "":
		f.breakdown = record.Breakdown("sex", s.sex, "age", age)
	case m != nil:
		year, _ := period.BareYear(m[1])
		f.measure, f.unit, f.period = "population_densities", "persons_per_sq_km", period.MidYearOf(year).Label("")
	case areaHead.MatchString(head):
		f.measure, f.unit = "land_areas", "sq_km"
		if b.measured.Text != "" {
			f.period = b.measured
		}
	case s.changing:
		f.measure, f.category = "population_changes", record.Code(head)
		f.period = between(s.periods)
	case len(own) == 1 && own[0].Text == head:
	default:
		f.category, f.unknown = record.Code(head), true
	}
	return f
}

// group says what a row of a table of countries is: a sex, an age group, or a
// year (MYE4 before 2020).
func (s title) group(label string) figure {
	f := figure{measure: s.measure, category: "all", unit: s.unit, period: latest(s.periods)}
	age := ageOf(label)
	if ps := period.Labels(label); len(ps) == 1 {
		f.period = ps[0]
		return f
	}
	switch {
	case persons.MatchString(label):
	case females.MatchString(label):
		f.breakdown = record.Breakdown("sex", "female")
	case males.MatchString(label):
		f.breakdown = record.Breakdown("sex", "male")
	case age != "":
		f.breakdown = record.Breakdown("age", age)
	default:
		f.breakdown = record.Breakdown("group", record.Code(label)) // "Age Groups", all marks
	}
	return f
}

func latest(ps []period.Printed) period.Printed {
	var last period.Printed
	for _, p := range ps {
		if p.End > last.End {
			last = p
		}
	}
	return last
}

// between is the time between the first and the last of some days.
func between(ps []period.Printed) period.Printed {
	if len(ps) == 0 {
		return period.Printed{}
	}
	first, last := ps[0], latest(ps)
	for _, p := range ps {
		if p.Start < first.Start {
			first = p
		}
	}
	return period.Printed{Text: first.Text + " to " + last.Text, Start: first.Start, End: last.End}
}

// front is what the sheets before the tables say.
type front struct {
	title     string
	published period.Printed
	measured  period.Printed // the day of the land area measurements
}

var (
	bookTitle     = regexp.MustCompile(`(?i)population estimates\b.*\b(?:mid|june)\b|^mid-year population estimates`)
	publishedLine = regexp.MustCompile(`(?i)^(?:date published|publication date|published)\s*:?\s*(.+)$`)
	anyText       = regexp.MustCompile(`.`)
	measuredNote  = regexp.MustCompile(`(?i)standard area measurements.*?as at (.*)`)
)

func readFront(book sheet.Book, id string) front {
	var b front
	if id != workbook && id != detailed {
		return b
	}
	for _, s := range book.Sheets() {
		g, err := s.Head(80)
		if err != nil || len(layout.Select(g, sheet.Range{EndRow: 7, EndCol: 10}, layout.Pattern(myeTitle))) > 0 {
			continue
		}
		for _, p := range layout.Select(g, sheet.Range{}, layout.Pattern(anyText)) {
			b.line(layout.Collapse(g.At(p.Row, p.Col).Text))
		}
	}
	return b
}

func (b *front) line(text string) {
	if b.title == "" && bookTitle.MatchString(text) {
		b.title = text
	}
	if m := publishedLine.FindStringSubmatch(text); m != nil && b.published.Text == "" {
		if ps := period.Labels(m[1]); len(ps) == 1 {
			b.published = ps[0]
		}
	}
	if m := measuredNote.FindStringSubmatch(text); m != nil && b.measured.Text == "" {
		if ps := period.Labels(m[1]); len(ps) > 0 {
			b.measured = ps[0]
			b.measured.Start = b.measured.End // "December 2018": the end of the month
		}
	}
}

func (b front) about(tables []*layout.Table, sheets int, out record.RawSink) {
	d := record.RawDocument{Title: b.title, Publisher: "Office for National Statistics", Published: b.published, Series: ID, Pages: int32(sheets)}
	for _, t := range tables {
		if p := latest(period.Labels(t.Title.Text)); p.End > d.Period.End {
			d.Period = p
		}
	}
	out.Document(d)
}
