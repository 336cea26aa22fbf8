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
	fmt.Println("no .cache/venv: a release is not read back by pandas, polars, pyarrow and DuckDB")
	return ""
}

// readBack compares every table as four other readers see it with the
// manifest: rows, and that required columns have no nulls.
const readBack = `
import glob, json, sys
import duckdb, pandas, polars, pyarrow.parquet as pq
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
    assert polars.read_parquet(path).height == f["rows"], path
    assert duckdb.sql(f"select count(*) from '{path}'").fetchall()[0][0] == f["rows"], path
    print(f["name"], f["rows"])
bad = duckdb.sql(f"select count(*) from '{folder}/data/observations/*.parquet' where (value is null) = (marker is null)").fetchall()[0][0]
assert bad == 0, f"{bad} observations with both or neither of value and marker"
`

// describedRight compares datapackage.json with the files, has DuckDB make the
// views, and runs the examples of data/README.txt as they stand there.
const describedRight = `
import hashlib, json, os, sys
import duckdb, pyarrow.parquet as pq
os.chdir(sys.argv[1] + "/data")
package = json.load(open("datapackage.json"))
named = {r["name"]: r for r in package["resources"]}
types = {"string": "string", "int32": "integer", "int64": "integer", "double": "number", "bool": "boolean", "date32[day]": "date"}
for r in package["resources"]:
    data = open(r["path"], "rb").read()
    assert len(data) == r["bytes"] and "sha256:" + hashlib.sha256(data).hexdigest() == r["hash"], r["path"]
    if r["format"] != "parquet":
        continue
    table, fields = pq.read_table(r["path"]), r["schema"]["fields"]
    assert table.num_rows == r.get("rows", 0), r["path"]
    assert [(f.name, types[str(f.type)]) for f in table.schema] == [(f["name"], f["type"]) for f in fields], r["path"]
    key = r["schema"].get("primaryKey")
    if key:
        rows = table.select(key).to_pylist()
        assert len({tuple(x.values()) for x in rows}) == len(rows), (r["path"], key)
    for f in r["schema"].get("foreignKeys", []):
        to = f["reference"]
        there = set(pq.read_table(named[to["resource"]]["path"]).column(to["fields"][0]).to_pylist())
        assert all(x in there for x in table.column(f["fields"][0]).to_pylist() if x is not None), (r["path"], f)
listed = {r["path"] for r in package["resources"]}
for folder, _, files in os.walk("."):
    for f in files:
        name = os.path.relpath(os.path.join(folder, f), ".")
        assert name in listed or name in ("README.txt", "views.sql", "datapackage.json"), name
try:
    import frictionless
    report = frictionless.Package.validate_descriptor(package)
    assert report.valid, report
    print("frictionless", report.valid)
except ImportError:
    print("no frictionless: the standard's own program did not judge the package")
db = duckdb.connect()
db.execute(open("views.sql").read())
for view in [v[0] for v in db.execute("select view_name from duckdb_views() where not internal").fetchall()]:
    print("view", view, db.execute(f"select count(*) from {view}").fetchone()[0])
guide = open("README.txt").read()
part = lambda start, end: guide.split("\n" + start, 1)[1].split("\n", 1)[1].split("\n" + end, 1)[0]
for statement in part("DuckDB", "Python").split(";"):
    if statement.replace("--", "").strip():
        print("DuckDB", len(db.execute(statement).fetchall() if "SELECT" in statement else []))
exec("\n".join(line[2:] for line in part("Python", "R (").split("\n")))
`

// runR runs the guide's example for R, where R is there with its packages.
const runR = `
setwd(commandArgs(TRUE)[1]); guide <- paste(readLines("README.txt"), collapse = "\n")
code <- sub("\nLICENCE.*", "", sub(".*\nR \\(install[^\n]*\n", "", guide))
eval(parse(text = code))
`

// TestRelease_is_described_for_programs holds the package, the views and the
// examples to the files of a release.
func TestRelease_is_described_for_programs(t *testing.T) {
	interpreter := python(t)
	if interpreter == "" {
		return
	}
	dir := t.TempDir()
	few(t, dir)
	if out, err := programOn(t.Context(), t, filepath.Join(dir, "sources"), filepath.Join(dir, "outputs")).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	release := filepath.Join(dir, "outputs", "current")
	out, err := exec.CommandContext(t.Context(), interpreter, "-c", describedRight, release).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Logf("%s", out)
	if exec.CommandContext(t.Context(), "Rscript", "-e", "library(arrow); library(dplyr)").Run() != nil {
		fmt.Println("no R with arrow and dplyr: the guide's example for R was not run")
		return
	}
	if out, err := exec.CommandContext(t.Context(), "Rscript", "-e", runR, filepath.Join(release, "data")).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

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
		"finding_addressees", "finding_themes", "judgements", "revisions", "issues", "codes", "areas", "observations/ons-police-force-area-tables"} {
		if !strings.Contains(string(out), "data/"+table+".parquet ") {
			t.Errorf("the release has no table %s\n%s", table, out)
		}
	}
}
