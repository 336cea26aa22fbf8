// Package longtable reads the sheets that are long tables: one header row,
// which may stand under a preamble, and one row per figure or per place below
// it. It finds the header row, matches its names over all spellings that a
// layout knows, and hands the rows out one at a time with the address of each
// cell, so that a table of a million rows passes through in constant memory.
//
// It knows nothing of publications, places or periods. It must not import
// normalise or any publication, and opens no files.
package longtable

import (
	"fmt"
	"regexp"
	"strings"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// searchRows is how many rows are searched for a header. The longest preamble
// seen is seven rows (ONS table C2, MHCLG RO3).
const searchRows = 40

// Column is a column that a layout knows.
type Column struct {
	// Names are the spellings seen in publications. They are compared by
	// record.Code, so that case, spaces, underscores and dots don't count:
	// "Force Name", "Force_Name", "Force.Name" and "ForceName" are one spelling.
	Names []string
	// Like, if set, accepts further spellings by their code.
	Like func(code string) bool
	// Optional says that a table without the column still fits.
	Optional bool
	// Many says that the names are not spellings of one column but columns that
	// are known and not read: any number of them may stand in the table.
	Many bool
	// Holds, if set, says whether a text can stand in the column. A table that
	// lacks this column alone is read with the one unknown column of which every
	// text can: publishers rename headers and keep what stands beneath.
	Holds func(text string) bool
}

// Header is a header row that was found.
type Header struct {
	Sheet   string
	Row     int      // index of the header row, from 0
	At      []int    // by Column: where it stands, or -1
	Names   []string // by position: the name as printed, line breaks as spaces
	Unknown []int    // positions whose name no Column has
	Doubled []Pair   // names that stand twice
	Renamed []Rename // columns known by what stands beneath
}

// Name returns the name of column i as printed; empty where the table lacks it.
func (h *Header) Name(i int) string {
	if pos := h.At[i]; pos >= 0 && pos < len(h.Names) {
		return h.Names[pos]
	}
	return ""
}

// Pair is a name that stands twice: the first place is read.
type Pair struct{ First, Second int }

// Misfit says why a sheet has no such header.
type Misfit struct {
	Sheet   string
	Missing []string // first spelling of each column that the best row lacks
	Row     int      // that row, from 0; -1 if no row has any of the names
	// Fit is how near the row comes, from 0 to 1: the harmonic mean of the share
	// of the required columns that it has, and of its names that are known.
	Fit float64
}

// Error names the sheet, the row that came nearest and what it lacks.
func (m *Misfit) Error() string {
	where := "the table"
	if m.Sheet != "" {
		where = fmt.Sprintf("sheet %q", m.Sheet)
	}
	if m.Row < 0 {
		return fmt.Sprintf("%s: no row names any of the columns %s", where, quoted(m.Missing))
	}
	return fmt.Sprintf("%s: row %d lacks the column %s", where, m.Row+1, quoted(m.Missing))
}

func quoted(names []string) string {
	var b strings.Builder
	for i, n := range names {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%q", n)
	}
	return b.String()
}

// Find looks for the first row of the sheet that names all required columns.
// The error is a *Misfit where none does, else the sheet's own.
func Find(s sheet.Sheet, columns []Column) (*Header, error) {
	g, err := s.Head(searchRows)
	if err != nil {
		return nil, err
	}
	m := newMatcher(columns)
	best := &Misfit{Sheet: s.Name(), Row: -1, Missing: m.missing(nil)}
	for r, cells := range g.Cells {
		if r >= searchRows {
			break
		}
		h, missing := m.match(cells)
		if len(missing) == 1 && m.renamed(h, g, r) {
			missing = nil
		}
		if len(missing) == 0 {
			h.Sheet, h.Row = s.Name(), r
			return h, nil
		}
		if fit := m.fit(h, missing); fit > best.Fit {
			best.Row, best.Missing, best.Fit = r, missing, fit
		}
	}
	return nil, best
}

// matcher compares rows with columns.
type matcher struct {
	columns []Column
	byCode  map[string]int // code of a spelling, without gaps, to its column
	like    []int          // columns that accept further spellings
}

func newMatcher(columns []Column) *matcher {
	m := &matcher{columns: columns, byCode: map[string]int{}}
	for i, c := range columns {
		for _, n := range c.Names {
			if code := run(record.Code(n)); code != "" {
				if _, taken := m.byCode[code]; !taken {
					m.byCode[code] = i
				}
			}
		}
		if c.Like != nil {
			m.like = append(m.like, i)
		}
	}
	return m
}

// run is a code without its gaps.
func run(code string) string { return strings.ReplaceAll(code, "_", "") }

// column returns the column that a name belongs to, or -1.
func (m *matcher) column(name string) int {
	code := record.Code(name)
	if i, ok := m.byCode[run(code)]; ok {
		return i
	}
	for _, i := range m.like {
		if m.columns[i].Like(code) {
			return i
		}
	}
	return -1
}

// match reads a row as a header and returns the required columns that it
// lacks.
func (m *matcher) match(cells []sheet.Cell) (*Header, []string) {
	h := &Header{At: make([]int, len(m.columns)), Names: make([]string, len(cells))}
	for i := range h.At {
		h.At[i] = -1
	}
	for pos := range cells {
		name := nameOf(cells[pos].Text)
		h.Names[pos] = name
		if cells[pos].Kind == sheet.Blank || name == "" {
			continue
		}
		switch i := m.column(name); {
		case i < 0:
			// A publication may read the columns that it finds: one that stands
			// twice would be counted twice.
			if first := h.unknown(name); first >= 0 {
				h.Doubled = append(h.Doubled, Pair{first, pos})
				continue
			}
			h.Unknown = append(h.Unknown, pos)
		case h.At[i] < 0:
			h.At[i] = pos
		case !m.columns[i].Many:
			h.Doubled = append(h.Doubled, Pair{h.At[i], pos})
		}
	}
	return h, m.missing(h.At)
}

// unknown returns the position of an unknown column of this name, or -1.
func (h *Header) unknown(name string) int {
	for _, pos := range h.Unknown {
		if h.Names[pos] == name {
			return pos
		}
	}
	return -1
}

// fit is the Fit of a row that lacks columns.
func (m *matcher) fit(h *Header, missing []string) float64 {
	required := len(m.missing(nil))
	has := float64(required - len(missing))
	if has == 0 {
		return 0
	}
	names := 0
	for _, n := range h.Names {
		if n != "" {
			names++
		}
	}
	known := float64(names-len(h.Unknown)) / float64(names)
	share := has / float64(required)
	return 2 * share * known / (share + known)
}

// missing returns the first spelling of each required column without a place.
func (m *matcher) missing(at []int) []string {
	var names []string
	for i, c := range m.columns {
		if !c.Optional && (at == nil || at[i] < 0) {
			names = append(names, c.Names[0])
		}
	}
	return names
}

// Report raises an issue for every unknown column with a name and for every
// name that stands twice.
func (h *Header) Report(out record.RawSink) {
	h.reportRenamed(out)
	for _, pos := range h.Unknown {
		i := record.NewIssue(vocabulary.ColumnUnknown, record.Origin{Sheet: h.Sheet, Cell: sheet.Ref(h.Row, pos)},
			fmt.Sprintf("the column %q is not one that this table is known to have", h.Names[pos]))
		i.Field, i.Value = "column", h.Names[pos]
		out.Issue(i)
	}
	h.ReportDoubled(out)
}

// ReportDoubled raises an issue for every name that stands twice, for a
// publication that reads the columns it does not know.
func (h *Header) ReportDoubled(out record.RawSink) {
	if second := h.beside(); second >= 0 {
		i := record.NewIssue(vocabulary.TableHeld, record.Origin{Sheet: h.Sheet, Cell: sheet.Ref(h.Row, second)},
			fmt.Sprintf("a second table with the same columns stands beside the first, from %s on; it is not read", sheet.Ref(h.Row, second)))
		i.Field, i.Value, i.Hint = "column", h.Names[second], "put the second table into a file of its own"
		out.Issue(i)
		return
	}
	for _, p := range h.Doubled {
		i := record.NewIssue(vocabulary.ColumnDoubled, record.Origin{Sheet: h.Sheet, Cell: sheet.Ref(h.Row, p.Second)},
			fmt.Sprintf("the column %q stands twice; the one at %s is read", h.Names[p.Second], sheet.Ref(h.Row, p.First)))
		i.Field, i.Value = "column", h.Names[p.Second]
		out.Issue(i)
	}
}

// beside returns where a second table begins that stands beside the first: its
// first column and most of the others stand again to its right. -1 if there is
// none.
func (h *Header) beside() int {
	begin, last, found := len(h.Names), -1, map[int]bool{}
	for _, pos := range h.At {
		if pos >= 0 {
			begin, last = min(begin, pos), max(last, pos)
			found[pos] = true
		}
	}
	second, again := -1, 0
	for _, p := range h.Doubled {
		switch {
		case !found[p.First]:
			continue
		case p.Second <= last:
			return -1
		case p.First == begin:
			second = p.Second
		}
		again++
	}
	if 2*again <= len(found) {
		return -1
	}
	return second
}

// footnote is a reference to a note behind a column's name ("Force Name [note 3]").
var footnote = regexp.MustCompile(`(?i)(?:\s*\[(?:foot)?notes?\s*[0-9 ,and]+\])+$`)

// nameOf returns a column's name as one line, without references to notes.
func nameOf(s string) string {
	if name := Line(s); strings.HasSuffix(name, "]") {
		return footnote.ReplaceAllString(name, "")
	}
	return Line(s)
}

// Line returns a label as one line: any white space is one space, outer
// spaces go.
func Line(s string) string {
	if !strings.ContainsAny(s, "\n\r\t\u00a0") && !strings.Contains(s, "  ") {
		return strings.TrimSpace(s)
	}
	return strings.Join(strings.Fields(s), " ")
}
