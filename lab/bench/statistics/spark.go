package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"forcestats/lab/loopback"
	"forcestats/pipeline/aggregate"
	"forcestats/pipeline/aggregate/spark"
)

// onSpark runs all statistics on a cluster of two workers and compares each
// row, value and type with DuckDB's, in their order.
func (o *options) onSpark(ctx context.Context, q aggregate.Query, in string) (err error) {
	folder := filepath.Join(o.folder, "cluster")
	cluster, err := loopback.StartSpark(ctx, o.spark, folder)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, cluster.Stop()) }()
	rows := filepath.Join(o.folder, "rows.txt")
	start := time.Now()
	n, err := o.keep(ctx, q, in, rows)
	if err != nil {
		return err
	}
	embedded := time.Since(start)
	f, err := os.Open(rows)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close(), os.Remove(rows)) }()
	want := bufio.NewScanner(f)
	want.Buffer(nil, 1<<20)
	e := spark.Engine{
		Home: o.spark, Master: cluster.Master, WorkFolder: folder, Reader: o.engine(),
		Conf: []string{
			"spark.driver.bindAddress=127.0.0.1", "spark.driver.host=127.0.0.1", "spark.driver.memory=1g",
			"spark.executor.memory=1g", "spark.sql.shuffle.partitions=16",
		},
	}
	start, got := time.Now(), 0
	var first time.Duration
	err = e.Run(ctx, aggregate.Input{Folder: in}, q, func(result string, values []any) error {
		if got == 0 {
			first = time.Since(start)
		}
		got++
		if !want.Scan() {
			return fmt.Errorf("row %d: only Spark has %s", got, line(result, values))
		}
		if s := line(result, values); s != want.Text() {
			return fmt.Errorf("row %d:\nDuckDB %s\nSpark  %s", got, want.Text(), s)
		}
		return nil
	})
	if err == nil && got < n {
		err = fmt.Errorf("%d rows of Spark, %d of DuckDB", got, n)
	}
	if err != nil {
		return err
	}
	fmt.Printf("Spark on two workers: %.1f s (%.1f s to the first row), DuckDB %.1f s, load %s: %d rows of %d results, each the same in value and type\n",
		time.Since(start).Seconds(), first.Seconds(), embedded.Seconds(), load(), got, len(q.Results))
	return nil
}

// keep writes DuckDB's rows as lines.
func (o *options) keep(ctx context.Context, q aggregate.Query, in, name string) (n int, err error) {
	f, err := os.Create(name)
	if err != nil {
		return 0, err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	err = o.engine().Run(ctx, aggregate.Input{Folder: in}, q, func(result string, values []any) error {
		n++
		_, err := w.WriteString(line(result, values) + "\n")
		return err
	})
	return n, errors.Join(err, w.Flush(), f.Close())
}

// line is a row as one line of text, each value with its type.
func line(result string, values []any) string {
	text := []byte(result)
	for _, v := range values {
		text = fmt.Appendf(text, "\t%T %#v", v, v)
	}
	return string(text)
}
