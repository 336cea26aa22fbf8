package main

import (
	"cmp"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// cellsAFile is how many figures of a file are held against the second
// program, spread evenly over what was read of it.
const cellsAFile = 40

// scorePublished prints, for every file of more/sheets, what it was read as
// (publication, rows, measures, units, periods) or why not, and holds cells of
// it against a second reading: encoding/csv, excelize, or calamine for xls and
// ods. Value and place must stand in the cell and its row or column; a period
// must have one of its years in the row, above the column, or in the title.
// Measures and units are listed for a person: nothing here can tell them.
func scorePublished(w io.Writer, shared string) error {
	read, err := readFolder(filepath.Join(shared, "more"), "sheets")
	if err != nil {
		return err
	}
	var checked, value, place, period, unread, whole int
	for i := range read {
		o := &read[i]
		obs := o.rows.Observations
		fmt.Fprintf(w, "%s\n    %s, %s, %d rows\n", o.path, cmp.Or(o.result.Publication.ID, "no publication"), o.status(), len(obs))
		if reason := o.reason(); reason != "" {
			fmt.Fprintf(w, "    %s\n", reason)
		}
		if len(obs) == 0 {
			unread++
			continue
		}
		listed(w, obs)
		if obs[0].Publication == "policeuk-open-data" {
			fmt.Fprintf(w, "    figures are counts of records: no one cell holds them\n")
			continue
		}
		grids, err := secondReading(filepath.Join(shared, "more", o.path), obs)
		if err != nil {
			fmt.Fprintf(w, "    the second program can't read it: %v\n", err)
			continue
		}
		whole++
		for k := range min(cellsAFile, len(obs)) {
			f := &obs[k*len(obs)/min(cellsAFile, len(obs))]
			v, p, t := grids[f.Sheet].confirms(f)
			checked++
			value, place, period = value+one(v), place+one(p), period+one(t)
			if !v || !p || !t {
				fmt.Fprintf(w, "    %s!%s value %v place %v period %v: %q %q %s to %s\n",
					f.Sheet, f.Cell, v, p, t, f.Published, f.AreaPublished, f.PeriodStart, f.PeriodEnd)
			}
		}
	}
	fmt.Fprintf(w, "%d files, %d give no figure, %d held against a second program: %d cells, right in value %d, place %d, period %d\n",
		len(read), unread, whole, checked, value, place, period)
	if value < checked || place < checked {
		return errors.New("not every cell is confirmed in value and place")
	}
	return nil
}

// status is what the release says became of the document.
func (o *outcome) status() string {
	if len(o.rows.Documents) == 1 {
		return o.rows.Documents[0].Status
	}
	return o.result.Status
}

// reason is why a document is not read whole: its own, or else the first issue
// that holds something back.
func (o *outcome) reason() string {
	if o.result.Reason != "" || o.status() == "read" {
		return o.result.Reason
	}
	for _, issue := range o.rows.Issues {
		if issue.Severity == vocabulary.HeldBack {
			return issue.Code + ": " + issue.Message
		}
	}
	return ""
}

// one counts what is so.
func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func listed(w io.Writer, obs []record.Observation) {
	measures, units, periods := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for i := range obs {
		o := &obs[i]
		measures[o.Measure], units[o.Unit] = true, true
		periods[o.PeriodStart.String()+".."+o.PeriodEnd.String()] = true
	}
	all := slices.Sorted(maps.Keys(periods))
	fmt.Fprintf(w, "    measures %s; units %s; %d periods, %s to %s\n", strings.Join(slices.Sorted(maps.Keys(measures)), " "),
		strings.Join(slices.Sorted(maps.Keys(units)), " "), len(all), all[0], all[len(all)-1])
}

// secondGrid is a sheet as the second program gives it: rows of texts.
type secondGrid [][]string

// secondReading reads the sheets that figures are of; a csv has the name "".
func secondReading(path string, obs []record.Observation) (map[string]secondGrid, error) {
	ext := strings.ToLower(filepath.Ext(path))
	if ext == ".csv" || ext == ".gz" {
		g, err := secondCSV(path, ext == ".gz")
		grids := map[string]secondGrid{}
		for i := range obs {
			grids[obs[i].Sheet] = g
		}
		return grids, err
	}
	names := map[string]bool{}
	for i := range obs {
		names[obs[i].Sheet] = true
	}
	sheets := slices.Sorted(maps.Keys(names))
	grids := map[string]secondGrid{}
	if ext == ".xlsx" {
		book, err := excelize.OpenFile(path)
		if err != nil {
			return nil, err
		}
		defer book.Close()
		for _, name := range sheets {
			if grids[name], err = book.GetRows(name, excelize.Options{RawCellValue: true}); err != nil {
				return nil, err
			}
		}
		return grids, nil
	}
	python, err := calaminePython()
	if err != nil {
		return nil, err
	}
	cells, err := readCalamine(python, path, sheets)
	for at, c := range cells {
		g := grids[sheets[at.sheet]]
		for len(g) <= at.row {
			g = append(g, nil)
		}
		for len(g[at.row]) <= at.col {
			g[at.row] = append(g[at.row], "")
		}
		g[at.row][at.col] = c.text
		if c.kind != "text" && c.text == "" {
			g[at.row][at.col] = strconv.FormatFloat(c.number, 'f', -1, 64)
		}
		grids[sheets[at.sheet]] = g
	}
	return grids, err
}

func secondCSV(path string, zipped bool) (secondGrid, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if zipped {
		if r, err = gzip.NewReader(f); err != nil {
			return nil, err
		}
	}
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	text := strings.TrimPrefix(string(data), "\ufeff")
	if !utf8.ValidString(text) { // Latin-1: each byte is its own letter
		letters := make([]rune, len(data))
		for i, b := range data {
			letters[i] = rune(b)
		}
		text = string(letters)
	}
	c := csv.NewReader(strings.NewReader(text))
	c.FieldsPerRecord, c.LazyQuotes = -1, true
	return c.ReadAll()
}

// confirms says whether the second program's cell has the figure, its row or
// column the place, and the row, the column above or the title the period.
func (g secondGrid) confirms(o *record.Observation) (value, place, period bool) {
	col, row, err := excelize.CellNameToCoordinates(o.Cell)
	if err != nil || row > len(g) || col > len(g[row-1]) {
		return false, false, false
	}
	text := strings.TrimSpace(g[row-1][col-1])
	n, err := strconv.ParseFloat(strings.NewReplacer(",", "", "%", "", "£", "", " ", "").Replace(text), 64)
	value = err != nil && !o.Value.Valid
	scales := []float64{1}
	switch o.Unit {
	case "percent":
		scales = append(scales, 100) // fractions
	case "gbp_thousand":
		scales = append(scales, 0.001, 1000) // pounds, pounds million
	}
	for _, scale := range scales {
		value = value || err == nil && o.Value.Valid && math.Abs(n*scale-o.Value.V) < 1e-9*max(1, math.Abs(o.Value.V))
	}
	around := slices.Clone(g[row-1])
	for r := range row - 1 {
		if col <= len(g[r]) {
			around = append(around, g[r][col-1])
		}
	}
	for _, t := range around {
		t = strings.TrimSpace(t)
		place = place || t != "" && (t == o.AreaCode || strings.HasPrefix(t, o.AreaPublished))
	}
	for r := range min(row, 12) {
		around = append(around, g[r]...)
	}
	words := strings.Join(around, " ")
	for _, y := range []string{o.PeriodStart.String()[:4], o.PeriodEnd.String()[:4]} {
		for _, form := range []string{y, "-" + y[2:], "/" + y[2:], " " + y[2:], "'" + y[2:]} {
			period = period || strings.Contains(words, form)
		}
	}
	return value, place, period
}
