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
	for _, a := range b.index.FindingAreas[f.FindingID] {
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
	for _, t := range b.index.Themes[f.FindingID] {
		out = append(out, tables.Words(t.Theme))
	}
	return joined(out)
}

func (b *book) mustAct(f *record.Finding) string {
	var out []string
	for _, a := range b.index.Addressees[f.FindingID] {
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
	return b.counts(s, func(k tables.Key) string {
		if k.Breakdown == "" {
			return k.Category
		}
		return ""
	}, tables.KindWords)
}

func fillThemes(b *book, s *sheet) error {
	return b.counts(s, func(k tables.Key) string { return onlyBreakdown(k, "theme") }, tables.Words)
}

func fillAgencies(b *book, s *sheet) error {
	return b.counts(s, func(k tables.Key) string { return onlyBreakdown(k, "agency") }, tables.Words)
}

// onlyBreakdown is the value of the only dimension of a breakdown.
func onlyBreakdown(k tables.Key, dimension string) string {
	if strings.Contains(k.Breakdown, ";") {
		return ""
	}
	return tables.BreakdownValue(k.Breakdown, dimension)
}

// counts writes counts of findings: rows by area, and by kind where the
// columns are something else; columns by what of says.
func (b *book) counts(s *sheet, of func(tables.Key) string, name func(string) string) error {
	var codes []string
	byKind := false
	for _, k := range b.survey.Keys {
		if c := of(k); k.Statistic == "findings" && c != "" {
			byKind = byKind || k.Breakdown != ""
			if !slices.Contains(codes, c) {
				codes = append(codes, c)
			}
		}
	}
	slices.Sort(codes)
	cols := b.areaColumns()
	if byKind {
		cols = append(cols, words("Kind", 24))
	}
	for _, c := range codes {
		cols = append(cols, figure(name(c), 16))
	}
	cols = append(cols, words("Document", 12), words("Source", 90))
	t, err := b.open(s, cols)
	if err != nil {
		return err
	}
	if err := b.countRows(t, codes, of, byKind); err != nil {
		return err
	}
	return t.close()
}

// countRow is a row of counts while its cells come.
type countRow struct {
	kind  string
	cells map[string]record.Statistic
	last  record.Statistic
}

func (b *book) countRows(t *table, codes []string, of func(tables.Key) string, byKind bool) error {
	var area string
	var rows []*countRow
	flush := func() error {
		for _, r := range rows {
			if err := t.add(b.countCells(t, r, codes, byKind)); err != nil {
				return err
			}
		}
		rows = rows[:0]
		return nil
	}
	err := tables.EachSeries(b.data.Statistics(b.level), func(x *tables.Series) error {
		code := of(x.Key)
		if x.Statistic != "findings" || code == "" {
			return nil
		}
		p := x.Latest()
		if p.AreaCode != area {
			if err := flush(); err != nil {
				return err
			}
			area = p.AreaCode
		}
		kind := ""
		if byKind {
			kind = x.Category
		}
		at := slices.IndexFunc(rows, func(r *countRow) bool { return r.kind == kind })
		if at < 0 {
			rows = append(rows, &countRow{kind: kind, cells: map[string]record.Statistic{}, last: *p})
			at = len(rows) - 1
		}
		rows[at].cells[code] = *p
		return nil
	})
	if err != nil {
		return err
	}
	return flush()
}

func (b *book) countCells(t *table, r *countRow, codes []string, byKind bool) []any {
	cells := b.areaCells(r.last.AreaCode, r.last.AreaName, r.last.AreaType, r.last.ForceCode)
	if byKind {
		cells = append(cells, b.text(tables.KindWords(r.kind)))
	}
	var sources []record.Statistic
	for _, c := range codes {
		if p, ok := r.cells[c]; ok {
			cells = append(cells, b.value(&p))
			sources = append(sources, record.Statistic{SourceText: p.SourceText})
			continue
		}
		cells = append(cells, nil)
	}
	return append(cells, t.document(newest(r.last.Source), len(cells)+1), b.text(tables.Sources(sources)))
}
