package main

import (
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"forcestats/pipeline/collect/ledger"
	"forcestats/pipeline/normalise/restate"
	"forcestats/pipeline/reading"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/place"
)

const westYorkshire = "E23000010"

// scoreLedger reads the national inspection of 2023 and the later report of its
// progress, as saved pages, keeps the ledger over both, and answers from it what
// West Yorkshire Police must still do about exploitation, by when, and who says
// so. Of nine recommendations the pages at hand have six, of which the later
// report restates five in other words.
func scoreLedger(w io.Writer, shared string) error {
	pages, err := filepath.Glob(filepath.Join(shared, "more/web/hmicfrs__group-based-cse*.html"))
	if err != nil {
		return err
	}
	if len(pages) < 2 {
		fmt.Fprintln(w, "no saved pages of the inspection: more/web is missing")
		return nil
	}
	r, err := reading.NewReader(reading.Options{})
	if err != nil {
		return err
	}
	defer r.Close()
	book, err := newLedgerBook()
	if err != nil {
		return err
	}
	titles, exploitation := map[string]string{}, map[string]bool{}
	for _, p := range pages {
		var rows record.Rows
		if _, err := readFile(r, p, &rows); err != nil {
			return err
		}
		book.add(&rows)
		for _, d := range rows.Documents {
			titles[d.DocumentID] = d.Title
		}
		for _, t := range rows.Themes {
			exploitation[t.FindingID] = exploitation[t.FindingID] || t.Theme == "exploitation"
		}
		for _, i := range rows.Issues {
			if i.Code == "findings-missing" {
				fmt.Fprintf(w, "  %s: %s\n", filepath.Base(p), i.Message)
			}
		}
	}
	all := book.keep()
	t := tellLedger(w, all, titles, exploitation)
	fmt.Fprintf(w, "recommendations of 2023: %d, %d of them with what a later report says, %d without; %d addressed to all chief constables, obligations of %d forces\n",
		len(t.numbers), t.known, len(t.numbers)-t.known, t.national, t.forces)
	if len(t.numbers) != 6 || t.known != 5 || t.forces != 43 {
		return fmt.Errorf("six recommendations, five with a state and 43 forces are wanted")
	}
	return nil
}

// ledgerBook is a book that documents are put into one by one.
type ledgerBook struct{ ledger.Book }

// newLedgerBook is an empty book with all forces, on the day that the scores are
// worked out for.
func newLedgerBook() (*ledgerBook, error) {
	places, err := place.New(0)
	if err != nil {
		return nil, err
	}
	b := &ledgerBook{ledger.Book{Run: civil.New(2026, 12, 1)}}
	for _, a := range places.Areas() {
		if a.Type == "force" {
			b.Forces = append(b.Forces, ledger.Force{Code: a.Code, Name: a.Name})
		}
	}
	return b, nil
}

func (b *ledgerBook) add(rows *record.Rows) {
	b.Documents = append(b.Documents, rows.Documents...)
	b.Subjects = append(b.Subjects, rows.Areas...)
	b.Findings = append(b.Findings, rows.Findings...)
	b.Addressees = append(b.Addressees, rows.Addressees...)
	b.Areas = append(b.Areas, rows.FindingAreas...)
}

// keep joins what later documents repeat with what it is of, and keeps the book.
func (b *ledgerBook) keep() []record.Obligation {
	links := restate.Link(b.Documents, b.Findings)
	for i := range b.Findings {
		b.Findings[i].Restates = links[b.Findings[i].FindingID]
	}
	all, _ := b.Keep()
	return all
}

// told is what a ledger holds of the inspection's recommendations.
type told struct {
	numbers                 map[string]bool
	known, national, forces int
}

func tellLedger(w io.Writer, all []record.Obligation, titles map[string]string, exploitation map[string]bool) told {
	t := told{numbers: map[string]bool{}}
	byNumber, said := map[string]map[string]bool{}, map[string]bool{}
	for _, o := range all {
		if o.Kind != "recommendation" || !strings.Contains(strings.ToLower(titles[o.DocumentID]), "inspection") && o.Number == "" {
			continue
		}
		t.numbers[o.Number] = true
		if byNumber[o.Number] == nil {
			byNumber[o.Number] = map[string]bool{}
		}
		if o.Agency == "police" && strings.HasPrefix(o.AreaCode, "E23") || strings.HasPrefix(o.AreaCode, "W15") {
			byNumber[o.Number][o.AreaCode] = true
		}
		said[o.Number] = said[o.Number] || o.Progress != "" || o.Answer != ""
		if o.AreaCode == westYorkshire {
			fmt.Fprintf(w, "  West Yorkshire Police, recommendation %s (theme exploitation: %v): %s; by %s (%s); %s, says %s: %.90s\n",
				o.Number, exploitation[o.FindingID], o.State, o.Deadline, cmp.Or(o.DeadlineKind, "no date"), cmp.Or(o.ProgressPublished, "nothing later"), cmp.Or(o.ProgressBy, titles[o.DocumentID]), o.Text)
		}
	}
	for number := range t.numbers {
		if said[number] {
			t.known++
		}
		if n := len(byNumber[number]); n > 1 {
			t.national++
			t.forces = max(t.forces, n)
		}
	}
	return t
}
