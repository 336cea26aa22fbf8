// Package hmicfrs reads reports of His Majesty's Inspectorate of Constabulary
// and Fire & Rescue Services: national thematic inspections, PEEL and child
// protection inspections of forces, re-inspections and progress reports.
//
// No PDF of these was at hand: headings and sentences are those of the
// published web pages. It sees pages and writes raw rows; it must not import
// normalise or read files.
package hmicfrs

import (
	"regexp"
	"strings"
	"time"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/report/recommendation"
	"forcestats/pipeline/extract/report/review"
	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/pattern"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// Publication reads reports of HMICFRS, and of HMIC before July 2017.
type Publication struct{}

var _ publication.Publication = Publication{}

// Layouts.
const (
	layoutForce    = "force"    // an inspection of one force
	layoutNational = "national" // of many forces or bodies
	layoutProgress = "progress" // looks back at earlier recommendations
)

// Meta describes the publication.
func (Publication) Meta() publication.Meta {
	return publication.Meta{
		ID:        "hmicfrs-reports",
		Version:   2,
		Title:     "HMICFRS inspection reports",
		Publisher: "HMICFRS",
		Reads:     "PDF reports, web pages and Word documents with causes of concern, recommendations (\"By DATE, ADDRESSEES should ACTION\"), areas for improvement, graded questions, and the status of earlier recommendations",
		Cadence:   "rolling",
	}
}

var (
	inspectorate = pattern.Lines(`(?i)`, `
	\bHMICFRS\b                                              # Hmicfrs
	\bHMIC\b                                                 # Hmic
	(?:his|her) majesty['’]s inspectorate of constabulary    # His majesty's inspectorate of constabulary
	justiceinspectorates\.gov\.uk/hmic                       # Justiceinspectorates.gov.uk/hmic
	\bPEEL\b.{0,40}\bpolice (?:effectiveness|efficiency|legitimacy|leadership)\b  # PEEL: Police effectiveness 2017
`, ``)
	others   = regexp.MustCompile(`(?i)joint targeted area inspection|\bspecial educational needs\b.{0,80}\binspection\b|house of (?:commons|lords)`)
	progress = pattern.Lines(`(?i)\b`, `
	progress report       # Progress report
	progress review       # Progress review
	revisit               # Revisit
	re[-‑]?inspection     # Reinspection
	post[-‑]inspection    # Post-inspection
	follow[-‑ ]?up        # Followup
	progress against      # Progress against
	progress on           # Progress on
`, `\b`)
)

// Recognise claims reports that the inspectorate signs on its first pages.
func (Publication) Recognise(doc *publication.Document) publication.Claim {
	if doc.Pages == nil || len(doc.Pages.Pages) == 0 {
		return publication.Claim{Misfit: publication.NotPages}
	}
	p := doc.Pages
	title := recommendation.Title(p)
	front := title + " " + recommendation.FrontText(p, 2)
	if !inspectorate.MatchString(front) {
		return publication.Claim{Misfit: "the first pages don't name HMICFRS or HMIC"}
	}
	if recommendation.Answers(title) || others.MatchString(recommendation.FrontText(p, 1)) {
		return publication.Claim{Misfit: "the first page is another publisher's or a joint one"}
	}
	forces := subjects(p, title)
	score := 70
	if graded, _ := grades(p, only(forces)); len(graded) == 0 && len(findings(p)) == 0 {
		score = 45 // of this kind all the same; Extract says that nothing was found
	}
	layout := layoutNational
	switch {
	case progress.MatchString(title):
		layout = layoutProgress
	case len(forces) == 1:
		layout = layoutForce
	}
	return publication.Claim{Layout: layout, Score: score}
}

// renamed is when HMIC became HMICFRS.
var renamed = civil.New(2017, time.July, 19)

// later reports whether a report is of after HMIC was renamed. Of a month
// alone, its first day counts.
func later(published period.Printed) bool {
	if published.Start.Valid() {
		return published.Start >= renamed
	}
	month, err := time.Parse("January 2006", published.Text)
	return err == nil && civil.New(month.Year(), month.Month(), 1) >= renamed
}

// Extract writes the report's places, findings and grades.
func (Publication) Extract(doc *publication.Document, layout string, out record.RawSink) error {
	p := doc.Pages
	title := recommendation.Title(p)
	publisher := "HMICFRS"
	published := recommendation.Published(p)
	if front := recommendation.FrontText(p, 4); !strings.Contains(front, "HMICFRS") && !strings.Contains(front, "Fire") && !later(published) {
		publisher = "HMIC"
	}
	out.Document(record.RawDocument{Title: title, Publisher: publisher, Published: published, Pages: int32(len(p.Pages))})
	forces := subjects(p, title)
	subject := map[string]bool{}
	for _, f := range forces {
		subject[f.Name] = true
		out.Area(record.RawArea{Area: place.Printed{Kind: "force", Name: f.As}, Role: "subject", Page: 1})
	}
	review.Mentions(p, subject, out)
	all := findings(p)
	var found []record.RawFinding
	for i := range all {
		f := recommendation.Raw(p, &all[i].Entry)
		f.RestatesNo, f.RestatesOf = all[i].restatesNo, all[i].restatesOf
		found = append(found, f)
	}
	recommendation.Write(p, found, out)
	graded := writeGrades(p, title, published, forces, subject, out)
	if len(all) == 0 && graded == 0 && !explains(title) {
		out.Issue(record.NewIssue(vocabulary.FindingsNone, record.Origin{Page: 1}, "neither a recommendation, a cause of concern nor an area for improvement was recognised"))
	}
	return nil
}

// only is the name of the one force that a report is about, "" for several.
func only(forces []review.ForceMention) string {
	if len(forces) != 1 {
		return ""
	}
	return forces[0].As
}

// explaining is the title of a page that says how inspections are done, or
// tells of one: it finds and grades nothing itself.
var explaining = pattern.Lines(`(?i)\b`, `
	method(?:ology)?    # Method
	guidance            # Guidance
	framework           # Framework
	news                # News
	press release       # Press release
	what is peel        # What is peel
	how we inspect      # How we inspect
	programme           # Programme
	consultation        # Consultation
	characteristics     # Characteristics
	terms of reference  # Terms of reference
`, `\b|^PEEL assessments? 20\d\d`)

func explains(title string) bool { return explaining.MatchString(title) }

// writeGrades writes the grades that can be told whose they are, and the forces
// that only they name; it returns how many there are.
func writeGrades(p *page.Document, title string, published period.Printed, forces []review.ForceMention, subject map[string]bool, out record.RawSink) int {
	all, issues := grades(p, only(forces))
	n := 0
	for i := range all {
		g := &all[i]
		if g.Area.Name == "" {
			continue // a report of many forces that says of one in passing
		}
		if f, ok := forceHeading(g.Area.Name); ok && len(forces) == 0 && !subject[f.Name] {
			subject[f.Name] = true
			out.Area(record.RawArea{Area: g.Area, Role: "subject", Page: g.Origin.Page})
		}
		if strings.Contains(strings.ToLower(title), "child protection") {
			g.Framework = "child_protection"
		}
		if published == (period.Printed{}) {
			g.JudgedOn = assessed(title)
		}
		out.Judgement(g)
		n++
	}
	if n > 0 {
		for _, issue := range issues {
			out.Issue(issue)
		}
	}
	return n
}

// yearOf is the year that PEEL assessed, in a title; until 2017 that was a
// calendar year. A range of years is no date.
var yearOf = regexp.MustCompile(`\b(201[4-7])\b(?:[^\d/–-]|$)`)

// assessed returns the year of assessment that a page without a date of its own
// names in its title.
func assessed(title string) period.Printed {
	m := yearOf.FindStringSubmatch(title)
	if m == nil {
		return period.Printed{}
	}
	p := period.CalendarYearOf(int(m[1][3]-'0') + 2010)
	return period.Printed{Text: "PEEL " + m[1], Start: p.Start, End: p.End, Kind: "year"}
}
