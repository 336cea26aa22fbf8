package excel

import (
	"slices"
	"strings"

	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/record"
)

// fillFindings writes every finding word for word.
func fillFindings(b *book, s *sheet) error {
	t, err := b.open(s, []column{words("Finding", 24), words("Kind", 20), words("Number", 10), words("Text", 100), figure("Page", 8), words("Section", 30), words("Subheading", 26),
		words("Areas", 34), words("Forces", 30), words("Themes", 40), words("Must act", 34), words("Addressee as printed", 30), figure("Deadline", 14), words("Deadline as printed", 24),
		words("Overdue", 10), words("Status", 14), words("Status as printed", 18), words("Repeats finding", 24), figure("Agreement", 12), words("Agreed", 9), words("Document", 12), words("Source", 70)})
	if err != nil {
		return err
	}
	for i := range b.data.Findings {
		f := &b.data.Findings[i]
		areas, forces := b.findingAreas(f)
		err := t.add([]any{b.text(f.FindingID), b.text(tables.Words(f.Kind)), b.text(f.Number), b.text(f.Text), b.rank(f.Page), b.text(f.Section), b.text(f.Subheading),
			b.text(areas), b.text(forces), b.text(b.findingThemes(f)), b.text(b.mustAct(f)), b.text(f.Responsible), b.date(f.Deadline), b.text(f.DeadlinePublished),
			b.overdue(f), b.text(tables.Words(f.Status)), b.text(f.StatusPublished), b.text(f.Restates), b.share(f.Agreement), b.agreed(f.Agreed),
			t.document(f.DocumentID, 21), b.text(b.sourceAt(f.DocumentID, tables.PageOf(f.Page, f.PageEnd, f.Sheet, f.Cell)))})
		if err != nil {
			return err
		}
	}
	return t.close()
}

// share is a share of one, shown with two places.
func (b *book) share(v record.Null[float64]) any { return b.number(v, "index") }

// overdue says whether a finding is past its deadline; nothing without one.
func (b *book) overdue(f *record.Finding) any {
	if !f.Deadline.Valid() {
		return nil
	}
	return b.yes(tables.Overdue(f, b.data.RunDate))
}

func (b *book) findingAreas(f *record.Finding) (areas, forces string) {
	var as, fs []string
	for a := range b.index.FindingAreas.Of(f.FindingID) {
		if a.Basis == "all_forces" {
			return "all forces", "all forces"
		}
		as = append(as, b.index.Name(a.AreaCode))
		if a.ForceCode != "" {
			fs = append(fs, b.index.Name(a.ForceCode))
		}
	}
	return joined(as), joined(fs)
}

func (b *book) findingThemes(f *record.Finding) string {
	var out []string
	for t := range b.index.Themes.Of(f.FindingID) {
		out = append(out, tables.Words(t.Theme))
	}
	return joined(out)
}

func (b *book) mustAct(f *record.Finding) string {
	var out []string
	for a := range b.index.Addressees.Of(f.FindingID) {
		words := tables.Words(a.Agency)
		if a.AreaCode != "" {
			words += " (" + b.index.Name(a.AreaCode) + ")"
		}
		out = append(out, words)
	}
	return joined(out)
}

// joined joins words in order, each once.
func joined(list []string) string {
	slices.Sort(list)
	return strings.Join(slices.Compact(list), "; ")
}

// fillKinds, fillThemes and fillAgencies count findings with a column for each
// kind, theme or agency.
func fillKinds(b *book, s *sheet) error {
	return b.counts(s, func(c *tables.Count) string {
		if c.Breakdown == "" {
			return c.Kind
		}
		return ""
	}, tables.KindWords, false)
}

func fillThemes(b *book, s *sheet) error {
	return b.counts(s, func(c *tables.Count) string { return onlyBreakdown(c.Breakdown, "theme") }, tables.Words, true)
}

func fillAgencies(b *book, s *sheet) error {
	return b.counts(s, func(c *tables.Count) string { return onlyBreakdown(c.Breakdown, "agency") }, tables.Words, true)
}

// onlyBreakdown is the value of the only dimension of a breakdown.
func onlyBreakdown(breakdown, dimension string) string {
	if strings.Contains(breakdown, ";") {
		return ""
	}
	return tables.BreakdownValue(breakdown, dimension)
}

// counts writes counts of findings: rows by area, and by kind as well if
// byKind is set; columns by the code that of gives, none being no column.
func (b *book) counts(s *sheet, of func(*tables.Count) string, name func(string) string, byKind bool) error {
	all := b.fig.Counts()
	var codes []string
	for i := range all {
		if c := of(&all[i]); c != "" {
			if at, found := slices.BinarySearch(codes, c); !found {
				codes = slices.Insert(codes, at, c)
			}
		}
	}
	t, err := b.open(s, b.countColumns(codes, name, byKind))
	if err != nil {
		return err
	}
	var rows []*countRow
	for i := range all {
		c := &all[i]
		code := of(c)
		if code == "" {
			continue
		}
		kind := ""
		if byKind {
			kind = c.Kind
		}
		if len(rows) > 0 && rows[0].area != c.AreaCode {
			if err := b.countRows(t, rows, codes, byKind); err != nil {
				return err
			}
			rows = rows[:0]
		}
		at := slices.IndexFunc(rows, func(r *countRow) bool { return r.kind == kind })
		if at < 0 {
			at = len(rows)
			rows = append(rows, &countRow{area: c.AreaCode, kind: kind, cells: map[string]*tables.Count{}})
		}
		rows[at].cells[code] = c
	}
	if err := b.countRows(t, rows, codes, byKind); err != nil {
		return err
	}
	return t.close()
}

func (b *book) countColumns(codes []string, name func(string) string, byKind bool) []column {
	cols := b.areaColumns()
	if byKind {
		cols = append(cols, words("Kind", 24))
	}
	for _, c := range codes {
		cols = append(cols, figure(name(c), max(16, float64(longestWord(name(c))))))
	}
	return append(cols, words("Source", 90))
}

// countRow is a row of counts.
type countRow struct {
	area, kind string
	cells      map[string]*tables.Count // by code
}

func (b *book) countRows(t *table, rows []*countRow, codes []string, byKind bool) error {
	for _, r := range rows {
		cells := t.areaCells(r.area, "", "", "")
		if byKind {
			cells = append(cells, b.text(tables.KindWords(r.kind)))
		}
		var sources []record.Statistic
		for _, code := range codes {
			c, ok := r.cells[code]
			if !ok {
				cells = append(cells, nil)
				continue
			}
			cells = append(cells, b.number(c.Value, "count"))
			sources = append(sources, record.Statistic{SourceText: c.SourceText, Source: c.Source})
		}
		if err := t.add(append(cells, t.source(sources, len(cells)+1))); err != nil {
			return err
		}
	}
	return nil
}
