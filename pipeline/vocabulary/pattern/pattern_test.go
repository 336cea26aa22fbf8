package pattern

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func TestLines(t *testing.T) {
	r := Lines(`(?i)^`, `
		# what a government says first
		government response\b     # Government response: we agree
		not accepted in (?:full|part)   # Not accepted in full.
	`, `\b`)
	if got, want := r.String(), `(?i)^(?:government response\b|not accepted in (?:full|part))\b`; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

// widest is how long an expression may be that stands in one line.
const widest = 120

// tooLong is how many longer ones are still to be written as lists.
const tooLong = 98

// TestEvery_line_matches_its_words goes through the source of the whole
// program: every line of a list has words in which it is found when it stands
// alone, and no expression written in one piece is longer than a line.
func TestEvery_line_matches_its_words(t *testing.T) {
	lists, lines, long := 0, 0, 0
	root := filepath.Join("..", "..", "..")
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name != root && (d.Name()[0] == '.' || d.Name() == "outputs" || d.Name() == "testdata") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		source, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, name, source, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			f, ok := call.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			from, _ := f.X.(*ast.Ident)
			switch {
			case from == nil:
			case from.Name == "regexp" && f.Sel.Name == "MustCompile":
				if text, ok := literal(call.Args[0]); ok && len(text) > widest {
					long++
					t.Logf("%s: an expression of %d characters: write it with pattern.Lines", files.Position(call.Pos()), len(text))
				}
			case from.Name == "pattern" && f.Sel.Name == "Lines":
				lists++
				before, _ := literal(call.Args[0])
				list, _ := literal(call.Args[1])
				after, _ := literal(call.Args[2])
				for _, l := range Split(list) {
					lines++
					alone, err := regexp.Compile(Join(before, []Line{l}, after))
					if err != nil {
						t.Errorf("%s: %s: %v", files.Position(call.Pos()), l.Regexp, err)
					} else if l.Example == "" || !alone.MatchString(l.Example) {
						t.Errorf("%s: %s is not found in its words, %q", files.Position(call.Pos()), l.Regexp, l.Example)
					}
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d lists, %d lines, %d expressions longer than %d characters", lists, lines, long, widest)
	if long > tooLong {
		t.Errorf("%d expressions are longer than %d characters, %d were", long, widest, tooLong)
	}
}

// literal is the text of a string in the source, or of several joined by +.
// A part that is a constant's name counts as nothing.
func literal(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, err == nil
	case *ast.BinaryExpr:
		left, a := literal(e.X)
		right, b := literal(e.Y)
		return left + right, a || b
	}
	return "", false
}
