// Package offence turns an offence as a publication writes it into the
// contract's category: the Home Office code, group:..., subgroup:..., all or
// all_excluding_fraud. A code wins over the words beside it; a label that
// nobody has is an error and never matched by nearness.
//
// It must not import anything of forcestats but record.
package offence

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/pattern"
)

//go:embed codes.csv
var codesFile string

//go:embed labels.csv
var labelsFile string

// Offence is a Home Office code with the group and subgroup that contain it.
type Offence struct {
	Code, Description string
	Group, Subgroup   string // categories, such as group:sexual_offences
	ChildVictim       bool   // the name fixes a child victim
}

// Table holds the codes and labels. It does not change after New.
type Table struct {
	offences      []Offence
	byLabel       map[string]string // folded label to category
	byDescription map[string]string // folded description to code; empty where two codes share it
}

// New reads the tables.
func New() (*Table, error) {
	t := &Table{byLabel: map[string]string{}, byDescription: map[string]string{}}
	labels, err := rows("labels.csv", labelsFile)
	if err != nil {
		return nil, err
	}
	for _, r := range labels {
		for _, l := range strings.Split(r[1], "|") {
			if have, ok := t.byLabel[fold(l)]; ok && have != r[0] {
				return nil, fmt.Errorf("normalise/offence/labels.csv: %q is %s and %s", l, have, r[0])
			}
			t.byLabel[fold(l)] = r[0]
		}
	}
	codes, err := rows("codes.csv", codesFile)
	if err != nil {
		return nil, err
	}
	for _, r := range codes {
		o := Offence{Code: r[0], Description: r[1], Group: t.group("group:", r[2]), Subgroup: t.group("subgroup:", r[3]), ChildVictim: r[4] == "yes"}
		t.offences = append(t.offences, o)
		for _, d := range append([]string{r[1]}, strings.Split(r[5], "|")...) {
			f := fold(d)
			if have, ok := t.byDescription[f]; ok && have != o.Code {
				t.byDescription[f] = ""
				continue
			}
			t.byDescription[f] = o.Code
		}
	}
	return t, nil
}

func rows(file, text string) ([][]string, error) {
	c := csv.NewReader(strings.NewReader(text))
	c.Comment = '#'
	all, err := c.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("normalise/offence/%s: %w", file, err)
	}
	return all[1:], nil
}

// fold is the form under which labels are compared. What only an outcome has
// ("(outcome only)") is no part of a name.
func fold(s string) string {
	return record.Code(hanging.ReplaceAllString(strings.TrimSpace(outcomeOnly.ReplaceAllString(s, "")), ""))
}

var (
	outcomeOnly = regexp.MustCompile(`(?i)\s*\(outcomes? only\)`)
	// hanging is what a publication hangs on a label: note references and marks.
	hanging = regexp.MustCompile(`(?i)(?:\s*(?:\[(?:notes?\s*)?[0-9 ,]+\]|\((?:R|P|[0-9 ,]+)\)|[*†‡¹²³⁰⁴-⁹]+))+$`)
	// code is a Home Office code, or several that one row sums.
	code = regexp.MustCompile(`^[0-9]{1,5}(?:\.[0-9]{1,3})?[A-Z]?(?:/[0-9]{1,5}(?:\.[0-9]{1,3})?[A-Z]?)*$`)
	// withoutFraud is a folded total that leaves fraud out, however it is worded.
	withoutFraud = pattern.Lines(`^(?:total|all)_(?:police_)?(?:recorded_)?`, `
	crimes?   # total_crime_excluding_fraud
	offences  # total_offences_excluding_fraud
`, `_(?:.*_)?(?:exclud(?:ing|es|ed)|excl?|except|without)_fraud(?:_.*)?$`)
	// whole is a code that a program wrote as a number with a fraction: 71.0.
	whole = regexp.MustCompile(`^([0-9]+)\.0$`)
)

// group finds the category of a group's or subgroup's name, of that level.
func (t *Table) group(level, name string) string {
	if name == "" {
		return ""
	}
	if c, ok := t.byLabel[fold(name)]; ok {
		return c
	}
	return level + record.Code(name)
}

// Category returns the category of a label. A code is taken as printed, but
// for a mark that hangs on it and the order of the codes that one row sums;
// without a code the most special of description, subgroup and group decides.
func (t *Table) Category(l record.OffenceLabel) (string, error) {
	if printed := strings.TrimSpace(l.Code); printed != "" {
		if c, ok := Code(printed); ok {
			return c, nil
		}
		if c, ok := t.byLabel[fold(printed)]; ok {
			return c, nil
		}
		if c := t.byDescription[fold(l.Description)]; c != "" {
			return c, nil
		}
		return "", fmt.Errorf("%q is no Home Office offence code", printed)
	}
	if l.Description != "" {
		f := fold(l.Description)
		if c, ok := t.byLabel[f]; ok {
			return c, nil
		}
		if withoutFraud.MatchString(f) {
			return "all_excluding_fraud", nil
		}
		if c := t.byDescription[f]; c != "" {
			return c, nil
		}
		return "", fmt.Errorf("%q is no offence, group or subgroup that normalise/offence knows", l.Description)
	}
	for _, name := range []string{l.Subgroup, l.Group} {
		if name == "" {
			continue
		}
		if c, ok := t.byLabel[fold(name)]; ok {
			return c, nil
		}
		return "", fmt.Errorf("%q is no offence group or subgroup that normalise/offence knows", name)
	}
	return "", fmt.Errorf("the row names no offence")
}

// Doubt is what is odd about a code and the description beside it. Better is
// the code that the description proves to be meant: a program that takes codes
// for numbers writes 4.10 as 4.1.
type Doubt struct {
	Message string
	Better  string // empty where the code is kept as printed
}

// Doubts compares a printed code with the description beside it; ok is false
// where they agree or one of them is not known.
func (t *Table) Doubts(l record.OffenceLabel) (Doubt, bool) {
	described := t.byDescription[fold(l.Description)]
	printed := strings.TrimSpace(l.Code)
	if printed == "" || described == "" {
		return Doubt{}, false
	}
	c, ok := Code(printed)
	switch {
	case !ok:
		return Doubt{Message: fmt.Sprintf("%q is no offence code; %q beside it is %s, and is counted as that", printed, l.Description, described)}, true
	case c == described || strings.Contains(c, "/") || strings.Contains(described, "/") || !t.lists(c):
		return Doubt{}, false
	case strings.Contains(c, ".") && strings.TrimRight(described, "0") == c:
		return Doubt{Better: described,
			Message: fmt.Sprintf("the code %s stands beside %q, which is %s: a program took the code for a number; it is counted as %s", printed, l.Description, described, described)}, true
	case strings.TrimRight(c, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == strings.TrimRight(described, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"):
		return Doubt{}, false // a code and its parts bear one description over the years
	}
	return Doubt{Message: fmt.Sprintf("the code %s stands beside %q, which is %s; it is counted under its code", printed, l.Description, described)}, true
}

// lists reports whether a code is in the list.
func (t *Table) lists(code string) bool {
	return slices.ContainsFunc(t.offences, func(o Offence) bool { return o.Code == code })
}

// bodies are the codes that stand for who recorded a fraud.
var bodies = []string{"AF", "CIFAS", "FFA UK", "UK Finance", "NFIB"}

// Code cleans a printed offence code, and reports whether it is one.
func Code(printed string) (string, bool) {
	for _, b := range bodies {
		if strings.EqualFold(printed, b) {
			return b, true
		}
	}
	c := strings.ToUpper(strings.TrimSpace(strings.TrimRight(printed, "* ")))
	c = whole.ReplaceAllString(c, "$1")
	if !code.MatchString(c) {
		return "", false
	}
	if strings.Contains(c, "/") {
		parts := strings.Split(c, "/")
		slices.Sort(parts)
		c = strings.Join(parts, "/")
	}
	return c, true
}

// Known reports whether a category is a code of the list, a list of such codes,
// or no code at all (a group, a total, a body that records fraud).
func (t *Table) Known(category string) bool {
	if !code.MatchString(category) {
		return true
	}
	for part := range strings.SplitSeq(category, "/") {
		if !slices.ContainsFunc(t.offences, func(o Offence) bool { return o.Code == category || o.Code == part }) {
			return false
		}
	}
	return true
}

// Offences returns the known codes, in the order of the Home Office list.
func (t *Table) Offences() []Offence { return slices.Clone(t.offences) }

// ChildVictimCodes returns the eleven codes whose name fixes a child victim,
// sorted: the official list behind child_sexual_offences (facts, 3.4).
func (t *Table) ChildVictimCodes() []string {
	var all []string
	for _, o := range t.offences {
		if o.ChildVictim {
			all = append(all, o.Code)
		}
	}
	slices.Sort(all)
	return all
}
