package record

import (
	"time"

	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

type (
	// Date is a day of the calendar.
	Date = civil.Date
	// PeriodLabel is a period as printed.
	PeriodLabel = period.Printed
	// AreaLabel is a place as printed.
	AreaLabel = place.Printed
)

// NewDate returns the Date of a day.
func NewDate(year int, month time.Month, day int) Date { return civil.New(year, month, day) }

// DateOf returns the Date of an instant, in the instant's own zone.
func DateOf(t time.Time) Date { return civil.Of(t) }

// ParseDate reads an ISO 8601 date such as 2025-03-31.
func ParseDate(s string) (Date, error) { return civil.Parse(s) }

// DateFromUnixDays returns the Date that lies n days after 1 January 1970.
func DateFromUnixDays(n int32) Date { return civil.FromUnixDays(n) }
