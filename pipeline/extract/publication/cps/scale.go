package cps

import (
	"math"

	"forcestats/pipeline/extract/table/shown"
	"forcestats/pipeline/vocabulary/number"
)

// scaleRows is how many rows are compared to tell how shares are printed.
const scaleRows = 60

// scale tells by the numbers beside them whether the shares of a table are
// percentages, or fractions of 1 as some programs store them. A table without
// shares needs none; one whose shares agree with neither has none.
func (t *table) scale() error {
	shares, numbers := map[string]int{}, map[string]int{}
	for _, v := range t.values {
		if v.share {
			shares[v.category+" "+v.outcome] = v.pos
		} else {
			numbers[v.category+" "+v.outcome] = v.pos
		}
	}
	if len(shares) == 0 {
		t.whole = 100
		return nil
	}
	other := map[string]string{"convictions": "unsuccessful", "unsuccessful": "convictions"}
	percentages, fractions, rows := 0, 0, 0
	for r, err := range t.header.Rows(t.sheet) {
		if err != nil {
			return err
		}
		if rows++; rows > scaleRows {
			break
		}
		for _, v := range t.values {
			share, ok := shown.Number(r.At(v.pos))
			own, hasOwn := numbers[v.category+" "+v.outcome]
			rest, hasRest := numbers[v.category+" "+other[v.outcome]]
			if !v.share || !ok || !hasOwn || !hasRest || share.Value == 0 {
				continue
			}
			a, ok1 := shown.Value(r.At(own))
			b, ok2 := shown.Value(r.At(rest))
			if !ok1 || !ok2 || a+b == 0 {
				continue
			}
			switch is := a / (a + b); {
			case share.Unit == number.Percent || math.Abs(share.Value-100*is) < 1:
				percentages++
			case math.Abs(share.Value-is) < 0.01:
				fractions++
			}
		}
	}
	switch {
	case percentages > fractions:
		t.whole = 100
	case fractions > 0:
		t.whole = 1
	}
	return nil
}
