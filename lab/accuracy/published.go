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
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"forcestats/pipeline/reading"
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
// must have one of its years in the row, above the column, or in the title; a
// measure one of its words there, and a unit the words that a reader knows it by.
func scorePublished(w io.Writer, shared string) error {
	folder := filepath.Join(shared, "more", "sheets")
	cards, _ := reading.Cards("sources")
	read, err := listedOutcomes(folder, reading.Options{Cards: cards}, "")
	if err != nil {
		return err
	}
	var right confirmed
	var checked, unread, whole, sentences int
	for i := range read {
		o := &read[i]
		obs := o.rows.Observations
		fmt.Fprintf(w, "%s\n    %s, %s, %d rows\n", o.path, cmp.Or(o.result.Publication.ID, "no publication"), o.status(), len(obs))
		if reason := o.reason(); reason != "" {
			fmt.Fprintf(w, "    %s\n", reason)
		}
		if len(obs) == 0 {
			unread++
			sentences += one(o.reason() != "")
			continue
		}
		listed(w, obs)
		if obs[0].Publication == "policeuk-open-data" {
			fmt.Fprintf(w, "    figures are counts of records: no one cell holds them\n")
			continue
		}
		grids, err := secondReading(filepath.Join(folder, o.path), obs)
		if err != nil {
			fmt.Fprintf(w, "    the second program can't read it: %v\n", err)
			continue
		}
		whole++
		for k := range min(cellsAFile, len(obs)) {
			f := &obs[k*len(obs)/min(cellsAFile, len(obs))]
			c := grids[f.Sheet].confirms(f)
			checked++
			right.add(c)
			if c != all {
				fmt.Fprintf(w, "    %s!%s %+v: %q %q %s to %s, %s %s %s in %s\n",
					f.Sheet, f.Cell, c, f.Published, f.AreaPublished, f.PeriodStart, f.PeriodEnd, f.Measure, f.Category, f.Breakdown, f.Unit)
			}
		}
	}
	fmt.Fprintf(w, "%d files; %d give no figure, %d of them with a sentence why; %d held against a second program: %d cells, right in value %d, place %d, period %d, measure %d, unit %d\n",
		len(read), unread, sentences, whole, checked, right.value, right.place, right.period, right.measure, right.unit)
	if right.value < checked || right.place < checked || sentences < unread {
		return errors.New("not every cell is confirmed in value and place, or a file lacks its sentence")
	}
	return nil
}

// confirmed counts, of cells, what a second program found right; of one cell 1
// or 0 each.
type confirmed struct{ value, place, period, measure, unit int }

// all is what is found of a cell that is right in everything.
var all = confirmed{1, 1, 1, 1, 1}

func (c *confirmed) add(o confirmed) {
	c.value, c.place, c.period = c.value+o.value, c.place+o.place, c.period+o.period
	c.measure, c.unit = c.measure+o.measure, c.unit+o.unit
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
	path, _, _ = strings.Cut(path, "!/") // a packed csv is one member
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
// column the place, and the row, the column above or the title the period, the
// measure and the unit.
func (g secondGrid) confirms(o *record.Observation) confirmed {
	col, row, err := excelize.CellNameToCoordinates(o.Cell)
	if err != nil || row > len(g) || col > len(g[row-1]) {
		return confirmed{}
	}
	text := strings.TrimSpace(g[row-1][col-1])
	around := slices.Clone(g[row-1])
	var above []string
	for r := range row - 1 {
		if col <= len(g[r]) {
			above = append(above, g[r][col-1])
		}
	}
	around = append(around, above...)
	place := false
	for _, t := range around {
		t = strings.TrimSpace(t)
		place = place || t != "" && (t == o.AreaCode || strings.HasPrefix(t, o.AreaPublished))
	}
	for r := range min(row, 12) {
		around = append(around, g[r]...)
	}
	words := strings.Join(around, " ")
	period := false
	for _, y := range []string{o.PeriodStart.String()[:4], o.PeriodEnd.String()[:4]} {
		for _, form := range []string{y, "-" + y[2:], "/" + y[2:], " " + y[2:], "'" + y[2:], y[2:] + "/"} {
			period = period || strings.Contains(words, form)
		}
	}
	return confirmed{one(sameFigure(text, o)), one(place), one(period), one(names(words, o)), one(unitFits(strings.Join(above, " "), words, text, o))}
}

// sameFigure reports whether a cell's text is an observation's value, in the
// scale that its unit allows.
func sameFigure(text string, o *record.Observation) bool {
	n, err := strconv.ParseFloat(strings.NewReplacer(",", "", "%", "", "£", "", " ", "").Replace(text), 64)
	if err != nil {
		return !o.Value.Valid
	}
	scales := []float64{1}
	switch o.Unit {
	case "percent":
		scales = append(scales, 100) // fractions
	case "gbp_thousand":
		scales = append(scales, 0.001, 1000) // pounds, pounds million
	}
	for _, scale := range scales {
		if o.Value.Valid && math.Abs(n*scale-o.Value.V) < 1e-9*max(1, math.Abs(o.Value.V)) {
			return true
		}
	}
	return false
}

// names reports whether the words around a cell have one of the words that its
// measure and category are called by: its code's, or its label's.
func names(words string, o *record.Observation) bool {
	words = strings.ToLower(words)
	for _, code := range []string{o.Category, o.Measure, vocabulary.Label(o.Measure), o.Breakdown} {
		for _, w := range strings.FieldsFunc(strings.ToLower(code), func(r rune) bool { return !unicode.IsLetter(r) }) {
			if len(w) > 3 && strings.Contains(words, strings.TrimSuffix(w, "s")) {
				return true
			}
		}
	}
	return false
}

var (
	shareWords = regexp.MustCompile(`(?i)%|per ?cent|percent|pct|proportion|share|_perc|_pt_|\bpt_`)
	rateWords  = regexp.MustCompile(`(?i)\brates?\b|_rate|rate_|\bper\b|per_|per 1`)
	moneyWords = regexp.MustCompile(`(?i)£|gbp|pound|expenditure|income|cost`)
)

// unitFits reports whether what stands above a cell, or else anywhere around it,
// is what a reader would know its unit by; a count has none of those words above.
func unitFits(above, words, text string, o *record.Observation) bool {
	switch {
	case o.Unit == "percent":
		return shareWords.MatchString(words) || strings.Contains(text, "%")
	case strings.HasPrefix(o.Unit, "per_"):
		return rateWords.MatchString(words)
	case strings.HasPrefix(o.Unit, "gbp"):
		return moneyWords.MatchString(words)
	case o.Unit == "unknown":
		return true // nobody said; what it is not called can't be wrong
	}
	return !strings.Contains(text, "%") && !regexp.MustCompile(`(?i)per ?cent|percent|_rate\b|\brate\b`).MatchString(above)
}
