// Package similargroups reads the Home Office's most similar groups of police
// forces: a force and the forces that are like it, a row a pair or a row a
// force.
//
// It must not import normalise, read files, or know a file's name.
package similargroups

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// Publication reads lists of most similar groups. The zero value is ready.
type Publication struct{}

var _ publication.Publication = Publication{}

// Meta describes the list.
func (Publication) Meta() publication.Meta {
	return publication.Meta{
		ID:        "homeoffice-most-similar-groups",
		Version:   1,
		Title:     "Most similar groups of police forces",
		Publisher: "Home Office",
		Reads:     "xlsx, ods and csv; a force and the forces most similar to it, a row a pair or a row a force, with the year of the list",
		Cadence:   "every few years",
		Measures:  []string{"most_similar_force"},
	}
}

// Positions in columns.
const (
	colForce = iota
	colPeer
	colYear
)

// columns find the table; the peers of a row that has several are all the
// columns that are named like the first.
var columns = []longtable.Column{
	colForce: {Names: []string{"Force", "Police force", "Force name", "Police force area"}},
	colPeer:  {Names: []string{"Most similar force"}, Like: isPeer},
	colYear:  {Names: []string{"Year", "Year of the list", "As at", "Date"}, Optional: true},
}

var peerName = regexp.MustCompile(`^(?:(?:most)?similar(?:police)?forces?|mostsimilargroup(?:member)?|msg(?:force|member)?|peer(?:force)?)\d{0,2}$`)

func isPeer(code string) bool { return peerName.MatchString(strings.ReplaceAll(code, "_", "")) }

// Recognise finds the table by its column names.
func (Publication) Recognise(doc *publication.Document) publication.Claim {
	fits, nearest := longtable.Fits(doc.Book, columns)
	if !fits {
		return doc.Decline(nearest)
	}
	return publication.Claim{Layout: "groups", Score: 100}
}

// Extract writes an observation for each force and each member of its group;
// its value is the member's place in the group as printed.
func (p Publication) Extract(doc *publication.Document, _ string, out record.RawSink) error {
	out.Document(record.RawDocument{Title: p.Meta().Title, Publisher: p.Meta().Publisher, Series: p.Meta().ID, Pages: int32(len(doc.Book.Sheets()))})
	tables, _, err := doc.Tables(columns, out)
	if err != nil {
		return err
	}
	places, err := place.New(0)
	if err != nil {
		return err
	}
	for _, t := range tables {
		g := &groups{sheet: t.Sheet, header: t.Header, places: places, out: out, members: map[string][]string{}}
		if err := g.read(); err != nil {
			return err
		}
	}
	return nil
}

// groups are those of one sheet.
type groups struct {
	sheet   sheet.Sheet
	header  *longtable.Header
	places  *place.Table
	out     record.RawSink
	members map[string][]string // by force and list: the codes of its group so far
	undated longtable.Tally
	unnamed longtable.Tally
}

func (g *groups) read() error {
	peers := []int{g.header.At[colPeer]}
	rest := *g.header
	rest.Unknown, rest.Doubled = nil, nil
	for pos, name := range g.header.Names {
		switch {
		case pos == g.header.At[colForce] || pos == g.header.At[colPeer] || pos == g.header.At[colYear] || name == "":
		case isPeer(record.Code(name)):
			peers = append(peers, pos)
		default:
			rest.Unknown = append(rest.Unknown, pos)
		}
	}
	rest.Report(g.out)
	above, err := yearAbove(g.sheet, g.header)
	if err != nil {
		return err
	}
	for r, err := range g.header.Rows(g.sheet) {
		if err != nil {
			return err
		}
		when := above
		if g.header.At[colYear] >= 0 {
			when = yearOf(r)
		}
		for _, pos := range peers {
			if r.TextAt(pos) != "" {
				g.pair(r, pos, when)
			}
		}
	}
	g.undated.Report(vocabulary.PeriodUnreadable, g.sheet.Name(), "the list does not say of which year it is",
		"write its year into a line above the table or a column Year", g.out)
	g.unnamed.Report(vocabulary.AreaUnknown, g.sheet.Name(), "the row names no force", "write the force into each row of its group", g.out)
	return nil
}

// pair writes a member of a force's group. A force itself, which some lists
// print in its own group, is no peer of it.
func (g *groups) pair(r *longtable.Row, pos int, when period.Printed) {
	name, cell := r.Text(colForce), r.RefAt(pos)
	switch {
	case name == "":
		g.unnamed.Add(cell)
		return
	case !when.Start.Valid():
		g.undated.Add(cell)
		return
	}
	origin := record.Origin{Table: g.sheet.Name(), Sheet: g.sheet.Name(), Cell: cell}
	peer, problem := g.places.Resolve(place.Printed{Kind: "force", Name: r.TextAt(pos)}, when.End)
	if problem == nil && peer.Type != "force" {
		problem = &place.Problem{Code: vocabulary.AreaUnknown, Message: fmt.Sprintf("%q is no police force area", r.TextAt(pos))}
	}
	if problem != nil {
		i := record.NewIssue(problem.Code, origin, problem.Message)
		i.Field, i.Value, i.Hint = "peer", r.TextAt(pos), problem.Hint
		g.out.Issue(i)
		return
	}
	if self, problem := g.places.Resolve(place.Printed{Kind: "force", Name: name}, when.End); problem == nil && self.Code == peer.Code {
		return
	}
	list := record.Code(name) + " " + when.Start.String()
	for _, before := range g.members[list] {
		if before == peer.Code {
			return
		}
	}
	g.members[list] = append(g.members[list], peer.Code)
	position := len(g.members[list])
	g.out.Observation(&record.RawObservation{
		Origin: origin, Measure: "most_similar_force", Category: "all", Breakdown: record.Breakdown("peer", peer.Code),
		Area: place.Printed{Kind: "force", Name: name}, Period: when, Published: r.TextAt(pos),
		Number: float64(position), IsNumber: true, Unit: "index", Note: "place in the group as printed: " + strconv.Itoa(position),
	})
}

var yearInText = regexp.MustCompile(`\b(20\d\d)\b`)

// yearAbove returns the one year that the lines above the header name; none
// where they name several.
func yearAbove(s sheet.Sheet, h *longtable.Header) (period.Printed, error) {
	grid, err := s.Head(h.Row + 1)
	if err != nil {
		return period.Printed{}, err
	}
	found := ""
	for r := range min(h.Row, len(grid.Cells)) {
		for _, c := range grid.Cells[r] {
			for _, year := range yearInText.FindAllString(c.Text, -1) {
				if found != "" && found != year {
					return period.Printed{}, nil
				}
				found = year
			}
		}
	}
	return calendarYear(found), nil
}

// yearOf returns the year of a row that prints it: a year, or a day in it.
func yearOf(r *longtable.Row) period.Printed {
	if d, ok := longtable.Day(r.Cell(colYear)); ok {
		return calendarYear(d.String()[:4])
	}
	return calendarYear(yearInText.FindString(r.Text(colYear)))
}

func calendarYear(text string) period.Printed {
	y, err := strconv.Atoi(text)
	if err != nil {
		return period.Printed{}
	}
	return period.Printed{Text: text, Start: civil.New(y, time.January, 1), End: civil.New(y, time.December, 31), Kind: "year"}
}
