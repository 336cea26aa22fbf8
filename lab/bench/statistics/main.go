// Command bench measures what the statistics cost on made-up figures in the
// published proportions (package generate):
//
//	go run ./lab/bench/statistics -figures 1000000,10000000 -cli DUCKDB -python PYTHON
//
// For each size it runs the whole step as the program does, with every row
// handed over, in a process of its own, and prints elapsed and processor time
// and peak memory. On one size it then runs the same queries with
// DuckDB's own command line and with polars, one after the other, several
// times, and prints medians. With -spark it runs all statistics on a standalone
// Spark cluster of two workers too, and compares every row with DuckDB's.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"

	"forcestats/pipeline/aggregate"
	"forcestats/pipeline/aggregate/duckdb"
	"forcestats/pipeline/normalise/offence"
	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/place"
)

// options are the flags.
type options struct {
	figures, folder, cli, python, spark, child, in string
	times, threads, memory                         int
	compared                                       int64
	steps                                          bool
}

func main() {
	log.SetFlags(0)
	var o options
	flag.StringVar(&o.figures, "figures", "1000000", "sizes, with commas between them")
	flag.StringVar(&o.folder, "folder", "", "where figures and spilled files go; a temporary folder if empty")
	flag.StringVar(&o.cli, "cli", "", "DuckDB's command line, of the program's version; empty to leave it out")
	flag.StringVar(&o.python, "python", "", "a Python with polars; empty to leave it out")
	flag.StringVar(&o.spark, "spark", "", "a Spark installation; empty to leave it out")
	flag.IntVar(&o.times, "times", 5, "how often each of the compared programs runs a query")
	flag.Int64Var(&o.compared, "compare", 10_000_000, "the size on which they are compared")
	flag.IntVar(&o.threads, "threads", 2, "threads of every engine")
	flag.IntVar(&o.memory, "memory", 512, "memory limit of DuckDB in MB, as engine_memory_mb")
	flag.BoolVar(&o.steps, "steps", false, "say how long each step took")
	flag.StringVar(&o.child, "child", "", "for the command's own processes: the work to do")
	flag.StringVar(&o.in, "in", "", "for the command's own processes: the input")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := o.run(ctx); err != nil {
		log.Fatal(err)
	}
}

func (o *options) run(ctx context.Context) (err error) {
	var q aggregate.Query
	if !alone(o.child) {
		if q, err = query(); err != nil {
			return err
		}
	}
	if o.child != "" {
		return o.work(ctx, q)
	}
	if o.folder == "" {
		if o.folder, err = os.MkdirTemp("", "bench-"); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(o.folder)) }()
	}
	for _, text := range strings.Split(o.figures, ",") {
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return err
		}
		if err := o.measure(ctx, q, n); err != nil {
			return err
		}
	}
	return nil
}

// measure makes one size of input and runs everything on it.
func (o *options) measure(ctx context.Context, q aggregate.Query, n int64) (err error) {
	in := filepath.Join(o.folder, fmt.Sprint(n))
	defer func() { err = errors.Join(err, os.RemoveAll(in)) }()
	_, made, err := o.ourselves(ctx, "generate", in)
	if err != nil {
		return err
	}
	fmt.Printf("%sload %s\n", made, load())
	spent, said, err := o.ourselves(ctx, "all", in)
	if err != nil {
		return err
	}
	fmt.Printf("every statistic, rows handed over: %s\n%s", spent, said)
	if n == o.compared && (o.cli != "" || o.python != "") {
		if err := o.compare(ctx, q, in); err != nil {
			return err
		}
	}
	if o.spark != "" {
		return o.onSpark(ctx, q, in)
	}
	return nil
}

// query is the program's own, on a fixed day.
func query() (aggregate.Query, error) {
	places, err := place.New(0)
	if err != nil {
		return aggregate.Query{}, err
	}
	offences, err := offence.New()
	if err != nil {
		return aggregate.Query{}, err
	}
	return aggregate.NewReference(places, offences, civil.New(2026, 1, 31)).Query()
}

func (o *options) engine() duckdb.Engine {
	return duckdb.Engine{Threads: o.threads, MemoryLimit: fmt.Sprintf("%dMB", o.memory), SpillFolder: filepath.Join(o.folder, "spill")}
}

// load is how many processes the machine had to run in the last minute.
func load() string {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	first, _, _ := strings.Cut(string(text), " ")
	return first
}
