package pipeline

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
	"testing"
)

// rooms is the house from the ground up: a room imports only from its own
// floor or from below. A folder that isn't named belongs to the nearest one
// above it that is.
var rooms = []string{
	"pipeline/vocabulary/civil", "pipeline/vocabulary/number", "pipeline/vocabulary/pattern", "pipeline/vocabulary/phrase",
	"pipeline/vocabulary", "pipeline/vocabulary/period", "pipeline/vocabulary/place",
	"pipeline/record",
	"pipeline/readers/page", "pipeline/readers",
	"pipeline/source", "pipeline/parquet", "pipeline/part",
	"pipeline/extract/table/shown", "pipeline/extract/table/layout", "pipeline/extract/table",
	"pipeline/extract/report/review", "pipeline/extract/report/recommendation",
	"pipeline/extract/publication", "pipeline/extract/publication/list",
	"pipeline/extract/card", "pipeline/extract/worker", "pipeline/extract",
	"pipeline/normalise", "pipeline/reading", "pipeline/collect",
	"pipeline/aggregate", "pipeline/aggregate/duckdb", "pipeline/aggregate/spark",
	"pipeline/publish/tables", "pipeline/publish/release", "pipeline/publish/boundaries", "pipeline/publish/gate", "pipeline/publish",
	"pipeline", "cmd",
}

// floor is the place in rooms of the room that a folder belongs to, -1 for
// none.
func floor(folder string) int {
	best := -1
	for i, room := range rooms {
		if (folder == room || strings.HasPrefix(folder, room+"/")) && (best < 0 || len(room) > len(rooms[best])) {
			best = i
		}
	}
	return best
}

func TestRooms_no_import_runs_up(t *testing.T) {
	arrows, up := 0, 0
	root := os.DirFS("..")
	for _, top := range []string{"cmd", "pipeline"} {
		err := fs.WalkDir(root, top, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return err
			}
			source, err := fs.ReadFile(root, name)
			if err != nil {
				return err
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ImportsOnly)
			if err != nil {
				return err
			}
			for _, spec := range file.Imports {
				imported, _ := strconv.Unquote(spec.Path.Value)
				to, ours := strings.CutPrefix(imported, "forcestats/")
				if !ours || strings.Contains(path.Dir(name), "test/") || strings.HasSuffix(path.Dir(name), "test") {
					continue // a package of fixtures may reach up to what it makes them for
				}
				arrows++
				if floor(path.Dir(name)) < floor(to) {
					up++
					t.Errorf("%s imports %s, which stands above it", name, to)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if arrows == 0 {
		t.Error("no import was seen")
	}
	t.Logf("%d imports, %d run up", arrows, up)
}
