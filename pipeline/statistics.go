package pipeline

import (
	"context"
	"errors"

	"forcestats/pipeline/aggregate"
	"forcestats/pipeline/publish/release"
	"forcestats/pipeline/record"
)

// aggregate runs the statistics over the staged parts and writes the two
// summaries and the revisions to the draft as they come.
func (p *product) aggregate(ctx context.Context, staging string) error {
	out, err := newStatistics(p)
	if err != nil {
		return err
	}
	ref := aggregate.NewReference(p.reference.Places(), p.reference.Offences(), p.options.RunDate)
	err = aggregate.Run(ctx, p.options.Engine, aggregate.Input{Folder: staging}, ref, out)
	if err := errors.Join(err, out.close()); err != nil {
		return err
	}
	for i := range p.collected.documents {
		d := &p.collected.documents[i]
		d.SupersededBy = out.superseded[d.DocumentID]
	}
	p.options.Log.Info("aggregate", "statistics", p.summary.Statistics, "revisions", out.revisionCount)
	return nil
}

// statistics takes what the engine makes and sorts it into the draft's tables.
type statistics struct {
	product       *product
	forces        *release.TableWriter[record.Statistic]
	districts     *release.TableWriter[record.Statistic]
	revisions     *release.TableWriter[record.Revision]
	revisionCount int
	superseded    map[string]string
	paths         map[string]string
}

var _ aggregate.Sink = (*statistics)(nil)

func newStatistics(p *product) (s *statistics, err error) {
	s = &statistics{product: p, superseded: map[string]string{}, paths: map[string]string{}}
	for _, d := range p.collected.documents {
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

func (s *statistics) close() error {
	return errors.Join(s.forces.Close(), s.districts.Close(), s.revisions.Close())
}

// Statistic writes a row to the summary of its kind of area.
func (s *statistics) Statistic(row *record.Statistic) error {
	s.product.summary.Statistics++
	if row.AreaType != "force" {
		return s.districts.Write(row)
	}
	if row.Value.Valid {
		s.product.forces[row.AreaCode] = true
	}
	return s.forces.Write(row)
}

// Revision writes a row of revisions.
func (s *statistics) Revision(row *record.Revision) error {
	s.revisionCount++
	return s.revisions.Write(row)
}

// Superseded notes that a later document replaces an earlier one.
func (s *statistics) Superseded(documentID, by string) error {
	s.superseded[documentID] = by
	return nil
}

// Issue notes what the statistics show to be wrong.
func (s *statistics) Issue(i *record.Issue) error {
	i.Path = s.paths[i.DocumentID]
	s.product.collected.issues = append(s.product.collected.issues, *i)
	return nil
}
