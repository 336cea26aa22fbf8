// Package spark runs the statistics on Apache Spark, where one machine is too
// small: it writes one script of all the steps, has spark-sql run it against
// any master (local[*], spark://host:port, yarn, k8s://...), and reads back the
// Parquet files that the script leaves.
//
// The parts, and the folder that it works in, must be at the same path on every
// worker: a mounted folder. It imports aggregate, and aggregate/duckdb for
// writing the reference tables and reading the results; nothing else of the
// program.
package spark

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"forcestats/pipeline/aggregate"
	"forcestats/pipeline/aggregate/duckdb"
)

// Engine is a Spark installation and the cluster to use.
type Engine struct {
	Home       string   // folder of a Spark 4 installation; empty for SPARK_HOME, or the spark-sql on PATH
	Master     string   // empty for local[*]
	WorkFolder string   // parent of the engine's own folder, shared with the workers; empty for the system's temporary one
	Conf       []string // further settings of the form key=value, which win over the engine's
	Reader     duckdb.Engine
}

var _ aggregate.Engine = Engine{}

// Run implements aggregate.Engine.
func (e Engine) Run(ctx context.Context, in aggregate.Input, q aggregate.Query, row func(string, []any) error) (err error) {
	if e.WorkFolder != "" {
		if err := os.MkdirAll(e.WorkFolder, 0o755); err != nil {
			return err
		}
	}
	folder, err := os.MkdirTemp(e.WorkFolder, "spark-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	if folder, err = filepath.Abs(folder); err != nil {
		return err
	}
	if in.Folder, err = filepath.Abs(in.Folder); err != nil {
		return err
	}
	// The workers may run under another account than the driver.
	if err := os.Chmod(folder, 0o777); err != nil {
		return err
	}
	tables := filepath.Join(folder, "tables")
	if err := e.Reader.WriteTables(ctx, in, q.Tables, tables); err != nil {
		return err
	}
	script := filepath.Join(folder, "statistics.sql")
	if err := os.WriteFile(script, []byte(Script(in, q, tables, filepath.Join(folder, "steps"), filepath.Join(folder, "results"))), 0o644); err != nil {
		return err
	}
	if err := e.submit(ctx, folder, script); err != nil {
		return err
	}
	return e.Reader.ReadResults(ctx, filepath.Join(folder, "results"), q.Results, row)
}

// Script is the whole work as one file for spark-sql: views over the parts and
// over the reference tables in tables, the steps, of which those that are kept
// are written to folders below steps, and each result written to a folder of
// its name below results.
func Script(in aggregate.Input, q aggregate.Query, tables, steps, results string) string {
	var b strings.Builder
	view := func(name, folder string) {
		fmt.Fprintf(&b, "CREATE TEMPORARY VIEW %s USING parquet OPTIONS (path %s, recursiveFileLookup 'true');\n", name, quote(folder))
	}
	for _, name := range aggregate.InputTables() {
		folder := filepath.Join(tables, name)
		if _, err := os.Stat(folder); err != nil {
			folder = filepath.Join(in.Folder, name)
		}
		view(name, folder)
	}
	for _, t := range q.Tables {
		view(t.Name, filepath.Join(tables, t.Name))
	}
	for _, s := range q.Steps {
		if s.Keep {
			// Written out and read again, because Spark would otherwise plan every later
			// step down to the parts, which takes it longer than the work itself.
			folder := filepath.Join(steps, s.Name)
			fmt.Fprintf(&b, "INSERT OVERWRITE DIRECTORY %s USING parquet %s;\n", quote(folder), s.SQL)
			view(s.Name, folder)
			continue
		}
		fmt.Fprintf(&b, "CREATE TEMPORARY VIEW %s AS %s;\n", s.Name, s.SQL)
	}
	for _, r := range q.Results {
		fmt.Fprintf(&b, "INSERT OVERWRITE DIRECTORY %s USING parquet SELECT * FROM %s;\n", quote(filepath.Join(results, r.Step)), r.Step)
	}
	return b.String()
}

// settings are the engine's own; a later one of the same key in Conf wins.
func (e Engine) settings(folder string) []string {
	return append([]string{
		"spark.sql.catalogImplementation=in-memory",
		"spark.sql.warehouse.dir=" + filepath.Join(folder, "warehouse"),
		"spark.sql.session.timeZone=UTC",
		"spark.ui.enabled=false",
		"spark.ui.showConsoleProgress=false",
		// Steps compress well: by the size of their files Spark would send tables to
		// every worker that no worker has the memory for.
		"spark.sql.sources.fileCompressionFactor=30",
	}, e.Conf...)
}

// submit runs the script and waits for it. What spark-sql says is kept for the
// error, its last lines only.
func (e Engine) submit(ctx context.Context, folder, script string) error {
	args := []string{"--master", cmp.Or(e.Master, "local[*]")}
	for _, s := range e.settings(folder) {
		args = append(args, "--conf", s)
	}
	args = append(args, "-f", script)
	command, env := "spark-sql", os.Environ()
	if e.Home != "" {
		command = filepath.Join(e.Home, "bin", "spark-sql")
		env = append(env, "SPARK_HOME="+e.Home)
	}
	c := exec.CommandContext(ctx, command, args...)
	c.Env = env
	c.Dir = folder
	var said bytes.Buffer
	c.Stdout, c.Stderr = &said, &said
	if err := c.Run(); err != nil {
		return fmt.Errorf("spark-sql on %s: %w\n%s", cmp.Or(e.Master, "local[*]"), err, lastLines(said.String(), 15))
	}
	return nil
}

// lastLines keeps the lines of a log that say what went wrong.
func lastLines(text string, n int) string {
	var lines []string
	s := bufio.NewScanner(strings.NewReader(text))
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		if line := s.Text(); !strings.HasPrefix(strings.TrimSpace(line), "at ") {
			lines = append(lines, line)
		}
	}
	if i := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, "Exception") || strings.HasPrefix(l, "[") }); i >= 0 {
		lines = lines[i:]
	}
	return strings.Join(lines[:min(n, len(lines))], "\n")
}

// quote makes a string literal of s. Spark reads a backslash as an escape.
func quote(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(s) + "'"
}
