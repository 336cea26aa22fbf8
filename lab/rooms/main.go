// Command rooms counts the lines of the program by room, at an older commit
// and in the work tree, to see where code went and what grew. It reads the
// repository's own history by git and says so where that is not there.
//
//	rooms [commit]
package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
)

// release02 is the commit of version 0.2.
const release02 = "d11a83c"

// lines are the lines of a room: of the program, of its tests, and of its SQL.
type lines struct{ code, tests, sql int }

func main() {
	commit := release02
	if len(os.Args) > 1 {
		commit = os.Args[1]
	}
	then, err := at(commit)
	if err != nil {
		fmt.Fprintf(os.Stderr, "rooms: %s is not in this repository's history (a shallow clone?): %v\n", commit, err)
		os.Exit(1)
	}
	now, err := at("")
	if err != nil {
		fmt.Fprintln(os.Stderr, "rooms:", err)
		os.Exit(1)
	}
	print(commit, then, now)
}

// at counts the rooms at a commit; no commit is the work tree.
func at(commit string) (map[string]lines, error) {
	list := []string{"ls-files"}
	if commit != "" {
		list = []string{"ls-tree", "-r", "--name-only", commit}
	}
	names, err := exec.Command("git", list...).Output()
	if err != nil {
		return nil, err
	}
	rooms := map[string]lines{}
	for name := range strings.FieldsSeq(string(names)) {
		if path.Ext(name) != ".go" && path.Ext(name) != ".sql" {
			continue
		}
		var text []byte
		if commit == "" {
			text, err = os.ReadFile(name)
		} else {
			text, err = exec.Command("git", "show", commit+":"+name).Output()
		}
		if err != nil {
			return nil, err
		}
		n, room := bytes.Count(text, []byte("\n")), room(name)
		l := rooms[room]
		switch {
		case path.Ext(name) == ".sql":
			l.sql += n
		case strings.HasSuffix(name, "_test.go") || strings.Contains(name, "test/"):
			l.tests += n
		default:
			l.code += n
		}
		rooms[room] = l
	}
	return rooms, nil
}

// room is the folder that a file is counted under: the first two levels, three
// in extract, where the languages of tables and reports are rooms of their own.
func room(name string) string {
	parts := strings.Split(path.Dir(name), "/")
	depth := 2
	if len(parts) > 2 && parts[1] == "extract" {
		depth = 3
	}
	return strings.Join(parts[:min(depth, len(parts))], "/")
}

func print(commit string, then, now map[string]lines) {
	var names []string
	for n := range then {
		names = append(names, n)
	}
	for n := range now {
		if _, both := then[n]; !both {
			names = append(names, n)
		}
	}
	slices.Sort(names)
	row := func(name string, a, b lines) {
		fmt.Printf("%-28s %7d %7d %6d   %7d %7d %6d\n", name, a.code, a.tests, a.sql, b.code, b.tests, b.sql)
	}
	fmt.Printf("%-28s %22s   %22s\n%-28s %7s %7s %6s   %7s %7s %6s\n", "", commit, "now", "room", "code", "tests", "sql", "code", "tests", "sql")
	var a, b lines
	for _, n := range names {
		row(n, then[n], now[n])
		a = lines{a.code + then[n].code, a.tests + then[n].tests, a.sql + then[n].sql}
		b = lines{b.code + now[n].code, b.tests + now[n].tests, b.sql + now[n].sql}
	}
	row("all", a, b)
}
