package normalise

import (
	"strconv"
	"testing"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// nothing is a sink that keeps nothing.
type nothing struct{}

func (nothing) Write(record.Row) error { return nil }

// BenchmarkObservation is a long table of recorded crime: 300 partnerships,
// 120 offences, four quarters.
func BenchmarkObservation(b *testing.B) {
	n, err := New(Options{})
	if err != nil {
		b.Fatal(err)
	}
	var areas []place.Printed
	for _, a := range n.Places().Areas() {
		if a.Type == "csp" {
			areas = append(areas, place.Printed{Kind: "csp", Name: a.Name, Force: a.ForceName})
		}
	}
	offences := n.Offences().Offences()
	s := n.Begin(Source{DocumentID: id}, &nothing{})
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		o := offences[i/4%120]
		s.Observation(&record.RawObservation{
			Origin: record.Origin{Sheet: "2024_25", Cell: "I" + strconv.Itoa(i+2)}, Measure: "recorded_offences",
			Offence: record.OffenceLabel{Code: o.Code, Description: o.Description, Group: o.Group, Subgroup: o.Subgroup},
			Area:    areas[i/480%len(areas)], Period: period.Printed{Text: "2024/25 Q" + strconv.Itoa(i%4+1)},
			Published: strconv.Itoa(i % 977), Number: float64(i % 977), IsNumber: true, Unit: "count",
		})
		i++
	}
}
