package sheet

import (
	"fmt"
	"runtime"
	"strings"
	"sync"

	"forcestats/pipeline/readers/sheet/xmlscan"
)

// odsBook is an open ods: OpenDocument 1.2 or 1.3, by the prefixes that every
// program writes.
type odsBook struct {
	*archive
	sheets []Sheet
	styles odsStyles
	links  []string
	props  map[string]string
	tables int // in content.xml, those that are no sheets included
	parked *parking
}

// parking keeps the scanner of content.xml where a walk over a sheet ended:
// all sheets lie in that one part, and the next one begins there. Without it
// the last of ten sheets would cost ten times inflating.
type parking struct {
	mu    sync.Mutex
	s     *xmlscan.Scanner
	done  func()
	table int // that comes next
}

// take gives the scanner up, if it stands before the table.
func (p *parking) take(table int) (s *xmlscan.Scanner, done func(), next int, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.done == nil || p.table > table {
		return nil, nil, 0, false
	}
	s, done = p.s, p.done
	p.s, p.done = nil, nil
	return s, done, p.table, true
}

// park keeps a scanner in place of the one before.
func (p *parking) park(s *xmlscan.Scanner, done func(), table int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.done != nil {
		p.done()
	}
	p.s, p.done, p.table = s, done, table
}

func (b *odsBook) Format() string              { return "ods" }
func (b *odsBook) Sheets() []Sheet             { return b.sheets }
func (b *odsBook) Property(name string) string { return b.props[name] }
func (b *odsBook) Links() []string             { return b.links }

const (
	odsContent = "content.xml"
	tableEnd   = "</table:table>"
	// tableDepth is how deep office:spreadsheet lies in content.xml.
	tableDepth = 3
)

func openODS(a *archive) (Book, error) {
	b := &odsBook{archive: a, styles: newODSStyles(a.limits), parked: &parking{}}
	// A scanner left parked ends with the book.
	runtime.AddCleanup(b, func(p *parking) { p.park(nil, nil, 0) }, b.parked)
	if a.has("meta-inf/manifest.xml") {
		err := a.eachStart("meta-inf/manifest.xml", func(s *xmlscan.Scanner) error {
			if string(s.Local()) == "encryption-data" {
				return ErrEncrypted
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	if a.has("styles.xml") {
		if err := a.eachStart("styles.xml", b.styles.element); err != nil {
			return nil, err
		}
	}
	var err error
	if b.props, err = a.properties("meta.xml"); err != nil {
		return nil, err
	}
	if b.props["created"] == "" {
		b.props["created"] = b.props["creation-date"]
	}
	return b, b.index()
}

// index walks over content.xml once: its styles, the name and first rows of
// every sheet; between them it leaps.
func (b *odsBook) index() error {
	return b.eachStart(odsContent, func(s *xmlscan.Scanner) error {
		switch string(s.Name()) {
		case "table:table":
			b.tables++
			return b.addTable(s, b.tables-1)
		case "table:dde-links", "table:tracked-changes":
			return s.Skip() // tables of other programs, cells of the past
		}
		return b.styles.element(s)
	})
}

// addTable adds the sheet whose start tag is current and moves behind it.
func (b *odsBook) addTable(s *xmlscan.Scanner, ordinal int) error {
	if ordinal >= b.limits.Sheets {
		return &LimitError{What: "sheets", Where: odsContent, Limit: int64(b.limits.Sheets)}
	}
	sh := &odsSheet{book: b, ordinal: ordinal}
	sh.name, _ = s.Attr("table:name")
	styleName, _ := s.Attr("table:style-name")
	if s.Empty() {
		b.sheets = append(b.sheets, sh)
		return nil
	}
	outer := s.Depth() - 1
	// A linked file's cached cells are kept as a table named after it.
	if file, _, ok := strings.Cut(sh.name, "'#$"); ok && strings.HasPrefix(file, "'") {
		b.links = append(b.links, file[1:])
		return b.leap(s, outer)
	}
	sh.hidden = b.styles.get("table", styleName).hidden
	b.sheets = append(b.sheets, sh)
	_, err := sh.heads.get(headRows, func(g *Grid, put func(*Row) bool) error {
		w := newODSWalk(sh, s)
		w.grid = g
		if err := w.run(put); err != nil {
			return err
		}
		if !w.stopped {
			return nil
		}
		return b.leap(s, outer)
	}, sh.name, b.limits)
	return err
}

func (b *odsBook) leap(s *xmlscan.Scanner, depth int) error {
	found, err := s.SkipPast(tableEnd, depth)
	if err == nil && !found {
		err = fmt.Errorf("ends inside a sheet")
	}
	return err
}
