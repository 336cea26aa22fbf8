// Package civil holds days of the calendar without a time or a zone, as
// publications print them: the day of an inspection, the ends of a period.
//
// It must not import anything of forcestats: every room may hold a day.
package civil

import (
	"fmt"
	"time"
)

// Date is a day of the Gregorian calendar without a time or a zone. It counts
// days from 1 January of year 1, which is Date 1; the zero Date is no date.
// Dates compare with <, so a period is a pair of them.
type Date int32

// epoch is the Date of 1 January 1970, where Parquet's date32 starts.
const epoch = Date(719163)

// New returns the Date of a day. Months and days outside their range are
// carried over as time.Date does.
func New(year int, month time.Month, day int) Date {
	return Of(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// Of returns the Date of an instant, in the instant's own zone.
func Of(t time.Time) Date {
	y, m, d := t.Date()
	return Date(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix()/86400) + epoch
}

// Parse reads an ISO 8601 date such as 2025-03-31.
func Parse(s string) (Date, error) {
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return 0, fmt.Errorf("%q is not a date of the form 2006-01-02", s)
	}
	return Of(t), nil
}

// FromUnixDays returns the Date that lies n days after 1 January 1970.
func FromUnixDays(n int32) Date { return Date(n) + epoch }

// UnixDays returns the number of days since 1 January 1970.
func (d Date) UnixDays() int32 { return int32(d - epoch) }

// Valid reports whether d is a date at all.
func (d Date) Valid() bool { return d != 0 }

// Time returns midnight UTC at the start of d.
func (d Date) Time() time.Time { return time.Unix(int64(d.UnixDays())*86400, 0).UTC() }

// AddYears returns the same day n years on; 29 February becomes 28 February
// in a common year, so that year-on-year comparisons keep month ends.
func (d Date) AddYears(n int) Date {
	y, m, day := d.Time().Date()
	if m == time.February && day == 29 {
		day = 28
	}
	return New(y+n, m, day)
}

// String formats d as ISO 8601; no date is the empty string.
func (d Date) String() string {
	if !d.Valid() {
		return ""
	}
	return d.Time().Format("2006-01-02")
}
