// Package guide writes data/README.txt of a release: a page that says how to
// use its Parquet files, with an example to run for DuckDB, Python and R.
//
// It must not import anything of forcestats but record.
package guide

import (
	_ "embed"
	"fmt"
	"io"
	"strings"
	"text/template"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

//go:embed readme.txt.tmpl
var page string

// Release is what the guide says of a release.
type Release struct {
	ID            string
	RunDate       civil.Date
	GeographyDate civil.Date
	Version       string // of the program
	Tables        []Table
}

// Table is a table of the release.
type Table struct {
	File string // as under data/, e.g. findings.parquet or observations/*.parquet
	Doc  string // what a row is
	Rows int64
}

var readme = template.Must(template.New("readme").Funcs(template.FuncMap{
	"pad": func(width int, s string) string { return fmt.Sprintf("%-*s", width, s) },
	"num": thousands,
}).Parse(page))

// Write writes the guide of a release.
func Write(w io.Writer, r Release) error {
	return readme.Execute(w, struct {
		Release
		Schema string
	}{r, record.SchemaVersion})
}

// thousands writes a number with commas.
func thousands(n int64) string {
	s := fmt.Sprint(n)
	var b strings.Builder
	for i, c := range s {
		if i > 0 && (len(s)-i)%3 == 0 && s[i-1] != '-' {
			b.WriteByte(',')
		}
		b.WriteRune(c)
	}
	return b.String()
}
