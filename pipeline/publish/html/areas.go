package html

import (
	"cmp"
	"slices"
	"strings"

	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

// maxAreaFindings bounds the findings in a place's file; the explorer has all.
const maxAreaFindings = 400

// areaFile is what the view of one place loads.
type areaFile struct {
	Code, Name, Type string
	Held             int // series of the release about the place
	Newest           []newestRow
	Grades           []gradeRow
	Findings         []findingRow
	MoreFindings     int
	Subject          []string // documents about the place
	Within           []string // documents about places within it
	Peers, Adjacent  []string // codes
	PeersWords       string   // where the list of peers is from; empty if none is at hand
}

// gradeRow is a grade of a place.
type gradeRow struct {
	Framework, Question, Grade, Published, Scale string
	Day                                          string // day that orders it
	Inspected, Dated                             string // end of the inspection, day of publication, where known
	Inspection                                   string `json:",omitempty"` // tells two grades of one inspection from those of another
	AsAt                                         bool   `json:",omitempty"` // Day is only the day of the list that holds it
	Document, Place, Anchor                      string
	Page                                         int32  `json:",omitempty"`
	Of                                           string `json:",omitempty"` // the county whose grade it is
}

// areas writes a file for each place.
func (b *builder) areas() error {
	grades := map[string][]gradeRow{}
	for i := range b.data.Judgements {
		j := &b.data.Judgements[i]
		grades[j.AreaCode] = append(grades[j.AreaCode], gradeOf(j))
	}
	findings := b.findingsByArea()
	subject, within := b.documentsByArea()
	for _, l := range b.levels {
		for at, a := range l.areas {
			f := areaFile{Newest: []newestRow{}, Code: a.Code, Name: a.Name, Type: a.Type, Held: l.held[at], Subject: subject[a.Code], Within: within[a.Code]}
			for i := range l.figures {
				if r, ok := l.row(i, at); ok {
					f.Newest = append(f.Newest, r)
				}
			}
			f.Grades = ownGrades(grades, &a)
			rows := findings[a.Code]
			if a.CountyCode != "" {
				rows = append(slices.Clone(rows), findings[a.CountyCode]...)
			}
			f.MoreFindings = max(0, len(rows)-maxAreaFindings)
			for _, r := range rows[:min(len(rows), maxAreaFindings)] {
				f.Findings = append(f.Findings, b.finding(r.i, r.relation))
			}
			f.Peers, f.PeersWords = b.peers(a.Code)
			f.Adjacent = tables.Geography()[a.Code].Neighbours
			if err := b.put("areas/"+a.Code, f); err != nil {
				return err
			}
		}
	}
	return nil
}

func gradeOf(j *record.Judgement) gradeRow {
	g := gradeRow{
		Framework: j.Framework, Question: j.Question, Grade: j.Grade, Published: cmp.Or(j.QuestionPublished, tables.Words(j.Question)), Scale: j.Scale,
		Day: j.JudgedOn.String(), Document: shortID(j.DocumentID), Place: tables.PageOf(j.Page, 0, j.Sheet, j.Cell), Page: j.Page,
	}
	datesOf(&g, j)
	return g
}

// ownGrades are the grades of a place, newest first; a district without its
// own has those of its county, whose services they are of.
func ownGrades(grades map[string][]gradeRow, a *tables.Area) []gradeRow {
	out := slices.Clone(grades[a.Code])
	if len(out) == 0 && a.CountyCode != "" {
		for _, g := range grades[a.CountyCode] {
			g.Of = a.CountyCode
			out = append(out, g)
		}
	}
	slices.SortStableFunc(out, func(x, y gradeRow) int {
		return cmp.Or(strings.Compare(y.Day, x.Day), strings.Compare(x.Framework, y.Framework), questionOrder(x.Question)-questionOrder(y.Question))
	})
	return out
}

func questionOrder(q string) int {
	if q == "overall" {
		return 0
	}
	return 1
}

// related is a finding's position and what ties it to a place.
type related struct {
	i        int
	relation string
}

// findingsByArea lists the findings of every place, newest document first: for
// a force those about itself, then those about councils in its area.
func (b *builder) findingsByArea() map[string][]related {
	out := map[string][]related{}
	for i := range b.data.Findings {
		f := &b.data.Findings[i]
		if !tables.Asks(f.Kind) {
			continue
		}
		seen := map[string]bool{}
		for a := range b.index.FindingAreas.Of(f.FindingID) {
			if !seen[a.AreaCode] {
				seen[a.AreaCode] = true
				out[a.AreaCode] = append(out[a.AreaCode], related{i, a.Basis})
			}
		}
		for a := range b.index.FindingAreas.Of(f.FindingID) {
			if a.ForceCode != "" && !seen[a.ForceCode] {
				seen[a.ForceCode] = true
				out[a.ForceCode] = append(out[a.ForceCode], related{i, "within:" + a.AreaCode})
			}
		}
	}
	for _, list := range out {
		slices.SortStableFunc(list, func(x, y related) int {
			return int(b.published(y.i)) - int(b.published(x.i))
		})
	}
	return out
}

func (b *builder) published(i int) civil.Date {
	if d := b.index.Documents[b.data.Findings[i].DocumentID]; d != nil {
		return d.Published
	}
	return 0
}

// documentsByArea lists the documents that were read about each place, and
// for a force those about councils within it.
func (b *builder) documentsByArea() (subject, within map[string][]string) {
	subject, within = map[string][]string{}, map[string][]string{}
	add := func(to map[string][]string, code, id string) {
		if code != "" && !slices.Contains(to[code], id) {
			to[code] = append(to[code], id)
		}
	}
	for i := range b.data.DocumentAreas {
		a := &b.data.DocumentAreas[i]
		if a.Role != "subject" {
			continue
		}
		add(subject, a.AreaCode, shortID(a.DocumentID))
		if a.ForceCode != a.AreaCode {
			add(within, a.ForceCode, shortID(a.DocumentID))
		}
	}
	return subject, within
}

// shortID is how the page calls a document: enough of its hash to tell the
// documents of a release apart.
func shortID(id string) string { return id[:min(len(id), 16)] }

func shortIDs(joined string) []string {
	var out []string
	for id := range strings.FieldsFuncSeq(joined, func(r rune) bool { return r == ';' || r == ' ' || r == ',' }) {
		out = append(out, shortID(id))
	}
	return out
}
