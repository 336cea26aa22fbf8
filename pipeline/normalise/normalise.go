// Package normalise is the second stage: it turns the raw rows of one
// document into the contract's rows. Places get codes, periods get dates,
// cells get a number or a marker, offences get a category. What it can't
// place is an issue and a held-back row, never a guess.
//
// It must not open files, look at the clock or the environment, or import
// anything of forcestats but record and its own packages.
package normalise

import (
	"forcestats/pipeline/normalise/offence"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/number"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// Options of a run.
type Options struct {
	Geography civil.Date // the date whose areas a release speaks of; zero: the newest in the tables
	Today     civil.Date // the day of the run: no figure of an undated document is of a later time; zero sets no bound
}

// Normaliser holds the reference tables. It may be shared between documents
// and goroutines.
type Normaliser struct {
	places   *place.Table
	offences *offence.Table
	numbers  *number.Reader
	meaning  *meaning
	today    civil.Date
}

// New reads the reference tables that are built into the program.
func New(o Options) (*Normaliser, error) {
	places, err := place.New(o.Geography)
	if err != nil {
		return nil, err
	}
	offences, err := offence.New()
	if err != nil {
		return nil, err
	}
	numbers, err := number.New()
	if err != nil {
		return nil, err
	}
	meaning, err := newMeaning()
	if err != nil {
		return nil, err
	}
	return &Normaliser{places, offences, numbers, meaning, o.Today}, nil
}

// Places returns the table of places, for the reference rows that SQL joins.
func (n *Normaliser) Places() *place.Table { return n.places }

// Offences returns the table of offences.
func (n *Normaliser) Offences() *offence.Table { return n.offences }

// Source is what is known of a document before it is read: where it lies,
// who claimed it, and what the catalogue says of it.
type Source struct {
	DocumentID  string // SHA-256 of the bytes, hex
	Path        string // under the sources directory
	OtherPaths  string // further paths of the same bytes, joined with ;
	Publication string // id of the publication that claimed it
	Publisher   string // the publication's publisher, or the catalogue's
	Layout      string
	Format      string // pdf, xlsx, ods, xls, csv
	Bytes       int64
	Pages       int32

	// From the catalogue; a document's own words win over them.
	Title, Licence         string
	Published              civil.Date
	PeriodStart, PeriodEnd civil.Date
}

// Begin starts on a document. Its rows go to out as they come; the documents
// row follows at Close.
func (n *Normaliser) Begin(src Source, out record.Sink) *Stage {
	return &Stage{
		n: n, src: src, out: out, published: src.Published,
		places: map[placeKey]*placed{}, periods: map[period.Printed]timed{}, offences: map[record.OffenceLabel]named{},
		seen: map[uint64]int{}, labelled: map[uint64]labelled{}, issues: map[issueKey]int{},
	}
}
