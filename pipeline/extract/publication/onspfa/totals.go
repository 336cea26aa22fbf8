package onspfa

import (
	"fmt"
	"regexp"

	"forcestats/pipeline/extract/table/layout"
	"forcestats/pipeline/vocabulary"
)

// sums are the offence columns that add up in every edition (user guide to
// crime statistics, appendix 4). A sum counts only where all its parts are
// columns: older tables have no burglary of residences or driving offences.
var sums = []struct {
	total string
	parts []string
}{
	{`^total recorded crime`, []string{`^violence against the person$`, `^sexual offences$`, `^robbery$`, `^theft offences$`, `^criminal damage`, `^drug offences$`, `^possession of weapons`, `^public order`, `^miscellaneous`}},
	{`^violence against the person$`, []string{`^homicide$`, `^violence with injury$`, `^violence without injury$`, `^stalking`, `^death or serious injury`}},
	{`^theft offences$`, []string{`^burglary$`, `^vehicle offences$`, `^theft from the person$`, `^bicycle theft$`, `^shoplifting$`, `^(?:all )?other theft`}},
	{`^burglary$`, []string{`^residential burglary$`, `^non-residential burglary$`}},
}

// checkOffences compares the offence totals of a table of counts with their
// parts, across each row.
func checkOffences(t *layout.Table, s subject) {
	if !s.offence {
		return
	}
	for _, sum := range sums {
		total := offenceColumn(t, s, sum.total)
		var parts []*layout.Column
		for _, p := range sum.parts {
			if c := offenceColumn(t, s, p); c != nil {
				parts = append(parts, c)
			}
		}
		if total != nil && len(parts) == len(sum.parts) {
			t.CheckAcross(total, parts)
		}
	}
}

func offenceColumn(t *layout.Table, s subject, pattern string) *layout.Column {
	re := regexp.MustCompile(`(?i)` + pattern)
	for j := range t.Columns {
		c := &t.Columns[j]
		if n := len(c.Path); n > 0 && s.counted(c) && re.MatchString(c.Path[n-1].Text) {
			return c
		}
	}
	return nil
}

// checkPartnerships compares each force's row with its partnerships, joined
// by the force's name: added up by code, two forces of June 2025 are one
// offence off, as the code of Unassigned Gwent is South Wales's (an issue that
// normalise raises).
func checkPartnerships(t *layout.Table, s subject) {
	var names []string
	totals := map[string]*layout.Row{}
	parts := map[string][]*layout.Row{}
	for i := range t.Rows {
		r := &t.Rows[i]
		name := t.Key(r, "name").Text
		if t.Key(r, "csp_name").Text == "" {
			totals[name] = r
			names = append(names, name)
			continue
		}
		parts[name] = append(parts[name], r)
	}
	for i := range t.Rows {
		// The City of London is one partnership, and has no row of its own.
		name := t.Key(&t.Rows[i], "name").Text
		if n := len(parts[name]); n > 1 && totals[name] == nil {
			t.Issue(vocabulary.RowsMissing, layout.Pos{Row: t.Rows[i].Row, Col: t.KeyCols[1]}, name, fmt.Sprintf("%s has %d rows of partnerships and none of the whole force", name, n), "compare the rows with the published table; no figure of the force is made from them")
			delete(parts, name)
		}
	}
	for _, name := range names {
		t.CheckSum(totals[name], s.counted, parts[name])
	}
}
