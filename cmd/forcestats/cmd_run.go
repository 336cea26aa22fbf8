package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"forcestats/pipeline"
	"forcestats/pipeline/aggregate"
	"forcestats/pipeline/aggregate/duckdb"
	"forcestats/pipeline/aggregate/spark"
	"forcestats/pipeline/extract/worker/fence"
	"forcestats/pipeline/part"
	"forcestats/pipeline/publish"
	"forcestats/pipeline/publish/gate"
	"forcestats/pipeline/publish/release"
	"forcestats/pipeline/reading"
	"forcestats/pipeline/vocabulary/civil"
)

func newRun(a *app) *cobra.Command {
	var told told
	var because string
	var accept []string
	c := &cobra.Command{
		Use:   "run",
		Short: "Read what is new and publish a release",
		Long: "Run reads every document that no earlier run has read, makes the statistics and publishes a release in the outputs\n" +
			"folder. Where nothing has changed it writes nothing. A run that fails leaves the last release as it was." +
			exitHelp(exitDone, exitFailed, exitUsage, exitPartly, exitGate, exitLocked, exitBroken, exitInterrupted),
		Example: "  forcestats run\n  forcestats run --sources /data/reports --outputs /data/releases --jobs 4",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			s, err := a.settings(c)
			if err != nil {
				return err
			}
			accepted, err := acceptances(accept, because)
			if err != nil {
				return usageError{err}
			}
			return a.run(c, s, told, accepted)
		},
	}
	c.Flags().StringVar(&told.metrics, "metrics-file", "", "write Prometheus metrics of the run to this file, also on failure")
	c.Flags().StringVar(&told.report, "report-file", "", "write what the run came to as text for mail to this file, also on failure")
	c.Flags().StringArrayVar(&accept, "accept", nil, "rule of the gate to let pass, as exit 4 names it; may be given more than once")
	c.Flags().StringVar(&because, "because", "", "why; it stands in the manifest")
	return c
}

// told is where a run writes what became of it, beside its output.
type told struct{ metrics, report string }

// acceptances are the rules that a person lets pass, each for a reason.
func acceptances(rules []string, because string) ([]publish.Acceptance, error) {
	if len(rules) > 0 && strings.TrimSpace(because) == "" {
		return nil, fmt.Errorf("--accept needs --because: why the release is right all the same")
	}
	if len(rules) == 0 && because != "" {
		return nil, fmt.Errorf("--because needs --accept: which rule of the gate to let pass")
	}
	var out []publish.Acceptance
	for _, rule := range rules {
		known := gate.Rules()
		if !slices.ContainsFunc(known, func(r [2]string) bool { return r[0] == rule }) {
			var names []string
			for _, r := range known {
				names = append(names, r[0])
			}
			return nil, fmt.Errorf("--accept: the gate has no rule %q; it has %s", rule, strings.Join(names, ", "))
		}
		out = append(out, publish.Acceptance{Rule: rule, Because: because})
	}
	return out, nil
}

func (a *app) run(c *cobra.Command, s resolved, told told, accept []publish.Acceptance) error {
	o, err := a.options(s)
	if err != nil {
		return err
	}
	o.Accept = accept
	if a.terminal() {
		o.Progress = bar(a.err)
	}
	_, before, _ := release.Current(s.Outputs) // for the report; without one every document is new
	start := time.Now()
	var summary pipeline.Summary
	err = safely(func() (err error) {
		summary, err = pipeline.Run(c.Context(), o)
		return err
	})
	if told.report != "" {
		err = errors.Join(err, writeReport(told.report, s.Outputs, before, summary, err))
	}
	if told.metrics != "" {
		err = errors.Join(err, writeMetrics(told.metrics, summary, err, time.Since(start), time.Now()))
	}
	if err != nil {
		return err
	}
	summary.Print(a.out)
	if summary.Partly() {
		return errPartly
	}
	return nil
}

// options turns settings into what the pipeline needs, clock and executable
// included.
func (a *app) options(s resolved) (pipeline.Options, error) {
	geography, err := optionalDate(s.Geography)
	if err != nil {
		return pipeline.Options{}, usageError{err}
	}
	today, err := runDate(s)
	if err != nil {
		return pipeline.Options{}, err
	}
	program, err := executable()
	if err != nil {
		return pipeline.Options{}, err
	}
	engine, err := newEngine(s)
	if err != nil {
		return pipeline.Options{}, err
	}
	state := filepath.Join(s.Outputs, ".state")
	parts, err := part.Open(cmp.Or(s.Parts, filepath.Join(state, "parts")), filepath.Join(state, "fetched"), os.Getenv)
	if err != nil {
		return pipeline.Options{}, usageError{err}
	}
	return pipeline.Options{
		Sources: s.Sources, Outputs: s.Outputs, Parts: parts, Command: a.workerCommand(program.path, s, today), Jobs: s.Jobs,
		Deadline: s.Deadline, StageTime: s.StageTime, Memory: s.MemoryMB << 20, Geography: geography, RunDate: today, Now: time.Now,
		Program: program.hash, Version: version(), Engine: engine, EngineName: s.Engine, Log: a.logger(), WorkerLog: a.workerLog(),
		Gate: s.limits(), KeepReleases: s.KeepReleases, KeepDays: s.KeepDays, FencesMissing: fence.Missing(fence.Probe()),
	}, nil
}

// runDate is the day of the run, today where the settings name none.
func runDate(s resolved) (civil.Date, error) {
	d, err := optionalDate(s.RunDate)
	if err != nil {
		return 0, usageError{err}
	}
	if !d.Valid() {
		d = civil.Of(time.Now())
	}
	return d, nil
}

// newEngine is what runs the statistics. Spark's folders lie in the outputs, so
// on a cluster the outputs must be on storage that every worker sees.
func newEngine(s resolved) (aggregate.Engine, error) {
	state := filepath.Join(s.Outputs, ".state")
	embedded := duckdb.Engine{Threads: s.Jobs, MemoryLimit: fmt.Sprintf("%dMB", s.EngineMB), SpillFolder: state}
	if s.Engine != "spark" {
		embedded.KeepFolder = filepath.Join(state, "statistics")
		return embedded, nil
	}
	// Parts must be seen by the workers under the path that the driver gives.
	work, err := filepath.Abs(filepath.Join(state, "spark"))
	if err != nil {
		return nil, err
	}
	return spark.Engine{Master: s.SparkMaster, WorkFolder: work, Reader: embedded}, nil
}

// workerLog is where workers' standard error goes: nowhere unless asked, for
// what a reader prints about a damaged file is in that document's issue.
func (a *app) workerLog() io.Writer {
	if a.verbose {
		return a.err
	}
	return nil
}

// workerCommand names every setting that decides what a worker reads: a worker
// that looked for cards in another folder of sources would refuse every document.
func (a *app) workerCommand(program string, s resolved, today civil.Date) []string {
	return []string{program, "worker", "--sources", s.Sources, "--outputs", s.Outputs, "--cache-dir", s.CacheDir,
		"--geography-date", s.Geography, "--run-date", today.String(), "--second-reader-time", s.SecondTime.String(),
		"--deadline", s.Deadline.String(), "--memory-mb", strconv.FormatInt(s.MemoryMB, 10)}
}

// bar draws progress on a terminal.
func bar(w io.Writer) func(reading.Event) {
	var b *progressbar.ProgressBar
	return func(e reading.Event) {
		if b == nil {
			b = progressbar.NewOptions(e.Total, progressbar.OptionSetWriter(w), progressbar.OptionSetDescription("reading"),
				progressbar.OptionShowCount(), progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100*time.Millisecond))
		}
		// A bar that can't be drawn is no reason to stop.
		_ = b.Set(e.Done)
	}
}

// newWorker is the hidden command that the program starts itself as.
func newWorker(a *app) *cobra.Command {
	compile := false
	var scratch string
	c := &cobra.Command{
		Use:    "worker",
		Short:  "Read documents for another process",
		Hidden: true,
		Args:   cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			s, err := a.settings(c)
			if err != nil {
				return err
			}
			o, err := readerOptions(s)
			if err != nil {
				return err
			}
			if compile {
				return reading.Compile(o)
			}
			return reading.Work(a.in, os.NewFile(3, "answers"), os.NewFile(4, "files"), o, room(s, o, scratch))
		},
	}
	c.Flags().StringVar(&scratch, strings.TrimPrefix(reading.FenceScratch, "--"), "", "folder that the worker may write to")
	c.Flags().BoolVar(&compile, strings.TrimPrefix(reading.CompileOnly, "--"), false, "compile the PDF engine into its cache and read nothing")
	return c
}

// room is what a worker keeps once it is shut in. Go and the PDF engine reserve
// more address space than they use; the pool watches what is used.
func room(s resolved, o reading.Options, scratch string) fence.Room {
	if scratch == "" {
		return fence.Room{} // started by hand
	}
	return fence.Room{
		Read: []string{"/proc/self"}, Write: []string{scratch, o.CacheDir},
		Memory: 4*s.MemoryMB<<20 + 8<<30, CPU: 20*uint64(s.Deadline.Seconds()) + 600, File: 8 << 30,
	}
}
