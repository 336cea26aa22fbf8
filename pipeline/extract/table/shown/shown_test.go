package shown

import (
	"testing"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/vocabulary/number"
)

// One cell has one meaning, however it is stored: 85.3 per cent.
func TestNumber(t *testing.T) {
	for _, c := range []struct {
		cell sheet.Cell
		want number.Number
		ok   bool
	}{
		{sheet.Cell{Kind: sheet.Number, Number: 0.853, Text: "85.3%", Raw: "85.3%", Format: "0.0%"}, number.Number{Value: 85.3, Unit: number.Percent}, true},
		{sheet.Cell{Kind: sheet.Number, Number: 0.853, Text: "85%", Raw: "0.853", Format: "0%"}, number.Number{Value: 85.3, Unit: number.Percent}, true},
		{sheet.Cell{Kind: sheet.Text, Text: "85.3%"}, number.Number{Value: 85.3, Unit: number.Percent}, true},
		{sheet.Cell{Kind: sheet.Number, Number: 0.853, Text: "0.853%", Raw: "0.853", Format: `0.000"%"`}, number.Number{Value: 0.853}, true},
		{sheet.Cell{Kind: sheet.Number, Number: 0.29, Text: "29%", Raw: "0.29", Format: "0%"}, number.Number{Value: 29, Unit: number.Percent}, true},
		{sheet.Cell{Kind: sheet.Number, Number: -12, Text: "(12)", Raw: "-12", Format: "0;(0)"}, number.Number{Value: -12}, true},
		{sheet.Cell{Kind: sheet.Text, Text: "77 [b]"}, number.Number{Value: 77, Break: true}, true},
		{sheet.Cell{Kind: sheet.Text, Text: "(12)"}, number.Number{}, false},
		{sheet.Cell{Kind: sheet.Text, Text: "1.2m"}, number.Number{}, false},
		{sheet.Cell{Kind: sheet.Text, Text: "c"}, number.Number{}, false},
		{sheet.Cell{Kind: sheet.Date, Number: 44372}, number.Number{}, false},
		{sheet.Cell{}, number.Number{}, false},
	} {
		if got, ok := Number(&c.cell); got != c.want || ok != c.ok {
			t.Errorf("%+v is %+v %v, want %+v", c.cell, got, ok, c.want)
		}
	}
	if _, ok := Number(nil); ok {
		t.Error("no cell has a number")
	}
}
