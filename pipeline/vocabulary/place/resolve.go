package place

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/civil"
)

// How a label was resolved.
const (
	ByCode   = "code"      // by the printed code
	ByName   = "name"      // the table's own name, letter for letter
	ByAlias  = "alias"     // another printed name of the table, letter for letter
	ByFolded = "folded"    // a name or alias after folding or without affixes
	NotPlace = "not_place" // known to be no single place
)

// Place is a resolved label.
type Place struct {
	Type  string // the contract's area type
	Code  string // GSS code as in force at the date; empty where the thing is no place
	Name  string // as the tables have it, or as printed where the thing is no place
	Force string // code of the force area that contains it, or empty
	By    string // how it was resolved
}

// Problem is why a label was not resolved, or what is odd about it.
type Problem struct {
	Code    vocabulary.IssueCode // area-unknown, area-ambiguous, code-contradicts-name
	Message string
	Hint    string
}

var (
	gssCode  = regexp.MustCompile(`^[EWSNK][0-9]{8}[0-9]{0,4}$`)
	lsoaCode = regexp.MustCompile(`^[EW]01[0-9]{6}$`)
	lsoaName = regexp.MustCompile(`^(.+?) [0-9]{3}[A-Z]$`)
	// leavesOut marks a sum that leaves a force out or takes a body in.
	leavesOut = regexp.MustCompile(`(?i)[(\[,\s-](?:excluding|exc|excl|except|without|less|including|inc|incl|plus)\b\.?`)
	// withoutBTP marks a total that the British Transport Police is not part of.
	withoutBTP = regexp.MustCompile(`(?i)[(\s](?:excluding|exc|excl|except|without)\.?:? +(?:the +)?(?:BTP|British Transport Police)\)?$`)
	unassigned = regexp.MustCompile(`(?i)^(?:unassigned|not assigned|unallocated)[ :_-]+(.+)$|^(.+?)[ :_-]+(?:unassigned|\(unassigned\))$`)
)

// fits lists, for each wanted kind, the groups of kinds that a name may be,
// in order of preference. The empty kind takes any, and more than one match
// in its first group is ambiguous. Council is a county or a unitary council
// before a lower district; a youth offending team bears a council's name.
func fits(wanted string) [][]kind {
	rest := []kind{country, region, notPlace}
	switch wanted {
	case "":
		return [][]kind{{country, region, force, county, upperDistrict, lowerDistrict, notPlace}, {partnership}, {metropolitanCounty}, {combinedAuthority}}
	case "country":
		return [][]kind{{country}, rest}
	case "region":
		return [][]kind{{region}, rest}
	case "force":
		return [][]kind{{force}, rest}
	case "county":
		return [][]kind{{county}, {metropolitanCounty}, {upperDistrict}, rest}
	case "district":
		return [][]kind{{upperDistrict, lowerDistrict}, {county}, rest, {metropolitanCounty}}
	case "council":
		return [][]kind{{county, upperDistrict}, {lowerDistrict}, rest, {metropolitanCounty}, {combinedAuthority}}
	case "yot":
		return [][]kind{{county, upperDistrict}, {team}, {lowerDistrict}, rest}
	case "csp":
		return [][]kind{{partnership}, {notPlace}}
	}
	return nil
}

// Resolve finds the place that a label means on a day; no day means the
// geography date. A code wins over a name; the problem code-contradicts-name
// comes with a place, the others without one. Beside the area types, Kind may
// be council (an upper-tier or unitary council before a district council), yot
// (youth offending team) or lsoa (2011 or 2021 output area, known by the
// district in its name).
func (t *Table) Resolve(label Printed, at civil.Date) (Place, *Problem) {
	if !at.Valid() {
		at = t.geography
	}
	name := Clean(label.Name)
	code := Code(label.Code)
	printed := t.printedForce(label.Force)
	if m := unassigned.FindStringSubmatch(name); m != nil {
		return t.unassigned(name, m[1]+m[2], code, printed)
	}
	if label.Kind == "lsoa" || lsoaCode.MatchString(code) {
		return t.outputArea(name, printed, at)
	}
	if code != "" {
		p, problem := t.byPrintedCode(label, code, name)
		return p, t.outside(p, printed, problem)
	}
	if label.Other || label.Kind == "other" {
		return t.other(name, printed), nil
	}
	if withoutBTP.MatchString(name) {
		// The total without the British Transport Police is England and Wales (record/CONTRACT.md, Conventions).
		name = strings.TrimSpace(withoutBTP.ReplaceAllString(name, ""))
	} else if leavesOut.MatchString(name) {
		return Place{Type: "other", Name: name, By: NotPlace}, nil
	}
	if i, ok := t.bySlug[strings.TrimSpace(label.Code)]; ok && label.Code != "" {
		e := &t.entries[i]
		return t.place(e, ByCode), t.contradiction(e, label.Code, name)
	}
	p, problem := t.byPrintedName(label.Kind, name, printed, at)
	return p, t.outside(p, printed, problem)
}

// outside says that a place lies in another force area than the one that the
// row prints beside it, unless there is a problem already.
func (t *Table) outside(p Place, printed string, problem *Problem) *Problem {
	if problem != nil || printed == "" || p.Force == "" || p.Force == printed {
		return problem
	}
	return &Problem{Code: vocabulary.CodeContradictsName,
		Message: fmt.Sprintf("%s (%s) lies in the force area %s, but the row prints %s", p.Name, p.Code, t.nameOf(p.Force), t.nameOf(printed)),
		Hint:    "the row is kept under the place"}
}

// Code returns the GSS code that a cell holds, without a footnote digit that
// hangs on it, or nothing where the text is no such code.
func Code(printed string) string {
	c := strings.ToUpper(strings.TrimSpace(printed))
	if !gssCode.MatchString(c) {
		c = Clean(c)
		if !gssCode.MatchString(c) {
			return ""
		}
	}
	return c[:9]
}

// listed are the kinds of code that the tables hold in full. A code of another
// kind (fire and waste authorities, parks, wards) is a place of type other.
var listed = map[string]bool{"E06": true, "E07": true, "E08": true, "E09": true, "W06": true, "S12": true, "N09": true, "E10": true, "E11": true, "E12": true, "E13": true,
	"E22": true, "W14": true, "E23": true, "W15": true, "E92": true, "W92": true, "S92": true, "N92": true}

// byPrintedCode trusts the code and checks the name against it.
func (t *Table) byPrintedCode(label Printed, code, name string) (Place, *Problem) {
	i, ok := t.byCode[code]
	if !ok && !listed[code[:3]] {
		return Place{Type: "other", Code: code, Name: name, By: ByCode}, nil
	}
	if !ok {
		return Place{}, &Problem{Code: vocabulary.AreaUnknown, Message: fmt.Sprintf("no place has the code %q (printed name %q)", code, label.Name),
			Hint: "add the code to the table of its kind in vocabulary/place"}
	}
	e := &t.entries[i]
	return t.place(e, ByCode), t.contradiction(e, code, name)
}

// contradiction says that a name belongs to another place than the code. A
// name that nobody has is no contradiction: the code is enough.
func (t *Table) contradiction(e *entry, code, name string) *Problem {
	if name == "" {
		return nil
	}
	found := t.named(name)
	if len(found) == 0 {
		if e.kind == force && slices.ContainsFunc(t.asked[fold(name)], func(i int) bool { return &t.entries[i] == e }) {
			return nil
		}
		if leavesOut.MatchString(name) || offices(fold(name), fold(e.name)) {
			return nil // the place with or without a body, under the code that the file prints on it
		}
		return t.notItsName(e, code, name)
	}
	for _, i := range found {
		o := &t.entries[i]
		if o.kind == notPlace || o.kind == team || o.kind == country && o.name != e.name && strings.HasPrefix(fold(name), "national") {
			return nil
		}
		if o == e || fold(o.name) == fold(e.name) || slices.Contains(t.follow(o.code, 0), e.code) || slices.Contains(t.follow(e.code, 0), o.code) {
			return nil
		}
	}
	o := &t.entries[found[0]]
	return &Problem{Code: vocabulary.CodeContradictsName,
		Message: fmt.Sprintf("the code %s is %s, but the name beside it is %q (%s)", code, e.name, name, o.code),
		Hint:    "the row is kept under its code; if the name is another name of that place, add it to its aliases in vocabulary/place"}
}

// offices reports whether a name is a place's own with words of an office or a
// kind of area behind it.
func offices(name, own string) bool {
	rest, ok := strings.CutPrefix(name, own+" ")
	for _, w := range strings.Fields(rest) {
		switch strings.Trim(w, "()") {
		case "police", "and", "crime", "fire", "commissioner", "chief", "constable", "region", "statistical", "authority":
		default:
			return false
		}
	}
	return ok
}

// notItsName says that nobody knows the name beside a code.
func (t *Table) notItsName(e *entry, code, name string) *Problem {
	return &Problem{Code: vocabulary.CodeContradictsName,
		Message: fmt.Sprintf("the code %s is %s, and nothing is known by the name beside it, %q", code, e.name, name),
		Hint:    "the row is kept under its code; if the name is another name of that place, add it to its aliases in vocabulary/place"}
}

func (t *Table) place(e *entry, by string) Place {
	if e.kind == notPlace || e.kind == team {
		by = NotPlace
	}
	return Place{Type: e.kind.areaType(), Code: e.code, Name: e.name, Force: e.force, By: by}
}

// printedForce resolves the force that a row prints beside a place; a force
// that nobody knows is none.
func (t *Table) printedForce(printed string) string {
	if printed == "" {
		return ""
	}
	if c := Code(printed); c != "" {
		if i, ok := t.byCode[c]; ok && t.entries[i].kind == force {
			return c
		}
		return ""
	}
	p, problem := t.byPrintedName("force", Clean(printed), "", t.geography)
	if problem != nil || p.Type != "force" {
		return ""
	}
	return p.Code
}

// unassigned is the part of a force that lies in no partnership. It is never
// spread over districts. The row's own force code wins over the name in it.
func (t *Table) unassigned(label, within, code, printed string) (Place, *Problem) {
	p := Place{Type: "other", Name: label, Force: printed, By: NotPlace}
	if printed == "" && code != "" {
		if i, ok := t.byCode[code]; ok {
			p.Force = t.entries[i].force
		}
	}
	named := t.printedForce(within)
	if p.Force == "" {
		p.Force = named
	}
	if named != "" && named != p.Force {
		return p, &Problem{Code: vocabulary.CodeContradictsName,
			Message: fmt.Sprintf("the row's force is %s, but the name is %q (%s)", p.Force, label, named),
			Hint:    "the row is kept under its code"}
	}
	return p, nil
}

// other is a label that the publication itself calls no single place.
func (t *Table) other(name, printed string) Place {
	p := Place{Type: "other", Name: name, Force: printed, By: NotPlace}
	if printed != "" {
		return p
	}
	found := t.named(name)
	for _, i := range found {
		if k := t.entries[i].kind; k == notPlace || k == team {
			p.Force = t.entries[i].force
		}
	}
	return p
}

// outputArea is the district in the name of an LSOA, "Rotherham 001A".
func (t *Table) outputArea(name, printed string, at civil.Date) (Place, *Problem) {
	m := lsoaName.FindStringSubmatch(name)
	if m == nil {
		if fold(name) == "" || fold(name) == "no location" {
			return Place{Type: "other", Name: "No location", Force: printed, By: NotPlace}, nil
		}
		m = []string{"", name}
	}
	return t.byPrintedName("district", m[1], printed, at)
}
