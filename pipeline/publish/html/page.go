package html

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"io"

	"forcestats/pipeline/publish/tables"
)

//go:embed page.html.tmpl
var pageTemplate string

//go:embed page.css
var styleSheet string

//go:embed page.js
var script string

var page = template.Must(template.New("page").Parse(pageTemplate))

// view is what the template shows.
type view struct {
	Data         *tables.Data
	RunDate      string
	Geography    string
	Attribution  string
	Style        template.CSS
	Script       template.JS
	JSON         template.JS
	Publications []publicationRow
	Coverage     []coverageRow
	Forces       levelView
	Districts    levelView
	Findings     []findingRow
	MoreFindings int
	Changes      []tables.Change
	MoreChanges  int
	IssueCounts  []issueCount
	Issues       []issueRow
	MoreIssues   int
	Documents    []documentRow
	Marks        []tables.Mark
}

// Limits of the lists of the page; the workbooks and the Parquet files hold
// them whole.
const (
	maxFindings = 40
	maxChanges  = 200
	maxIssues   = 100
)

// Write writes the page of a release.
func Write(w io.Writer, d *tables.Data) error {
	ix := tables.NewIndex(d)
	v := &view{
		Data: d, RunDate: tables.Day(d.RunDate), Geography: tables.Day(d.GeographyDate), Attribution: attribution,
		Style: template.CSS(styleSheet), Script: template.JS(script), Marks: tables.Marks(), //nolint:gosec // files of this package
	}
	var shared payload
	for _, l := range []tables.Level{tables.ForceLevel, tables.DistrictLevel} {
		view, data, err := makeLevel(d, l)
		if err != nil {
			return fmt.Errorf("%s summary: %w", l.Word(), err)
		}
		if l == tables.ForceLevel {
			v.Forces, shared.Forces = view, data
		} else {
			v.Districts, shared.Districts = view, data
		}
	}
	v.lists(d, ix)
	b, err := json.Marshal(shared)
	if err != nil {
		return err
	}
	v.JSON = template.JS(b) //nolint:gosec // json.Marshal escapes < > &
	return page.Execute(w, v)
}

// payload is what the script needs beyond what stands on the page.
type payload struct {
	Forces, Districts levelData
}
