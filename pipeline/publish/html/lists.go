package html

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// publicationRow is what was read of a publication.
type publicationRow struct {
	Name                string
	Documents           int
	Newest              string
	Findings, Judgement int
}

// coverageRow is what was read about a force.
type coverageRow struct {
	Code, Name       string
	Documents        int
	Findings, Grades int
	Newest           string
}

type findingRow struct {
	Kind, Text, Areas, Source, Published string
	Document                             int // number of its row; 0 if it has none
}

type issueCount struct {
	Severity, Code, Meaning string
	Count                   int
}

type issueRow struct {
	Severity, Code, Message, Hint, Where string
}

type documentRow struct {
	Number                                         int
	Title, Publisher, Published, Status, Why, Path string
}

// lists fills the lists of the page.
func (v *view) lists(d *tables.Data, ix *tables.Index) {
	v.Publications = publications(d)
	v.Coverage = coverage(d, ix)
	v.Findings, v.MoreFindings = newestFindings(d, ix)
	v.Changes = d.Changes[:min(len(d.Changes), maxChanges)]
	v.MoreChanges = len(d.Changes) - len(v.Changes)
	v.issues(d)
	for i := range d.Documents {
		r := &d.Documents[i]
		title := r.Title
		if title == "" {
			title = r.Path
		}
		v.Documents = append(v.Documents, documentRow{i + 1, title, r.Publisher, tables.Day(r.Published), tables.Words(r.Status), r.Reason, r.Path})
	}
}

func publications(d *tables.Data) []publicationRow {
	findings, grades := map[string]int{}, map[string]int{}
	for i := range d.Findings {
		findings[d.Findings[i].Publication]++
	}
	for i := range d.Judgements {
		grades[d.Judgements[i].Publication]++
	}
	var out []publicationRow
	for _, e := range tables.Editions(d) {
		out = append(out, publicationRow{tables.PublicationWords(e.Publication), e.Documents, tables.Day(e.Newest), findings[e.Publication], grades[e.Publication]})
	}
	return out
}

// coverage counts, for each force, the documents that are about a place in it,
// and their findings and grades. A document about all forces counts for none.
func coverage(d *tables.Data, ix *tables.Index) []coverageRow {
	type seen struct {
		documents map[string]bool
		findings  map[string]bool
		grades    int
		newest    record.Date
	}
	by := map[string]*seen{}
	of := func(force string) *seen {
		if by[force] == nil {
			by[force] = &seen{documents: map[string]bool{}, findings: map[string]bool{}}
		}
		return by[force]
	}
	about := func(force, id string) {
		s := of(force)
		s.documents[id] = true
		if r := ix.Documents[id]; r != nil {
			s.newest = max(s.newest, r.Published)
		}
	}
	for i := range d.DocumentAreas {
		if a := &d.DocumentAreas[i]; a.ForceCode != "" {
			about(a.ForceCode, a.DocumentID)
		}
	}
	documentOf := map[string]string{}
	for i := range d.Findings {
		documentOf[d.Findings[i].FindingID] = d.Findings[i].DocumentID
	}
	for i := range d.FindingAreas {
		if a := &d.FindingAreas[i]; a.ForceCode != "" && a.Basis != "all_forces" {
			of(a.ForceCode).findings[a.FindingID] = true
			about(a.ForceCode, documentOf[a.FindingID])
		}
	}
	for i := range d.Judgements {
		if j := &d.Judgements[i]; j.ForceCode != "" {
			of(j.ForceCode).grades++
			about(j.ForceCode, j.DocumentID)
		}
	}
	var out []coverageRow
	for _, a := range d.At(tables.ForceLevel) {
		s := of(a.Code)
		out = append(out, coverageRow{a.Code, a.Name, len(s.documents), len(s.findings), s.grades, tables.Day(s.newest)})
	}
	return out
}

// newestFindings are the findings of the documents published last, and how
// many there are besides.
func newestFindings(d *tables.Data, ix *tables.Index) ([]findingRow, int) {
	order := make([]*record.Finding, len(d.Findings))
	for i := range d.Findings {
		order[i] = &d.Findings[i]
	}
	published := func(f *record.Finding) record.Date {
		if r := ix.Documents[f.DocumentID]; r != nil {
			return r.Published
		}
		return 0
	}
	slices.SortStableFunc(order, func(a, b *record.Finding) int {
		return cmp.Or(cmp.Compare(published(b), published(a)), strings.Compare(a.DocumentID, b.DocumentID), cmp.Compare(a.Ordinal, b.Ordinal))
	})
	shown := order[:min(len(order), maxFindings)]
	var out []findingRow
	for _, f := range shown {
		r := findingRow{Kind: tables.Words(f.Kind), Text: f.Text, Published: tables.Day(published(f)), Source: tables.DocumentWords(ix.Documents[f.DocumentID])}
		if at := tables.PageOf(f.Page, f.PageEnd, f.Sheet, f.Cell); at != "" {
			r.Source += ", " + at
		}
		if i, ok := ix.Rows[f.DocumentID]; ok {
			r.Document = i + 1
		}
		var areas []string
		for a := range ix.FindingAreas.Of(f.FindingID) {
			name := ix.Name(a.AreaCode)
			if a.Basis == "all_forces" {
				name = "all forces"
			}
			if !slices.Contains(areas, name) {
				areas = append(areas, name)
			}
		}
		r.Areas = strings.Join(areas, "; ")
		out = append(out, r)
	}
	return out, len(order) - len(shown)
}

// issues counts the issues by code and lists the gravest.
func (v *view) issues(d *tables.Data) {
	list := tables.GravestFirst(d.Issues)
	meaning := map[string]string{}
	for _, c := range vocabulary.IssueCodes() {
		meaning[c.Code()] = c.Meaning()
	}
	for _, i := range list {
		at := slices.IndexFunc(v.IssueCounts, func(c issueCount) bool { return c.Code == i.Code })
		if at < 0 {
			v.IssueCounts = append(v.IssueCounts, issueCount{tables.Words(i.Severity), i.Code, meaning[i.Code], 0})
			at = len(v.IssueCounts) - 1
		}
		v.IssueCounts[at].Count++
	}
	for _, i := range list[:min(len(list), maxIssues)] {
		where := i.Path
		if o := (record.Origin{Sheet: i.Sheet, Cell: i.Cell, Page: i.Page}).String(); o != "" {
			where = strings.TrimPrefix(fmt.Sprintf("%s, %s", where, o), ", ")
		}
		v.Issues = append(v.Issues, issueRow{tables.Words(i.Severity), i.Code, i.Message, i.Hint, where})
	}
	v.MoreIssues = len(list) - len(v.Issues)
}
