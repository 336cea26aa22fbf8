package excel

import (
	"fmt"
	"slices"
	"strings"

	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/record"
)

// productSheets plans the sheets of what is made of figures and findings
// together. Each says what it is, what it is made of and what it is not.
func (b *book) productSheets() []*sheet {
	if b.level != tables.ForceLevel {
		return []*sheet{b.ledgerSheet()}
	}
	return []*sheet{
		{name: "Evidence matrix", title: "Evidence matrix: what the documents read say of each force, by the questions of the commission", fill: fillEvidence,
			notes:  []string{"findings", "themes", "matrix"},
			blanks: "A blank cell means that documents were read about the force and none of their findings is about the question. Not inspected means that no document was read about the force.",
			source: "counted from the sheet Findings, which has every finding with its page."},
		b.ledgerSheet(),
		{name: "Detection gap", title: "Detection gap: sexual offences against children recorded by the police beside exploitation found at assessment", fill: fillGap,
			notes: []string{"cso", "cse", "gap"}, blanks: "There is no blank cell in the table.", source: "the sheets Child sexual offences and CSE at assessment."},
		{name: "Justice funnel", title: "Justice funnel: what became of recorded offences", fill: fillFunnel,
			notes: []string{"funnel"}, blanks: "A blank cell means that there are more outcomes than offences recorded, so that there is no share.", source: "the publication and cell named in the last column."},
	}
}

func (b *book) ledgerSheet() *sheet {
	return &sheet{name: "Ledger", title: "Ledger: what was asked of each body, and what is known of it", fill: fillLedger, notes: []string{"findings", "ledger"}, blanks: blankField,
		source: "the columns Document and Page or cell of each row; data/obligation_sources has all that later documents say."}
}

// fillEvidence counts findings by force and question; it never ranks.
func fillEvidence(b *book, s *sheet) error {
	e := tables.NewEvidence(b.data, b.index)
	cols := []column{words("Force code", 13), words("Force", 26), figure("Documents about it", 12), figure("Of these, about exploitation", 12), figure("Newest document", 14)}
	for _, q := range e.Questions {
		cols = append(cols, figure(tables.Words(q), 14), words(tables.Words(q)+": who said it, newest", 34))
	}
	t, err := b.open(s, cols)
	if err != nil {
		return err
	}
	for i := range e.Rows {
		r := &e.Rows[i]
		cells := []any{t.text(1, r.Code), t.text(2, r.Name), b.count(r.Documents), b.count(r.OnSubject), b.date(r.Newest)}
		for _, c := range r.Cells {
			switch {
			case r.Documents == 0:
				cells = append(cells, b.text("not inspected"), nil)
			case c.Count == 0:
				cells = append(cells, nil, nil)
			default:
				cells = append(cells, b.count(c.Count), b.text(voices(&c)))
			}
		}
		if err := t.add(cells); err != nil {
			return err
		}
	}
	return t.close()
}

// voices says who spoke and when last: "2 police, 1 council; 12 July 2024".
func voices(c *tables.EvidenceCell) string {
	var who []string
	for v, n := range c.Voices {
		who = append(who, fmt.Sprintf("%d %s", n, tables.Words(string(v))))
	}
	slices.Sort(who)
	return strings.Join(who, ", ") + "; " + tables.Day(c.Newest)
}

// fillLedger writes the obligations of bodies, the newest report first.
func fillLedger(b *book, s *sheet) error {
	t, err := b.open(s, []column{words("Body", 34), words("Agency", 24), words("State", 18), figure("Days unknown", 10), figure("Deadline", 14), words("What is due", 14),
		words("Number", 10), words("Text", 100), words("Answer", 18), words("Progress", 18), words("Progress in words", 40), words("Who says so", 28), figure("On", 14),
		words("Sources disagree", 10), words("Document", 12), words("Page or cell", 34)})
	if err != nil {
		return err
	}
	for i := range b.data.Obligations {
		o := &b.data.Obligations[i]
		disagree := ""
		if o.Disagree {
			disagree = "yes"
		}
		err := t.add([]any{b.text(o.Body), b.text(tables.Words(o.Agency)), b.text(tables.Words(o.State)), b.rank(o.DaysUnknown), b.date(o.Deadline), b.text(tables.Words(o.DeadlineKind)),
			b.text(o.Number), b.text(o.Text), b.text(tables.Words(o.Answer)), b.text(tables.Words(o.Progress)), b.text(o.ProgressPublished), b.text(o.ProgressBy), b.date(o.ProgressOn),
			b.text(disagree), t.document(o.DocumentID, 15), b.text(tables.PageOf(o.Page, 0, o.Sheet, o.Cell))})
		if err != nil {
			return err
		}
	}
	return t.close()
}

// gapFigures are the two rates of the detection gap.
const (
	gapRecorded = "child_sexual_offences_per_10000_children"
	gapAssessed = "assessment_factors_per_10000_children"
)

// fillGap sets the newest rate of each kind side by side, by force.
func fillGap(b *book, s *sheet) error {
	recorded, assessed := map[string]*record.Statistic{}, map[string]*record.Statistic{}
	names := map[string]string{}
	err := tables.EachSeries(b.data.Statistics(b.level), func(x *tables.Series) error {
		last := *newestWithValue(x.Points)
		switch {
		case !last.Value.Valid || x.Breakdown != "":
		case x.Statistic == gapRecorded && x.Category == "all":
			recorded[last.AreaCode] = &last
		case x.Statistic == gapAssessed && x.Category == "child_sexual_exploitation":
			assessed[last.AreaCode] = &last
		}
		names[last.AreaCode] = last.AreaName
		return nil
	})
	if err != nil {
		return err
	}
	for _, missing := range []struct {
		of        map[string]*record.Statistic
		statistic string
	}{{recorded, gapRecorded}, {assessed, gapAssessed}} {
		if input, ok := tables.InputOf(missing.statistic); ok && len(missing.of) == 0 {
			s.lines = append(s.lines, "Missing: "+input.File+".")
		}
	}
	t, err := b.open(s, []column{words("Force code", 13), words("Force", 26), figure("Recorded per 10,000 children", 16), words("Period of it", 24), figure("At assessment per 10,000 children", 16),
		words("Period of that", 24), figure("Natural logarithm of the ratio", 14), figure("Lower limit", 12), figure("Upper limit", 12)})
	if err != nil {
		return err
	}
	for _, a := range b.areasByName() {
		r, q := recorded[a.Code], assessed[a.Code]
		if r == nil || q == nil {
			continue
		}
		g, ok := tables.NewGap(r.Numerator.V, r.Denominator.V, q.Numerator.V, q.Denominator.V)
		if !ok {
			continue
		}
		real := func(v float64) any { return b.number(record.Null[float64]{V: v, Valid: true}, "index") }
		err := t.add([]any{t.text(1, a.Code), t.text(2, a.Name), b.number(r.Value, r.Unit), t.text(4, r.PeriodLabel), b.number(q.Value, q.Unit), t.text(6, q.PeriodLabel),
			real(g.LogRatio), real(g.Lower), real(g.Upper)})
		if err != nil {
			return err
		}
	}
	return t.close()
}

// fillFunnel writes what became of the offences that a force recorded in a year.
func fillFunnel(b *book, s *sheet) error {
	j := tables.NewJustice()
	if err := tables.EachSeries(b.data.Statistics(b.level), func(x *tables.Series) error { j.Add(x); return nil }); err != nil {
		return err
	}
	funnels := j.Funnels()
	if input, ok := tables.InputOf("offence_outcomes"); ok && len(funnels) == 0 {
		s.lines = append(s.lines, "Missing: "+input.File+".")
	}
	cols := []column{words("Force code", 13), words("Force", 26), words("Offence", 34), words("Period", 24), figure("Recorded", 12), figure("Assigned", 12)}
	for _, g := range tables.OutcomeGroups() {
		cols = append(cols, figure(g.Label, 16), figure(g.Label+", per cent of recorded", 16))
	}
	t, err := b.open(s, append(cols, words("Source", 90)))
	if err != nil {
		return err
	}
	for i := range funnels {
		f := &funnels[i]
		cells := []any{t.text(1, f.AreaCode), t.text(2, b.index.Name(f.AreaCode)), t.text(3, tables.CategoryWords(f.Offence)), t.text(4, f.Period.Label),
			b.count(int(f.Recorded)), b.count(int(f.Assigned))}
		for g := range f.Groups {
			share, _, _ := f.Share(g)
			cells = append(cells, b.count(int(f.Groups[g])), b.number(share, "percent"))
		}
		if err := t.add(append(cells, b.text(f.Source))); err != nil {
			return err
		}
	}
	return t.close()
}
