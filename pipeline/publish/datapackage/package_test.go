package datapackage

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

// every is a release with a file for each table; made up.
func every() Release {
	r := Release{ID: "1a2b3c4d", RunDate: civil.New(2026, 1, 31), Version: "0.3.0", Sources: []Source{{Title: "Ofsted"}}}
	for _, t := range record.Tables() {
		name := t.Name + ".parquet"
		if t.Name == "observations" {
			name = "observations/made-up.parquet"
		}
		r.Files = append(r.Files, File{Name: name, Bytes: 7, SHA256: strings.Repeat("0", 64), Rows: 3})
	}
	r.Files = append(r.Files, File{Name: "forces.geojson", Bytes: 2, SHA256: strings.Repeat("1", 64)}, File{Name: "views.sql", Bytes: 1, SHA256: strings.Repeat("2", 64)})
	return r
}

func TestWrite_describes_every_table_and_column(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, every()); err != nil {
		t.Fatal(err)
	}
	var d descriptor
	if err := json.Unmarshal(b.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	resources := map[string]resource{}
	for _, r := range d.Resources {
		resources[r.Name] = r
	}
	for _, table := range record.Tables() {
		name := table.Name
		if name == "observations" {
			name = "observations-made-up"
		}
		r, ok := resources[name]
		if !ok || r.Schema == nil || len(r.Schema.Fields) != len(table.Columns) {
			t.Errorf("%s: %+v", name, r)
			continue
		}
		for i, f := range r.Schema.Fields {
			if f.Name != table.Columns[i].Name || f.Description == "" || f.Type == "" {
				t.Errorf("%s: field %+v", name, f)
			}
		}
	}
	if r := resources["findings"]; len(r.Schema.PrimaryKey) != 1 || len(r.Schema.ForeignKeys) != 1 || r.Schema.ForeignKeys[0].Reference.Resource != "documents" {
		t.Errorf("keys of findings: %+v", r.Schema)
	}
	if r := resources["forces"]; r.Format != "geojson" || r.Licenses[0].Name != "CC-BY-4.0" {
		t.Errorf("outlines: %+v", r)
	}
	if len(resources) != len(record.Tables())+1 {
		t.Errorf("%d resources: a file that is no data is described", len(resources))
	}
}

func TestWriteViews_has_a_view_for_every_table(t *testing.T) {
	var b strings.Builder
	if err := WriteViews(&b); err != nil {
		t.Fatal(err)
	}
	for _, table := range record.Tables() {
		if !strings.Contains(b.String(), "VIEW "+table.Name+" AS") {
			t.Errorf("no view of %s", table.Name)
		}
	}
}
