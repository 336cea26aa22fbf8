package recommendation

import (
	"encoding/csv"
	"strings"
	"testing"

	"forcestats/pipeline/vocabulary/phrase"
)

// Every line of words.csv finds its example and passes over its counter.
func TestWords(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(wordsCSV)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := parseWords(wordsCSV); err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		var set phrase.Set
		if _, err := set.Add(row[1], ""); err != nil {
			t.Fatal(err)
		}
		if row[0] != "finite" && !Asks(row[2]) {
			t.Errorf("%s: %q asks for nothing", row[0], row[2])
		}
		if len(set.Find(phrase.Split(row[2]))) == 0 {
			t.Errorf("%s: %q is not found by %q", row[0], row[2], row[1])
		}
		if row[0] != "finite" && Asks(row[3]) {
			t.Errorf("%s: %q asks for something", row[0], row[3])
		}
	}
}
