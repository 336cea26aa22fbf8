package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// python finds the virtual environment that make test builds. Without one the
// test says so in a line; on the build server it must be there.
func python(t *testing.T) string {
	t.Helper()
	name := filepath.Join(repository(t), ".cache", "venv", "bin", "python")
	if _, err := os.Stat(name); err == nil {
		return name
	}
	if os.Getenv("CI") == "true" {
		t.Fatal("no .cache/venv, and CI=true: make test builds it")
	}
	fmt.Println("no .cache/venv: a release is not read back by pandas, pyarrow and DuckDB")
	return ""
}

// readBack compares every table as three other readers see it with the
// manifest: rows, and that required columns have no nulls.
const readBack = `
import glob, json, sys
import duckdb, pandas, pyarrow.parquet as pq
folder = sys.argv[1]
manifest = json.load(open(folder + "/manifest.json"))
for f in manifest["files"]:
    if "rows" not in f:
        continue
    path = folder + "/" + f["name"]
    table = pq.read_table(path)
    meta = table.schema.metadata
    assert meta[b"schema_version"] == b"2", path
    for field in table.schema:
        assert meta[b"description." + field.name.encode()], (path, field.name)
        if not field.nullable:
            assert table.column(field.name).null_count == 0, (path, field.name)
    assert table.num_rows == f["rows"], path
    assert len(pandas.read_parquet(path)) == f["rows"], path
    assert duckdb.sql(f"select count(*) from '{path}'").fetchall()[0][0] == f["rows"], path
    print(f["name"], f["rows"])
bad = duckdb.sql(f"select count(*) from '{folder}/data/observations/*.parquet' where (value is null) = (marker is null)").fetchall()[0][0]
assert bad == 0, f"{bad} observations with both or neither of value and marker"
`

// TestRelease_read_back_by_others has pandas, pyarrow and DuckDB of Python read
// every table of a release.
func TestRelease_read_back_by_others(t *testing.T) {
	interpreter := python(t)
	if interpreter == "" {
		return
	}
	dir := t.TempDir()
	few(t, dir)
	if out, err := programOn(t.Context(), t, filepath.Join(dir, "sources"), filepath.Join(dir, "outputs")).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	out, err := exec.CommandContext(t.Context(), interpreter, "-c", readBack, filepath.Join(dir, "outputs", "current")).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, table := range []string{"force_summary", "district_summary", "documents", "document_areas", "findings", "finding_areas",
		"finding_addressees", "finding_themes", "judgements", "revisions", "issues", "observations/ons-police-force-area-tables"} {
		if !strings.Contains(string(out), "data/"+table+".parquet ") {
			t.Errorf("the release has no table %s\n%s", table, out)
		}
	}
}
