package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"

	"forcestats/pipeline"
)

func recipe(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("deploy", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestDeploy_commands_are_the_programs: every recipe calls the program with
// arguments that it takes.
func TestDeploy_commands_are_the_programs(t *testing.T) {
	var lines [][]string
	for _, name := range []string{"crontab", "forcestats.service"} {
		for _, m := range regexp.MustCompile(`(?m)^[^#\n]*forcestats (run [^>|\n]*)`).FindAllStringSubmatch(recipe(t, name), -1) {
			lines = append(lines, strings.Fields(m[1]))
		}
	}
	m := regexp.MustCompile(`args: \[(.*)\]`).FindStringSubmatch(recipe(t, "cronjob.yaml"))
	lines = append(lines, strings.Split(strings.ReplaceAll(strings.ReplaceAll(m[1], `"`, ""), " ", ""), ","))
	if len(lines) != 3 {
		t.Fatalf("%d commands: %q", len(lines), lines)
	}
	for _, args := range lines {
		c, rest, err := newRoot(stdio{}).Find(args)
		if err == nil {
			err = c.ParseFlags(rest)
		}
		if err != nil || c.Name() != "run" {
			t.Errorf("%q: %v", args, err)
		}
	}
}

func TestDeploy_crontab_line_is_a_command_of_the_shell(t *testing.T) {
	line := regexp.MustCompile(`(?m)^15 3 \* \* \* (.*)$`).FindStringSubmatch(recipe(t, "crontab"))
	if line == nil {
		t.Fatal("no line of every night")
	}
	if out, err := exec.Command("sh", "-n", "-c", line[1]).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	if strings.Contains(line[1], "%") {
		t.Error("cron takes a % for a line end")
	}
}

// TestDeploy_units_are_as_systemd_wants_them, where systemd is.
func TestDeploy_units_are_as_systemd_wants_them(t *testing.T) {
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("no systemd-analyze: the units are not verified")
	}
	dir := t.TempDir()
	unit := strings.ReplaceAll(recipe(t, "forcestats.service"), "/usr/local/bin/forcestats", os.Args[0])
	for name, text := range map[string]string{"forcestats.service": unit, "forcestats.timer": recipe(t, "forcestats.timer")} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"forcestats.service", "forcestats.timer"} {
		if out, err := exec.Command(analyze, "verify", "--man=no", filepath.Join(dir, name)).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}

func TestDeploy_logrotate_takes_its_file(t *testing.T) {
	rotate, err := exec.LookPath("logrotate")
	if err != nil {
		t.Skip("no logrotate: its file is not tried")
	}
	if out, err := exec.Command(rotate, "-d", "deploy/logrotate.conf").CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestDeploy_containers_have_no_rights_to_lose(t *testing.T) {
	job := recipe(t, "cronjob.yaml")
	var any map[string]any
	if err := yaml.Unmarshal([]byte(job), &any); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"kind: CronJob", "concurrencyPolicy: Forbid", "runAsNonRoot: true", "readOnlyRootFilesystem: true", "allowPrivilegeEscalation: false", "@sha256:"} {
		if !strings.Contains(job, want) {
			t.Errorf("the CronJob lacks %q", want)
		}
	}
	var from []string
	for _, m := range regexp.MustCompile(`(?m)^FROM (\S+)`).FindAllStringSubmatch(recipe(t, "Containerfile"), -1) {
		from = append(from, m[1])
	}
	if !slices.Equal(from, []string{"${BUILD}", "${BASE}"}) || !strings.Contains(recipe(t, "Containerfile"), "USER 65532") {
		t.Errorf("images %q, or it runs as root", from)
	}
}

// TestDeploy_alerts_ask_for_metrics_that_there_are.
func TestDeploy_alerts_ask_for_metrics_that_there_are(t *testing.T) {
	file := filepath.Join(t.TempDir(), "metrics.prom")
	at := time.Unix(1_800_000_000, 0)
	if err := writeMetrics(file, pipeline.Summary{}, nil, time.Second, at); err != nil {
		t.Fatal(err)
	}
	if err := writeMetrics(file, pipeline.Summary{}, fmt.Errorf("bad night"), time.Second, at.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"forcestats_last_try_seconds 1800003600\n", "forcestats_last_success_seconds 1800000000\n", "forcestats_run_success 0\n"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("no %q in\n%s", want, data)
		}
	}
	names := regexp.MustCompile(`forcestats_[a-z_]+`).FindAllString(recipe(t, "alerts.yaml"), -1)
	if len(names) < 3 {
		t.Fatalf("alerts on %q", names)
	}
	for _, name := range names {
		if !strings.Contains(string(data), "\n"+name+" ") {
			t.Errorf("no metric %s", name)
		}
	}
}
