package recordedcrime

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// Quarters turns the year and quarter columns into periods and remembers which
// quarters it saw. The zero value is ready.
type Quarters struct {
	year, quarter string // of last
	last          record.PeriodLabel
	seen          []yearSeen
}

type yearSeen struct {
	start int
	mask  uint8
}

// Period returns the period of a row. Rows come sorted by quarter, so the
// last answer is mostly the next.
func (q *Quarters) Period(year, quarter string) record.PeriodLabel {
	if year == q.year && quarter == q.quarter && q.last.Text != "" {
		return q.last
	}
	q.year, q.quarter = year, quarter
	q.last = record.PeriodLabel{Text: strings.TrimSpace(year + " Q" + strings.TrimPrefix(strings.ToUpper(quarter), "Q"))}
	start, okYear := financialYear(year)
	n, okQuarter := quarterNumber(quarter)
	if !okYear || !okQuarter {
		return q.last // normalise says what it can't read
	}
	first := time.Month(3*n + 1) // quarter 1 is April to June; 4 is in the later calendar year
	q.last.Start = record.NewDate(start, first, 1)
	q.last.End = record.NewDate(start, first+3, 0)
	q.last.Kind = "quarter"
	q.note(start, n)
	return q.last
}

// Year returns the period of a row in a table of whole financial years, which
// has no column of quarters.
func Year(year string) record.PeriodLabel {
	p := record.PeriodLabel{Text: year}
	if start, ok := financialYear(year); ok {
		p.Start, p.End, p.Kind = record.NewDate(start, time.April, 1), record.NewDate(start+1, time.March, 31), "year"
	}
	return p
}

func (q *Quarters) note(start, n int) {
	for i := range q.seen {
		if q.seen[i].start == start {
			q.seen[i].mask |= 1 << (n - 1)
			return
		}
	}
	q.seen = append(q.seen, yearSeen{start, 1 << (n - 1)})
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

// financialYear reads 2024/25, 2024-25, 2024_25 or 2024/2025 and returns the
// year it starts in. The second year must follow the first.
func financialYear(s string) (int, bool) {
	a, b, ok := cut(s)
	if !ok || len(a) != 4 {
		return 0, false
	}
	start, err := strconv.Atoi(a)
	if err != nil {
		return 0, false
	}
	next := strconv.Itoa(start + 1)
	if b != next && b != next[2:] {
		return 0, false
	}
	return start, true
}

func cut(s string) (string, string, bool) {
	i := strings.IndexAny(s, "/-_")
	if i < 0 {
		return "", "", false
	}
	return strings.TrimSpace(s[:i]), strings.TrimSpace(s[i+1:]), true
}

// quarterNumber reads 1, Q1, "Quarter 1" or "Q1 (Apr-Jun)".
func quarterNumber(s string) (int, bool) {
	s = strings.ToUpper(s)
	s = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(s, "QUARTER"), "Q"))
	if s == "" || s[0] < '1' || s[0] > '4' || len(s) > 1 && s[1] >= '0' && s[1] <= '9' {
		return 0, false
	}
	return int(s[0] - '0'), true
}

// yearName is the year in a sheet's name: 2015_16, 2019-20 or
// Outcomes_open_data_2014-15.
var yearName = regexp.MustCompile(`(?:^|[^0-9])(\d{4})[-_/ ](\d{2})(?:[^0-9]|$)`)

// YearIn returns the financial year that a sheet is named after.
func YearIn(name string) (record.PeriodLabel, bool) {
	m := yearName.FindStringSubmatch(name)
	if m == nil {
		return record.PeriodLabel{}, false
	}
	start, ok := financialYear(m[1] + "/" + m[2])
	if !ok {
		return record.PeriodLabel{}, false
	}
	return record.PeriodLabel{Start: record.NewDate(start, time.April, 1), End: record.NewDate(start+1, time.March, 31)}, true
}

// covers returns the period of a sheet: the year that it is named after. The
// newest sheet, mostly a part year, and one without a year in its name are
// read for it, so that editions come in order.
func (t *table) covers(newest bool) (record.PeriodLabel, error) {
	if year, ok := YearIn(t.sheet.Name()); ok && !newest {
		return year, nil
	}
	var q Quarters
	var span record.PeriodLabel
	for r, err := range t.header.Rows(t.sheet) {
		if err != nil {
			return span, err
		}
		span = longtable.Widen(span, q.Period(r.Text(colYear), r.Text(colQuarter)))
	}
	return span, nil
}
