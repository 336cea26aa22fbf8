// Command bench reads generated and real spreadsheets with our readers and
// with others, side by side in one run, and prints a table. Every reader runs
// in a process of its own, so that its memory can be told.
//
//	go run ./lab/bench/sheets -python .cache/venv/bin/python [file...]
//
// Counts, sums and text bytes must agree between the readers of a file; a
// reader that differs is marked. The Python readers are left out where the
// interpreter has no module of their name.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"forcestats/pipeline/readers/sheet/sheettest"
)

func main() {
	engine := flag.String("engine", "", "read one file with this engine and print its totals (what the other processes run)")
	python := flag.String("python", "python3", "interpreter that has python-calamine and openpyxl")
	dir := flag.String("dir", filepath.Join(os.TempDir(), "forcestats-bench"), "folder for generated files, kept between runs")
	rows := flag.Int("rows", 1_000_000, "rows of the generated table of eight columns")
	large := flag.Bool("large", true, "also a recorded-crime ods of 1.4 GB when inflated")
	repeat := flag.Int("repeat", 2, "runs of each reader; the fastest counts")
	flag.Parse()
	if err := run(*engine, *python, *dir, *rows, *large, *repeat, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(engine, python, dir string, rows int, large bool, repeat int, files []string) error {
	if engine != "" {
		t, err := read(engine, files[0])
		if err == nil {
			fmt.Println(t)
		}
		return err
	}
	generated, err := generate(dir, rows, large)
	if err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	fmt.Println("| file | reader | wall s | CPU s | peak MB | times inflating (wall) | times inflating (CPU) | cells |")
	fmt.Println("| --- | --- | --- | --- | --- | --- | --- | --- |")
	for _, file := range append(generated, files...) {
		compare(self, python, file, repeat)
	}
	return nil
}

// generate writes the files that are not there yet.
func generate(dir string, rows int, large bool) ([]string, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	var files []string
	write := func(name string, write func(f *os.File) error) error {
		path := filepath.Join(dir, name)
		files = append(files, path)
		if _, err := os.Stat(path); err == nil {
			return nil
		}
		f, err := os.Create(path + ".part")
		if err != nil {
			return err
		}
		defer f.Close()
		if err := write(f); err != nil {
			return err
		}
		return os.Rename(path+".part", path)
	}
	mixed := fmt.Sprintf("mixed-%d", rows)
	err := write(mixed+".xlsx", func(f *os.File) error { return sheettest.WriteXLSX(f, sheettest.Mixed(rows)) })
	if err == nil {
		err = write(mixed+".ods", func(f *os.File) error { return sheettest.WriteODS(f, sheettest.Mixed(rows)) })
	}
	if err == nil && large {
		var years []sheettest.Table
		for year := 2020; year < 2026; year++ {
			years = append(years, sheettest.Partnerships(fmt.Sprintf("%d_%d", year, year%100+1), 185_000))
		}
		err = write("partnerships.ods", func(f *os.File) error { return sheettest.WriteODS(f, years...) })
	}
	return files, err
}

// measure is what one process took.
type measure struct {
	wall, cpu time.Duration
	peak      int64 // bytes
	totals    string
	err       error
}

const deadline = 10 * time.Minute

func start(name string, args ...string) measure {
	ctx, cancel := context.WithTimeout(context.Background(), deadline)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	var out, errs strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &errs
	begin := time.Now()
	err := cmd.Run()
	m := measure{wall: time.Since(begin), totals: strings.TrimSpace(out.String()), err: err}
	if err != nil {
		m.err = fmt.Errorf("%w: %.200s", err, errs.String())
	}
	if cmd.ProcessState != nil {
		m.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
			m.peak = usage.Maxrss * 1024
		}
	}
	return m
}

func compare(self, python, file string, repeat int) {
	ext := filepath.Ext(file)
	engines := []string{"inflate", "forcestats", "excelize", "calamine", "openpyxl"}
	var floor measure
	ours := ""
	for _, engine := range engines {
		if ext != ".xlsx" && (engine == "excelize" || engine == "openpyxl") || ext == ".xls" && engine == "inflate" {
			continue
		}
		best := measure{}
		for i := range repeat {
			var m measure
			switch engine {
			case "calamine", "openpyxl":
				m = start(python, "-c", script(engine), file)
			default:
				m = start(self, "-engine", engine, file)
			}
			if i == 0 || m.err == nil && m.wall < best.wall {
				best = m
			}
		}
		if best.err != nil {
			fmt.Printf("| %s | %s | %v | | | | | |\n", filepath.Base(file), engine, strings.ReplaceAll(best.err.Error(), "\n", " "))
			continue
		}
		note := ""
		switch engine {
		case "inflate":
			floor = best
		case "forcestats":
			ours = best.totals
		default:
			if best.totals != ours {
				note = " (differs)"
			}
		}
		fmt.Printf("| %s | %s | %.2f | %.2f | %.0f | %s | %s | %s%s |\n", filepath.Base(file), engine, best.wall.Seconds(), best.cpu.Seconds(),
			float64(best.peak)/1e6, ratio(best.wall, floor.wall), ratio(best.cpu, floor.cpu), best.totals, note)
	}
}

func ratio(a, b time.Duration) string {
	if b <= 0 {
		return "-"
	}
	return fmt.Sprintf("%.1f", a.Seconds()/b.Seconds())
}

// script reads a file in Python and prints the same totals.
func script(engine string) string {
	read := `
from python_calamine import CalamineWorkbook
w = CalamineWorkbook.from_path(sys.argv[1])
sheets = (w.get_sheet_by_name(n).iter_rows() for n in w.sheet_names)
`
	if engine == "openpyxl" {
		read = `
from openpyxl import load_workbook
w = load_workbook(sys.argv[1], read_only=True, data_only=True)
sheets = (s.iter_rows(values_only=True) for s in w.worksheets)
`
	}
	return `
import sys
` + read + `
cells = 0; total = 0.0; text = 0
for rows in sheets:
    for row in rows:
        for v in row:
            if v is None or v == "": continue
            cells += 1
            if isinstance(v, str): text += len(v.encode())
            elif isinstance(v, (int, float)) and not isinstance(v, bool): total += v
print("%d cells, sum %.6g, %d text bytes" % (cells, total, text))
`
}
