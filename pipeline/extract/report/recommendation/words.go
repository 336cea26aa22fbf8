package recommendation

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"strings"
	"sync"

	"forcestats/pipeline/vocabulary/phrase"
)

//go:embed words.csv
var wordsCSV string

// words are the phrases by which an item asks somebody to do something:
//
//	duty    anywhere: "the Board should", "is asked to"
//	task    after a body that begins the item: "The ICB to ensure that ..."
//	that    after "That": "That the service ensures that ..."
//	order   at the start: "Review the protocol."
//	finite  verbs that make a task a report of what was: "It was to ensure"
type words struct{ duty, task, that, order, finite phrase.Set }

// lexicon reads the table once; it is part of the program.
var lexicon = sync.OnceValue(func() *words {
	w, err := parseWords(wordsCSV)
	if err != nil {
		panic("recommendation: words.csv: " + err.Error()) // a test reads the table
	}
	return w
})

func (w *words) list(name string) (*phrase.Set, bool) {
	set, ok := map[string]*phrase.Set{"duty": &w.duty, "task": &w.task, "that": &w.that, "order": &w.order, "finite": &w.finite}[name]
	return set, ok
}

func parseWords(data string) (*words, error) {
	rows, err := csv.NewReader(strings.NewReader(data)).ReadAll()
	if err != nil {
		return nil, err
	}
	w := &words{}
	for i, row := range rows[1:] {
		set, ok := w.list(row[0])
		if !ok {
			return nil, fmt.Errorf("line %d: no list %q", i+2, row[0])
		}
		if _, err := set.Add(row[1], ""); err != nil {
			return nil, fmt.Errorf("line %d: %w", i+2, err)
		}
	}
	return w, nil
}

// taskWithin is how many words a body's name may have before what it is to do.
const taskWithin = 16

// Asks reports whether a text asks somebody to do something.
func Asks(text string) bool {
	w := lexicon()
	t := phrase.Split(text)
	if len(t.Tokens) < leastWords-1 {
		return false
	}
	if len(w.duty.Find(t)) > 0 {
		return true
	}
	first := phrase.Split(firstSentence(t))
	if orders(w, first) {
		return true
	}
	if first.Tokens[0].Word == "that" {
		return len(w.that.Find(first)) > 0
	}
	tasks := w.task.Find(first)
	if len(tasks) == 0 || tasks[0].From == 0 || tasks[0].From > taskWithin {
		return false
	}
	for _, h := range w.finite.Find(first) {
		if h.From < tasks[0].From {
			return false
		}
	}
	return true
}

// orders reports whether a text begins with what is to be done, after an
// adverb at most: "Review the protocol", "Urgently review it".
func orders(w *words, t *phrase.Text) bool {
	for _, h := range w.order.Find(t) {
		if h.From == 0 || h.From == 1 && strings.HasSuffix(t.Tokens[0].Word, "ly") {
			return true
		}
	}
	return false
}

func firstSentence(t *phrase.Text) string {
	end := 0
	for end < len(t.Tokens) && t.Tokens[end].Sentence == t.Tokens[0].Sentence {
		end++
	}
	return t.Words(0, end)
}
