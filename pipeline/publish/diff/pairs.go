package diff

import (
	"errors"
	"iter"
	"strings"

	"forcestats/pipeline/record"
)

// pair is a figure that two releases have otherwise; one side is nil where that
// release has it not.
type pair struct{ was, is *record.Statistic }

// pairs walks two tables of statistics side by side, each once, and returns what
// differs. Releases are in order of figure, so that neither need be held. One
// that is in another order, as an older program may have written it, is put in
// order in memory.
func pairs(before, after iter.Seq2[*record.Statistic, error]) ([]pair, error) {
	found, err := merged(before, after)
	if errors.Is(err, errOrder) {
		return mapped(before, after)
	}
	return found, err
}

// add keeps copies of two rows if they differ: a row is only valid until the next.
func add(found []pair, was, is *record.Statistic) []pair {
	if was != nil && is != nil && was.Value == is.Value && was.ValueText == is.ValueText && was.Marker == is.Marker {
		return found
	}
	return append(found, pair{kept(was), kept(is)})
}

func kept(row *record.Statistic) *record.Statistic {
	if row == nil {
		return nil
	}
	c := *row
	return &c
}

// errOrder says that a table is not in order of figure.
var errOrder = errors.New("a table is not in order")

func merged(before, after iter.Seq2[*record.Statistic, error]) (found []pair, err error) {
	a, b := newOrdered(before), newOrdered(after)
	defer a.stop()
	defer b.stop()
	for err = errors.Join(a.step(), b.step()); err == nil && (a.row != nil || b.row != nil); {
		switch c := a.against(b); {
		case c < 0:
			found = add(found, a.row, nil)
			err = a.step()
		case c > 0:
			found = add(found, nil, b.row)
			err = b.step()
		default:
			found = add(found, a.row, b.row)
			err = errors.Join(a.step(), b.step())
		}
	}
	return found, err
}

// ordered is a table that is walked and must be in order.
type ordered struct {
	next func() (*record.Statistic, error, bool)
	stop func()
	row  *record.Statistic // nil at the end
	key  string
}

func newOrdered(rows iter.Seq2[*record.Statistic, error]) *ordered {
	o := &ordered{}
	o.next, o.stop = iter.Pull2(rows)
	return o
}

// step goes on to the next row.
func (o *ordered) step() error {
	row, err, ok := o.next()
	if err != nil || !ok {
		o.row = nil
		return err
	}
	key := keyOf(row)
	if key <= o.key {
		return errOrder
	}
	o.row, o.key = row, key
	return nil
}

// against compares the figures that two tables are at; the end is behind all.
func (o *ordered) against(p *ordered) int {
	switch {
	case o.row == nil:
		return 1
	case p.row == nil:
		return -1
	}
	return strings.Compare(o.key, p.key)
}

// mapped holds one table in memory and walks the other.
func mapped(before, after iter.Seq2[*record.Statistic, error]) (found []pair, err error) {
	all := map[string]*record.Statistic{}
	for row, err := range before {
		if err != nil {
			return nil, err
		}
		all[keyOf(row)] = kept(row)
	}
	for row, err := range after {
		if err != nil {
			return nil, err
		}
		key := keyOf(row)
		found = add(found, all[key], row)
		delete(all, key)
	}
	for _, was := range all {
		found = add(found, was, nil)
	}
	return found, nil
}
