// Package aggregatetest helps the tests of the engines: it stages rows as the
// parts of documents, keeps what a run makes, and makes up comparisons. Only
// tests and the laboratory import it.
package aggregatetest

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"forcestats/pipeline/aggregate"
	"forcestats/pipeline/collect"
	"forcestats/pipeline/collect/ledger"
	"forcestats/pipeline/normalise/offence"
	"forcestats/pipeline/parquet"
	"forcestats/pipeline/part"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/place"
)

// RunDate is the day on which every test runs.
var RunDate = civil.New(2026, 1, 31)

// Reference is the program's own, on RunDate.
func Reference(t testing.TB) *aggregate.Reference {
	t.Helper()
	places, err := place.New(0)
	if err != nil {
		t.Fatal(err)
	}
	offences, err := offence.New()
	if err != nil {
		t.Fatal(err)
	}
	return aggregate.NewReference(places, offences, RunDate)
}

// Stage writes rows as one part per table into a new folder.
func Stage(t testing.TB, rows *record.Rows) aggregate.Input {
	t.Helper()
	in := aggregate.Input{Folder: t.TempDir()}
	write(t, in, record.ObligationTable(), obligations(t, rows))
	write(t, in, record.DocumentTable(), rows.Documents)
	write(t, in, record.DocumentAreaTable(), rows.Areas)
	write(t, in, record.ObservationTable(), rows.Observations)
	write(t, in, record.FindingTable(), rows.Findings)
	write(t, in, record.FindingAreaTable(), rows.FindingAreas)
	write(t, in, record.FindingAddresseeTable(), rows.Addressees)
	write(t, in, record.FindingThemeTable(), rows.Themes)
	write(t, in, record.JudgementTable(), rows.Judgements)
	return in
}

// StageHalves writes rows as Stage does, with the documents of figures for
// aggregate.RunHalves, and returns which of them belong to a series.
func StageHalves(t testing.TB, rows *record.Rows) (in aggregate.Input, decided func(string) bool) {
	t.Helper()
	in = Stage(t, rows)
	c := collect.Collected{Documents: rows.Documents}
	for _, d := range rows.Documents {
		info := part.Info{DocumentID: d.DocumentID, Publication: d.Publication}
		for _, o := range rows.Observations {
			if o.DocumentID == d.DocumentID {
				info.Tables = []part.Table{{Name: record.ObservationTable().Name, Rows: 1}}
			}
		}
		c.Infos = append(c.Infos, info)
	}
	inSeries, err := c.StageFigures(filepath.Join(in.Folder, aggregate.FigureDocuments), func(string) bool { return false })
	if err != nil {
		t.Fatal(err)
	}
	return in, func(id string) bool { return inSeries[id] }
}

// obligations keeps the ledger of the findings, as a run does before it makes
// statistics.
func obligations(t testing.TB, rows *record.Rows) []record.Obligation {
	places, err := place.New(0)
	if err != nil {
		t.Fatal(err)
	}
	book := ledger.Book{Documents: rows.Documents, Subjects: rows.Areas, Findings: rows.Findings, Addressees: rows.Addressees, Areas: rows.FindingAreas, Run: RunDate}
	for _, a := range places.Areas() {
		if a.Type == "force" {
			book.Forces = append(book.Forces, ledger.Force{Code: a.Code, Name: a.Name})
		}
	}
	all, _ := book.Keep()
	return all
}

func write[T any](t testing.TB, in aggregate.Input, table record.Table[T], rows []T) {
	t.Helper()
	if len(rows) == 0 {
		return
	}
	folder := filepath.Join(in.Folder, table.Name)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(filepath.Join(folder, "part.parquet"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w, err := parquet.NewWriter(f, table)
	if err != nil {
		t.Fatal(err)
	}
	for i := range rows {
		if err := w.Write(&rows[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// Kept is a Sink that keeps everything.
type Kept struct {
	Statistics []record.Statistic
	Revisions  []record.Revision
	Replaced   [][2]string
	Peers      []aggregate.Peer
	Issues     []record.Issue
}

// Statistic keeps a statistic.
func (k *Kept) Statistic(s *record.Statistic) error {
	k.Statistics = append(k.Statistics, *s)
	return nil
}

// Revision keeps a revision.
func (k *Kept) Revision(r *record.Revision) error { k.Revisions = append(k.Revisions, *r); return nil }

// Superseded keeps a pair of documents.
func (k *Kept) Superseded(documentID, by string) error {
	k.Replaced = append(k.Replaced, [2]string{documentID, by})
	return nil
}

// Peer keeps a pair of areas.
func (k *Kept) Peer(p *aggregate.Peer) error { k.Peers = append(k.Peers, *p); return nil }

// Issue keeps an issue.
func (k *Kept) Issue(i *record.Issue) error { k.Issues = append(k.Issues, *i); return nil }

// Find returns the statistics that a key fits: "area statistic category
// breakdown period", where the period is its last day or first/last, * stands
// for anything and - for nothing.
func (k *Kept) Find(key string) []record.Statistic {
	want := strings.Fields(key)
	var found []record.Statistic
	for _, s := range k.Statistics {
		have := []string{s.AreaCode, s.Statistic, s.Category, s.Breakdown, s.PeriodEnd.String()}
		if strings.Contains(want[len(want)-1], "/") {
			have[4] = s.PeriodStart.String() + "/" + have[4]
		}
		if len(want) != len(have) {
			panic(fmt.Sprintf("aggregatetest.Find: %q has not five words", key))
		}
		if !slices.ContainsFunc([]int{0, 1, 2, 3, 4}, func(i int) bool {
			return want[i] != "*" && want[i] != have[i] && !(want[i] == "-" && have[i] == "")
		}) {
			found = append(found, s)
		}
	}
	return found
}

// One returns the only statistic that a key fits.
func (k *Kept) One(t testing.TB, key string) record.Statistic {
	t.Helper()
	found := k.Find(key)
	if len(found) != 1 {
		t.Fatalf("%s: %d statistics, not one", key, len(found))
	}
	return found[0]
}

// None fails if a key fits any statistic.
func (k *Kept) None(t testing.TB, key string) {
	t.Helper()
	if found := k.Find(key); len(found) > 0 {
		t.Fatalf("%s: %+v, want none", key, found[0])
	}
}
