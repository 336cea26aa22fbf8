package engines

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"forcestats/lab/loopback"
	"forcestats/pipeline/aggregate"
	"forcestats/pipeline/aggregate/aggregatetest"
	"forcestats/pipeline/aggregate/duckdb"
	"forcestats/pipeline/aggregate/spark"
	"forcestats/pipeline/aggregate/spark/sparktest"
)

// home finds a Spark installation. Without one, or without Java, it says so in
// one line; with CI=true that is a failure.
func home(t *testing.T) string {
	t.Helper()
	folder, err := sparktest.Home("../..")
	if err == nil {
		return folder
	}
	if os.Getenv("CI") == "true" {
		t.Fatal(err)
	}
	fmt.Fprintln(os.Stderr, "statistics are not compared with Spark's:", err)
	return ""
}

// TestRun_equals_DuckDB_on_a_cluster_that_loses_a_worker runs all statistics on
// a standalone cluster of one master and two workers, kills one worker in the
// middle, and compares every row, value and type with what DuckDB makes.
func TestRun_equals_DuckDB_on_a_cluster_that_loses_a_worker(t *testing.T) {
	installation := home(t)
	if installation == "" {
		return
	}
	in, ref := aggregatetest.Stage(t, aggregatetest.Example()), aggregatetest.Reference(t)
	var want, got aggregatetest.Kept
	if err := aggregate.Run(t.Context(), duckdb.Engine{SpillFolder: t.TempDir()}, in, ref, &want); err != nil {
		t.Fatal(err)
	}
	c, err := loopback.StartSpark(t.Context(), installation, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Stop(); err != nil {
			t.Error(err)
		}
	})
	work := t.TempDir()
	killed := killWhen(c, work, "steps/figures/_SUCCESS")
	e := spark.Engine{Home: installation, Master: c.Master, WorkFolder: work, Conf: sparktest.Settings(), Reader: duckdb.Engine{SpillFolder: t.TempDir()}}
	if err := aggregate.Run(t.Context(), e, in, ref, &got); err != nil {
		t.Fatal(err)
	}
	if err := <-killed; err != nil {
		t.Errorf("no worker was killed: %v", err)
	}
	if len(got.Statistics) == 0 {
		t.Error("no statistics")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("DuckDB (-) and Spark (+) differ:\n%.4000s", diff)
	}
}

// killWhen kills a worker as soon as a file stands in the engine's folder below
// work.
func killWhen(c *loopback.Spark, work, file string) <-chan error {
	done := make(chan error, 1)
	go func() {
		for range 6000 {
			if found, _ := filepath.Glob(filepath.Join(work, "*", file)); len(found) > 0 {
				done <- c.KillWorker()
				return
			}
			time.Sleep(100 * time.Millisecond)
		}
		done <- fmt.Errorf("%s never came", file)
	}()
	return done
}
