package publish

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"forcestats/pipeline/publish/boundaries"
	"forcestats/pipeline/publish/datapackage"
	"forcestats/pipeline/record"
)

// The files of boundaries in a release, beside the tables.
const (
	forceBoundaries    = "forces.geojson"
	districtBoundaries = "districts.geojson"
)

// areas are the rows of the table of places: those of the geography date.
func (p *Product) areas() ([]record.Area, error) {
	touching := map[string]map[string][]string{}
	for file, outlines := range map[string][]byte{forceBoundaries: boundaries.Forces(), districtBoundaries: boundaries.Districts()} {
		list, err := boundaries.Neighbours(outlines)
		if err != nil {
			return nil, err
		}
		touching[file] = list
	}
	var rows []record.Area
	for _, a := range p.reference.Places().Areas() {
		row := record.Area{
			Type: a.Type, Code: a.Code, Name: a.Name, ForceCode: a.ForceCode, ForceName: a.ForceName, CountyCode: a.CountyCode,
			CountyName: a.CountyName, RegionCode: a.RegionCode, RegionName: a.RegionName, Country: a.CountryCode,
		}
		switch a.Type {
		case "force":
			row.Boundary = forceBoundaries
		case "district":
			row.Boundary = districtBoundaries
		}
		row.Neighbours = strings.Join(touching[row.Boundary][a.Code], ";")
		row.Peers = strings.Join(p.peers[a.Code], ";")
		rows = append(rows, row)
	}
	return rows, nil
}

// describeData writes what stands beside the tables for programs: boundaries,
// views and, last, the description of all data files.
func (p *Product) describeData() error {
	for _, f := range []struct {
		name  string
		write func(io.Writer) error
	}{
		{forceBoundaries, func(w io.Writer) error { _, err := w.Write(boundaries.Forces()); return err }},
		{districtBoundaries, func(w io.Writer) error { _, err := w.Write(boundaries.Districts()); return err }},
		{"views.sql", datapackage.WriteViews},
		{"datapackage.json", func(w io.Writer) error { return datapackage.Write(w, p.dataPackage()) }},
	} {
		if err := p.draft.Write("data/"+f.name, f.write); err != nil {
			return err
		}
	}
	return nil
}

func (p *Product) dataPackage() datapackage.Release {
	r := datapackage.Release{ID: p.content[:8], RunDate: p.options.RunDate, Version: p.options.Version}
	for _, f := range p.draft.Files() {
		name, data := strings.CutPrefix(f.Name, "data/")
		if !data {
			continue
		}
		file := datapackage.File{Name: name, Bytes: f.Bytes, SHA256: f.SHA256}
		if f.Rows != nil {
			file.Rows = *f.Rows
		}
		r.Files = append(r.Files, file)
	}
	for _, d := range p.collected.Documents {
		if d.Publisher != "" && !slices.ContainsFunc(r.Sources, func(s datapackage.Source) bool { return s.Title == d.Publisher }) {
			r.Sources = append(r.Sources, datapackage.Source{Title: d.Publisher})
		}
	}
	slices.SortFunc(r.Sources, func(a, b datapackage.Source) int { return cmp.Compare(a.Title, b.Title) })
	return r
}
