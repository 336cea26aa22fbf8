package recordedcrime

import (
	"sync"

	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// What the columns hold by which a table with a renamed header is known.

func isYear(text string) bool {
	_, err := period.FinancialYears.Parse(text)
	return err == nil
}

func isQuarter(text string) bool {
	_, err := period.FinancialYears.Quarter("2023/24", period.FinancialQtrs, text)
	return err == nil
}

// places are read when a table first lacks its column of forces.
var places = sync.OnceValues(func() (*place.Table, error) { return place.New(0) })

// isForce reports whether a text names a force, or a body that is listed among
// forces (the British Transport Police, Action Fraud).
func isForce(text string) bool {
	t, err := places()
	if err != nil {
		return false
	}
	p, problem := t.Resolve(place.Printed{Kind: "force", Name: text}, 0)
	return problem == nil && (p.Type == "force" || p.By == place.NotPlace)
}
