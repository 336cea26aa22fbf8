package useofforce

import (
	"regexp"
	"strings"

	"forcestats/pipeline/extract/table/forcetable"
	"forcestats/pipeline/extract/table/layout"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/pattern"
	"forcestats/pipeline/vocabulary/place"
)

// figure is what the figures of a column are.
type figure struct {
	measure, category, breakdown, unit string
}

func (f figure) fill(o *record.RawObservation) {
	o.Measure, o.Category, o.Breakdown, o.Unit = f.measure, f.category, f.breakdown, f.unit
}

var (
	incidents  = regexp.MustCompile(`(?i)^(?:number of )?incidents\b`)
	proportion = regexp.MustCompile(`(?i)^proportion\b|%|\bper ?cent`)
	perceived  = regexp.MustCompile(`(?i)^(?:officer )?(perceived \w+(?: \w+)?)(?: of (?:subject|person).*)?(?:\s*\(.*)?$`)
	perceivedT = regexp.MustCompile(`(?i)\bby police force and (?:officer )?(perceived \w+(?: \w+)?) of (?:subject|person)`)
	device     = regexp.MustCompile(`(?i)^CED\s+`)
	ofWhich    = regexp.MustCompile(`(?i),?\s*of which$`)
	totalOf    = regexp.MustCompile(`(?i)^total\s+`)
	reported   = pattern.Lines(`(?i)^`, `
	number of times tactics? (?:was |were )?(?:reported|used)   # Number of times tactic reported
	total(?: number of)? (?:incidents|tactics)(?: per tactic)?  # Total incidents
	total                                                       # Total
`, `$`)
)

// columnOf says what a column counts.
func columnOf(t *layout.Table, c *layout.Column) figure {
	last := ""
	if n := len(c.Path); n > 0 {
		last = c.Path[n-1].Text
	}
	switch {
	case t.Has("tactic"):
		return figure{measure: "use_of_force", category: "all", breakdown: groupOf(t, c, last), unit: "count"}
	case incidents.MatchString(t.Subject()):
		return figure{measure: "use_of_force_incidents", category: categoryOf(last), unit: "count"}
	case proportion.MatchString(last):
		return figure{measure: "conducted_energy_device_shares", category: categoryOf(partOf(t, c)), unit: "percent"}
	case deviceTitle.MatchString(t.Subject()):
		return figure{measure: "conducted_energy_device_uses", category: categoryOf(last), unit: "count"}
	}
	return figure{measure: record.Code(t.Subject()), category: categoryOf(last), unit: "count"}
}

func categoryOf(label string) string {
	if reported.MatchString(label) || label == "" {
		return "all"
	}
	return record.Code(device.ReplaceAllString(label, ""))
}

// groupOf is the perceived age, gender, ethnicity or health that a column is
// for, as the header over it says, else the title; none for the number of times
// that a tactic was reported.
func groupOf(t *layout.Table, c *layout.Column, last string) string {
	if reported.MatchString(last) {
		return ""
	}
	key := "group"
	if m := perceivedT.FindStringSubmatch(t.Title.Text); m != nil {
		key = record.Code(m[1])
	}
	for _, l := range c.Path[:max(0, len(c.Path)-1)] {
		if m := perceived.FindStringSubmatch(l.Text); m != nil {
			key = record.Code(m[1])
		}
	}
	return record.Breakdown(key, record.Code(last))
}

// partOf is the total that a proportion follows: tables of 2015 and 2016 print
// "Proportion of TASER X26 use" after each of the two.
func partOf(t *layout.Table, c *layout.Column) string {
	part := ""
	for j := range t.Columns {
		d := &t.Columns[j]
		if d.Col >= c.Col {
			break
		}
		if n := len(d.Path); n > 0 && !proportion.MatchString(d.Path[n-1].Text) {
			part = d.Path[n-1].Text
		}
	}
	return part
}

// tacticOf is the category of a tactic: all tactics, a type of force as
// group:restraint, or the tactic itself.
func tacticOf(label string) string {
	label = ofWhich.ReplaceAllString(label, "")
	switch group := totalOf.ReplaceAllString(label, ""); {
	case strings.EqualFold(group, "tactics"):
		return "all"
	case group != label:
		return "group:" + record.Code(group)
	}
	return record.Code(label)
}

// rowAreas labels the rows. Where a column of regions stands beside the
// forces, a row is a region or country where it says Total.
func rowAreas(t *layout.Table) []place.Printed {
	areas := forcetable.Areas(t, "code", "force")
	for i := range areas {
		if name := areas[i].Name; areas[i].Code == "" && (t.Has("region") || t.Has("tactic")) && !totalOf.MatchString(name) {
			areas[i].Kind, areas[i].Other = "force", false
		}
	}
	return areas
}
