package gate

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// edition holds a new document against the edition before it: the same file as
// it was, or else the publication's document of the same layout with the
// nearest earlier figures.
func (c *check) edition(d *Document) {
	l := c.limits.of(d.Publication)
	if int(d.Disagree) > l.Disagree {
		c.close(TotalsDisagree, d, "", "%d totals and figures disagree with their parts or with one another (the limit is %d)", d.Disagree, l.Disagree)
	}
	if r := c.now.Revisions[d.ID]; r.Figures >= minFigures && ratio(r.Far, r.Figures) > l.Revised {
		c.close(Revised, d, r.Says, "%d of %d figures that an earlier edition gives too differ by half or more (the limit is %.0f %%)", r.Far, r.Figures, 100*l.Revised)
	}
	earlier, same := c.earlier(d)
	if earlier == nil {
		return
	}
	c.sizes(l, d, earlier, same)
	for i := range d.Tables {
		t := &d.Tables[i]
		if was := earlier.table(t); was != nil {
			c.areas(l, d, t, was)
			c.factor(l, d, t, was, earlier)
		}
	}
}

// earlier finds the edition before; same says that it is the same file.
func (c *check) earlier(d *Document) (found *Document, same bool) {
	pools := [][]Document{c.now.Documents}
	if c.before != nil {
		pools = append(pools, c.before.Documents)
	}
	end := d.Newest()
	for _, pool := range pools {
		for i := range pool {
			o := &pool[i]
			if o.ID == d.ID || o.Publication != d.Publication || o.Layout != d.Layout || o.Series != d.Series || len(o.Tables) == 0 {
				continue
			}
			if o.Path == d.Path {
				return o, true
			}
			if !samePlaces(o, d) {
				continue
			}
			if at := o.Newest(); at < end && (found == nil || at > found.Newest()) {
				found = o
			}
		}
	}
	return found, false
}

// samePlaces reports whether two documents can be editions of one another:
// police.uk has a file a force, which are no editions of each other's.
func samePlaces(a, b *Document) bool {
	in, of := a.forces(), b.forces()
	common := 0
	for code := range in {
		if of[code] {
			common++
		}
	}
	return 2*common >= min(len(in), len(of))
}

func (d *Document) forces() map[string]bool {
	forces := map[string]bool{}
	for _, t := range d.Tables {
		if t.AreaType == "force" {
			for code := range t.Areas {
				forces[code] = true
			}
		}
	}
	return forces
}

func (d *Document) table(like *Table) *Table {
	for i := range d.Tables {
		if t := &d.Tables[i]; t.Measure == like.Measure && t.Unit == like.Unit && t.AreaType == like.AreaType {
			return t
		}
	}
	return nil
}

// sizes looks for an edition that got smaller: figures for a period, for
// editions have more or fewer years.
func (c *check) sizes(l Limits, d, earlier *Document, same bool) {
	is, was := d.perPeriod(earlier, same), earlier.perPeriod(d, same)
	if was >= minFigures && is < (1-l.Shrunk)*was {
		c.close(Shrunk, d, d.Tables[0].first(), "it has %.0f figures a period, the edition before (%q) had %.0f (the limit is a fall of %.0f %%)", is, earlier.Path, was, 100*l.Shrunk)
	}
}

// perPeriod is the figures of the period that has most, in the tables that the
// other document has too; of all periods together where the file is the same.
func (d *Document) perPeriod(other *Document, same bool) float64 {
	byEnd := map[string]int{}
	for i := range d.Tables {
		if other.table(&d.Tables[i]) == nil && !same {
			continue
		}
		for _, p := range d.Tables[i].Periods {
			end := p.End
			if same {
				end = ""
			}
			byEnd[end] += p.Values
		}
	}
	most := 0
	for _, n := range byEnd {
		most = max(most, n)
	}
	return float64(most)
}

// How many areas make a table whose gaps mean something: a file of one force
// has those districts in which something happened.
const (
	minAreas    = 10
	minCouncils = 40
)

// areas looks for areas that lost all their figures in a table, and for forces
// that lost much more of them than the others did.
func (c *check) areas(l Limits, d *Document, t, was *Table) {
	if len(was.Areas) < minAreas || t.AreaType != "force" && len(was.Areas) < minCouncils {
		return
	}
	var missing []string
	var kept []float64
	for code, n := range was.Areas {
		is := t.Areas[code]
		if is == 0 && c.now.Current != nil && !c.now.Current[code] {
			continue
		}
		if is == 0 {
			missing = append(missing, code)
			continue
		}
		kept = append(kept, float64(is)/float64(n))
	}
	slices.Sort(missing)
	if t.AreaType != "force" {
		if share := ratio(len(missing), len(was.Areas)); share > l.Councils {
			c.close(AreasMissing, d, t.first(), "%s by %s: %d of %d areas have no figure any more (%s; the limit is %.0f %%)", t.Measure, t.AreaType, len(missing), len(was.Areas), few(missing), 100*l.Councils)
		}
		return
	}
	slices.Sort(kept)
	usual := 1.0
	if len(kept) > 0 {
		usual = kept[len(kept)/2]
	}
	for code, n := range was.Areas {
		is := t.Areas[code]
		if is > 0 && float64(is) < 0.8*usual*float64(n) && usual*float64(n)-float64(is) >= 5 {
			missing = append(missing, fmt.Sprintf("%s in part: %d figures, %d before", code, is, n))
		}
	}
	slices.Sort(missing)
	if len(missing) > l.Forces {
		c.close(AreasMissing, d, t.first(), "%s by force: %d of %d forces have no figure any more, or far fewer (%s; the limit is %d)", t.Measure, len(missing), len(was.Areas), few(missing), l.Forces)
	}
}

func few(names []string) string {
	if len(names) > 5 {
		return strings.Join(names[:5], ", ") + fmt.Sprintf(" and %d more", len(names)-5)
	}
	return strings.Join(names, ", ")
}

// minFigures is how many figures make a comparison.
const minFigures = 20

// factor compares the figures of the periods that both editions have; where
// they have none in common, the nearest.
func (c *check) factor(l Limits, d *Document, t, was *Table, earlier *Document) {
	common := false
	for i := range t.Periods {
		p := &t.Periods[i]
		at := slices.IndexFunc(was.Periods, func(o Period) bool { return o.End == p.End && o.Kind == p.Kind })
		if at < 0 {
			continue
		}
		common = true
		if c.far(l.Factor, d, t, p, &was.Periods[at], earlier) {
			return
		}
	}
	if common || len(t.Periods) == 0 || len(was.Periods) == 0 {
		return
	}
	c.far(l.Factor, d, t, &t.Periods[len(t.Periods)-1], &was.Periods[len(was.Periods)-1], earlier)
}

// far closes the gate if the middle of the figures, as their geometric mean has
// it, moved by more than the limit. Periods of unlike size hold unlike things.
func (c *check) far(limit float64, d *Document, t *Table, p, was *Period, earlier *Document) bool {
	if p.Over0 < minFigures || was.Over0 < minFigures || p.Kind != was.Kind || ratio(p.Over0, was.Over0) < 0.6 || ratio(was.Over0, p.Over0) < 0.6 {
		return false
	}
	factor := math.Exp(p.LogSum/float64(p.Over0) - was.LogSum/float64(was.Over0))
	if factor < limit && factor > 1/limit {
		return false
	}
	c.close(MovedTogether, d, p.at(), "%s by %s, period to %s: the figures are %.3g times those of %q to %s (the limit is a factor of %g)", t.Measure, t.AreaType, p.End, factor, earlier.Path, was.End, limit)
	return true
}

// moved looks at statistics whose areas moved together against the year before.
func (c *check) moved() {
	paths := map[string]*Document{}
	for i := range c.now.Documents {
		paths[c.now.Documents[i].ID] = &c.now.Documents[i]
	}
	for _, m := range c.now.Moves {
		d := paths[m.Document]
		if d == nil || c.known[d.ID] {
			continue // it went out before
		}
		l := c.limits.of(d.Publication)
		if m.Areas >= minFigures && (m.Factor >= l.Factor || m.Factor <= 1/l.Factor) {
			c.close(MovedTogether, d, "", "%s (%s): the middle of %d areas is %.3g times the year before (the limit is a factor of %g)", m.Statistic, m.Unit, m.Areas, m.Factor, l.Factor)
		}
	}
}
