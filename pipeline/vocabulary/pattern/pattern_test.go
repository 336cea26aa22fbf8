package pattern

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
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

// widest is how long a piece of an expression may be: what stands in one line.
const widest = 120

// TestEvery_line_matches_its_words goes through the source of the whole
// program: every line of a list has words in which it is found when it stands
// alone, and no piece of an expression is longer than a line.
func TestEvery_line_matches_its_words(t *testing.T) {
	lists, lines := 0, 0
	for _, f := range sources(t) {
		ast.Inspect(f.tree, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			name := f.called(call)
			if name != "regexp.MustCompile" && name != "pattern.Lines" && name != "pattern.Words" {
				return true
			}
			at := f.files.Position(call.Pos())
			for _, arg := range call.Args {
				for _, piece := range f.pieces(arg) {
					if len(piece) > widest {
						t.Errorf("%s: a piece of %d characters: %s", at, len(piece), piece)
					}
				}
			}
			if name != "pattern.Lines" {
				return true
			}
			lists++
			for _, l := range Split(f.text(call.Args[1])) {
				lines++
				alone, err := regexp.Compile(Join(f.text(call.Args[0]), []Line{l}, f.text(call.Args[2])))
				if err != nil {
					t.Errorf("%s: %s: %v", at, l.Regexp, err)
				} else if l.Example == "" || !alone.MatchString(l.Example) {
					t.Errorf("%s: %s is not found in its words, %q", at, l.Regexp, l.Example)
				}
			}
			return true
		})
	}
	t.Logf("%d lists of %d lines", lists, lines)
	if lists == 0 {
		t.Error("no list was seen")
	}
}

// source is a file of the program.
type source struct {
	files *token.FileSet
	tree  *ast.File
	named map[string]ast.Expr // constants and variables of its package with a text
}

// sources parses every file of the program that is no test.
func sources(t *testing.T) []source {
	var all []source
	named := map[string]map[string]ast.Expr{} // by folder
	root := filepath.Join("..", "..", "..")
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != root && (d.Name()[0] == '.' || d.Name() == "outputs" || d.Name() == "testdata"):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		files := token.NewFileSet()
		tree, err := parser.ParseFile(files, name, nil, 0)
		if err != nil {
			return err
		}
		folder := filepath.Dir(name)
		if named[folder] == nil {
			named[folder] = map[string]ast.Expr{}
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			if v, ok := n.(*ast.ValueSpec); ok && len(v.Names) == len(v.Values) {
				for i, name := range v.Names {
					named[folder][name.Name] = v.Values[i]
				}
			}
			return true
		})
		all = append(all, source{files, tree, named[folder]})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// called is the function of another package that a call is of.
func (s *source) called(call *ast.CallExpr) string {
	f, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	from, ok := f.X.(*ast.Ident)
	if !ok {
		return ""
	}
	return from.Name + "." + f.Sel.Name
}

// text is what an expression of texts comes to.
func (s *source) text(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		if text, err := strconv.Unquote(e.Value); err == nil {
			return text
		}
	case *ast.BinaryExpr:
		return s.text(e.X) + s.text(e.Y)
	case *ast.Ident:
		if value, ok := s.named[e.Name]; ok {
			return s.text(value)
		}
	}
	return ""
}

// pieces are the parts of an expression that each stand in one line.
func (s *source) pieces(e ast.Expr) []string {
	var out []string
	switch e := e.(type) {
	case *ast.BasicLit:
		for line := range strings.SplitSeq(s.text(e), "\n") {
			piece, _, _ := strings.Cut(line, "  #")
			out = append(out, strings.TrimSpace(piece))
		}
	case *ast.BinaryExpr:
		return append(s.pieces(e.X), s.pieces(e.Y)...)
	}
	return out
}
