package duckdb

import (
	"cmp"
	"context"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"forcestats/pipeline/aggregate"
	"forcestats/pipeline/aggregate/aggregatetest"
	"forcestats/pipeline/record"
)

// sequences is how many sequences of nights are tried; make sequences tries twenty.
var sequences = flag.Int("sequences", 1, "random sequences of nights")

// TestKept_nights_in_sequence: whatever documents come and go, what an engine
// makes that keeps results is what one makes from nothing.
func TestKept_nights_in_sequence(t *testing.T) {
	all := mixed()
	var again, anew int
	for seed := range uint64(*sequences) {
		rnd := rand.New(rand.NewPCG(seed, 18))
		e := Engine{Threads: 2, SpillFolder: t.TempDir(), KeepFolder: filepath.Join(t.TempDir(), "statistics")}
		there := map[string]bool{}
		for _, d := range all.Documents {
			there[d.DocumentID] = rnd.IntN(4) > 0
		}
		for night := range 5 {
			d := all.Documents[rnd.IntN(len(all.Documents))]
			there[d.DocumentID] = !there[d.DocumentID]
			before := keptKey(t, e)
			got := halves(t, e, only(all, there))
			if diff := gocmp.Diff(sortedOf(run(t, only(all, there))), got); diff != "" {
				t.Fatalf("sequence %d, night %d (%s): %s", seed, night, d.DocumentID, diff)
			}
			if keptKey(t, e) == before {
				again++
			} else {
				anew++
			}
		}
	}
	t.Logf("what is made of figures was handed over again on %d nights and made anew on %d", again, anew)
	if again == 0 || anew == 0 {
		t.Error("the nights are all of one kind")
	}
}

// TestKept_damage: results that are not as they were sealed are made anew.
func TestKept_damage(t *testing.T) {
	e := Engine{Threads: 2, SpillFolder: t.TempDir(), KeepFolder: filepath.Join(t.TempDir(), "statistics")}
	want := halves(t, e, mixed())
	folder := filepath.Join(e.KeepFolder, keptKey(t, e))
	for name, damage := range map[string]func() error{
		"cut":     func() error { return os.Truncate(filepath.Join(folder, "summary.parquet"), 100) },
		"no sums": func() error { return os.Remove(filepath.Join(folder, sumsFile)) },
	} {
		if err := damage(); err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(want, halves(t, e, mixed())); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if !whole(folder, mustQuery(t).Results) {
			t.Errorf("%s: not made whole again", name)
		}
	}
}

// TestKept_stops_when_told leaves nothing that a later run takes for whole.
func TestKept_stops_when_told(t *testing.T) {
	e := Engine{SpillFolder: t.TempDir(), KeepFolder: filepath.Join(t.TempDir(), "statistics")}
	ctx, cancel := context.WithCancel(t.Context())
	in, decided := aggregatetest.StageHalves(t, mixed())
	var kept aggregatetest.Kept
	err := aggregate.RunHalves(ctx, e, in, decided, aggregatetest.Reference(t), stopping{&kept, cancel})
	if err == nil {
		t.Error("ran on")
	}
	entries, _ := os.ReadDir(e.KeepFolder)
	for _, entry := range entries {
		if whole(filepath.Join(e.KeepFolder, entry.Name()), mustQuery(t).Results) {
			t.Errorf("%s counts as whole", entry.Name())
		}
	}
}

// stopping ends the run with the first peer, after all statistics.
type stopping struct {
	*aggregatetest.Kept
	cancel func()
}

func (s stopping) Peer(p *aggregate.Peer) error { s.cancel(); return s.Kept.Peer(p) }

// mixed is the example with a report that has figures too, a document of the
// figures' series without any, and two renderings of one report.
func mixed() *record.Rows {
	rows := example()
	i := slices.IndexFunc(rows.Documents, func(d record.Document) bool { return d.DocumentID == rows.Observations[0].DocumentID })
	rows.Findings[0].DocumentID = rows.Documents[i].DocumentID
	empty := rows.Documents[i]
	empty.DocumentID, empty.Path = "empty", "empty.xlsx"
	report := rows.Documents[slices.IndexFunc(rows.Documents, func(d record.Document) bool { return d.Series == "" })]
	report.DocumentID, report.Path = "rendering", "rendering.pdf"
	rows.Documents = append(rows.Documents, empty, report)
	return rows
}

// only returns the rows of the documents that are there.
func only(all *record.Rows, there map[string]bool) *record.Rows {
	some := *all
	finding := map[string]bool{}
	some.Documents = filter(all.Documents, func(d record.Document) bool { return there[d.DocumentID] })
	some.Areas = filter(all.Areas, func(a record.DocumentArea) bool { return there[a.DocumentID] })
	some.Observations = filter(all.Observations, func(o record.Observation) bool { return there[o.DocumentID] })
	some.Judgements = filter(all.Judgements, func(j record.Judgement) bool { return there[j.DocumentID] })
	some.Findings = filter(all.Findings, func(f record.Finding) bool {
		finding[f.FindingID] = there[f.DocumentID]
		return there[f.DocumentID]
	})
	some.FindingAreas = filter(all.FindingAreas, func(a record.FindingArea) bool { return finding[a.FindingID] })
	some.Addressees = filter(all.Addressees, func(a record.FindingAddressee) bool { return finding[a.FindingID] })
	some.Themes = filter(all.Themes, func(f record.FindingTheme) bool { return finding[f.FindingID] })
	return &some
}

func filter[T any](list []T, keep func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(list), func(v T) bool { return !keep(v) })
}

func halves(t *testing.T, e Engine, rows *record.Rows) *aggregatetest.Kept {
	t.Helper()
	in, decided := aggregatetest.StageHalves(t, rows)
	var kept aggregatetest.Kept
	if err := aggregate.RunHalves(t.Context(), e, in, decided, aggregatetest.Reference(t), &kept); err != nil {
		t.Fatal(err)
	}
	return sortedOf(&kept)
}

// sortedOf puts in order what a Sink gets in any.
func sortedOf(k *aggregatetest.Kept) *aggregatetest.Kept {
	slices.SortFunc(k.Replaced, func(a, b [2]string) int { return cmp.Compare(a[0], b[0]) })
	slices.SortFunc(k.Issues, func(a, b record.Issue) int { return cmp.Compare(a.IssueID, b.IssueID) })
	return k
}

func mustQuery(t *testing.T) aggregate.Query {
	t.Helper()
	q, err := aggregatetest.Reference(t).Query()
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// keptKey is the name of the results that an engine keeps; empty for none.
func keptKey(t *testing.T, e Engine) string {
	t.Helper()
	entries, err := os.ReadDir(e.KeepFolder)
	if os.IsNotExist(err) || len(entries) == 0 {
		return ""
	}
	if len(entries) > 1 {
		t.Fatalf("more than the newest results are kept: %v", entries)
	}
	return entries[0].Name()
}
