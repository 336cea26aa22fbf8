package tablestest

import (
	"iter"
	"os"
	"path/filepath"

	"forcestats/pipeline/parquet"
	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

// Stored reads the tables of a release's folder back from its Parquet files,
// so that the page and the workbooks can be tried on a real release.
func Stored(folder string, run civil.Date) (*tables.Data, error) {
	d := &tables.Data{ReleaseID: filepath.Base(folder), RunDate: run, GeographyDate: civil.New(2025, 4, 1), Version: "test"}
	for _, p := range tables.Geography() {
		d.Areas = append(d.Areas, p.Area)
	}
	d.Forces = streamed(folder, "force_summary", record.ForceSummaryTable())
	d.Districts = streamed(folder, "district_summary", record.DistrictSummaryTable())
	var err error
	for _, read := range []func() error{
		func() error { d.Documents, err = whole(folder, "documents", record.DocumentTable()); return err },
		func() error {
			d.DocumentAreas, err = whole(folder, "document_areas", record.DocumentAreaTable())
			return err
		},
		func() error { d.Findings, err = whole(folder, "findings", record.FindingTable()); return err },
		func() error {
			d.Obligations, err = whole(folder, "obligations", record.ObligationTable())
			return err
		},
		func() error {
			d.FindingAreas, err = whole(folder, "finding_areas", record.FindingAreaTable())
			return err
		},
		func() error {
			d.Addressees, err = whole(folder, "finding_addressees", record.FindingAddresseeTable())
			return err
		},
		func() error { d.Themes, err = whole(folder, "finding_themes", record.FindingThemeTable()); return err },
		func() error { d.Judgements, err = whole(folder, "judgements", record.JudgementTable()); return err },
		func() error { d.Issues, err = whole(folder, "issues", record.IssueTable()); return err },
	} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// streamed ranges over a table of a release.
func streamed[T any](folder, name string, t record.Table[T]) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		f, err := os.Open(filepath.Join(folder, "data", name+".parquet"))
		if err != nil {
			yield(nil, err)
			return
		}
		defer f.Close()
		for row, err := range parquet.Rows(f, t) {
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}

func whole[T any](folder, name string, t record.Table[T]) ([]T, error) {
	var out []T
	for row, err := range streamed(folder, name, t) {
		if err != nil {
			return nil, err
		}
		out = append(out, *row)
	}
	return out, nil
}
