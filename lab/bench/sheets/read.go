package main

import (
	"archive/zip"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/klauspost/compress/flate"
	"github.com/xuri/excelize/v2"

	"forcestats/pipeline/readers/sheet"
)

// totals are what every reader must find alike.
type totals struct {
	cells, text int
	sum         float64
}

func (t totals) String() string {
	return fmt.Sprintf("%d cells, sum %.6g, %d text bytes", t.cells, t.sum, t.text)
}

func read(engine, path string) (fmt.Stringer, error) {
	switch engine {
	case "inflate":
		return inflate(path)
	case "forcestats":
		return ours(path)
	case "excelize":
		return withExcelize(path)
	}
	return nil, fmt.Errorf("unknown engine %q", engine)
}

func ours(path string) (t totals, err error) {
	f, err := os.Open(path)
	if err != nil {
		return t, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return t, err
	}
	book, err := sheet.Open(f, info.Size(), sheet.Limits{})
	if err != nil {
		return t, err
	}
	for _, sh := range book.Sheets() {
		for row, err := range sh.Rows() {
			if err != nil {
				return t, err
			}
			for i := range row.Cells {
				switch c := &row.Cells[i]; c.Kind {
				case sheet.Blank, sheet.Error:
				case sheet.Number:
					t.cells++
					t.sum += c.Number
				case sheet.Text:
					t.cells++
					t.text += len(c.Raw)
				default:
					t.cells++
				}
			}
		}
	}
	return t, nil
}

// withExcelize counts what Rows() tells: strings only, so a cell counts as a
// number where it parses as one.
func withExcelize(path string) (t totals, err error) {
	f, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
	if err != nil {
		return t, err
	}
	defer f.Close()
	for _, name := range f.GetSheetList() {
		rows, err := f.Rows(name)
		if err != nil {
			return t, err
		}
		for rows.Next() {
			cells, err := rows.Columns()
			if err != nil {
				return t, err
			}
			for _, c := range cells {
				if c == "" {
					continue
				}
				t.cells++
				if v, err := strconv.ParseFloat(c, 64); err == nil {
					t.sum += v
				} else {
					t.text += len(c)
				}
			}
		}
		if err := rows.Close(); err != nil {
			return t, err
		}
	}
	return t, nil
}

type inflated int64

func (n inflated) String() string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) }

// inflate unpacks the sheets and strings, and does nothing with them.
func inflate(path string) (n inflated, err error) {
	zr, err := zip.OpenReader(path)
	if err != nil {
		return 0, err
	}
	defer zr.Close()
	zr.RegisterDecompressor(zip.Deflate, func(r io.Reader) io.ReadCloser { return flate.NewReader(r) })
	buf := make([]byte, 256<<10)
	for _, f := range zr.File {
		if f.Name != "content.xml" && !strings.HasPrefix(f.Name, "xl/worksheets/") && f.Name != "xl/sharedStrings.xml" {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return n, err
		}
		for {
			k, err := r.Read(buf)
			n += inflated(k)
			if err == io.EOF {
				break
			}
			if err != nil {
				return n, err
			}
		}
		if err := r.Close(); err != nil {
			return n, err
		}
	}
	return n, nil
}
