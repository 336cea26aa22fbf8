package loopback

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// shell starts a script as a server that is ready when it has said so.
func shell(ctx context.Context, t *testing.T, script string) (*daemon, error) {
	t.Helper()
	log := filepath.Join(t.TempDir(), "log")
	return start(ctx, "script", exec.Command("sh", "-c", script), log, func() bool { return said(log, "ready") })
}

// gone reports whether a process has ended; its parent may not have noticed.
func gone(pid int) bool {
	for range 100 {
		stat, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
		if errors.Is(err, os.ErrNotExist) || err == nil && strings.Contains(string(stat), ") Z ") {
			return true
		}
		time.Sleep(20 * time.Millisecond)
	}
	return false
}

func TestStart_says_what_a_server_said_that_ended(t *testing.T) {
	if _, err := shell(t.Context(), t, "echo port in use; exit 1"); err == nil || !strings.Contains(err.Error(), "port in use") {
		t.Error(err)
	}
}

func TestStart_stops_what_is_not_ready_when_the_caller_leaves(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	name := filepath.Join(t.TempDir(), "pid")
	_, err := shell(ctx, t, "echo $$ >"+name+"; exec sleep 60")
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
	if !gone(pidIn(t, name)) {
		t.Error("it still runs")
	}
}

// TestKill_ends_what_the_server_started: a machine that dies takes all with it.
func TestKill_ends_what_the_server_started(t *testing.T) {
	name := filepath.Join(t.TempDir(), "pid")
	d, err := shell(t.Context(), t, "sh -c 'sleep 60 & echo $! >"+name+"; echo ready; wait' & wait")
	if err != nil {
		t.Fatal(err)
	}
	child := pidIn(t, name)
	if syscall.Kill(child, 0) != nil {
		t.Fatal("the script's own child does not run")
	}
	if err := d.kill(); err != nil {
		t.Fatal(err)
	}
	<-d.ended
	if !gone(child) {
		t.Error("the script's own child still runs")
	}
	if err := d.stop(); err != nil {
		t.Errorf("stopping what has ended: %v", err)
	}
}

func pidIn(t *testing.T, name string) int {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	return pid
}
