package reading

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"forcestats/pipeline/extract"
	"forcestats/pipeline/extract/card"
	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/publication/list"
	"forcestats/pipeline/normalise"
	"forcestats/pipeline/readers/pdf"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/source"
	"forcestats/pipeline/vocabulary/civil"
)

// Reader takes documents through extract and normalise, one at a time. Start
// one a process: it holds the compiled PDF engine and the reference tables.
type Reader struct {
	Engine     *extract.Engine
	normaliser *normalise.Normaliser
	pages      *pdf.Reader // nil until the first PDF
	cards      string      // hash of the cards that it reads by
}

// Options are the settings of a Reader.
type Options struct {
	CacheDir   string        // for the compiled PDF engine; empty compiles it anew
	Geography  civil.Date    // districts are carried to this date; zero is the newest in the tables
	Today      civil.Date    // the day of the run; zero is not known
	SecondTime time.Duration // how long the second PDF reader may take for a document
	Limits     sheet.Limits
	Cards      []*card.Card // of the sources directory
}

// NewReader starts a reader with every publication.
func NewReader(o Options) (*Reader, error) {
	n, err := normalise.New(normalise.Options{Geography: o.Geography, Today: o.Today})
	if err != nil {
		return nil, err
	}
	r := &Reader{normaliser: n, cards: card.HashOf(o.Cards)}
	r.Engine = &extract.Engine{
		Publications: append(card.Publications(o.Cards), list.All()...), Limits: o.Limits, SecondTime: cmp.Or(o.SecondTime, 20*time.Second),
		Pages: func() (*pdf.Reader, error) {
			if r.pages != nil {
				return r.pages, nil
			}
			pages, err := pdf.NewReader(pdf.Options{CacheDir: o.CacheDir})
			if err != nil {
				return nil, fmt.Errorf("PDF engine: %w", err)
			}
			r.pages = pages
			return pages, nil
		},
	}
	return r, nil
}

// Compile puts the compiled PDF engine into its cache, where it is not there yet.
func Compile(o Options) error {
	pages, err := pdf.NewReader(pdf.Options{CacheDir: o.CacheDir})
	if err != nil {
		return fmt.Errorf("PDF engine: %w", err)
	}
	return pages.Close()
}

// Close stops the PDF engine, if it was started.
func (r *Reader) Close() error {
	if r.pages == nil {
		return nil
	}
	return r.pages.Close()
}

// Read reads one document and writes its contract rows, the documents row
// last. The error is the sink's, never the document's: what is wrong with a
// document is in its status and its issues.
func (r *Reader) Read(d source.Document, f extract.File, out record.Sink) (extract.Result, error) {
	var stage *normalise.Stage
	result := r.Engine.Read(f, func(found extract.Result) record.RawSink {
		stage = r.normaliser.Begin(normalise.Source{
			DocumentID: d.ID, Publication: found.Publication.ID, Publisher: cmp.Or(found.Publication.Publisher, d.Catalogue.Publisher),
			Layout: found.Layout, Format: found.Format, Pages: found.Pages, Bytes: f.Size,
			Title: d.Catalogue.Title, Licence: d.Catalogue.Licence,
			Published: d.Catalogue.Published, PeriodStart: d.Catalogue.PeriodStart, PeriodEnd: d.Catalogue.PeriodEnd,
		}, out)
		return stage
	})
	return result, stage.Close(result.Status, result.Reason)
}

// Versions says what decides a document's rows beside its bytes. program is
// the hash of the executable.
func Versions(program string, geography civil.Date, cards []*card.Card) source.Versions {
	h := sha256.New()
	for _, m := range sortedMeta(list.All()) {
		fmt.Fprintf(h, "%s %d\n", m.ID, m.Version)
	}
	return source.Versions{
		Program:      program,
		Reference:    geography.String(),
		Publications: hex.EncodeToString(h.Sum(nil)),
		Cards:        card.HashOf(cards),
	}
}

// Apart reports whether the rows of a publication stand in observations and in
// no statistic.
func Apart(id string) bool {
	for _, p := range list.All() {
		if m := p.Meta(); m.ID == id {
			return m.Apart
		}
	}
	return false
}

func sortedMeta(all []publication.Publication) []publication.Meta {
	var metas []publication.Meta
	for _, p := range all {
		metas = append(metas, p.Meta())
	}
	slices.SortFunc(metas, func(a, b publication.Meta) int { return cmp.Compare(a.ID, b.ID) })
	return metas
}
