package publish

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"forcestats/pipeline/publish/gate"
	"forcestats/pipeline/publish/release"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/place"
)

// profileName is the file of a release that holds what the gate remembers.
const profileName = "gate.json"

// Acceptance lets a release out against a rule of the gate. It stands in the
// manifest with what it let out.
type Acceptance struct {
	Rule    string
	Because string
}

// Remembered reads what the gate remembers of a release; nil with an error
// where there is nothing to read.
func Remembered(folder string) (*gate.Profile, error) {
	f, err := os.Open(filepath.Join(folder, profileName))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return gate.Read(f)
}

// watched gathers what the gate looks at while the rows go by.
type watched struct {
	figures   *gate.Collector
	moves     map[moveKey]*move
	revisions map[string]gate.Revision
}

type moveKey struct{ statistic, unit string }

// move is the newest period of a statistic: its areas' factors on the year before.
type move struct {
	end      civil.Date
	factors  []float64
	document string
}

// watch starts with what is known of the documents.
func (p *Product) watch() *watched {
	documents := make([]gate.Document, len(p.collected.Documents))
	at := map[string]int{}
	for i := range p.collected.Documents {
		documents[i] = gate.Of(&p.collected.Documents[i])
		at[documents[i].ID] = i
	}
	for i := range p.collected.Infos {
		info := &p.collected.Infos[i]
		if n, known := at[info.DocumentID]; known {
			documents[n].Others = info.Rows("findings") + info.Rows("judgements")
		}
	}
	for i := range p.collected.Issues {
		if n, known := at[p.collected.Issues[i].DocumentID]; known {
			documents[n].Issue(&p.collected.Issues[i])
		}
	}
	return &watched{figures: gate.NewCollector(documents), moves: map[moveKey]*move{}, revisions: map[string]gate.Revision{}}
}

// statistic takes a statistic: only the newest period of each counts.
func (w *watched) statistic(s *record.Statistic) {
	if !s.Value.Valid || !s.Previous.Valid || s.Value.V <= 0 || s.Previous.V <= 0 || !s.PeriodEnd.Valid() {
		return
	}
	k := moveKey{s.Statistic, s.Unit}
	m := w.moves[k]
	if m == nil || s.PeriodEnd > m.end {
		first, _, _ := strings.Cut(s.Source, ";")
		m = &move{end: s.PeriodEnd, document: first}
		w.moves[k] = m
	}
	if s.PeriodEnd == m.end {
		m.factors = append(m.factors, s.Value.V/s.Previous.V)
	}
}

// revision takes a figure that two editions give.
func (w *watched) revision(r *record.Revision) {
	if !r.EarlierValue.Valid || !r.LaterValue.Valid {
		return
	}
	if low, high := math.Abs(r.EarlierValue.V), math.Abs(r.LaterValue.V); math.Max(low, high) >= 10 && 1.5*math.Min(low, high) < math.Max(low, high) {
		n := w.revisions[r.LaterDocumentID]
		n.Far++
		w.revisions[r.LaterDocumentID] = n
	}
}

// release is what the gate is asked about.
func (w *watched) release(profile *gate.Profile, areas []place.Area) gate.Release {
	r := gate.Release{Profile: profile, Revisions: w.revisions, Current: map[string]bool{}}
	for i := range areas {
		r.Current[areas[i].Code] = true
	}
	for k, m := range w.moves {
		slices.Sort(m.factors)
		r.Moves = append(r.Moves, gate.Move{Statistic: k.statistic, Unit: k.unit, Areas: len(m.factors), Factor: m.factors[len(m.factors)/2], Document: m.document})
	}
	slices.SortFunc(r.Moves, func(a, b gate.Move) int { return strings.Compare(a.Statistic+" "+a.Unit, b.Statistic+" "+b.Unit) })
	for i := range profile.Documents {
		d := &profile.Documents[i]
		if n, revised := r.Revisions[d.ID]; revised {
			n.Figures = int(d.Values())
			r.Revisions[d.ID] = n
		}
	}
	return r
}

// ask asks the gate, and parts what it says into what was accepted and what
// keeps the release back.
func (p *Product) ask(profile *gate.Profile) (accepted []release.Accepted, standing []gate.Reason) {
	because := map[string]string{}
	for _, a := range p.options.Accept {
		because[a.Rule] = a.Because
	}
	for _, r := range gate.Check(p.options.Gate, p.watched.release(profile, p.reference.Places().Areas()), p.before.Profile) {
		if why, ok := because[r.Rule]; ok {
			accepted = append(accepted, release.Accepted{Rule: r.Rule, Because: why, Says: r.String()})
			continue
		}
		standing = append(standing, r)
	}
	return accepted, standing
}

// refuse keeps the release where people can look at it, and says why it is not
// the current one.
func (p *Product) refuse() (string, error) {
	lines := make([]string, len(p.Closed))
	for i, r := range p.Closed {
		lines[i] = r.String()
	}
	m := p.manifest
	m.Refused, m.Finished = lines, p.options.Now().UTC()
	folder, err := p.draft.Refuse(m)
	if err != nil {
		return "", err
	}
	shown := lines[:min(len(lines), 3)]
	more := ""
	if n := len(lines) - len(shown); n > 0 {
		more = fmt.Sprintf("\n  and %d more reasons (forcestats issues --refused)", n)
	}
	return folder, fmt.Errorf("%w:\n  %s%s\nThe current release is as it was. What was refused is in %s. Mend the input, or let it out by\n  forcestats run --accept %s --because \"...\"",
		ErrGate, strings.Join(shown, "\n  "), more, folder, p.Closed[0].Rule)
}
