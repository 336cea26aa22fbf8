package longtable

import (
	"sync"

	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// What columns hold, by which one with a renamed header is known.

// IsFinancialYear reports whether a text is a financial year, "2023/24".
func IsFinancialYear(text string) bool {
	_, err := period.FinancialYears.Parse(text)
	return err == nil
}

// IsFinancialQuarter reports whether a text is a quarter of a financial year.
func IsFinancialQuarter(text string) bool {
	_, err := period.FinancialYears.Quarter("2023/24", period.FinancialQtrs, text)
	return err == nil
}

// places are read when a table first lacks its column of forces.
var places = sync.OnceValues(func() (*place.Table, error) { return place.New(0) })

// IsForce reports whether a text names a force, or a body that is listed among
// forces (the British Transport Police, Action Fraud).
func IsForce(text string) bool {
	t, err := places()
	if err != nil {
		return false
	}
	p, problem := t.Resolve(place.Printed{Kind: "force", Name: text}, 0)
	return problem == nil && (p.Type == "force" || p.By == place.NotPlace)
}
