package diff

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/record"
)

// Tables in order are walked side by side; in any other order they give the same
// pairs.
func TestPairs(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 0))
	table := func() (rows []record.Statistic) {
		for i := range 60 {
			if r.IntN(3) > 0 {
				rows = append(rows, record.Statistic{AreaType: "force", AreaCode: fmt.Sprintf("E%02d", i/4), Statistic: "s", Category: fmt.Sprint(i % 4), Value: record.Some(float64(r.IntN(2)))})
			}
		}
		return rows
	}
	told := func(before, after []record.Statistic) (all []string) {
		found, err := pairs(seq(before), seq(after))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range found {
			switch {
			case p.was == nil:
				all = append(all, fmt.Sprint("new ", keyOf(p.is), p.is.Value.V))
			case p.is == nil:
				all = append(all, fmt.Sprint("gone ", keyOf(p.was), p.was.Value.V))
			default:
				all = append(all, fmt.Sprint("changed ", keyOf(p.is), p.was.Value.V, p.is.Value.V))
			}
		}
		slices.Sort(all)
		return all
	}
	for range 200 {
		before, after := table(), table()
		want := told(before, after)
		r.Shuffle(len(before), func(i, j int) { before[i], before[j] = before[j], before[i] })
		if diff := cmp.Diff(want, told(before, after)); diff != "" {
			t.Fatalf("in another order (-want +got):\n%s", diff)
		}
	}
}

func seq(rows []record.Statistic) iter.Seq2[*record.Statistic, error] {
	return func(yield func(*record.Statistic, error) bool) {
		for i := range rows {
			if !yield(&rows[i], nil) {
				return
			}
		}
	}
}
