package main

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
)

// A panic is an error with a code of its own, and says what it was.
func TestSafely_panic_has_its_own_exit_code(t *testing.T) {
	err := safely(func() error { panic("row 1048577") })
	if code := exitCode(t.Context(), err); code != exitBroken {
		t.Errorf("exit code %d", code)
	}
	if !strings.Contains(err.Error(), "row 1048577") || !strings.Contains(err.Error(), "exit_test.go") {
		t.Errorf("%v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if code := exitCode(ctx, errors.New("stopped")); code != exitInterrupted {
		t.Errorf("exit code %d", code)
	}
}

func TestPrintable_terminal_codes_are_shown(t *testing.T) {
	var b bytes.Buffer
	if _, err := (printable{&b}).Write([]byte("\x1b[31mred\x07\xff \u202ecsv.\u0085 – Môn\t1\n")); err != nil {
		t.Fatal(err)
	}
	if want := "\\x1b[31mred\\x07\\xff \\u202ecsv.\\u0085 – Môn\t1\n"; b.String() != want {
		t.Errorf("%q, want %q", b.String(), want)
	}
}
