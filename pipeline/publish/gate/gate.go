// Package gate decides whether a release may go out. It looks at figures: what
// was held back, rejected or is gone, which areas lost their figures in a
// table, what moved together by a factor, what was revised beyond belief, which
// totals disagree, and which editions got smaller or older. It compares the
// release with the one before, and the editions of a publication with one
// another.
//
// It compares profiles with limits and knows nothing of files. It must not
// import any other package of publish.
package gate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Limits are the settings of the gate.
type Limits struct {
	HeldBack float64 // largest share of a publication's rows that may be held back
	Rejected float64 // largest share of documents that may be rejected
	Dropped  float64 // largest share of a publication's rows that may be gone since the last release
	Gone     float64 // largest share of a publication's documents that may be gone since the last release
	Turned   float64 // largest share of the documents read for the last release that may be rejected or unrecognised now
	Forces   int     // largest number of police force areas that may have lost all or much of their figures in a table
	Councils float64 // largest share of districts and counties that may have lost all their figures in a table
	Factor   float64 // largest factor by which the figures of a table may have moved together
	Revised  float64 // largest share of a document's figures that may be revised by half or more
	Disagree int     // largest number of totals that may disagree in a document
	Shrunk   float64 // largest share of an edition's figures that the next may lack

	// Publications holds limits of single publications, by id.
	Publications map[string]Limits
}

// Default holds the limits of a run without settings. Published sets differ
// from night to night by a document or two, never by half; forces stay what
// they are; districts merge, a few in a year; no series of all areas grows
// threefold in a year, and no revision changes one figure in five by half.
// Own has what differs for single publications.
func Default() Limits {
	l := Limits{
		HeldBack: 0.2, Rejected: 0.9, Dropped: 0.5, Gone: 0.25, Turned: 0.1, Forces: 0, Councils: 0.05,
		Factor: 3, Revised: 0.2, Disagree: 100, Shrunk: 0.3,
	}
	own, err := ParseOwn(Own, l)
	if err != nil {
		panic(err) // a constant of this package
	}
	l.Publications = own
	return l
}

// of is the limits of a publication.
func (l *Limits) of(publication string) Limits {
	if own, ok := l.Publications[publication]; ok {
		return own
	}
	return *l
}

// The rules, by the codes that --accept takes.
const (
	HeldBack       = "held-back"
	Rejected       = "rejected"
	Dropped        = "rows-dropped"
	Gone           = "documents-gone"
	Turned         = "documents-turned"
	AreasMissing   = "areas-missing"
	MovedTogether  = "moved-together"
	Revised        = "revised-together"
	TotalsDisagree = "totals-disagree"
	Shrunk         = "edition-smaller"
	Older          = "edition-older"
)

// Rules returns every rule with what it says.
func Rules() [][2]string {
	return [][2]string{
		{AreasMissing, "areas lost all or much of their figures in a table that still has the others'"},
		{Gone, "documents are gone since the last release"},
		{Turned, "documents that were read for the last release are rejected or unrecognised now"},
		{Older, "a file holds older figures than it did"},
		{Shrunk, "an edition lacks figures that the one before had"},
		{HeldBack, "rows were held back"},
		{MovedTogether, "the figures of a table moved together by a factor"},
		{Rejected, "documents were rejected"},
		{Revised, "figures were revised by half or more"},
		{Dropped, "a publication has fewer rows than in the last release"},
		{TotalsDisagree, "totals differ from their parts"},
	}
}

// Reason is why the gate is closed.
type Reason struct {
	Rule        string `json:"rule"`
	Publication string `json:"publication,omitempty"`
	Says        string `json:"says"` // how much, and what the limit is
	Path        string `json:"path,omitempty"`
	Where       string `json:"where,omitempty"` // sheet and cell of the first figure concerned
}

// String is the reason in one line.
func (r Reason) String() string {
	var b strings.Builder
	b.WriteString(r.Rule)
	if r.Publication != "" {
		b.WriteString(", " + r.Publication)
	}
	b.WriteString(": " + r.Says)
	if r.Path != "" {
		fmt.Fprintf(&b, "; first %q", r.Path)
		if r.Where != "" {
			b.WriteString(" " + r.Where)
		}
	}
	return b.String()
}

// Release is what the gate looks at.
type Release struct {
	*Profile
	Current   map[string]bool     // codes of the areas there are; others were abolished and are not missed. Nil for all
	Moves     []Move              // of each statistic in its newest period, against the year before
	Revisions map[string]Revision // by the later document
}

// Move is how the areas' figures of one statistic moved within a year.
type Move struct {
	Statistic, Unit string
	Areas           int
	Factor          float64 // middle of the areas' factors
	Document        string  // of the first figure
}

// Revision counts a document's figures that an earlier one gives too.
type Revision struct {
	Figures, Far int // far: by half or more
	Says         string
}

// Check returns what closes the gate; none opens it. before is nil for the
// first release.
func Check(l Limits, now Release, before *Profile) []Reason {
	c := check{limits: l, now: now, before: before, known: map[string]bool{}}
	if before != nil {
		for i := range before.Documents {
			c.known[before.Documents[i].ID] = true
		}
	}
	c.shares()
	if before != nil {
		c.documents()
	}
	for i := range now.Documents {
		if d := &now.Documents[i]; !c.known[d.ID] && len(d.Tables) > 0 {
			c.edition(d)
		}
	}
	c.moved()
	slices.SortStableFunc(c.reasons, func(a, b Reason) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Publication, b.Publication))
	})
	return c.reasons
}

type check struct {
	limits  Limits
	now     Release
	before  *Profile
	known   map[string]bool // ids of the last release's documents
	reasons []Reason
}

func (c *check) close(rule string, d *Document, where, says string, values ...any) {
	r := Reason{Rule: rule, Where: where, Says: fmt.Sprintf(says, values...)}
	if d != nil {
		r.Publication, r.Path = d.Publication, d.Path
	}
	c.reasons = append(c.reasons, r)
}

func ratio[N int | int64](a, b N) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}
