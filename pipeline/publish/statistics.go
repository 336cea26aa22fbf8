package publish

import (
	"errors"
	"fmt"

	"forcestats/pipeline/aggregate"
	"forcestats/pipeline/publish/release"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// Statistics takes what an engine of aggregate makes and writes it to the
// release's tables as it comes.
type Statistics struct {
	product    *Product
	forces     *release.TableWriter[record.Statistic]
	districts  *release.TableWriter[record.Statistic]
	revisions  *release.TableWriter[record.Revision]
	superseded map[string]string
	broken     map[string]int // rows of a statistic that break the contract, by its code
	paths      map[string]string
}

// Statistics opens the tables that the statistics go to. The caller closes them.
func (p *Product) Statistics() (s *Statistics, err error) {
	s = &Statistics{product: p, superseded: map[string]string{}, broken: map[string]int{}, paths: map[string]string{}}
	for _, d := range p.collected.Documents {
		s.paths[d.DocumentID] = d.Path
	}
	if s.forces, err = release.OpenTable(p.draft, "force_summary", record.ForceSummaryTable(), p.properties()...); err != nil {
		return nil, err
	}
	if s.districts, err = release.OpenTable(p.draft, "district_summary", record.DistrictSummaryTable(), p.properties()...); err != nil {
		return nil, err
	}
	s.revisions, err = release.OpenTable(p.draft, "revisions", record.RevisionTable(), p.properties()...)
	return s, err
}

// Close ends the tables and notes which documents a later one replaces.
func (s *Statistics) Close() error {
	for i := range s.product.collected.Documents {
		d := &s.product.collected.Documents[i]
		d.SupersededBy = s.superseded[d.DocumentID]
	}
	return errors.Join(s.forces.Close(), s.districts.Close(), s.revisions.Close())
}

// Statistic writes a row to the summary of its kind of area.
func (s *Statistics) Statistic(row *record.Statistic) error {
	if err := row.Check(); err != nil {
		s.hold(row, err)
		return nil
	}
	s.product.Counts.Statistics++
	s.product.watched.statistic(row)
	if row.AreaType != "force" {
		return s.districts.Write(row)
	}
	return s.forces.Write(row)
}

// hold holds a row back that breaks the contract, with an issue for the first
// of its statistic.
func (s *Statistics) hold(row *record.Statistic, why error) {
	if s.broken[row.Statistic]++; s.broken[row.Statistic] > 1 {
		return
	}
	i := record.NewIssue(vocabulary.ContractBroken, record.Origin{}, fmt.Sprintf("%s %s %s of %s, %s to %s, and perhaps more of it: %v",
		row.Statistic, row.Category, row.Breakdown, row.AreaCode, row.PeriodStart, row.PeriodEnd, why))
	i.Field, i.Value = "statistic", row.Statistic
	s.product.collected.Issues = append(s.product.collected.Issues, i)
}

// Revision writes a row of revisions.
func (s *Statistics) Revision(row *record.Revision) error {
	s.product.Counts.Revisions++
	s.product.watched.revision(row)
	return s.revisions.Write(row)
}

// Superseded notes that a later document replaces an earlier one.
func (s *Statistics) Superseded(documentID, by string) error {
	s.superseded[documentID] = by
	return nil
}

// Peer notes which area is like another.
func (s *Statistics) Peer(p *aggregate.Peer) error {
	s.product.basis[p.AreaCode] = p.Basis
	s.product.peers[p.AreaCode] = append(s.product.peers[p.AreaCode], p.PeerCode)
	return nil
}

// Issue notes what the statistics show to be wrong.
func (s *Statistics) Issue(i *record.Issue) error {
	i.Path = s.paths[i.DocumentID]
	s.product.collected.Issues = append(s.product.collected.Issues, *i)
	return nil
}
