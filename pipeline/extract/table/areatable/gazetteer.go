package areatable

import (
	"sync"

	"forcestats/pipeline/vocabulary/place"
)

// tables are read once: they are the same for every document.
var tables = sync.OnceValues(func() (*place.Table, error) { return place.New(0) })

// gazetteer knows what a text is as a place. It belongs to one document.
type gazetteer struct {
	tables *place.Table
	seen   map[string]look
}

// look is what a text is as a place.
type look struct {
	code    string // GSS code, or empty
	nature  string // of the code
	meaning place.Meaning
}

func newGazetteer() (*gazetteer, error) {
	t, err := tables()
	return &gazetteer{t, map[string]look{}}, err
}

func (gaz *gazetteer) look(text string) look {
	l, ok := gaz.seen[text]
	if ok {
		return l
	}
	if code := place.Code(text); code != "" {
		l.code, l.nature = code, place.Nature(code)
	} else if text != "" && len(text) < 120 {
		l.meaning = gaz.tables.Meanings(text)
	}
	if len(gaz.seen) < 1<<16 {
		gaz.seen[text] = l
	}
	return l
}

// known reports whether the text is a place or a label that is known to be none.
func (l look) known() bool { return l.code != "" || l.meaning.Known() }

// area reports whether the text is the code of a force, council or partnership.
func (l look) area() bool {
	switch l.nature {
	case "force", "district", "county", "partnership":
		return true
	}
	return false
}
