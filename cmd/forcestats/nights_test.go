package main

import (
	"bytes"
	"os"
	"path/filepath"
	"syscall"

	"github.com/rogpeppe/go-internal/testscript"
)

// damage harms a file as a disk, an upgrade or a hand may: damage cut|flip|schema FILE,
// or damage part FOLDER for the observations of every part in a store.
func damage(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: damage cut|flip|schema|part FILE")
	}
	name := ts.MkAbs(args[1])
	if args[0] == "part" {
		found, err := filepath.Glob(filepath.Join(name, "*", "*", "observations.parquet"))
		ts.Check(err)
		for _, f := range found {
			damage(ts, false, []string{"flip", f})
		}
		return
	}
	data, err := os.ReadFile(name)
	ts.Check(err)
	switch args[0] {
	case "cut":
		data = data[:len(data)/2]
	case "flip":
		data[len(data)/2] ^= 1
	case "schema":
		data = bytes.Replace(data, []byte(`"schema_version": "`), []byte(`"schema_version": "0`), 1)
	default:
		ts.Fatalf("no damage is called %q", args[0])
	}
	ts.Check(os.WriteFile(name, data, 0o644))
}

// latin1 copies a file of sources under a name in Latin-1: latin1 PREFIX FILE.
func latin1(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: latin1 PREFIX FILE")
	}
	data, err := os.ReadFile(filepath.Join(ts.MkAbs("sources"), args[1]))
	ts.Check(err)
	ts.Check(os.Remove(filepath.Join(ts.MkAbs("sources"), args[1])))
	ts.Check(os.WriteFile(ts.MkAbs(args[0])+"\xe9.csv", data, 0o644))
}

// mkfifo makes a named pipe that nobody writes to.
func mkfifo(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: mkfifo FILE")
	}
	ts.Check(syscall.Mkfifo(ts.MkAbs(args[0]), 0o644))
}
