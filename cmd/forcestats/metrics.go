package main

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/renameio/v2"

	"forcestats/pipeline"
)

// writeMetrics writes the run's figures in Prometheus' text format, replacing
// the file as a whole so that a collector never reads half of it.
func writeMetrics(file string, s pipeline.Summary, runErr error, took time.Duration, ended time.Time) error {
	var b strings.Builder
	gauge := func(name, help string) { fmt.Fprintf(&b, "# HELP %s %s\n# TYPE %s gauge\n", name, help, name) }
	gauge("forcestats_run_success", "1 if the run published or had nothing to do.")
	ok := 1
	if runErr != nil {
		ok = 0
	}
	fmt.Fprintf(&b, "forcestats_run_success %d\n", ok)
	gauge("forcestats_last_try_seconds", "Time at which the last run ended, Unix.")
	fmt.Fprintf(&b, "forcestats_last_try_seconds %d\n", ended.Unix())
	gauge("forcestats_last_success_seconds", "Time at which the last run ended that published or had nothing to do, Unix.")
	last := lastSuccess(file)
	if ok == 1 {
		last = ended.Unix()
	}
	fmt.Fprintf(&b, "forcestats_last_success_seconds %d\n", last)
	gauge("forcestats_held_back_rows", "Rows held back.")
	fmt.Fprintf(&b, "forcestats_held_back_rows %d\n", s.HeldBack)
	gauge("forcestats_gate_reasons", "Reasons for which the gate kept the release back.")
	fmt.Fprintf(&b, "forcestats_gate_reasons %d\n", len(s.Closed))
	gauge("forcestats_run_seconds", "Duration of the run.")
	fmt.Fprintf(&b, "forcestats_run_seconds %g\n", took.Seconds())
	gauge("forcestats_documents", "Documents by status.")
	for _, status := range sorted(s.ByStatus) {
		fmt.Fprintf(&b, "forcestats_documents{status=%q} %d\n", status, s.ByStatus[status])
	}
	gauge("forcestats_issues", "Issues by severity.")
	for _, severity := range sorted(s.BySeverity) {
		fmt.Fprintf(&b, "forcestats_issues{severity=%q} %d\n", severity, s.BySeverity[severity])
	}
	gauge("forcestats_rows", "Rows of the release by table.")
	for _, t := range []struct {
		name string
		rows int64
	}{{"observations", s.Observations}, {"findings", s.Findings}, {"judgements", s.Grades}} {
		fmt.Fprintf(&b, "forcestats_rows{table=%q} %d\n", t.name, t.rows)
	}
	return renameio.WriteFile(file, []byte(b.String()), 0o644)
}

// lastSuccess is the time that the metrics of the last run give; 0 without.
func lastSuccess(file string) int64 {
	data, err := os.ReadFile(file)
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(data)) {
		if value, ok := strings.CutPrefix(strings.TrimSpace(line), "forcestats_last_success_seconds "); ok {
			n, _ := strconv.ParseInt(value, 10, 64) // what is no number is none
			return n
		}
	}
	return 0
}

func sorted(m map[string]int) []string {
	var names []string
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
