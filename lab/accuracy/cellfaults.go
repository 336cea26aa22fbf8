package main

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"forcestats/pipeline/extract"
	"forcestats/pipeline/reading"
	"forcestats/pipeline/record"
	"forcestats/pipeline/source"
)

const (
	cellFaults     = 1955
	cellFaultsSeed = 1
	// Fewer than 70 are wanted, and none in the reader of any table. What is silent
	// is mostly records of police.uk, which are counted: one more or fewer, or
	// another label of the same list, is no fault that a reader can know of.
	mostSilent, mostOfAnyTable = 110, 2
	largestFile                = 150_000 // bytes of a table that faults are put into
)

// scoreCellFaults puts one random fault after another into real tables, all of
// whose figures are read, and counts what becomes of it: told by an issue; no
// other figure than before; or silent, where a figure is lost, added or other
// and nothing says so.
func scoreCellFaults(w io.Writer, shared string) error {
	grids, err := faultyGrids(shared)
	if err != nil {
		return err
	}
	reader, err := reading.NewReader(reading.Options{CacheDir: filepath.Join(os.TempDir(), "forcestats-accuracy-pdfium")})
	if err != nil {
		return err
	}
	defer reader.Close()
	var usable []*faultyGrid
	for i := range grids {
		g := &grids[i]
		rows, err := g.read(reader, g.cells)
		if err != nil {
			return err
		}
		if len(rows.Observations) > 0 {
			g.figures, g.issues, g.publication = figuresOf(rows), issuesOf(rows), rows.Observations[0].Publication
			usable = append(usable, g)
		}
	}
	r := rand.New(rand.NewPCG(cellFaultsSeed, 0))
	kinds := faultKinds()
	came := map[string]*[4]int{} // told, no other figure, silent, as printed
	silent, anyTable := 0, 0
	for n := range cellFaults {
		g, kind := usable[r.IntN(len(usable))], kinds[n%len(kinds)]
		cells := kind.put(r, g.cells)
		rows, err := g.read(reader, cells)
		if err != nil {
			return err
		}
		if came[kind.name] == nil {
			came[kind.name] = &[4]int{}
		}
		what, key := g.became(rows, kind)
		came[kind.name][what]++
		if what == 2 {
			silent++
			if g.publication == "published-table" {
				anyTable++
			}
			fmt.Fprintf(w, "    silent: %s in %s (%s): %s\n", kind.name, g.path, g.publication, key)
		}
	}
	for _, kind := range kinds {
		c := came[kind.name]
		fmt.Fprintf(w, "%-28s told %4d, no other figure %4d, named as printed %3d, silent %3d\n", kind.name, c[0], c[1], c[3], c[2])
	}
	fmt.Fprintf(w, "%d faults in %d tables, seed %d: %d silent, %d of them in the reader of any table\n", cellFaults, len(usable), cellFaultsSeed, silent, anyTable)
	if silent > mostSilent || anyTable > mostOfAnyTable {
		return fmt.Errorf("%d silent faults, %d of them in the reader of any table", silent, anyTable)
	}
	return nil
}

// faultyGrid is a csv file and what is read of it without a fault.
type faultyGrid struct {
	path, publication string
	cells             [][]string
	figures           map[string]string
	issues            map[string]int
}

// faultyGrids are the csv files of the tests and of ../shared that are not too
// large to be read some hundred times.
func faultyGrids(shared string) ([]faultyGrid, error) {
	var grids []faultyGrid
	for _, folder := range []string{"pipeline/extract/publication", filepath.Join(shared, "more", "sheets"), filepath.Join(shared, "data", "sheets")} {
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".csv" || !d.Type().IsRegular() {
				return err
			}
			if info, err := d.Info(); err != nil || info.Size() > largestFile {
				return err
			}
			cells, err := secondCSV(path, false)
			if err == nil && len(cells) > 2 {
				grids = append(grids, faultyGrid{path: filepath.Base(path), cells: cells})
			}
			return nil // what the second reader can't read is left out
		})
		if err != nil {
			return nil, err
		}
	}
	return grids, nil
}

func (g *faultyGrid) read(reader *reading.Reader, cells [][]string) (*record.Rows, error) {
	var b bytes.Buffer
	c := csv.NewWriter(&b)
	if err := c.WriteAll(cells); err != nil {
		return nil, err
	}
	rows := &record.Rows{}
	_, err := reader.Read(source.Document{ID: strings.Repeat("0", 64), Path: g.path, Bytes: int64(b.Len())},
		extract.File{Name: g.path, ReaderAt: bytes.NewReader(b.Bytes()), Size: int64(b.Len())}, rows)
	return rows, err
}

// became says what came of a fault: 0 told, 1 no other figure, 2 silent, and of
// which figure, 3 named as printed.
func (g *faultyGrid) became(rows *record.Rows, kind faultKind) (int, string) {
	for key, n := range issuesOf(rows) {
		if n > g.issues[key] {
			return 0, ""
		}
	}
	is := figuresOf(rows)
	what := ""
	for _, key := range sortedKeys(g.figures) {
		was := g.figures[key]
		now, ok := is[key]
		switch {
		case ok && now == was, kind.blanks && now == "":
		case !ok:
			what = cmp.Or(what, "lost "+key)
		default:
			what = cmp.Or(what, fmt.Sprintf("%s, was %s: %s", now, was, key))
		}
	}
	for _, key := range sortedKeys(is) {
		if _, ok := g.figures[key]; !ok {
			what = cmp.Or(what, "added "+key)
		}
	}
	switch {
	case what == "":
		return 1, ""
	case kind.names && slices.Equal(unnamed(g.figures), unnamed(is)):
		return 3, ""
	}
	return 2, what
}

// unnamed are figures with their places, periods and units, but for what they
// are called.
func unnamed(figures map[string]string) []string {
	var all []string
	for key, value := range figures {
		parts := strings.Split(key, "|")
		all = append(all, strings.Join(parts[3:], "|")+"="+value)
	}
	slices.Sort(all)
	return all
}

// figuresOf are a document's figures by all that they are labelled with.
func figuresOf(rows *record.Rows) map[string]string {
	all := map[string]string{}
	for i := range rows.Observations {
		o := &rows.Observations[i]
		value := ""
		if o.Value.Valid {
			value = fmt.Sprint(o.Value.V)
		}
		name := o.AreaPublished
		if o.AreaCode != "" {
			name = "" // the same place under another of its names
		}
		key := strings.Join([]string{o.Measure, o.Category, o.Breakdown, o.Unit, o.AreaType, o.AreaCode, name, o.PeriodStart.String(), o.PeriodEnd.String()}, "|")
		if _, twice := all[key]; twice {
			key += "|again"
		}
		all[key] = value
	}
	return all
}

func issuesOf(rows *record.Rows) map[string]int {
	all := map[string]int{}
	for _, i := range rows.Issues {
		all[i.Code] += int(max(1, i.Rows))
	}
	return all
}

// faultKind is a kind of fault. Blanks says that it takes figures away, so that
// a blank is the right answer; names, that it changes what figures are called.
type faultKind struct {
	name   string
	blanks bool
	names  bool
	put    func(r *rand.Rand, cells [][]string) [][]string
}

// faultKinds are faults that a reader can know of: a digit that became another
// digit is not among them.
func faultKinds() []faultKind {
	return []faultKind{
		{"a figure is words", false, false, inCell(figureCell, func(*rand.Rand, string) string { return "not known" })},
		{"a figure is blank", true, false, inCell(figureCell, func(*rand.Rand, string) string { return "" })},
		{"a figure has another's marks", false, false, inCell(figureCell, func(r *rand.Rand, s string) string { return s + []string{"%", "£", " to 9", "?", "..1"}[r.IntN(5)] })},
		{"a label is misspelt", false, true, inCell(labelCell, func(_ *rand.Rand, s string) string { return "Zq" + s })},
		{"a label is blank", false, false, inCell(labelCell, func(*rand.Rand, string) string { return "" })},
		{"a label is its neighbour's", false, false, neighbourLabel},
		{"a row stands twice", false, false, rowTwice},
		{"a row contradicts another", false, false, rowContradicts},
		{"a row is shifted by a cell", false, false, rowShifted},
		{"the last row is cut", false, false, lastRowCut},
		{"a header is blank", false, false, inHeader(func(string) string { return "" })},
		{"a header is renamed", false, true, inHeader(func(s string) string { return "Zq " + s })},
		{"a column stands twice", false, false, columnTwice},
		{"two columns change places", false, false, columnsSwapped},
	}
}

// headerRow is the first row that is as wide as most rows are.
func headerRow(cells [][]string) int {
	width := len(cells[len(cells)/2])
	for i, row := range cells {
		filled := 0
		for _, c := range row {
			if strings.TrimSpace(c) != "" {
				filled++
			}
		}
		if len(row) == width && filled > width/2 {
			return i
		}
	}
	return 0
}

func copied(cells [][]string) [][]string {
	out := make([][]string, len(cells))
	for i, row := range cells {
		out[i] = slices.Clone(row)
	}
	return out
}

func isFigure(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && strings.Trim(s, "0123456789.,-%£") == "" && strings.ContainsAny(s, "0123456789")
}

func figureCell(header, s string) bool { return isFigure(s) && !isLabelName(header) }

func labelCell(_, s string) bool { return strings.TrimSpace(s) != "" && !isFigure(s) }

// isLabelName reports whether a header names codes, years and the like, whose
// numbers are no figures.
func isLabelName(header string) bool {
	header = strings.ToLower(header)
	for _, w := range []string{"year", "quarter", "period", "code", "month", "id", "date", "time", "type"} {
		if strings.Contains(header, w) {
			return true
		}
	}
	return false
}

// inCell changes a cell of the kind asked for, drawn from the rows below the header.
func inCell(fits func(header, s string) bool, change func(*rand.Rand, string) string) func(*rand.Rand, [][]string) [][]string {
	return func(r *rand.Rand, cells [][]string) [][]string {
		out, h := copied(cells), headerRow(cells)
		for range 2000 {
			i := h + 1 + r.IntN(max(1, len(out)-h-1))
			if i >= len(out) || len(out[i]) == 0 {
				continue
			}
			k := r.IntN(len(out[i]))
			header := ""
			if k < len(out[h]) {
				header = out[h][k]
			}
			if fits(header, out[i][k]) {
				out[i][k] = change(r, out[i][k])
				return out
			}
		}
		return out
	}
}

// neighbourLabel gives a row the label of the next row that has another there.
func neighbourLabel(r *rand.Rand, cells [][]string) [][]string {
	out, h := copied(cells), headerRow(cells)
	for range 2000 {
		i := h + 1 + r.IntN(max(1, len(out)-h-2))
		if i+1 >= len(out) || len(out[i]) == 0 || len(out[i]) != len(out[i+1]) {
			continue
		}
		k := r.IntN(len(out[i]))
		if labelCell("", out[i][k]) && labelCell("", out[i+1][k]) && out[i][k] != out[i+1][k] {
			out[i][k] = out[i+1][k]
			return out
		}
	}
	return out
}

func someRow(r *rand.Rand, cells [][]string) int {
	h := headerRow(cells)
	return min(len(cells)-1, h+1+r.IntN(max(1, len(cells)-h-1)))
}

func rowTwice(r *rand.Rand, cells [][]string) [][]string {
	i := someRow(r, cells)
	return slices.Insert(copied(cells), i, slices.Clone(cells[i]))
}

func rowContradicts(r *rand.Rand, cells [][]string) [][]string {
	i, h := someRow(r, cells), headerRow(cells)
	row := slices.Clone(cells[i])
	for k := len(row) - 1; k >= 0; k-- {
		if k < len(cells[h]) && figureCell(cells[h][k], row[k]) {
			row[k] = "7" + row[k]
			break
		}
	}
	return slices.Insert(copied(cells), i, row)
}

func rowShifted(r *rand.Rand, cells [][]string) [][]string {
	out := copied(cells)
	i := someRow(r, cells)
	k := r.IntN(max(1, len(out[i])))
	out[i] = slices.Insert(out[i], min(k, len(out[i])), "")
	return out
}

func lastRowCut(_ *rand.Rand, cells [][]string) [][]string {
	out := copied(cells)
	last := len(out) - 1
	out[last] = out[last][:(len(out[last])+1)/2]
	return out
}

func inHeader(change func(string) string) func(*rand.Rand, [][]string) [][]string {
	return func(r *rand.Rand, cells [][]string) [][]string {
		out, h := copied(cells), headerRow(cells)
		k := r.IntN(len(out[h]))
		out[h][k] = change(out[h][k])
		return out
	}
}

func columnTwice(r *rand.Rand, cells [][]string) [][]string {
	out, h := copied(cells), headerRow(cells)
	k := r.IntN(len(out[h]))
	for i := range out {
		if k < len(out[i]) {
			out[i] = slices.Insert(out[i], k, out[i][k])
		}
	}
	return out
}

func columnsSwapped(r *rand.Rand, cells [][]string) [][]string {
	out, h := copied(cells), headerRow(cells)
	a, b := r.IntN(len(out[h])), r.IntN(len(out[h]))
	for i := h; i < len(out); i++ {
		if a < len(out[i]) && b < len(out[i]) {
			out[i][a], out[i][b] = out[i][b], out[i][a]
		}
	}
	return out
}
