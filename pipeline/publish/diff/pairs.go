package diff

import (
	"errors"
	"iter"
	"strings"

	"forcestats/pipeline/record"
)

// pairs walks two tables of statistics side by side, each once, and gives what
// each has of a figure: nil for the one that has it not. Releases are in order
// of figure, so that neither need be held. One that is in another order, as an
// older program may have written it, is put in order in memory.
func pairs(before, after iter.Seq2[*record.Statistic, error], give func(was, is *record.Statistic)) error {
	var found []func()
	err := merged(before, after, func(was, is *record.Statistic) {
		if was != nil && is != nil && was.Value == is.Value && was.ValueText == is.ValueText && was.Marker == is.Marker {
			return
		}
		found = append(found, given(was, is, give))
	})
	if !errors.Is(err, errOrder) {
		for _, f := range found {
			f()
		}
		return err
	}
	return mapped(before, after, give)
}

// given keeps copies of two rows until it is known that both tables are in order.
func given(was, is *record.Statistic, give func(was, is *record.Statistic)) func() {
	if was != nil {
		c := *was
		was = &c
	}
	if is != nil {
		c := *is
		is = &c
	}
	return func() { give(was, is) }
}

// errOrder says that a table is not in order of figure.
var errOrder = errors.New("a table is not in order")

func merged(before, after iter.Seq2[*record.Statistic, error], give func(was, is *record.Statistic)) error {
	a, b := newOrdered(before), newOrdered(after)
	defer a.stop()
	defer b.stop()
	for err := errors.Join(a.step(), b.step()); a.row != nil || b.row != nil || err != nil; {
		if err != nil {
			return err
		}
		switch c := a.against(b); {
		case c < 0:
			give(a.row, nil)
			err = a.step()
		case c > 0:
			give(nil, b.row)
			err = b.step()
		default:
			give(a.row, b.row)
			err = errors.Join(a.step(), b.step())
		}
	}
	return nil
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
	first := o.key == ""
	row, err, ok := o.next()
	if err != nil {
		return err
	}
	if o.row = row; !ok {
		o.row = nil
		return nil
	}
	key := keyOf(row)
	if !first && key <= o.key {
		return errOrder
	}
	o.key = key
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
func mapped(before, after iter.Seq2[*record.Statistic, error], give func(was, is *record.Statistic)) error {
	all := map[string]record.Statistic{}
	for row, err := range before {
		if err != nil {
			return err
		}
		all[keyOf(row)] = *row
	}
	for row, err := range after {
		if err != nil {
			return err
		}
		key := keyOf(row)
		if was, had := all[key]; had {
			give(&was, row)
			delete(all, key)
			continue
		}
		give(nil, row)
	}
	for _, was := range all {
		give(&was, nil)
	}
	return nil
}
