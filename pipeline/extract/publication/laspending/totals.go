package laspending

import (
	"fmt"
	"math"

	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// sums are the items that the headers define by others: C3 = C1 + C2,
// C6 = C4 + C5, C7 = C3 - C6.
var sums = []struct {
	total, a, b string
	sign        float64
}{
	{"total_expenditure", "employees", "running_expenses", 1},
	{"total_income", "sales_fees_and_charges", "other_income", 1},
	{"net_current_expenditure", "total_expenditure", "total_income", -1},
}

// slack is what rounding can come to, each of three figures by half of its last
// place: of stored thousandths of a thousand pounds in some editions, of whole
// thousands in others (2022-23, 2023-24).
func slack(figures ...float64) float64 {
	for _, v := range figures {
		if v != math.Trunc(v) {
			return 0.02
		}
	}
	return 1.5
}

// check compares the totals of a row with the items that they are made of.
func (t *table) check(r *longtable.Row, name string, out record.RawSink) {
	for start := 0; start < len(t.services); {
		end := start + 1
		for end < len(t.services) && t.services[end].category == t.services[start].category {
			end++
		}
		of := t.services[start:end]
		start = end
		for _, s := range sums {
			total, at, ok1 := value(r, of, s.total)
			a, _, ok2 := value(r, of, s.a)
			b, _, ok3 := value(r, of, s.b)
			if !ok1 || !ok2 || !ok3 {
				continue
			}
			if math.Abs(total-a-s.sign*b) <= slack(total, a, b) {
				t.trace.Totals(t.sheet.Name(), 1, 1)
				continue
			}
			t.trace.Totals(t.sheet.Name(), 1, 0)
			i := record.NewIssue(vocabulary.TotalDisagrees, record.Origin{Sheet: t.sheet.Name(), Cell: r.RefAt(at)},
				fmt.Sprintf("%s, %s: %s is %v, its parts come to %v", name, of[0].category, s.total, total, a+s.sign*b))
			i.Field, i.Value = "total", fmt.Sprint(total)
			out.Issue(i)
		}
	}
}

// value returns the number of an item of one service in a row.
func value(r *longtable.Row, of []service, item string) (v float64, pos int, ok bool) {
	for _, s := range of {
		if s.item == item {
			v, ok = shown.Value(r.At(s.pos))
			return v, s.pos, ok
		}
	}
	return 0, -1, false
}
