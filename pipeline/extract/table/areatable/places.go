package areatable

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/place"
)

// placed is the least share of the names of a column that must be known.
const placed = 0.95

// fewNames is how many different names of forces or councils a column without
// codes must have.
const fewNames = 3

// placeColumn is a column of places: codes, or names of one kind.
type placeColumn struct {
	pos   int
	codes bool
	kind  string // force, council, csp; region or country where it has nothing smaller
	rank  int    // the higher, the smaller its places
	name  int    // of codes: the position after that of their names, where a person says it; 0 else
	pair  int    // of names: the position after that of the codes that they belong to; 0 for none
}

var ranks = map[string]int{"country": 0, "region": 1, "force": 2, "county": 3, "district": 4, "council": 4, "partnership": 4, "csp": 4}

// findPlaces decides which columns are places, the most specific first. A
// table whose rows are something smaller, or something else, is refused by
// name of what they are.
func (t *Table) findPlaces(all []profile) *Refusal {
	for c := range all {
		p := &all[c]
		if p.texts == 0 {
			continue
		}
		head := t.header(t.block.left + c)
		codes, natures := t.codesOf(p)
		switch {
		case codes > 0:
			if r := t.codeColumn(t.block.left+c, head, natures); r != nil {
				return r
			}
		case inside(head) != "" && p.worded():
			return t.refuse(p.firstRow, t.block.left+c, fmt.Sprintf("its rows are by %s (column %q), not by police force area or council", inside(head), head))
		}
	}
	for c := range all {
		if t.placeAt(t.block.left+c) == nil {
			if r := t.nameColumn(t.block.left+c, &all[c]); r != nil {
				return r
			}
		}
	}
	slices.SortStableFunc(t.places, func(a, b placeColumn) int {
		return cmp.Or(cmp.Compare(b.rank, a.rank), cmp.Compare(b2i(b.codes), b2i(a.codes)))
	})
	if len(t.places) == 0 || t.places[0].rank < ranks["force"] {
		return t.noPlaces(all)
	}
	return nil
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (t *Table) placeAt(pos int) *placeColumn {
	for i := range t.places {
		if t.places[i].pos == pos {
			return &t.places[i]
		}
	}
	return nil
}

// codesOf counts the GSS codes of a column, by what they are. A column in which
// other texts stand too is none of codes.
func (t *Table) codesOf(p *profile) (n int, natures map[string]int) {
	natures = map[string]int{}
	others := 0
	for text, k := range p.distinct {
		switch l := t.gaz.look(text); {
		case l.code != "":
			n += k
			natures[l.nature] += k
		case !mark.MatchString(text):
			others += k
		}
	}
	if 10*others > n {
		return 0, nil
	}
	return n, natures
}

// codeColumn takes a column of codes in, or refuses the table for what they
// are.
func (t *Table) codeColumn(pos int, head string, natures map[string]int) *Refusal {
	best, n, area := "", 0, 0
	for nature, k := range natures {
		if _, ok := ranks[nature]; ok && ranks[nature] >= ranks["force"] {
			area += k
		}
		if k > n || k == n && nature < best {
			best, n = nature, k
		}
	}
	for _, nature := range sortedNatures(natures) {
		if place.Smaller(nature) {
			return t.refuse(t.block.first, pos, fmt.Sprintf("its rows are by %s (codes in column %q), not by police force area or council", nature, head))
		}
	}
	rank, ok := ranks[best]
	switch {
	case !ok && area == 0:
		return t.refuse(t.block.first, pos, fmt.Sprintf("its rows are by %s (codes in column %q), not by police force area or council", best, head))
	case !ok || area > 0 && rank < ranks["force"]:
		rank = ranks["force"] // a country's or region's rows stand beside those of their parts
		for nature := range natures {
			rank = max(rank, ranks[nature])
		}
	}
	t.places = append(t.places, placeColumn{pos: pos, codes: true, kind: best, rank: rank})
	return nil
}

func sortedNatures(m map[string]int) []string {
	var all []string
	for n := range m {
		all = append(all, n)
	}
	slices.Sort(all)
	return all
}

// census counts what the different names of a column are.
type census struct {
	names, known, area           int
	onlyForce, onlyCouncil, both int
	onlyPartnership              int
	region, country              int
	unknown                      string // the first in order of the alphabet
	force, council               string // an example of each that only one kind has
}

func (t *Table) census(p *profile) census {
	var n census
	var texts []string
	for text := range p.distinct {
		texts = append(texts, text)
	}
	slices.Sort(texts)
	for _, text := range texts {
		if mark.MatchString(text) {
			continue
		}
		n.names++
		m := t.gaz.look(text).meaning
		if !m.Known() {
			n.unknown = cmp.Or(n.unknown, text)
			continue
		}
		n.known++
		switch {
		case !m.Area():
			n.region, n.country = n.region+b2i(m.Region), n.country+b2i(m.Country)
			continue
		case m.Force && !m.Council:
			n.onlyForce++
			n.force = cmp.Or(n.force, text)
		case m.Council && !m.Force:
			n.onlyCouncil++
			n.council = cmp.Or(n.council, text)
		case m.Partnership && !m.Force:
			n.onlyPartnership++
		default:
			n.both++
		}
		n.area++
	}
	return n
}

// nameColumn takes a column of names in, if enough of them are known. Whether
// they are forces or councils is decided by the names that only one of them
// has, or by the header where there is none.
func (t *Table) nameColumn(pos int, p *profile) *Refusal {
	if !p.worded() || p.many {
		return nil
	}
	head := record.Code(t.header(pos))
	if levelHeader.MatchString(head) {
		return nil
	}
	n := t.census(p)
	if n.area == 0 {
		if (n.known > 2 || wideHeader.MatchString(head)) && n.known > 0 && float64(n.known) >= placed*float64(n.names) {
			kind := "country"
			if n.region > n.country {
				kind = "region"
			}
			t.places = append(t.places, placeColumn{pos: pos, kind: kind, rank: ranks[kind]})
		}
		return nil
	}
	if float64(n.known) < placed*float64(n.names) {
		if n.area >= fewNames && 2*n.known > n.names {
			t.nearly = fmt.Sprintf("of %d names in column %q only %d are places that are known (not %q)", n.names, t.header(pos), n.known, n.unknown)
		}
		return nil
	}
	if c := t.codesBeside(pos); c != nil {
		t.places = append(t.places, placeColumn{pos: pos, rank: c.rank, kind: c.kind, pair: c.pos + 1})
		return nil
	}
	if n.area < fewNames && !placeHeader.MatchString(head) && !t.hasCodes() {
		return nil
	}
	kind, r := t.kindOf(pos, head, n)
	if r != nil {
		return r
	}
	t.places = append(t.places, placeColumn{pos: pos, kind: kind, rank: ranks[kind]})
	return nil
}

// codesBeside is the column of codes whose places a column names, row for row.
func (t *Table) codesBeside(pos int) *placeColumn {
	for i := range t.places {
		if c := &t.places[i]; c.codes && t.agree(*c, placeColumn{pos: pos}) == nil {
			return c
		}
	}
	return nil
}

func (t *Table) hasCodes() bool {
	return slices.ContainsFunc(t.places, func(p placeColumn) bool { return p.codes && p.rank >= ranks["force"] })
}

// kindOf decides of which kind the names of a column are.
func (t *Table) kindOf(pos int, head string, n census) (string, *Refusal) {
	force, council, csp := forceHeader.MatchString(head), councilHead.MatchString(head), cspHeader.MatchString(head)
	switch {
	case csp && n.onlyForce == 0:
		return "csp", nil
	case n.onlyForce > 0 && float64(n.onlyForce+n.both) >= placed*float64(n.area) && !(council && !force):
		return "force", nil
	case n.onlyCouncil > 0 && float64(n.onlyCouncil+n.both) >= placed*float64(n.area) && !(force && !council):
		return "council", nil
	case n.onlyForce > 0 && n.onlyCouncil > 0:
		return "", t.refuseArea(t.block.first, pos, fmt.Sprintf("column %q mixes police forces (%q) and councils (%q), which no code tells apart", t.header(pos), n.force, n.council))
	case n.onlyForce > 0 || n.onlyCouncil > 0:
		return "", t.refuseArea(t.block.first, pos, fmt.Sprintf("the header %q says otherwise than its names (%q)", t.header(pos), n.force+n.council))
	case n.onlyPartnership > 0 && n.both == 0:
		return "csp", nil
	case force && !council:
		return "force", nil
	case council && !force:
		return "council", nil
	}
	return "", t.refuseArea(t.block.first, pos, fmt.Sprintf("every name in column %q is a police force's and a council's, and the header does not say which", t.header(pos)))
}

// noPlaces says what a table is by that has no police force area or council.
func (t *Table) noPlaces(all []profile) *Refusal {
	what := "no column holds codes or names of police force areas or councils"
	if len(t.places) > 0 {
		what = fmt.Sprintf("its places are %s only (column %q), not police force areas or councils", plural(t.places[0].kind), t.header(t.places[0].pos))
	}
	if t.nearly != "" {
		what = t.nearly
	}
	return &Refusal{Sheet: t.Sheet, Cell: "", What: what}
}

func plural(kind string) string {
	if name, ok := strings.CutSuffix(kind, "y"); ok {
		return name + "ies"
	}
	return kind + "s"
}

func (t *Table) refuse(r, c int, what string) *Refusal {
	return &Refusal{Sheet: t.Sheet, Cell: sheet.Ref(r, c), What: what}
}

// refuseArea is refuse for a table that is by force or council.
func (t *Table) refuseArea(r, c int, what string) *Refusal {
	f := t.refuse(r, c, what)
	f.table = t
	f.Area, f.Hint = true, "say what its columns are in a card: forcestats inspect FILE --card"
	return f
}
