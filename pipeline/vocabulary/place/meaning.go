package place

import (
	"regexp"
	"strings"
)

// Meaning says which kinds of place a printed name may be. A name that only
// one kind has tells what a table lists; Essex, Kent and Durham tell nothing.
type Meaning struct {
	Force, Council, Partnership bool
	Region, Country             bool
	// Other is a label that is known to be no single place: British Transport
	// Police, a sum, an "Unassigned" row.
	Other bool
}

// Known reports whether the name is one of the tables'.
func (m Meaning) Known() bool { return m != Meaning{} }

// Area reports whether the name may be a force, a council or a partnership.
func (m Meaning) Area() bool { return m.Force || m.Council || m.Partnership }

// Meanings returns what a printed label may be, footnote marks aside.
func (t *Table) Meanings(label string) Meaning {
	name := Clean(label)
	if unassigned.MatchString(name) || leavesOut.MatchString(name) && len(t.named(strings.TrimSpace(leavesOut.Split(name, 2)[0]))) > 0 {
		return Meaning{Other: true}
	}
	var m Meaning
	for _, i := range t.named(name) {
		switch t.entries[i].kind {
		case force:
			m.Force = true
		case county, upperDistrict, lowerDistrict:
			m.Council = true
		case partnership:
			m.Partnership = true
		case region:
			m.Region = true
		case country:
			m.Country = true
		default:
			m.Other = true
		}
	}
	return m
}

// Nature is what the places of a kind of code are, for a person: "district",
// "ward", "parliamentary constituency". The code need not be in the tables.
func Nature(code string) string {
	c := Code(code)
	if c == "" {
		return ""
	}
	switch n := natures[c[:3]]; {
	case n != "":
		return n
	case c[0] == 'S':
		return "area of Scotland"
	case c[0] == 'N':
		return "area of Northern Ireland"
	}
	return "area of another kind"
}

// natures are the kinds of code of the ONS register of geographic codes that
// published tables are by.
var natures = map[string]string{
	"E06": "district", "E07": "district", "E08": "district", "E09": "district", "W06": "district", "E10": "county", "E11": "metropolitan county",
	"E22": "partnership", "W14": "partnership", "E23": "force", "W15": "force", "E12": "region", "E13": "region", "E47": "combined authority",
	"E92": "country", "W92": "country", "S92": "country", "N92": "country", "K01": "country", "K02": "country", "K03": "country", "K04": "country",
	"E00": "output area", "W00": "output area", "E01": "lower layer super output area", "W01": "lower layer super output area",
	"E02": "middle layer super output area", "W02": "middle layer super output area", "E04": "parish", "W04": "community", "E05": "ward", "W05": "ward",
	"E14": "parliamentary constituency", "W07": "parliamentary constituency", "E15": "European region", "E31": "fire authority",
	"E32": "London Assembly constituency", "W09": "Senedd constituency", "W10": "Senedd region", "E38": "clinical commissioning group",
	"E40": "NHS region", "E54": "integrated care board", "E56": "cancer alliance", "W11": "health board", "E26": "national park", "E30": "travel to work area",
	"E33": "workplace zone", "E34": "built-up area", "E35": "built-up area", "E63": "built-up area", "E58": "ward", "E37": "local enterprise partnership",
}

var small = regexp.MustCompile(`(?i)^(?:output area|lower layer|middle layer|parish|community|ward|built-up|workplace)`)

// Smaller reports whether places of this nature lie inside councils.
func Smaller(nature string) bool { return small.MatchString(nature) }
