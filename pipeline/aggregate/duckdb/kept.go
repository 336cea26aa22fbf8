package duckdb

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"forcestats/pipeline/aggregate"
)

// Results that are kept lie as Parquet files, in the order of their rows, in a
// folder named by everything that they are made of, with their hashes. One set
// is kept: the newest.

// sumsFile lists the hashes of the files beside it; a folder without is not whole.
const sumsFile = "sums.json"

// Keeps implements aggregate.Keeper.
func (e Engine) Keeps() bool { return e.KeepFolder != "" }

// kept hands over the results of an earlier run of the same query over the same
// input; without, or where they are damaged, it makes them and keeps them.
func (e Engine) kept(ctx context.Context, in aggregate.Input, q aggregate.Query, row func(string, []any) error) (err error) {
	s, err := e.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	key, err := s.key(ctx, in, q)
	if err != nil {
		return err
	}
	folder := filepath.Join(e.KeepFolder, key)
	if whole(folder, q.Results) {
		return s.again(ctx, folder, q.Results, row)
	}
	if err := errors.Join(os.RemoveAll(e.KeepFolder), makeFolder(e.KeepFolder)); err != nil {
		return err
	}
	if err := s.prepare(ctx, in, q); err != nil {
		return err
	}
	making := folder + ".making"
	if err := makeFolder(making); err != nil {
		return err
	}
	for _, r := range q.Results {
		err := s.sort(ctx, r)
		if err == nil {
			err = s.exec(ctx, "COPY "+sorted(r)+" TO "+quote(resultFile(making, r))+" (FORMAT parquet)")
		}
		if err == nil {
			err = s.hand(ctx, r, row)
		}
		if err != nil {
			return err
		}
	}
	return errors.Join(seal(making, q.Results), os.Rename(making, folder))
}

// again hands over what is kept in a folder.
func (s *session) again(ctx context.Context, folder string, results []aggregate.Result, row func(string, []any) error) error {
	for _, r := range results {
		if err := s.storeInOrder(ctx, r, "SELECT * FROM read_parquet("+quote(plainName.Replace(resultFile(folder, r)))+")"); err != nil {
			return err
		}
		if err := s.hand(ctx, r, row); err != nil {
			return err
		}
	}
	return nil
}

func resultFile(folder string, r aggregate.Result) string {
	return filepath.Join(folder, r.Step+".parquet")
}

// key is a hash of all that decides the results: the engine's version, the
// reference tables, the steps, and the bytes of the parts.
func (s *session) key(ctx context.Context, in aggregate.Input, q aggregate.Query) (string, error) {
	h := sha256.New()
	var version string
	if err := s.conn.QueryRowContext(ctx, "SELECT version()").Scan(&version); err != nil {
		return "", err
	}
	fmt.Fprintf(h, "%s\n", version)
	for i := range q.Tables {
		rows := make([]string, len(q.Tables[i].Rows))
		for n, row := range q.Tables[i].Rows {
			rows[n] = fmt.Sprintf("%q", row)
		}
		slices.Sort(rows) // a table has no order
		fmt.Fprintf(h, "%s %v %s\n", q.Tables[i].Name, q.Tables[i].Columns, rows)
	}
	for _, step := range q.Steps {
		fmt.Fprintf(h, "%s %v %s\n", step.Name, step.Keep, step.SQL)
	}
	fmt.Fprintf(h, "%v\n", q.Results)
	for _, table := range aggregate.InputTables() {
		if err := parts(h, in, table); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// parts adds the hashes of a table's parts, in the order of the hashes: what the
// parts are called changes nothing.
func parts(h io.Writer, in aggregate.Input, table string) error {
	folder, found, err := partsOf(in, table)
	if err != nil || !found {
		return err
	}
	var sums []string
	err = filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".parquet") {
			return err
		}
		sum, err := sumOf(name)
		sums = append(sums, sum)
		return err
	})
	slices.Sort(sums)
	fmt.Fprintf(h, "%s %v\n", table, sums)
	return err
}

func sumOf(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// seal writes the hashes of a folder's results into it.
func seal(folder string, results []aggregate.Result) error {
	sums := map[string]string{}
	for _, r := range results {
		sum, err := sumOf(resultFile(folder, r))
		if err != nil {
			return err
		}
		sums[r.Step] = sum
	}
	text, err := json.Marshal(sums)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, sumsFile), text, 0o644)
}

// whole reports whether a folder has all results as they were sealed.
func whole(folder string, results []aggregate.Result) bool {
	text, err := os.ReadFile(filepath.Join(folder, sumsFile))
	if err != nil {
		return false
	}
	var sums map[string]string
	if json.Unmarshal(text, &sums) != nil {
		return false
	}
	for _, r := range results {
		if sum, err := sumOf(resultFile(folder, r)); err != nil || sum != sums[r.Step] {
			return false
		}
	}
	return true
}
