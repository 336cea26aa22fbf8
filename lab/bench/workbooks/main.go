// Command workbooks writes both workbooks of a made-up release of many
// statistics, and prints what they are: size, rows of the longest sheet, time
// and memory.
//
//	go run ./bench/workbooks -statistics 5800000
//
// bench.py beside it measures two Python libraries on like tables.
package main

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"forcestats/pipeline/publish/excel"
	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/publish/tables/tablestest"
)

func main() {
	log.SetFlags(0)
	wanted := flag.Int("statistics", 5_800_000, "at least how many statistics")
	flag.Parse()
	if err := run(*wanted); err != nil {
		log.Fatal(err)
	}
}

// sheetRows is how many rows a sheet of Excel has room for.
const sheetRows = 1_048_576

func run(wanted int) error {
	size := tablestest.Size{Years: 12, Findings: 3000}
	base, err := count(tablestest.New(size))
	if err != nil {
		return err
	}
	size.Extra = 100
	more, err := count(tablestest.New(size))
	if err != nil {
		return err
	}
	size.Extra = 1 + 100*(wanted-base)/(more-base)
	d := tablestest.New(size)
	n, err := count(d)
	if err != nil {
		return err
	}
	fmt.Printf("%d statistics of %d areas, made up\n", n, len(d.Areas))
	folder, err := os.MkdirTemp("", "forcestats-workbooks-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	for name, write := range map[string]func(io.Writer, *tables.Data) error{"force-summary.xlsx": excel.WriteForces, "district-summary.xlsx": excel.WriteDistricts} {
		if err := workbook(filepath.Join(folder, name), d, write); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	fmt.Printf("peak %d MB\n", usage().Maxrss/1024)
	return nil
}

// count counts the statistics of a release.
func count(d *tables.Data) (n int, err error) {
	for _, all := range []tables.Statistics{d.Forces, d.Districts} {
		for _, err := range all {
			if err != nil {
				return n, err
			}
			n++
		}
	}
	return n, nil
}

func workbook(name string, d *tables.Data, write func(io.Writer, *tables.Data) error) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	started, before := time.Now(), processor()
	err = write(f, d)
	if err2 := f.Close(); err == nil {
		err = err2
	}
	if err != nil {
		return err
	}
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	sheets, longest, rows, err := longestSheet(name)
	if err != nil {
		return err
	}
	fmt.Printf("%s: %.1f MB, %d sheets, the longest (%s) with %d rows; %.0f s by the clock, %.0f s of processor\n",
		filepath.Base(name), float64(info.Size())/1e6, sheets, longest, rows, time.Since(started).Seconds(), (processor() - before).Seconds())
	if rows > sheetRows {
		return fmt.Errorf("%s has %d rows", longest, rows)
	}
	return nil
}

// longestSheet counts the rows of every sheet as they are stored.
func longestSheet(name string) (sheets int, longest string, rows int, err error) {
	z, err := zip.OpenReader(name)
	if err != nil {
		return 0, "", 0, err
	}
	defer z.Close()
	for _, m := range z.File {
		if !strings.HasPrefix(m.Name, "xl/worksheets/sheet") {
			continue
		}
		sheets++
		n, err := countRows(m)
		if err != nil {
			return 0, "", 0, err
		}
		if n > rows {
			longest, rows = filepath.Base(m.Name), n
		}
	}
	return sheets, longest, rows, nil
}

func countRows(m *zip.File) (int, error) {
	r, err := m.Open()
	if err != nil {
		return 0, err
	}
	defer r.Close()
	tag := []byte("<row ")
	n, buf, kept := 0, make([]byte, 1<<20), 0
	for {
		k, err := r.Read(buf[kept:])
		data := buf[:kept+k]
		n += bytes.Count(data, tag)
		kept = copy(buf, data[max(0, len(data)-len(tag)+1):])
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

func usage() syscall.Rusage {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u) // it has no way to fail here
	return u
}

func processor() time.Duration {
	u := usage()
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
