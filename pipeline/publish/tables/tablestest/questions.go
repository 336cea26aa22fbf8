package tablestest

import (
	"fmt"
	"strings"
	"time"

	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

// Questions is a release with an input for every question that people came
// with (a national inspection and what became of it, outcomes of offences,
// grades of forces, changes). All of it is made up.
func Questions() *tables.Data {
	d := Sample()
	national := record.Document{
		DocumentID: strings.Repeat("a", 64), Path: "hmicfrs/made-up-national-inspection.pdf", Publication: "hmicfrs-reports", Publisher: "HMICFRS",
		Title: "Made-up inspection of the police response to exploitation", Published: civil.New(2023, time.December, 8), Format: "pdf", Pages: 60, Status: "read", Bytes: 1000,
	}
	force := record.Document{
		DocumentID: strings.Repeat("b", 64), Path: "hmicfrs/made-up-west-yorkshire.pdf", Publication: "hmicfrs-reports", Publisher: "HMICFRS",
		Title: "Made-up child protection inspection of West Yorkshire Police", Published: civil.New(2024, time.May, 2), Format: "pdf", Pages: 30, Status: "read", Bytes: 1000,
	}
	d.Documents = append(d.Documents, national, force)
	d.DocumentAreas = append(d.DocumentAreas, record.DocumentArea{DocumentID: force.DocumentID, AreaType: "force", AreaCode: "E23000010", ForceCode: "E23000010", Role: "subject"})
	q := &asked{data: d}
	for n, text := range []string{
		"By 31 December 2024, all chief constables should make sure that their forces record the ethnicity of suspects (made up).",
		"By 31 March 2026, all chief constables should make sure that their forces have a problem profile of exploitation (made up).",
		"By 30 May 2025, the agency should assess exploitation once a year (made up).",
	} {
		q.ask(&national, n+1, text, []string{"ethnicity_and_identity", "nature_and_scale", "exploitation"}[n], []string{"police", "police", "national_policing"}[n], "")
	}
	q.ask(&force, 1, "The force should improve how it records the ethnicity of children who are exploited (made up).", "ethnicity_and_identity", "police", "E23000010")
	q.ask(&force, 2, "Within three months the force should review its open exploitation investigations (made up).", "exploitation", "police", "E23000010")
	d.PeersBasis = map[string]string{"E23000010": "computed", "E08000032": "neighbours"}
	d.Peers = map[string][]string{"E23000010": {"E23000005", "E23000014", "E23000011"}, "E08000032": {"E08000034", "E08000004"}}
	d.Forces = withOutcomes(d.Forces)
	d.Changes = append(d.Changes, tables.Change{Kind: "document-new", Subject: force.Title, After: "read", Source: force.Path})
	return d
}

// asked adds findings and what is known of their state.
type asked struct{ data *tables.Data }

// states of what was asked, in turn: made up.
var states = []string{"overdue", "open", "complete", "status_unknown", "open"}

func (q *asked) ask(doc *record.Document, n int, text, theme, agency, area string) {
	d := q.data
	state := states[len(d.Obligations)%len(states)]
	f := record.Finding{
		FindingID: fmt.Sprintf("%s-%d", doc.DocumentID[:16], n), DocumentID: doc.DocumentID, Publication: doc.Publication, Ordinal: int32(n), Kind: "recommendation",
		Number: fmt.Sprint(n), Text: text, Page: int32(3 + n), PageEnd: int32(3 + n), Deadline: civil.New(2024+n%3, time.March, 31), DeadlineKind: "act",
		DeadlinePublished: "By 31 March", State: state,
	}
	basis := "subject"
	areas := []string{area}
	if area == "" {
		basis, areas = "all_forces", nil
		for _, a := range d.Areas {
			if a.Type == "force" {
				areas = append(areas, a.Code)
			}
		}
	}
	for _, code := range areas {
		d.FindingAreas = append(d.FindingAreas, record.FindingArea{FindingID: f.FindingID, AreaType: "force", AreaCode: code, ForceCode: code, Basis: basis})
	}
	d.Findings = append(d.Findings, f)
	d.Addressees = append(d.Addressees, record.FindingAddressee{FindingID: f.FindingID, Agency: agency, Published: agency, Basis: "named"})
	for _, t := range []string{theme, "exploitation"} {
		if t != "exploitation" || theme == t || n > 1 {
			d.Themes = append(d.Themes, record.FindingTheme{FindingID: f.FindingID, Theme: t, Matched: "made up"})
		}
	}
	if agency != "police" {
		areas = []string{""}
	}
	for _, code := range areas {
		d.Obligations = append(d.Obligations, record.Obligation{
			ObligationID: f.FindingID + "/" + agency + "/" + code, FindingID: f.FindingID, DocumentID: doc.DocumentID, Publication: doc.Publication, Kind: f.Kind, Number: f.Number,
			Text: text, Page: f.Page, Agency: agency, AreaCode: code, Basis: basis, Deadline: f.Deadline, DeadlineKind: f.DeadlineKind, State: state,
			Progress: "in_progress", ProgressBy: "a made-up progress report", ProgressOn: civil.New(2025, time.October, 24), Sources: 1,
		})
	}
}

// withOutcomes puts outcomes of offences under code 71 in place of the sample's.
func withOutcomes(rows tables.Statistics) tables.Statistics {
	return func(yield func(*record.Statistic, error) bool) {
		last := ""
		for r, err := range rows {
			if err != nil || r.Statistic != "offence_outcomes" {
				if !yield(r, err) {
					return
				}
				continue
			}
			if r.AreaCode == last {
				continue
			}
			last = r.AreaCode
			for i, outcome := range []string{"0", "1", "14", "15", "16", "18"} {
				o := *r
				o.Category, o.Breakdown = "71", "basis=recorded;outcome_type="+outcome
				o.PeriodStart, o.PeriodEnd, o.PeriodLabel = civil.New(2024, time.April, 1), civil.New(2025, time.March, 31), "Year ending March 2025"
				o.Value, o.Marker, o.SourceText = record.Some(float64(10+i*7)), "", "Made-up outcomes, Table 1, cell B2"
				if !yield(&o, nil) {
					return
				}
			}
		}
	}
}
