package policeuk

import (
	"fmt"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// mostUnplaced is the share of a force's rows of a month that may name no place
// before its districts are not complete: some crimes of every month have none
// (City of London, March 2020: 41 of 605).
const mostUnplaced = 0.1

// placed counts the rows of each force and month, and those that name no place.
type placed struct {
	order []forceMonth
	at    map[forceMonth]*share
}

type forceMonth struct{ month, force string }

type share struct {
	force         string
	rows, nowhere int
}

func (p *placed) add(month, force string, has bool) {
	k := forceMonth{month, record.Code(force)}
	if p.at == nil {
		p.at = map[forceMonth]*share{}
	}
	if p.at[k] == nil {
		p.at[k] = &share{force: force}
		p.order = append(p.order, k)
	}
	p.at[k].rows++
	if !has {
		p.at[k].nowhere++
	}
}

// tooFew reports whether too many rows name no place. Where none does, the file
// has no places, and no district is counted from it.
func (s *share) tooFew() bool {
	return s != nil && float64(s.nowhere) > mostUnplaced*float64(s.rows)
}

// note says of a district's count that it is not complete. The words "not
// complete:" are what aggregate goes by (published.sql).
func (p *placed) note(k key) string {
	s := p.at[forceMonth{k.month, k.file}]
	if k.kind != "district" || !s.tooFew() {
		return ""
	}
	return fmt.Sprintf("not complete: %d of %d rows of %s in the month name no place", s.nowhere, s.rows, s.force)
}

// report tells of each force and month whose districts are not complete.
func (p *placed) report(sheet string, out record.RawSink) {
	for _, k := range p.order {
		s := p.at[k]
		if !s.tooFew() || s.nowhere == s.rows {
			continue
		}
		i := record.NewIssue(vocabulary.RowsMissing, record.Origin{Sheet: sheet},
			fmt.Sprintf("%d of %d rows of %s in %s name no place: its districts are not complete", s.nowhere, s.rows, s.force, k.month))
		i.Field, i.Value = "month", k.month
		out.Issue(i)
	}
}
