package html

import (
	"slices"

	"forcestats/pipeline/publish/tables"
)

// coreData is what every view needs; it stands in index.html.
type coreData struct {
	Release, Previous, RunDate, Geography, Version string
	Sources                                        string // folder of the sources, from the folder of the releases' parent; empty if unknown
	Places                                         [][5]string
	Levels                                         map[string]levelCore
	Words                                          map[string]string
	Units                                          map[string]string
	Marks                                          []tables.Mark
	Inputs                                         []tables.Input
	Groups                                         []string
	FindingFiles                                   int
	Findings, Documents, Grades, Changes           int
	Obligations                                    bool
	Read                                           []publication
}

// publication is a series of documents that was read.
type publication struct {
	ID, Words, Newest string
	Documents         int
}

// levelCore is a level's places and catalogue.
type levelCore struct {
	Codes   []string // by name; lists of a figure are in this order
	Figures []figureCore
	Rows    int
}

// figureCore is a figure of the catalogue.
type figureCore struct {
	ID, Name, Statistic, Category, Breakdown, Unit, Shown string
	Times                                                 float64
	Group                                                 int
	Headline                                              bool
	Common                                                int         // period at which places are compared; -1 if none
	Periods                                               [][3]string // label, first and last day
	Definition                                            string
	Additive                                              bool
}

func (b *builder) core() coreData {
	d := b.data
	c := coreData{
		Release: d.ReleaseID, Previous: d.PreviousRelease, RunDate: d.RunDate.String(), Geography: d.GeographyDate.String(), Version: d.Version,
		Levels: map[string]levelCore{}, Words: map[string]string{}, Units: map[string]string{}, Marks: tables.Marks(), Inputs: tables.Inputs(),
		FindingFiles: findingFiles(len(d.Findings)), Findings: len(d.Findings), Documents: len(d.Documents), Grades: len(d.Judgements), Changes: len(d.Changes),
		Sources: sourcesFolder(d), Places: [][5]string{}, Read: []publication{},
	}
	for _, g := range groups {
		c.Groups = append(c.Groups, g.title)
	}
	c.Groups = append(c.Groups, "Other figures")
	for _, l := range b.levels {
		core := levelCore{Codes: []string{}, Figures: []figureCore{}, Rows: l.rows}
		for _, a := range l.areas {
			core.Codes = append(core.Codes, a.Code)
			c.Places = append(c.Places, [5]string{a.Code, a.Name, a.Type, a.ForceCode, a.CountyCode})
		}
		for _, f := range l.figures {
			core.Figures = append(core.Figures, f.core())
			for _, u := range []string{f.Unit, f.Fit.Unit} {
				c.Units[u] = tables.UnitWords(u)
			}
		}
		c.Levels[l.which.Word()] = core
	}
	for _, e := range tables.Editions(d) {
		c.Read = append(c.Read, publication{e.Publication, tables.PublicationWords(e.Publication), e.Newest.String(), e.Documents})
	}
	for _, code := range b.codes() {
		c.Words[code] = tables.Words(code)
	}
	return c
}

func (f *figure) core() figureCore {
	c := figureCore{
		ID: f.ID, Name: f.Name, Statistic: f.Statistic, Category: f.Category, Breakdown: f.Breakdown, Unit: f.Unit, Shown: f.Fit.Unit, Times: f.Fit.Times,
		Group: f.Group, Headline: f.Headline, Common: f.common(), Definition: definition(f),
		Additive: tables.Additive(&tables.Figure{Key: f.Key, Unit: f.Unit}),
	}
	for _, p := range f.Periods {
		c.Periods = append(c.Periods, [3]string{p.Label, p.Start.String(), p.End.String()})
	}
	return c
}

// codes are the codes that the page puts into words: those of findings,
// grades and reviews that the release has, and its markers.
func (b *builder) codes() []string {
	seen := map[string]bool{}
	var out []string
	add := func(codes ...string) {
		for _, c := range codes {
			if c != "" && !seen[c] {
				seen[c] = true
				out = append(out, c)
			}
		}
	}
	for i := range b.data.Findings {
		add(b.data.Findings[i].Kind, b.data.Findings[i].Status)
	}
	for i := range b.data.Obligations {
		o := &b.data.Obligations[i]
		add(o.Agency, o.Answer, o.Progress)
	}
	for i := range b.data.Addressees {
		add(b.data.Addressees[i].Agency)
	}
	for i := range b.data.Themes {
		add(b.data.Themes[i].Theme)
	}
	for i := range b.data.Judgements {
		j := &b.data.Judgements[i]
		add(j.Framework, j.Question, j.Grade, j.Scale)
	}
	for i := range b.data.Documents {
		add(b.data.Documents[i].Status)
	}
	for i := range b.data.Issues {
		add(b.data.Issues[i].Severity)
	}
	for i := range b.data.Changes {
		add(b.data.Changes[i].Kind)
	}
	add(tables.Questions()...)
	slices.Sort(out)
	return out
}

// plainTable is the table of the forces that stands in the page without
// JavaScript: the headline figures at the time that they are compared at.
type plainTable struct {
	Heads []plainHead
	Rows  []plainRow
}

type plainHead struct{ Name, Period string }

type plainRow struct {
	Code, Name string
	Cells      []plainCell
}

type plainCell struct{ Shown, Source string }

const plainFigures = 5

func (b *builder) plain() plainTable {
	var t plainTable
	l := b.levels[tables.ForceLevel]
	var shown []*figure
	for _, f := range l.figures {
		if f.Headline && f.common() >= 0 && len(shown) < plainFigures {
			shown = append(shown, f)
			t.Heads = append(t.Heads, plainHead{f.Name, f.Periods[f.common()].Label})
		}
	}
	for i, a := range l.areas {
		row := plainRow{Code: a.Code, Name: a.Name}
		for _, f := range shown {
			c := plainCell{Shown: tables.Shorthand("not_available")}
			if f.cells[i] != nil {
				v := &f.cells[i][f.common()]
				c = plainCell{f.show(v), l.sources.texts[v.source] + ", " + v.at}
			}
			row.Cells = append(row.Cells, c)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// show puts a figure into the unit that it is shown in.
func (f *figure) show(c *cell) string {
	if !c.Value.Valid {
		return tables.Shorthand(c.Marker)
	}
	return tables.Figure3(c.Value.V*f.Fit.Times, f.Fit.Unit)
}
