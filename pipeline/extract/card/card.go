// Package card reads cards: yaml files that say of a series of published
// tables how to recognise it and what its columns are, so that a table by area
// becomes a publication like any other, without a line of Go.
//
// A card is strict: an unknown key, a unit that the contract does not have or a
// column that the table lacks is an error that names the line. It must not
// import normalise, or know where cards are kept.
package card

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"forcestats/pipeline/extract/table/areatable"
	"forcestats/pipeline/vocabulary"
)

// Card is one series of tables. Its columns are named as their headers are
// printed; case, spaces and signs don't count.
type Card struct {
	ID        string   `yaml:"id"` // of the publication: publisher-series
	Title     string   `yaml:"title"`
	Publisher string   `yaml:"publisher"`
	Cadence   string   `yaml:"cadence"`
	Known     Known    `yaml:"recognise"`
	Place     Place    `yaml:"place"`
	Period    Period   `yaml:"period"`
	Category  Category `yaml:"category"`
	Breakdown []string `yaml:"breakdown"` // other columns that tell rows apart
	LeaveOut  []string `yaml:"leave_out"` // columns that are not read
	// Markers are marks in place of a figure, by the text of the cell.
	Markers map[string]string `yaml:"markers"`
	Figures []Figure          `yaml:"figures"`

	File string `yaml:"-"` // the card's own name, for messages
	hash string
}

// Known tells the series from any other table: a document is the card's
// where one of its tables has every column, and the words where there are any.
type Known struct {
	Columns []string `yaml:"columns"`
	Title   string   `yaml:"title"` // words that stand above the table
	Text    string   `yaml:"text"`  // the whole text of a cell of its first rows
}

// Place says where the places stand.
type Place struct {
	Kind  string   `yaml:"kind"`  // of names without a code: force, council or csp
	Codes []string `yaml:"codes"` // columns of codes, the most specific first
	Names []string `yaml:"names"` // columns of names, in the order of their codes
}

// Period says where the period stands, and which year it means.
type Period struct {
	Column string `yaml:"column"` // empty: in the headers of the figures, or fixed
	Fixed  string `yaml:"fixed"`
	Means  string `yaml:"means"` // calendar, financial, academic, "year ending March", "on 31 March"
}

// Category is a column whose texts are the category.
type Category struct {
	Column string `yaml:"column"`
	All    string `yaml:"all"` // its text that stands for all categories
}

// Figure is a column of figures; "*" is every one that is not named.
type Figure struct {
	Column   string  `yaml:"column"`
	Measure  string  `yaml:"measure"`
	Category string  `yaml:"category"`
	Unit     string  `yaml:"unit"`
	Scale    float64 `yaml:"scale"`
	Means    string  `yaml:"means"` // as of the period, where these figures differ
	// Additive says that figures of places and of parts of a year may be added up.
	Additive bool `yaml:"additive"`
}

// Parse reads a card. file is its name for messages.
func Parse(file string, data []byte) (*Card, error) {
	c := &Card{File: file}
	if err := yaml.NewDecoder(bytes.NewReader(data), yaml.Strict()).Decode(c); err != nil {
		return nil, fmt.Errorf("%s: %s", file, strings.TrimSpace(yaml.FormatError(err, false, true)))
	}
	for _, check := range c.checks() {
		if check.wrong {
			return nil, fmt.Errorf("%s, line %d: %s: %s", file, lineOf(data, check.key, check.value), strings.ReplaceAll(check.key, ".", ": "), check.what)
		}
	}
	sum := sha256.Sum256(data)
	c.hash = hex.EncodeToString(sum[:])
	return c, nil
}

// Hash is that of the card's bytes: a changed card has its documents read again.
func (c *Card) Hash() string { return c.hash }

var (
	idForm      = regexp.MustCompile(`^[a-z]+(-[a-z0-9]+)+$`)
	measureForm = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)
)

// fault is one thing that a card may have wrong, by its key.
type fault struct {
	key   string
	wrong bool
	what  string
	value string // that stands there
}

func (c *Card) checks() []fault {
	all := []fault{
		{"id", !idForm.MatchString(c.ID), "give publisher-series in lower case, as mhclg-deprivation-2019", c.ID},
		{"title", c.Title == "", "give the title of the series", ""},
		{"publisher", c.Publisher == "", "give the publisher", ""},
		{"recognise", len(c.Known.Columns) == 0 || len(c.Known.Columns) == 1 && c.Known.Title == "", "give two columns or more, or one and words of the title", ""},
		{"place", len(c.Place.Codes)+len(c.Place.Names) == 0, "give the column of codes, of names, or both", ""},
		{"place.kind", !slices.Contains([]string{"force", "council", "csp"}, c.Place.Kind) && len(c.Place.Codes) == 0, "without codes it must be force, council or csp", ""},
		{"period", c.Period.Column != "" && c.Period.Fixed != "", "it stands in a column or is fixed, not both", ""},
		{"figures", len(c.Figures) == 0, "give at least one column of figures", ""},
	}
	if err := areatable.CheckMeans(c.Period.Means); err != nil {
		all = append(all, fault{"period.means", true, err.Error(), c.Period.Means})
	}
	for _, f := range c.Figures {
		if err := areatable.CheckMeans(f.Means); err != nil {
			all = append(all, fault{"figures.means", true, err.Error(), f.Means})
		}
		known := vocabulary.PrintedUnits().Has(f.Unit)
		all = append(all,
			fault{"figures.column", f.Column == "", `give the header, or "*"`, ""},
			fault{"figures", f.Category != "" && c.Category.Column != "", fmt.Sprintf("%q has a category of its own: name the column %q under breakdown", f.Column, c.Category.Column), ""},
			fault{"measure", !measureForm.MatchString(f.Measure), fmt.Sprintf("%q is not in snake case", f.Measure), f.Measure},
			fault{"measure", taken(f.Measure), fmt.Sprintf("%q is a measure of a known publication; give the series its own", f.Measure), f.Measure},
			fault{"unit", !known, fmt.Sprintf("%q is no unit; one of %s", f.Unit, strings.Join(vocabulary.PrintedUnits().Codes(), ", ")), f.Unit},
			fault{"measure", f.Additive && !adds(f), fmt.Sprintf("figures in %q, or of a measure of that name, can't be added up", f.Unit), f.Measure},
		)
	}
	for text, m := range c.Markers {
		all = append(all, fault{"markers", !vocabulary.PrintedMarkers().Has(m),
			fmt.Sprintf("%q is marked as %q, which is none of %s", text, m, strings.Join(vocabulary.PrintedMarkers().Codes(), ", ")), ""})
	}
	return all
}

// taken reports whether a measure is in the dictionary.
func taken(measure string) bool {
	return slices.ContainsFunc(vocabulary.Measures(), func(m vocabulary.Measure) bool { return m.Code == measure })
}

func adds(f Figure) bool {
	u, _ := vocabulary.UnitOf(f.Unit)
	return u.Adds != vocabulary.Nothing && !vocabulary.NamesNoSum(f.Measure)
}

// lineOf is the line of a key with a value, or that of the block it should
// stand in.
func lineOf(data []byte, key, value string) int {
	at := 1
	lines := strings.Split(string(data), "\n")
	for part := range strings.SplitSeq(key, ".") {
		for i := at - 1; i < len(lines); i++ {
			found := strings.HasPrefix(strings.TrimLeft(lines[i], " -{"), part+":") || strings.Contains(lines[i], ", "+part+":")
			if found && (strings.Contains(lines[i], value) || !strings.HasSuffix(key, part)) {
				at = i + 1
				break
			}
		}
	}
	return at
}

// given is the card in the words of the reader of tables.
func (c *Card) given() *areatable.Given {
	g := &areatable.Given{
		Kind: c.Place.Kind, Codes: c.Place.Codes, Names: c.Place.Names,
		Period:   areatable.GivenPeriod{Column: c.Period.Column, Fixed: c.Period.Fixed, Means: c.Period.Means},
		Category: c.Category.Column, Total: c.Category.All, Breakdown: c.Breakdown, LeaveOut: c.LeaveOut, Markers: c.Markers,
	}
	for _, f := range c.Figures {
		g.Figures = append(g.Figures, areatable.Figure{Column: f.Column, Measure: f.Measure, Category: f.Category, Unit: f.Unit, Scale: f.Scale, Means: f.Means})
	}
	return g
}

// NotSummed returns the measures of which the card says that nothing may be
// added up.
func (c *Card) NotSummed() []string {
	var all []string
	for _, f := range c.Figures {
		if !f.Additive && !slices.Contains(all, f.Measure) {
			all = append(all, f.Measure)
		}
	}
	return all
}
