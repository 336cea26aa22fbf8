package recordedcrime

import (
	"fmt"
	"strconv"
	"strings"

	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/period"
)

// Quarters turns the year and quarter columns into periods and remembers which
// quarters it saw.
type Quarters struct {
	years, quarters period.Heading // what the two columns are called

	year, quarter string // of last
	last          period.Printed
	seen          []yearSeen
}

type yearSeen struct {
	start int
	mask  uint8
}

// NewQuarters reads what the headings of the two columns say. The count of the
// Home Office's tables is by financial quarter, whatever the heading; but a
// year that is one number beside it is ambiguous, and refused.
func NewQuarters(yearHeading, quarterHeading string) Quarters {
	return Quarters{years: period.HeadingOf(yearHeading), quarters: period.HeadingOf(quarterHeading)}
}

// Period returns the period of a row. Rows come sorted by quarter, so the
// last answer is mostly the next.
func (q *Quarters) Period(year, quarter string) period.Printed {
	if year == q.year && quarter == q.quarter && q.last.Text != "" {
		return q.last
	}
	q.year, q.quarter = year, quarter
	p, err := q.years.Quarter(year, q.quarters, quarter)
	q.last = period.Labelled(strings.TrimSpace(year+" Q"+strings.TrimPrefix(strings.ToUpper(quarter), "Q")), p, err)
	if err == nil && p.Kind == period.Quarter {
		q.note(p)
	}
	return q.last
}

// Year returns the period of a row in a table of whole financial years, which
// has no column of quarters.
func Year(year string) period.Printed {
	p, err := period.FinancialYears.Parse(year)
	return period.Labelled(year, p, err)
}

func (q *Quarters) note(p period.Period) {
	y, m, _ := p.Start.Time().Date()
	n := (int(m) - 1) / 3 // January is the fourth of the year before
	if n == 0 {
		y, n = y-1, 4
	}
	for i := range q.seen {
		if q.seen[i].start == y {
			q.seen[i].mask |= 1 << (n - 1)
			return
		}
	}
	q.seen = append(q.seen, yearSeen{y, 1 << (n - 1)})
}

// Report says which years lack quarters: the newest year of most editions is
// a part year.
func (q *Quarters) Report(sheetName string, out record.RawSink) {
	for _, y := range q.seen {
		if y.mask == 0b1111 {
			continue
		}
		var have []string
		for n := range 4 {
			if y.mask&(1<<n) != 0 {
				have = append(have, strconv.Itoa(n+1))
			}
		}
		label := fmt.Sprintf("%d/%02d", y.start, (y.start+1)%100)
		i := record.NewIssue(vocabulary.YearIncomplete, record.Origin{Sheet: sheetName},
			fmt.Sprintf("%s has figures for quarter %s only", label, strings.Join(have, ", ")))
		i.Field, i.Value = "period", label
		out.Issue(i)
	}
}

// YearIn returns the financial year that a sheet is named after: 2015_16,
// 2019-20 or Outcomes_open_data_2014-15.
func YearIn(name string) (period.Printed, bool) {
	if found := period.FinancialYearsIn(name); len(found) > 0 {
		return found[0].Label(found[0].Text), true
	}
	return period.Printed{}, false
}

// covers returns the period of a sheet: the year that it is named after. The
// newest sheet, mostly a part year, and one without a year in its name are
// read for it, so that editions come in order.
func (t *table) covers(newest bool) (period.Printed, error) {
	if year, ok := YearIn(t.sheet.Name()); ok && !newest {
		return year, nil
	}
	q := t.quarters()
	var span period.Printed
	for r, err := range t.header.Rows(t.sheet) {
		if err != nil {
			return span, err
		}
		span = longtable.Widen(span, q.Period(r.Text(colYear), r.Text(colQuarter)))
	}
	return span, nil
}

// quarters reads what the headings of year and quarter say.
func (t *table) quarters() Quarters {
	return NewQuarters(t.header.Name(colYear), t.header.Name(colQuarter))
}
