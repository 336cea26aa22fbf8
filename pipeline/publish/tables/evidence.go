package tables

import (
	"slices"
	"strings"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

// Subject is the theme of the commission: exploitation of children.
const Subject = "exploitation"

// Questions are the themes by which the evidence on a force is set out: first
// those that the commission of 2022 names, then the rest.
func Questions() []string {
	return []string{
		"nature_and_scale", "attitudes_to_victims", "quality_of_response", "timeliness",
		"recording", "ethnicity_and_identity", "information_sharing", "offenders", "leadership", "workforce", "missing_children",
	}
}

// Evidence is what the documents read say of each force, by question. It
// counts findings that ask for something, each once however often a later
// report repeats it; it never ranks.
type Evidence struct {
	Questions []string
	Rows      []EvidenceRow // by name
	National  EvidenceRow   // findings for all forces
}

// EvidenceRow is the evidence on one force.
type EvidenceRow struct {
	Code, Name string
	Documents  int        // reviews read about the force or a council in its area
	OnSubject  int        // of these, those in which a finding is about exploitation
	Newest     civil.Date // newest of them
	Cells      []EvidenceCell
}

// EvidenceCell is the evidence on one force and question.
type EvidenceCell struct {
	Count    int
	Voices   map[Voice]int // who said it
	Newest   civil.Date    // of the documents that say it
	Findings []string      // finding_id, newest first
}

// NewEvidence sets out the evidence of a release.
func NewEvidence(d *Data, ix *Index) *Evidence {
	e := &Evidence{Questions: Questions(), National: EvidenceRow{Name: "All forces", Cells: make([]EvidenceCell, len(Questions()))}}
	at := map[string]int{}
	forces := d.At(ForceLevel)
	slices.SortFunc(forces, func(a, b Area) int { return strings.Compare(a.Name, b.Name) })
	for i, a := range forces {
		at[a.Code] = i
		e.Rows = append(e.Rows, EvidenceRow{Code: a.Code, Name: a.Name, Cells: make([]EvidenceCell, len(e.Questions))})
	}
	e.documents(d, ix, at)
	for _, i := range newestFirst(d, ix) {
		f := &d.Findings[i]
		if !Asks(f.Kind) || f.Restates != "" {
			continue
		}
		doc := ix.Documents[f.DocumentID]
		rows, national := forcesOf(ix, f, at)
		for t := range ix.Themes.Of(f.FindingID) {
			q := slices.Index(e.Questions, t.Theme)
			if q < 0 {
				continue
			}
			if national {
				e.National.Cells[q].add(f, doc)
			}
			for _, r := range rows {
				e.Rows[r].Cells[q].add(f, doc)
			}
		}
	}
	return e
}

// newestFirst orders the findings by the day of their document.
func newestFirst(d *Data, ix *Index) []int {
	order := make([]int, len(d.Findings))
	day := func(i int) civil.Date {
		if doc := ix.Documents[d.Findings[i].DocumentID]; doc != nil {
			return doc.Published
		}
		return 0
	}
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return int(day(y)) - int(day(x)) })
	return order
}

// forcesOf are the rows of the forces that a finding is about, and whether it
// is about all of them; such a one stands once, not 43 times.
func forcesOf(ix *Index, f *record.Finding, at map[string]int) (rows []int, national bool) {
	for a := range ix.FindingAreas.Of(f.FindingID) {
		if a.Basis == "all_forces" {
			return nil, true
		}
		code := a.AreaCode
		if a.ForceCode != "" {
			code = a.ForceCode
		}
		if r, ok := at[code]; ok && !slices.Contains(rows, r) {
			rows = append(rows, r)
		}
	}
	return rows, false
}

func (c *EvidenceCell) add(f *record.Finding, d *record.Document) {
	c.Count++
	if c.Voices == nil {
		c.Voices = map[Voice]int{}
	}
	c.Voices[VoiceOf(d)]++
	if d != nil {
		c.Newest = max(c.Newest, d.Published)
	}
	c.Findings = append(c.Findings, f.FindingID)
}

// documents counts the reviews about each force.
func (e *Evidence) documents(d *Data, ix *Index, at map[string]int) {
	asks := map[string]bool{} // documents with findings
	subject := map[string]bool{}
	for i := range d.Findings {
		f := &d.Findings[i]
		asks[f.DocumentID] = true
		for t := range ix.Themes.Of(f.FindingID) {
			if t.Theme == Subject {
				subject[f.DocumentID] = true
			}
		}
	}
	for i := range d.Judgements {
		asks[d.Judgements[i].DocumentID] = asks[d.Judgements[i].DocumentID] || d.Judgements[i].Page > 0
	}
	type pair struct {
		row      int
		document string
	}
	seen := map[pair]bool{}
	for i := range d.DocumentAreas {
		a := &d.DocumentAreas[i]
		code := a.ForceCode
		if code == "" {
			code = a.AreaCode
		}
		r, ok := at[code]
		if !ok || a.Role != "subject" || !asks[a.DocumentID] || seen[pair{r, a.DocumentID}] {
			continue
		}
		seen[pair{r, a.DocumentID}] = true
		e.Rows[r].Documents++
		if subject[a.DocumentID] {
			e.Rows[r].OnSubject++
		}
		if doc := ix.Documents[a.DocumentID]; doc != nil {
			e.Rows[r].Newest = max(e.Rows[r].Newest, doc.Published)
		}
	}
}

// Asks reports whether a finding of a kind asks somebody to act: strengths,
// learning points and conclusions do not.
func Asks(kind string) bool {
	switch kind {
	case "strength", "learning_point", "conclusion":
		return false
	}
	return true
}
