package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// partly is the exit code of a release whose issues list what was held back.
const partly = 3

// engines publishes the bundled sources by DuckDB and, with the page's
// command, by Spark on a cluster that loses a worker in the middle of the
// statistics, and compares every table of the two releases byte for byte.
func engines(ctx context.Context, out io.Writer, s *site) (err error) {
	script, err := s.block("sh spark statistics")
	if err != nil {
		return err
	}
	cluster, err := s.startSpark(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, cluster.Stop()) }()
	p, err := s.place("engines", append(cluster.Env(), "FORCESTATS_SPARK_MASTER="+cluster.Master))
	if err != nil {
		return err
	}
	if err := finish(p.program(ctx, "extract", "--parts", "parts")); err != nil {
		return err
	}
	start := time.Now()
	if err := finish(p.program(ctx, "aggregate", "--parts", "parts", "--outputs", "embedded"), partly); err != nil {
		return err
	}
	embedded := time.Since(start)
	start = time.Now()
	err = losingWorker(cluster, filepath.Join(p.folder, "outputs/.state/spark/*/steps/figures/_SUCCESS"), func() error {
		return finish(p.shell(ctx, script), partly)
	})
	if err != nil {
		return err
	}
	spark := time.Since(start)
	tables, size, err := same(filepath.Join(p.folder, "embedded/current/data"), filepath.Join(p.folder, "outputs/current/data"))
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "release by DuckDB %.0f s, by Spark with a worker killed %.0f s: %d tables, %d bytes, all the same\n",
		embedded.Seconds(), spark.Seconds(), tables, size)
	return err
}

// same compares the tables of two releases.
func same(a, b string) (tables int, size int64, err error) {
	names, err := tablesOf(a)
	if err != nil {
		return 0, 0, err
	}
	others, err := tablesOf(b)
	if err != nil {
		return 0, 0, err
	}
	if len(names) != len(others) || len(names) == 0 {
		return 0, 0, fmt.Errorf("%d tables and %d tables", len(names), len(others))
	}
	for _, name := range names {
		one, err := os.ReadFile(filepath.Join(a, name))
		if err != nil {
			return 0, 0, err
		}
		other, err := os.ReadFile(filepath.Join(b, name))
		if err != nil {
			return 0, 0, err
		}
		if !bytes.Equal(one, other) {
			return 0, 0, fmt.Errorf("%s differs between the engines", name)
		}
		size += int64(len(one))
	}
	return len(names), size, nil
}

func tablesOf(folder string) (names []string, err error) {
	folder, err = filepath.EvalSymlinks(folder)
	if err != nil {
		return nil, err
	}
	err = filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(name) == ".parquet" {
			name, err = filepath.Rel(folder, name)
			names = append(names, name)
		}
		return err
	})
	return names, err
}
