package period

import (
	"fmt"
	"time"

	"forcestats/pipeline/vocabulary/civil"
)

// Form is a way to print a period.
type Form int

// The forms that Format writes and Parse reads.
const (
	YearEnding    Form = iota // Year ending March 2025
	Financial                 // 2024/25
	Calendar                  // 2024
	FinancialQ                // 2024/25 Q1
	MonthYear                 // March 2025
	MidYear                   // Mid-2024
	OnDay                     // 31 March 2025
	AsAt                      // as at 31 March 2025
	MonthRange                // April 2024 to June 2024
	DayRange                  // 8 May 2024 to 3 June 2024
	TwelveMonths              // 12 months ending 31-03-2025
	ReportingYear             // reporting year 2025
)

// Forms returns the forms that can print a period without loss, best first.
func Forms(p Period) []Form {
	_, sm, _ := p.Start.Time().Date()
	switch p.Kind {
	case Year:
		f := []Form{YearEnding, MonthRange, DayRange, TwelveMonths}
		switch sm {
		case time.April:
			f = append(f, Financial, ReportingYear)
		case time.January:
			f = append(f, Calendar)
		}
		return f
	case Quarter:
		return []Form{FinancialQ, MonthRange, DayRange}
	case Month:
		return []Form{MonthYear, DayRange}
	case Day:
		if _, m, d := p.Start.Time().Date(); m == time.June && d == 30 {
			return []Form{OnDay, AsAt, MidYear}
		}
		return []Form{OnDay, AsAt}
	}
	if _, _, d := p.Start.Time().Date(); d == 1 && wholeMonths(p.Start, p.End) {
		return []Form{MonthRange, DayRange}
	}
	return []Form{DayRange}
}

func wholeMonths(start, end civil.Date) bool {
	y, m, _ := end.Time().Date()
	return start.Time().Day() == 1 && end == monthEnd(y, m)
}

// Label prints a period for the column period_label.
func Label(p Period) string { return Format(p, Forms(p)[0]) }

// Format prints a period in a form that Forms allows for it.
func Format(p Period, f Form) string {
	start, end := p.Start.Time(), p.End.Time()
	switch f {
	case YearEnding:
		return end.Format("Year ending January 2006")
	case Financial:
		return fmt.Sprintf("%d/%02d", start.Year(), end.Year()%100)
	case Calendar:
		return end.Format("2006")
	case FinancialQ:
		first, quarter := start.Year(), (int(start.Month())-1)/3
		if quarter == 0 {
			first, quarter = first-1, 4
		}
		return fmt.Sprintf("%d/%02d Q%d", first, (first+1)%100, quarter)
	case MonthYear:
		return end.Format("January 2006")
	case MidYear:
		return end.Format("Mid-2006")
	case AsAt:
		return end.Format("as at 2 January 2006")
	case MonthRange:
		return start.Format("January 2006") + " to " + end.Format("January 2006")
	case DayRange:
		return start.Format("2 January 2006") + " to " + end.Format("2 January 2006")
	case TwelveMonths:
		return "12 months ending " + end.Format("02-01-2006")
	case ReportingYear:
		return end.Format("reporting year 2006")
	}
	return end.Format("2 January 2006")
}
