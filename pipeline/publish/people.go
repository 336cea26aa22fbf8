package publish

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"forcestats/pipeline/publish/diff"
	"forcestats/pipeline/publish/excel"
	"forcestats/pipeline/publish/guide"
	"forcestats/pipeline/publish/html"
	"forcestats/pipeline/publish/release"
	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/place"
)

// people writes what people read, workbooks and page, and refuses a workbook
// that would shut someone out.
func (p *Product) people(id string) error {
	// Large workbooks leave much behind for the collector; half the usual heap
	// growth keeps a run within its memory at a tenth more time.
	defer debug.SetGCPercent(debug.SetGCPercent(50))
	d, err := p.data(id)
	if err != nil {
		return err
	}
	for _, book := range []struct {
		name  string
		write func(io.Writer, *tables.Data) error
	}{{"force-summary.xlsx", excel.WriteForces}, {"district-summary.xlsx", excel.WriteDistricts}} {
		if err := p.draft.Write(book.name, func(w io.Writer) error { return book.write(w, d) }); err != nil {
			return err
		}
		faults, err := excel.Lint(filepath.Join(p.draft.Folder(), book.name))
		if err != nil {
			return err
		}
		if len(faults) > 0 {
			return fmt.Errorf("%s: %d accessibility faults, first: %v", book.name, len(faults), faults[0])
		}
	}
	if err := html.Write(p.draft.Write, d); err != nil {
		return err
	}
	if err := p.draft.Write("data/README.txt", func(w io.Writer) error { return guide.Write(w, p.guide()) }); err != nil {
		return err
	}
	return p.describeData()
}

// short is how a release is called inside its files: by content, for its time
// would make two runs on the same input differ.
func short(content string) string { return content[:min(len(content), 8)] }

// guide lists the tables of the draft.
func (p *Product) guide() guide.Release {
	g := guide.Release{ID: p.content[:8], RunDate: p.options.RunDate, GeographyDate: p.reference.Places().Geography(), Version: p.options.Version}
	docs := map[string]string{}
	for _, t := range record.Tables() {
		docs[t.Name] = t.Doc
	}
	observations := guide.Table{File: "observations/*.parquet", Doc: docs["observations"]}
	for _, f := range p.draft.Files() {
		name, isTable := strings.CutSuffix(strings.TrimPrefix(f.Name, "data/"), ".parquet")
		switch {
		case !isTable:
		case strings.HasPrefix(name, "observations/"):
			observations.Rows += *f.Rows
		default:
			g.Tables = append(g.Tables, guide.Table{File: name + ".parquet", Doc: docs[name], Rows: *f.Rows})
		}
	}
	g.Tables = append(g.Tables, observations)
	slices.SortFunc(g.Tables, func(a, b guide.Table) int { return strings.Compare(a.File, b.File) })
	return g
}

// data gathers what the workbooks and the page show.
func (p *Product) data(id string) (*tables.Data, error) {
	c := p.collected
	d := &tables.Data{
		ReleaseID: p.content[:8], PreviousRelease: short(p.before.Manifest.Content), RunDate: p.options.RunDate,
		GeographyDate: p.reference.Places().Geography(), Version: p.options.Version,
		Forces: stored(p, "force_summary", record.ForceSummaryTable()), Districts: stored(p, "district_summary", record.DistrictSummaryTable()),
		Documents: c.Documents, Judgements: tables.OncePerInspection(c.Judgements, c.Documents), Findings: c.Findings, Obligations: c.Obligations, Peers: p.peers, PeersBasis: p.basis, Issues: c.Issues,
	}
	for _, a := range p.reference.Places().Areas() {
		if a.Type == "force" || a.Type == "district" || a.Type == "county" {
			d.Areas = append(d.Areas, area(a))
		}
	}
	var err error
	if d.DocumentAreas, err = all(concat(c.Parts, record.DocumentAreaTable())); err != nil {
		return nil, err
	}
	if d.FindingAreas, err = all(concat(c.Parts, record.FindingAreaTable())); err != nil {
		return nil, err
	}
	if d.Addressees, err = all(concat(c.Parts, record.FindingAddresseeTable())); err != nil {
		return nil, err
	}
	if d.Themes, err = all(concat(c.Parts, record.FindingThemeTable())); err != nil {
		return nil, err
	}
	d.Changes, err = p.changes(id)
	return d, err
}

func area(a place.Area) tables.Area {
	out := tables.Area{Type: a.Type, Code: a.Code, Name: a.Name, ForceCode: a.ForceCode, CountyCode: a.CountyCode, Region: cmp.Or(a.RegionName, a.CountryName)}
	if a.Type == "force" {
		out.ForceCode = ""
	}
	return out
}

// maxChanges bounds the sheet of changes; diff shows them all.
const maxChanges = 2000

// changes compares the draft with the last release.
func (p *Product) changes(id string) ([]tables.Change, error) {
	if p.before.Folder == "" {
		return nil, nil
	}
	between, err := diff.Since(p.before.Folder, p.draft.Folder(), p.manifest)
	switch {
	case errors.Is(err, release.ErrOlder) || errors.Is(err, release.ErrDamaged):
		// A last release that this program can't read is no reason to withhold this
		// one. Any other failure is of this night: both were whole when it began.
		p.options.Log.Warn("what changed is not known", "release", p.before.Manifest.Release, "error", err)
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("what changed since %s: %w", p.before.Manifest.Release, err)
	}
	var out []tables.Change
	for _, doc := range between.Documents {
		out = append(out, tables.Change{Kind: "document-" + string(doc.Kind), Subject: cmp.Or(doc.Row.Title, doc.Path), Source: doc.Path})
	}
	left := 0
	for _, c := range between.Changes {
		if c.Kind != diff.Changed {
			continue
		}
		if len(out) >= maxChanges {
			left++
			continue
		}
		f := c.Figure
		out = append(out, tables.Change{
			Kind: "figure-changed", AreaCode: f.AreaCode, Area: f.AreaName, Before: figure(c.Before, c.BeforeText), After: figure(f.Value, cmp.Or(f.ValueText, f.Marker)),
			Subject: fmt.Sprintf("%s %s %s, %s (%s)", f.Statistic, f.Category, f.Breakdown, f.PeriodLabel, c.Cause), Source: f.SourceText,
		})
	}
	if left > 0 {
		out = append(out, tables.Change{Kind: "more", Subject: fmt.Sprintf("%d more changed figures: see forcestats diff", left)})
	}
	return out, nil
}

func figure(v record.Null[float64], text string) string {
	if v.Valid {
		return fmt.Sprintf("%g", v.V)
	}
	return text
}
