package html

import (
	"fmt"
	"slices"
	"strings"

	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/record"
)

// findingsPerFile bounds a file of findings, so that no file is long to load.
const findingsPerFile = 3000

// findingRow is a finding as the page shows it.
type findingRow struct {
	ID, Document, Kind, Text string
	Number, Section          string   `json:",omitempty"`
	Place                    string   // page, or sheet and cell
	Page                     int32    `json:",omitempty"`
	Anchor                   string   `json:",omitempty"`
	Deadline, DeadlineWords  string   `json:",omitempty"`
	DeadlineKind             string   `json:",omitempty"` // what is due by the deadline; empty if it is not known
	Responsible              string   `json:",omitempty"`
	State                    string   `json:",omitempty"` // worst of its obligations; empty where it asks for nothing or repeats another
	Status, StatusWords      string   `json:",omitempty"`
	Response                 string   `json:",omitempty"`
	Restates                 string   `json:",omitempty"`
	Areas                    []string `json:",omitempty"`
	Agencies                 []string `json:",omitempty"`
	Themes                   []string `json:",omitempty"`
	Voice                    string
	Published                string // of the document
	Doubtful                 bool   `json:",omitempty"` // the second reader did not agree
	Relation                 string `json:",omitempty"` // what ties it to the place whose file it is in
}

func (b *builder) finding(i int, relation string) findingRow {
	f := &b.data.Findings[i]
	d := b.index.Documents[f.DocumentID]
	r := findingRow{
		ID: f.FindingID, Document: shortID(f.DocumentID), Kind: f.Kind, Number: f.Number, Section: f.Section, Text: f.Text,
		Place: tables.PageOf(f.Page, f.PageEnd, f.Sheet, f.Cell), Page: f.Page,
		Deadline: f.Deadline.String(), DeadlineWords: f.DeadlinePublished, Responsible: f.Responsible,
		State: f.State, Status: f.Status, StatusWords: f.StatusPublished, Response: f.Response, Restates: f.Restates,
		Voice: string(tables.VoiceOf(d)), Doubtful: f.Agreed.Valid && !f.Agreed.V, Relation: relation,
	}
	if f.Sheet != "" || f.Cell != "" {
		r.Page = 0
	}
	if d != nil {
		r.Published = d.Published.String()
	}
	for a := range b.index.FindingAreas.Of(f.FindingID) {
		if a.Basis == "all_forces" {
			if !slices.Contains(r.Areas, "all_forces") {
				r.Areas = append(r.Areas, "all_forces")
			}
			continue
		}
		if !slices.Contains(r.Areas, a.AreaCode) {
			r.Areas = append(r.Areas, a.AreaCode)
		}
	}
	for a := range b.index.Addressees.Of(f.FindingID) {
		if !slices.Contains(r.Agencies, a.Agency) {
			r.Agencies = append(r.Agencies, a.Agency)
		}
	}
	for t := range b.index.Themes.Of(f.FindingID) {
		if !slices.Contains(r.Themes, t.Theme) {
			r.Themes = append(r.Themes, t.Theme)
		}
	}
	due(&r, f)
	return r
}

// findings writes all findings, newest document first, a few thousand a file.
func (b *builder) findings() error {
	order := make([]int, len(b.data.Findings))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return int(b.published(y)) - int(b.published(x)) })
	for n := range findingFiles(len(order)) {
		rows := []findingRow{}
		for _, i := range order[n*findingsPerFile : min(len(order), (n+1)*findingsPerFile)] {
			rows = append(rows, b.finding(i, ""))
		}
		if err := b.put(fmt.Sprintf("findings-%d", n+1), rows); err != nil {
			return err
		}
	}
	return nil
}

func findingFiles(n int) int { return max(1, (n+findingsPerFile-1)/findingsPerFile) }

// documentRow is a source as the page shows it.
type documentRow struct {
	ID, Path, Title, Publication, Publisher, Published, Format, Status string
	Pages                                                              int32
	Reason, Licence, URL, SupersededBy                                 string `json:",omitempty"`
	Voice                                                              string
}

func (b *builder) documents() error {
	rows := []documentRow{}
	for i := range b.data.Documents {
		d := &b.data.Documents[i]
		r := documentRow{
			ID: shortID(d.DocumentID), Path: d.Path, Title: d.Title, Publication: tables.PublicationWords(d.Publication), Publisher: d.Publisher,
			Published: d.Published.String(), Format: d.Format, Status: d.Status, Pages: d.Pages, Reason: d.Reason, Licence: d.Licence,
			SupersededBy: shortID(d.SupersededBy), Voice: string(tables.VoiceOf(d)), URL: landing(d),
		}
		if r.Title == "" {
			r.Title = d.Path
		}
		rows = append(rows, r)
	}
	slices.SortStableFunc(rows, func(x, y documentRow) int { return strings.Compare(y.Published, x.Published) })
	return b.put("documents", rows)
}

// changes writes what changed since the release before, and what the run noticed.
func (b *builder) changes() error {
	if err := b.put("changes", b.data.Changes); err != nil {
		return err
	}
	issues := tables.GravestFirst(b.data.Issues)
	more := max(0, len(issues)-maxIssues)
	issues = issues[:len(issues)-more]
	if issues == nil {
		issues = []record.Issue{}
	}
	return b.put("issues", struct {
		Rows []record.Issue
		More int
	}{issues, more})
}

const maxIssues = 500
