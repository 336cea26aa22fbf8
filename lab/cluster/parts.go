package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"text/tabwriter"
	"time"

	"golang.org/x/sync/errgroup"

	"forcestats/lab/loopback"
	"forcestats/pipeline/aggregate/spark/sparktest"
	"forcestats/pipeline/part"
)

// bucket is the name of the store that the ways through S3 share; each has a
// prefix of its own.
const bucket = "reports"

// way is one way to have all documents read.
type way struct {
	name string
	read reading
}

// reading returns what the store holds when all is read, and how long it took
// without the servers' start.
type reading func(context.Context, *site) (*listing, time.Duration, error)

func ways() []way {
	return []way{
		{"one process", oneProcess},
		{"4 shards, one killed, then 3, one twice", shards},
		{"Slurm array of 8 on 2 nodes", slurmArray},
		{"Spark job of 8 on 2 workers, one killed", sparkJob},
		{"S3, one process", throughS3("s3one", func(ctx context.Context, p place, store string) error {
			return finish(p.program(ctx, "extract", "--parts", store))
		})},
		{"S3, 4 shards, one killed, then 3, one twice", throughS3("s3shards", interrupted)},
	}
}

// parts reads the bundled sources in every way and compares what is in the
// stores, name by name and byte by byte.
func parts(ctx context.Context, out io.Writer, s *site) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "way\tparts\tSHA-256 of the set\tseconds")
	var want string
	for _, way := range ways() {
		l, took, err := way.read(ctx, s)
		if err == nil {
			err = l.whole()
		}
		if err != nil {
			return errors.Join(fmt.Errorf("%s: %w", way.name, err), w.Flush())
		}
		hash := l.hash()
		fmt.Fprintf(w, "%s\t%d\t%.16s\t%.1f\n", way.name, len(l.infos), hash, took.Seconds())
		if want == "" {
			want = hash
		}
		if hash != want {
			return errors.Join(fmt.Errorf("%s: not the parts of one process", way.name), w.Flush())
		}
	}
	return w.Flush()
}

func oneProcess(ctx context.Context, s *site) (*listing, time.Duration, error) {
	p, err := s.place("one", nil)
	if err != nil {
		return nil, 0, err
	}
	return timed(p, func() error { return finish(p.program(ctx, "extract", "--parts", "parts")) })
}

func shards(ctx context.Context, s *site) (*listing, time.Duration, error) {
	p, err := s.place("shards", nil)
	if err != nil {
		return nil, 0, err
	}
	return timed(p, func() error { return interrupted(ctx, p, "parts") })
}

// timed reads, and lists the folder parts of the place.
func timed(p place, read func() error) (*listing, time.Duration, error) {
	start := time.Now()
	if err := read(); err != nil {
		return nil, 0, err
	}
	took := time.Since(start)
	if left, err := filepath.Glob(filepath.Join(p.folder, "outputs/.state/shards/reading-*")); err != nil || len(left) > 0 {
		return nil, 0, fmt.Errorf("left by shards: %q, %v", left, err)
	}
	l, err := listFolder(filepath.Join(p.folder, "parts"))
	return l, took, err
}

// oneJob has the page's shards read one document at a time, as a node or
// worker has one core.
func oneJob(env []string) []string { return append(env, "FORCESTATS_JOBS=1") }

// interrupted reads by four shards at once, of which the first is killed when
// it has read a document, and then everything by three, of which one runs twice
// at once, as a scheduler may have it.
func interrupted(ctx context.Context, p place, store string) error {
	var all errgroup.Group
	all.Go(func() error {
		return killedAfterOne(p.shard(ctx, 0, 4, store, "-v"))
	})
	for i := 1; i < 4; i++ {
		all.Go(func() error { return finish(p.shard(ctx, i, 4, store)) })
	}
	if err := all.Wait(); err != nil {
		return err
	}
	// It was killed in the middle: documents have no part yet.
	out, err := p.program(ctx, "aggregate", "--parts", store).CombinedOutput()
	if err == nil || !strings.Contains(string(out), "have no part yet") {
		return fmt.Errorf("after the kill no document lacks its part: %v\n%s", err, out)
	}
	for _, i := range []int{0, 1, 2, 0} {
		all.Go(func() error { return finish(p.shard(ctx, i, 3, store)) })
	}
	return all.Wait()
}

// shard reads one document at a time: the shards are what runs at once.
func (p place) shard(ctx context.Context, i, n int, store string, more ...string) *exec.Cmd {
	return p.program(ctx, append([]string{"extract", "--shard", fmt.Sprintf("%d/%d", i, n), "--parts", store, "--jobs", "1"}, more...)...)
}

// killedAfterOne starts a shard, and kills it when its log says that it has
// read its first document.
func killedAfterOne(c *exec.Cmd) error {
	log, err := c.StderrPipe()
	if err != nil {
		return err
	}
	if err := c.Start(); err != nil {
		return err
	}
	for lines := bufio.NewScanner(log); lines.Scan(); {
		if strings.Contains(lines.Text(), `"msg":"document"`) {
			if err := c.Process.Kill(); err != nil {
				return err
			}
			break
		}
	}
	err = c.Wait()
	if status, ok := c.ProcessState.Sys().(syscall.WaitStatus); !ok || status.Signal() != syscall.SIGKILL {
		return fmt.Errorf("%s was not killed: %v", strings.Join(c.Args, " "), err)
	}
	return nil
}

// throughS3 reads into a store behind a server that speaks S3, which it starts.
func throughS3(name string, read func(ctx context.Context, p place, store string) error) reading {
	return func(ctx context.Context, s *site) (l *listing, took time.Duration, err error) {
		program, err := filepath.Glob(filepath.Join(s.repository, ".cache/bin/versitygw-v*"))
		if err != nil || len(program) == 0 {
			return nil, 0, errors.Join(errors.New("no versitygw in .cache/bin: make cluster builds it"), err)
		}
		server, err := loopback.StartS3(ctx, program[len(program)-1], filepath.Join(s.folder, name+"-server"), bucket)
		if err != nil {
			return nil, 0, err
		}
		defer func() { err = errors.Join(err, server.Stop()) }()
		p, err := s.place(name, server.Env())
		if err != nil {
			return nil, 0, err
		}
		start := time.Now()
		if err := read(ctx, p, "s3://"+bucket+"/"+name); err != nil {
			return nil, 0, err
		}
		took = time.Since(start)
		b, err := part.OpenBucket("s3://"+bucket+"/"+name, server.Endpoint, server.AccessKey, server.SecretKey, filepath.Join(p.folder, "cache"))
		if err != nil {
			return nil, 0, err
		}
		l, err = listBucket(ctx, b)
		return l, took, err
	}
}

// slurmArray runs the page's job array.
func slurmArray(ctx context.Context, s *site) (l *listing, took time.Duration, err error) {
	script, err := s.block("sh slurm")
	if err != nil {
		return nil, 0, err
	}
	cluster, err := loopback.StartSlurm(ctx, filepath.Join(s.folder, "slurm"))
	if err != nil {
		return nil, 0, err
	}
	defer func() { err = errors.Join(err, cluster.Stop()) }()
	p, err := s.place("array", oneJob(cluster.Env()))
	if err != nil {
		return nil, 0, err
	}
	return timed(p, func() error { return finish(p.shell(ctx, script)) })
}

// sparkJob runs the page's job, and kills a worker with all that runs on it
// when the first part is there.
func sparkJob(ctx context.Context, s *site) (l *listing, took time.Duration, err error) {
	script, err := s.block("sh spark")
	if err != nil {
		return nil, 0, err
	}
	query, err := s.block("sql read.sql")
	if err != nil {
		return nil, 0, err
	}
	cluster, err := s.startSpark(ctx)
	if err != nil {
		return nil, 0, err
	}
	defer func() { err = errors.Join(err, cluster.Stop()) }()
	p, err := s.place("spark", oneJob(append(cluster.Env(), "FORCESTATS_SPARK_MASTER="+cluster.Master)))
	if err != nil {
		return nil, 0, err
	}
	if err := os.WriteFile(filepath.Join(p.folder, "read.sql"), []byte(query), 0o644); err != nil {
		return nil, 0, err
	}
	return timed(p, func() error {
		return losingWorker(cluster, filepath.Join(p.folder, "parts/*/*/part.json"), func() error { return finish(p.shell(ctx, script)) })
	})
}

func (s *site) startSpark(ctx context.Context) (*loopback.Spark, error) {
	home, err := sparktest.Home(s.repository)
	if err != nil {
		return nil, err
	}
	return loopback.StartSpark(ctx, home, filepath.Join(s.folder, "spark-cluster"))
}

// losingWorker does some work on the cluster, one of whose workers is killed as
// soon as a file of the pattern is there.
func losingWorker(cluster *loopback.Spark, pattern string, work func() error) error {
	done := make(chan error, 1)
	go func() { done <- work() }()
	for {
		select {
		case err := <-done:
			return errors.Join(fmt.Errorf("the work ended before a worker was killed: no %s", pattern), err)
		case <-time.After(50 * time.Millisecond):
		}
		if found, err := filepath.Glob(pattern); err != nil || len(found) > 0 {
			return errors.Join(err, cluster.KillWorker(), <-done)
		}
	}
}
