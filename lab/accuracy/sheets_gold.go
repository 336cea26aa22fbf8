package main

import (
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// goldFigure is one data cell of a published table, read by eye and by two
// other readers (gold/sheets/README.md).
type goldFigure struct {
	sheet, cell, published, marker string
	value                          float64
	areaType, areaCode, areaName   string
	periodStart, periodEnd         string
	series, unit                   string
}

// goldFile is the gold of one published file, in reading order.
type goldFile struct {
	file string // path under sheets/
	rows []goldFigure
}

// goldSheets reads every gold file of spreadsheets, in order of name.
func goldSheets(shared string) ([]goldFile, error) {
	names, err := filepath.Glob(filepath.Join(shared, "data/gold/sheets/*.csv*"))
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	var out []goldFile
	for _, name := range names {
		g, err := readGold(name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, g)
	}
	return out, nil
}

func readGold(name string) (goldFile, error) {
	f, err := os.Open(name)
	if err != nil {
		return goldFile{}, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return goldFile{}, err
		}
	}
	c := csv.NewReader(r)
	head, err := c.Read()
	if err != nil {
		return goldFile{}, err
	}
	at := map[string]int{}
	for i, h := range head {
		at[h] = i
	}
	var g goldFile
	for {
		rec, err := c.Read()
		if err == io.EOF {
			return g, nil
		}
		if err != nil {
			return g, err
		}
		get := func(column string) string { return rec[at[column]] }
		row := goldFigure{
			sheet: get("sheet"), cell: get("cell"), published: get("published"), marker: get("marker"),
			areaType: get("area_type"), areaCode: get("area_code"), areaName: get("area_name"),
			periodStart: get("period_start"), periodEnd: get("period_end"), series: get("series"), unit: get("unit"),
		}
		if v := get("value"); v != "" {
			if row.value, err = strconv.ParseFloat(v, 64); err != nil {
				return g, err
			}
		}
		g.file = get("file")
		g.rows = append(g.rows, row)
	}
}
