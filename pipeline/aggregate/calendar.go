package aggregate

import (
	"fmt"
	"time"

	"forcestats/pipeline/vocabulary/civil"
)

// firstYear is the first calendar year of the calendar tables. Notifiable
// offences by force are published back to 1990; grades and findings start later.
const firstYear = 1990

// runTable has the day of the run.
const runTable = "ref_run"

// calendarTables works out, once and in Go, everything about dates that the SQL
// needs, because engines differ in date arithmetic: ref_periods (every year
// that starts on the first of a month, every quarter, month and day, with its
// label, the same a year before and its mid-years), ref_period_parts (which
// quarters and months make up which financial year), ref_days (days numbered)
// and ref_run (the day of the run).
func calendarTables(run civil.Date) []Table {
	periods := Table{Name: "ref_periods", Columns: []Column{
		{"period_start", Day}, {"period_end", Day}, {"period_kind", Text}, {"period_label", Text},
		{"previous_start", Day}, {"previous_end", Day},
		{"mid_year", Day}, {"mid_year_before", Day}, {"mid_year_two_before", Day}, {"calendar_year", Integer},
	}}
	parts := Table{Name: "ref_period_parts", Columns: []Column{
		{"part_start", Day}, {"part_end", Day}, {"period_start", Day}, {"period_end", Day}, {"parts", Integer},
		{"next_start", Day}, {"next_end", Day},
	}}
	days := Table{Name: "ref_days", Columns: []Column{{"calendar_day", Day}, {"day_number", Integer}}}

	last := run.Time().Year() + 1
	for year := firstYear; year <= last; year++ {
		for month := time.January; month <= time.December; month++ {
			for _, p := range monthPeriods(year, month) {
				periods.Rows = append(periods.Rows, p.row())
			}
		}
		start := civil.New(year, time.April, 1)
		end := civil.New(year+1, time.March, 31)
		for _, n := range []int64{4, 12} {
			months := 12 / int(n)
			for i := range int(n) {
				from := civil.New(year, time.April+time.Month(i*months), 1)
				to := civil.New(year, time.April+time.Month((i+1)*months), 0)
				parts.Rows = append(parts.Rows, []any{from, to, start, end, n, start.AddYears(1), end.AddYears(1)})
			}
		}
	}
	for d := civil.New(firstYear, time.January, 1); d <= civil.New(last, time.December, 31); d++ {
		label := d.Time().Format("2 January 2006")
		if d.Time().Month() == time.June && d.Time().Day() == 30 {
			label = fmt.Sprintf("Mid-%d", d.Time().Year())
		}
		periods.Rows = append(periods.Rows, period{d, d, "day", label}.row())
		days.Rows = append(days.Rows, []any{d, int64(d.UnixDays())})
	}
	today := Table{Name: runTable, Columns: []Column{{"run_date", Day}}, Rows: [][]any{{run}}}
	return []Table{periods, parts, days, today}
}

type period struct {
	start, end civil.Date
	kind       string
	label      string
}

// monthPeriods returns the year, the quarter and the month that start on the
// first of a month.
func monthPeriods(year int, month time.Month) []period {
	start := civil.New(year, month, 1)
	end := func(months int) civil.Date { return civil.New(year, month+time.Month(months), 0) }
	yearEnd, quarterEnd := end(12).Time(), end(3).Time()
	return []period{
		{start, end(12), "year", "Year ending " + yearEnd.Format("January 2006")},
		{start, end(3), "quarter", fmt.Sprintf("%s to %s", start.Time().Format("January"), quarterEnd.Format("January 2006"))},
		{start, end(1), "month", start.Time().Format("January 2006")},
	}
}

func (p period) row() []any {
	// The last 30 June up to the end of the period; of a year, the one in it.
	mid := civil.New(p.end.Time().Year(), time.June, 30)
	if mid > p.end {
		mid = mid.AddYears(-1)
	}
	var calendar int64
	if p.kind == "year" && p.start.Time().Month() == time.January {
		calendar = 1
	}
	previousStart, previousEnd := p.start.AddYears(-1), p.end.AddYears(-1)
	if p.kind != "day" { // 29 February ends a month; so must 28 February a year before, and the reverse
		t := p.end.Time()
		previousEnd = civil.New(t.Year()-1, t.Month()+1, 0)
	}
	return []any{p.start, p.end, p.kind, p.label, previousStart, previousEnd, mid, mid.AddYears(-1), mid.AddYears(-2), calendar}
}
