package aggregate

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"forcestats/pipeline/record"
)

// FigureDocuments names the folder of an Input with the documents rows of the
// figures alone, for RunHalves.
const FigureDocuments = "figure_documents"

// RunHalves makes the same as Run in two goes: first what is made of findings,
// grades and documents, which is little and changes with the day, then what is
// made of figures, which an engine may keep from one night to the next. The two
// share nothing but reference tables: no rate divides findings by residents,
// and no rank or comparison crosses kinds of statistic.
//
// In FigureDocuments of the input stand the documents that have observations,
// with all others of their series. decided reports whether a document is one of
// these and has a series: its editions are put in order among the figures.
func RunHalves(ctx context.Context, e Engine, in Input, decided func(documentID string) bool, ref *Reference, sink Sink) error {
	q, err := ref.Query()
	if err != nil {
		return err
	}
	findings, figures := in.halves()
	first := held{decided: decided}
	if err := q.run(ctx, e, findings, &first); err != nil {
		return err
	}
	q.Tables = withoutDay(q.Tables)
	q.Lasting = true
	second := merged{Sink: sink, held: &first}
	if err := q.run(ctx, e, figures, &second); err != nil {
		return err
	}
	return second.rest()
}

// halves returns the input without observations, and the input of figures alone.
func (in Input) halves() (findings, figures Input) {
	findings = Input{Folder: in.Folder, Elsewhere: map[string]string{record.ObservationTable().Name: ""}}
	figures = Input{Folder: in.Folder, Elsewhere: map[string]string{}}
	for _, t := range InputTables() {
		switch t {
		case record.ObservationTable().Name:
		case record.DocumentTable().Name:
			figures.Elsewhere[t] = FigureDocuments
		default:
			figures.Elsewhere[t] = ""
		}
	}
	return findings, figures
}

// withoutDay leaves the day of the run out of the tables, on which nothing
// depends that is made of figures.
func withoutDay(tables []Table) []Table {
	tables = slices.Clone(tables)
	for i := range tables {
		if tables[i].Name == runTable {
			tables[i].Rows = nil
		}
	}
	return tables
}

// held is what the first half made, but for what the second decides. Its
// statistics are in order; there are as many as areas, times kinds and years of
// findings, however many documents were read.
type held struct {
	decided    func(string) bool
	statistics []record.Statistic
	superseded [][2]string
	issues     []record.Issue
}

func (h *held) Statistic(s *record.Statistic) error {
	h.statistics = append(h.statistics, *s)
	return nil
}

func (h *held) Superseded(documentID, by string) error {
	if !h.decided(documentID) {
		h.superseded = append(h.superseded, [2]string{documentID, by})
	}
	return nil
}

func (h *held) Issue(i *record.Issue) error {
	if !h.decided(i.DocumentID) {
		h.issues = append(h.issues, *i)
	}
	return nil
}

// Revision and Peer: revisions and peers are made of figures.
func (h *held) Revision(*record.Revision) error { return nil }
func (h *held) Peer(*Peer) error                { return nil }

// merged puts the statistics of the first half between those of the second.
type merged struct {
	Sink
	held *held
}

func (m *merged) Statistic(s *record.Statistic) error {
	for len(m.held.statistics) > 0 && inOrderOf(&m.held.statistics[0], s) < 0 {
		if err := m.first(); err != nil {
			return err
		}
	}
	return m.Sink.Statistic(s)
}

// first hands the first statistic that is held over.
func (m *merged) first() error {
	err := m.Sink.Statistic(&m.held.statistics[0])
	m.held.statistics = m.held.statistics[1:]
	return err
}

// through hands over the statistics that are left of the first half.
func (m *merged) through() error {
	for len(m.held.statistics) > 0 {
		if err := m.first(); err != nil {
			return err
		}
	}
	return nil
}

func (m *merged) Superseded(documentID, by string) error {
	if !m.held.decided(documentID) {
		return nil // the first half has it, who knows its subjects
	}
	return errors.Join(m.through(), m.Sink.Superseded(documentID, by))
}

func (m *merged) Peer(p *Peer) error { return errors.Join(m.through(), m.Sink.Peer(p)) }

func (m *merged) Revision(r *record.Revision) error {
	return errors.Join(m.through(), m.Sink.Revision(r))
}

func (m *merged) Issue(i *record.Issue) error { return errors.Join(m.through(), m.Sink.Issue(i)) }

// rest hands over what is left of the first half.
func (m *merged) rest() error {
	if err := m.through(); err != nil {
		return err
	}
	for _, pair := range m.held.superseded {
		if err := m.Sink.Superseded(pair[0], pair[1]); err != nil {
			return err
		}
	}
	for i := range m.held.issues {
		if err := m.Sink.Issue(&m.held.issues[i]); err != nil {
			return err
		}
	}
	return nil
}

// inOrderOf compares two statistics by the order in which a Sink gets them; no
// period and no body come first.
func inOrderOf(a, b *record.Statistic) int {
	return cmp.Or(
		strings.Compare(a.AreaType, b.AreaType), strings.Compare(a.AreaCode, b.AreaCode),
		strings.Compare(a.Statistic, b.Statistic), strings.Compare(a.Category, b.Category), strings.Compare(a.Breakdown, b.Breakdown),
		cmp.Compare(a.PeriodEnd, b.PeriodEnd), cmp.Compare(a.PeriodStart, b.PeriodStart),
		strings.Compare(a.Unit, b.Unit), strings.Compare(a.Attributed, b.Attributed),
	)
}
