package spark

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/aggregate"
	"forcestats/pipeline/aggregate/aggregatetest"
	"forcestats/pipeline/aggregate/duckdb"
)

// home finds a Spark installation: SPARK_HOME, or the pyspark that `make
// test` puts into .cache/venv. Without one, or without Java, it says so in
// one line; with CI=true that is a failure.
func home(t *testing.T) string {
	t.Helper()
	var why string
	if _, err := exec.LookPath("java"); err != nil {
		why = "no Java"
	}
	folder := os.Getenv("SPARK_HOME")
	if folder == "" {
		found, err := filepath.Glob("../../../.cache/venv/lib/python3*/site-packages/pyspark")
		if err != nil {
			t.Fatal(err)
		}
		if len(found) > 0 {
			folder = found[0]
		} else if why == "" {
			why = "no pyspark in .cache/venv (make test puts it there) and no SPARK_HOME"
		}
	}
	if why != "" {
		if os.Getenv("CI") == "true" {
			t.Fatalf("Spark: %s", why)
		}
		fmt.Fprintf(os.Stderr, "statistics are not compared with Spark's: %s\n", why)
		return ""
	}
	folder, err := filepath.Abs(folder)
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// quick are settings that suit a driver and executors that live for a minute.
var quick = []string{
	"spark.driver.bindAddress=127.0.0.1", "spark.driver.host=127.0.0.1", "spark.driver.memory=1g",
	"spark.driver.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
	"spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
	"spark.executor.memory=1g", "spark.sql.shuffle.partitions=2", "spark.network.timeout=60s",
	"spark.executor.heartbeatInterval=5s",
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
	c := startCluster(t, installation)
	work := t.TempDir()
	killed := c.killWhen(work, "steps/figures/_SUCCESS")
	e := Engine{Home: installation, Master: c.master, WorkFolder: work, Conf: quick, Reader: duckdb.Engine{SpillFolder: t.TempDir()}}
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

// cluster is a master and two workers on loopback.
type cluster struct {
	master  string
	workers []*exec.Cmd
}

func startCluster(t *testing.T, installation string) *cluster {
	t.Helper()
	port := freePort(t)
	c := &cluster{master: fmt.Sprintf("spark://127.0.0.1:%d", port)}
	daemon(t, installation, regexp.MustCompile(`I have been elected leader|New state: ALIVE`),
		"org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", fmt.Sprint(port), "--webui-port", "0")
	for range 2 {
		c.workers = append(c.workers, daemon(t, installation, regexp.MustCompile(`Successfully registered with master`),
			"org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--cores", "1", "--memory", "1g",
			"--webui-port", "0", "--work-dir", t.TempDir(), c.master))
	}
	return c
}

// daemon starts a Spark daemon in the foreground, waits until it says that it
// is ready, and stops it by its process id when the test ends.
func daemon(t *testing.T, installation string, ready *regexp.Regexp, args ...string) *exec.Cmd {
	t.Helper()
	c := exec.Command(filepath.Join(installation, "bin", "spark-class"), args...)
	c.Env = append(os.Environ(), "SPARK_HOME="+installation, "SPARK_LOCAL_IP=127.0.0.1",
		"SPARK_DAEMON_MEMORY=512m", "SPARK_DAEMON_JAVA_OPTS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
	out, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		// The process is this one's child: killing it by id can hit no other.
		_ = c.Process.Kill()
		_ = c.Wait()
	})
	saw := make(chan bool, 1)
	go func() {
		var once sync.Once
		s := bufio.NewScanner(out)
		for s.Scan() {
			if ready.MatchString(s.Text()) {
				once.Do(func() { saw <- true })
			}
		}
		once.Do(func() { saw <- false })
		_, _ = io.Copy(io.Discard, out)
	}()
	select {
	case ok := <-saw:
		if !ok {
			t.Fatalf("%s ended before it was ready", args[0])
		}
	case <-time.After(2 * time.Minute):
		t.Fatalf("%s was not ready after two minutes", args[0])
	}
	return c
}

// freePort asks the system for a port that nobody uses.
func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// killWhen kills a worker, and with it its executor, as soon as a file stands
// in the engine's folder below work.
func (c *cluster) killWhen(work, file string) <-chan error {
	done := make(chan error, 1)
	go func() {
		for range 6000 {
			if found, _ := filepath.Glob(filepath.Join(work, "*", file)); len(found) > 0 {
				worker := c.workers[0].Process
				done <- killTree(worker.Pid)
				return
			}
			time.Sleep(100 * time.Millisecond)
		}
		done <- fmt.Errorf("%s never came", file)
	}()
	return done
}

// killTree kills a worker and the executors that it started.
func killTree(pid int) error {
	lists, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid))
	if err != nil {
		return err
	}
	for _, list := range lists {
		children, err := os.ReadFile(list)
		if err != nil {
			continue // the thread has ended
		}
		for _, child := range strings.Fields(string(children)) {
			var id int
			if _, err := fmt.Sscan(child, &id); err != nil {
				return err
			}
			if err := killTree(id); err != nil {
				return err
			}
		}
	}
	p, err := os.FindProcess(pid)
	if err != nil {
		return err
	}
	return p.Kill()
}

func TestScript_quotes_paths(t *testing.T) {
	got := Script(aggregate.Input{Folder: "/it's"}, aggregate.Query{}, "/t", "/s", "/r")
	if !strings.Contains(got, `OPTIONS (path '/it\'s/documents', recursiveFileLookup 'true');`) {
		t.Error(got)
	}
}
