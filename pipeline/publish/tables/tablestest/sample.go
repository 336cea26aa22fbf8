// Package tablestest makes rows of a release for tests of what people see:
// invented figures in the contract's form, for the real forces, districts and
// counties. It is imported by tests only.
package tablestest

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/civil"
)

// Size says how much a sample holds.
type Size struct {
	Years    int // years of each statistic
	Extra    int // statistics beyond those of the contract, to make a release big
	Findings int
	Only     int // areas of each level; 0 is all
}

// Sample is a release of modest size.
func Sample() *tables.Data { return New(Size{Years: 6, Findings: 120}) }

// Empty is a release in which nothing was read.
func Empty() *tables.Data {
	d := New(Size{Years: 1})
	d.Forces, d.Districts = nil, nil
	d.Documents, d.Judgements, d.Issues, d.Changes = nil, nil, nil, nil
	d.PreviousRelease = ""
	return d
}

// New makes a release of a size. The statistics are made while they are ranged
// over, so that a big release takes little memory.
func New(size Size) *tables.Data {
	d := &tables.Data{
		ReleaseID: "20260131T021500Z-1a2b3c4d", PreviousRelease: "20260130T021500Z-0f0e0d0c",
		RunDate: civil.New(2026, time.January, 31), GeographyDate: civil.New(2025, time.April, 1), Version: "1.0.0-test",
	}
	count := map[string]int{}
	for _, code := range slices.Sorted(mapKeys(tables.Geography())) {
		a := tables.Geography()[code].Area
		if count[a.Type]++; size.Only > 0 && count[a.Type] > size.Only {
			continue
		}
		d.Areas = append(d.Areas, a)
	}
	addDocuments(d)
	d.Forces = statistics(d, tables.ForceLevel, size)
	d.Districts = statistics(d, tables.DistrictLevel, size)
	addFindings(d, size.Findings)
	addJudgements(d)
	d.Issues = []record.Issue{
		{IssueID: "a1", Code: "number-unreadable", Severity: vocabulary.HeldBack, DocumentID: d.Documents[0].DocumentID, Path: d.Documents[0].Path, Sheet: "Table P1 ", Cell: "D7", Field: "value", Value: "n/k", Message: `"n/k" is neither a number nor a known marker`, Hint: "add it to vocabulary/number/markers.csv?"},
		{IssueID: "a2", Code: "document-no-text", Severity: vocabulary.Rejected, DocumentID: d.Documents[3].DocumentID, Path: d.Documents[3].Path, Message: "no page has text"},
	}
	d.Changes = []tables.Change{
		{Kind: "document-new", Subject: "ONS police force area tables, year ending June 2025", After: "read", Source: "ons/june25.xlsx"},
		{Kind: "figure-revised", AreaCode: "E23000010", Area: "West Yorkshire", Subject: "Recorded offences, year ending March 2025", Before: "290112", After: "290340", Source: "Table P1, cell D14"},
	}
	return d
}

func mapKeys[V any](m map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

func addDocuments(d *tables.Data) {
	for i, r := range []record.Document{
		{Path: "ons/june25.xlsx", Publication: "ons-police-force-areas", Layout: "2025", Title: "Crime in England and Wales: Police Force Area data tables", Publisher: "Office for National Statistics", Published: civil.New(2025, time.October, 23), Format: "xlsx", Pages: 14, Status: "read", Licence: "OGL-UK-3.0"},
		{Path: "dfe/c3.csv", Publication: "dfe-children-in-need", Title: "Factors identified at the end of assessment", Publisher: "Department for Education", Published: civil.New(2025, time.October, 30), Format: "csv", Pages: 1, Status: "read", Licence: "OGL-UK-3.0"},
		{Path: "jtai/bradford.pdf", Publication: "ofsted-jtai", Title: "=Joint targeted area inspection of Bradford", Publisher: "Ofsted, Care Quality Commission, HMICFRS", Published: civil.New(2017, time.April, 21), Format: "pdf", Pages: 12, Status: "partly_read", Reason: "two pages without text"},
		{Path: "scans/old.pdf", Format: "pdf", Pages: 3, Status: "rejected", Reason: "pages without any text: a scan"},
	} {
		r.DocumentID = strings.Repeat(fmt.Sprintf("%x", i+1), 64)
		r.Bytes = int64(100_000 * (i + 1))
		d.Documents = append(d.Documents, r)
	}
}

// series are the statistics of the contract, with one category each or more.
func series(l tables.Level, extra int) []tables.Key {
	var out []tables.Key
	add := func(statistic string, categories ...string) {
		for _, c := range categories {
			out = append(out, tables.Key{Statistic: statistic, Category: c})
		}
	}
	groups := []string{"all", "all_excluding_fraud", "group:sexual_offences", "group:violence_against_the_person", "group:theft_offences", "19D", "71"}
	add("recorded_offences", groups...)
	add("recorded_offences_per_1000", groups[:5]...)
	add("share_of_recorded_offences", groups[2:5]...)
	add("child_sexual_offences", "all")
	add("child_sexual_offences_per_10000_children", "all")
	add("assessment_factors", "child_sexual_exploitation", "neglect")
	add("assessment_factors_per_10000_children", "child_sexual_exploitation", "neglect")
	add("assessment_factor_share", "child_sexual_exploitation", "neglect")
	add("offence_outcome_share", "charged_summonsed")
	add("offence_outcomes", "charged_summonsed")
	add("population", "all")
	add("children", "all")
	for _, kind := range []string{"recommendation", "area_for_improvement"} {
		add("findings", kind)
		for _, theme := range []string{"timeliness", "exploitation", "missing_children"} {
			out = append(out, tables.Key{Statistic: "findings", Category: kind, Breakdown: "theme=" + theme})
		}
		out = append(out, tables.Key{Statistic: "findings", Category: kind, Breakdown: "agency=police"})
	}
	add("findings_open", "recommendation")
	add("findings_overdue", "recommendation")
	if l == tables.ForceLevel {
		add("workforce_fte", "all")
		add("officers_per_1000", "all")
	}
	add("use_of_force", "all")
	for i := range extra {
		add(fmt.Sprintf("extra_measure_%03d", i), "all")
	}
	slices.SortStableFunc(out, func(a, b tables.Key) int { return strings.Compare(a.Statistic, b.Statistic) })
	return out
}

func unitOf(statistic string) string {
	switch {
	case strings.HasSuffix(statistic, "_per_1000"):
		return "per_1000"
	case strings.Contains(statistic, "_per_10000"):
		return "per_10000"
	case strings.Contains(statistic, "share"):
		return "percent"
	case statistic == "workforce_fte":
		return "fte"
	case statistic == "population" || statistic == "children":
		return "persons"
	}
	return "count"
}

// statistics makes the rows of a level: by area, statistic and period.
func statistics(d *tables.Data, l tables.Level, size Size) tables.Statistics {
	keys := series(l, size.Extra)
	areas := d.At(l)
	names := map[string]string{}
	for _, a := range d.Areas {
		names[a.Code] = a.Name
	}
	return func(yield func(*record.Statistic, error) bool) {
		for ai, a := range areas {
			for from := 0; from < len(keys); {
				to := from
				for to < len(keys) && keys[to].Statistic == keys[from].Statistic {
					to++
				}
				for y := range yearsOf(keys[from].Statistic, size.Years) {
					for ki := from; ki < to; ki++ {
						r, ok := row(d, &a, ai, len(areas), keys[ki], ki, y)
						if !ok {
							continue
						}
						r.ForceName = names[r.ForceCode]
						if !yield(&r, nil) {
							return
						}
					}
				}
				from = to
			}
		}
	}
}

func yearsOf(statistic string, years int) int {
	if strings.HasPrefix(statistic, "findings") {
		return 1
	}
	return years
}

// row is one figure. Greater Manchester has no recorded offences in the third
// year, Devon and Cornwall's child figures are suppressed, and only every
// third area has findings.
func row(d *tables.Data, a *tables.Area, ai, areas int, k tables.Key, ki, y int) (record.Statistic, bool) {
	year := 2020 + y
	if y > 5 {
		year = 2020 - (y - 5)
	}
	r := record.Statistic{
		AreaType: a.Type, AreaCode: a.Code, AreaName: a.Name, ForceCode: a.ForceCode,
		Statistic: k.Statistic, Category: k.Category, Breakdown: k.Breakdown, Unit: unitOf(k.Statistic),
		PeriodStart: civil.New(year-1, time.April, 1), PeriodEnd: civil.New(year, time.March, 31), PeriodLabel: fmt.Sprintf("Year ending March %d", year),
		Complete: true, Inputs: 1, Source: d.Documents[0].DocumentID,
		SourceText: fmt.Sprintf("ONS Police Force Area tables, year ending June 2025, Table P%d, cell %c%d", ki%5+1, 'C'+rune(y%20), ai+9),
	}
	base := float64(200+(ai*7919+ki*104729)%9000) * (1 + 0.05*float64(y))
	r.Value = record.Some(math.Round(base))
	switch r.Unit {
	case "persons":
		r.PeriodStart, r.PeriodEnd, r.PeriodLabel = civil.New(year, time.June, 30), civil.New(year, time.June, 30), fmt.Sprintf("Mid-%d", year)
	case "per_1000", "per_10000", "percent":
		r.Numerator, r.Denominator = record.Some(math.Round(base)), record.Some(100_000+float64(ai)*1000)
		scale := tables.Scale(r.Unit)
		r.Value = record.Some(r.Numerator.V / r.Denominator.V * scale)
		r.Lower, r.Upper = record.Some(r.Value.V*0.95), record.Some(r.Value.V*1.05)
		r.National, r.Compared = record.Some(scale*0.05), "similar"
		r.ComparatorCode, r.ComparatorName, r.Phi, r.Tau = "K04000001", "England and Wales", record.Some(12.5), record.Some(scale*0.01)
	}
	if strings.HasPrefix(k.Statistic, "findings") {
		r.PeriodStart, r.PeriodEnd, r.PeriodLabel = 0, 0, "Latest"
		r.Value = record.Some(float64((ai + ki) % 7))
		r.SourceText, r.Source = "Joint targeted area inspection, page 3", d.Documents[2].DocumentID
		return r, ai%3 == 0
	}
	if y > 0 {
		r.Previous = record.Some(r.Value.V / 1.04)
		r.Change = record.Some(r.Value.V - r.Previous.V)
		r.ChangePercent = record.Some(r.Change.V / r.Previous.V * 100)
	}
	r.Rank, r.RankOf = int32(ai+1), int32(areas)
	switch {
	case a.Code == "E23000005" && strings.HasPrefix(k.Statistic, "recorded") && y == 2:
		r.Marker = "not_available"
	case a.Code == "E23000035" && strings.Contains(k.Statistic, "child"):
		r.Marker = "suppressed"
	}
	if r.Marker != "" {
		none := record.Null[float64]{}
		r.Value, r.Change, r.ChangePercent, r.Lower, r.Upper, r.Numerator = none, none, none, none, none, none
		r.Rank, r.RankOf, r.Compared = 0, 0, ""
	}
	return r, true
}

func addFindings(d *tables.Data, n int) {
	texts := []string{
		"The partnership should make sure that strategy discussions involve every agency.",
		"=SUM(A1) is how this finding starts, and it must stay text.",
		"By 31 December 2024, all chief constables should make sure that their forces have problem profiles for child sexual exploitation:\n• the nature of the offending; and\n• its extent.",
		"+ Improve the timeliness of return home interviews.",
	}
	agencies := []string{"police", "childrens_services", "safeguarding_partnership"}
	themes := []string{"timeliness", "exploitation", "missing_children"}
	kinds := []string{"recommendation", "area_for_improvement"}
	for i := range n {
		a := d.Areas[(i*7)%len(d.Areas)]
		doc := d.Documents[2].DocumentID
		f := record.Finding{FindingID: fmt.Sprintf("%s-%d", doc[:16], i+1), DocumentID: doc, Publication: "ofsted-jtai", Ordinal: int32(i + 1), Kind: kinds[i%2],
			Number: fmt.Sprint(i + 1), Section: "What needs to improve?", Text: texts[i%len(texts)], Page: int32(i%11 + 1), PageEnd: int32(i%11 + 1),
			Agreement: record.Some(0.997), Agreed: record.Some(true)}
		if i%4 == 2 {
			f.Deadline, f.DeadlinePublished = civil.New(2024, time.December, 31), "By 31 December 2024"
		}
		d.Findings = append(d.Findings, f)
		force := a.ForceCode
		if a.Type == "force" {
			force = a.Code
		}
		d.FindingAreas = append(d.FindingAreas, record.FindingArea{FindingID: f.FindingID, AreaType: a.Type, AreaCode: a.Code, ForceCode: force, Basis: "subject"})
		d.Addressees = append(d.Addressees, record.FindingAddressee{FindingID: f.FindingID, Agency: agencies[i%3], Published: "partners", Basis: "named"})
		d.Themes = append(d.Themes, record.FindingTheme{FindingID: f.FindingID, Theme: themes[i%3], Matched: "timely"})
	}
}

func addJudgements(d *tables.Data) {
	grades := []string{"inadequate", "requires_improvement", "good", "outstanding"}
	for i, a := range d.Areas {
		if a.Type == "county" && i%2 == 0 {
			continue
		}
		framework, scale, force := "ofsted_ilacs", "four_grade", a.ForceCode
		if a.Type == "force" {
			framework, force = "peel", a.Code
		}
		if a.CountyCode != "" {
			continue
		}
		for y := range 1 + i%4 {
			g := grades[(i+y)%4]
			d.Judgements = append(d.Judgements, record.Judgement{DocumentID: d.Documents[2].DocumentID, Publication: "ofsted-jtai", AreaType: a.Type, AreaCode: a.Code, ForceCode: force,
				Framework: framework, Question: "overall", QuestionPublished: "Overall effectiveness", Grade: g, GradePublished: tables.Words(g), Scale: scale,
				JudgedOn: civil.New(2016+2*y, time.Month(1+i%12), 14), Page: 1})
		}
	}
}
