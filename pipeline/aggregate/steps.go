package aggregate

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

//go:embed sql
var sqlFiles embed.FS

// statisticsFolder holds a folder for each shape of a statistic, and a file for
// each statistic.
const statisticsFolder = "5_statistics"

// Step is one SELECT under a name that later steps use. A step that is kept is
// stored when it is reached; the others are views, worked out where they are
// used.
type Step struct {
	Name   string
	Folder string   // where its file stands below sql/, such as 1_editions
	SQL    string   // the SELECT without its opening comment
	Doc    string   // the opening comment without its dashes
	Keep   bool     // the comment ends with the line "Kept."
	Reads  []string // the steps that it reads, in order of their first mention
}

// Result is a step whose rows an engine hands over, in the order of its columns
// OrderBy, nulls first.
type Result struct {
	Step    string
	OrderBy []string
}

// results are the steps whose rows leave the engine. Kinds and sources come
// before the rows that name them by number.
func results() []Result {
	return []Result{
		{"statistic_kinds", []string{"kind_id"}},
		{"sources", []string{"edition_id"}},
		{"summary", []string{"area_id", "kind_order", "period_end", "period_start", "kind_id", "attributed"}},
		{"superseded", []string{"document_id"}},
		{"peers", []string{"area_type", "area_code", "position"}},
		{"revisions", []string{
			"measure", "category", "breakdown", "area_type", "area_code", "period_end", "period_start", "unit",
			"later_document_id", "earlier_document_id",
		}},
		{"conflicts", []string{"measure", "unit", "period_end", "period_start", "taken_document_id", "other_document_id"}},
		{"residue", []string{"document_id", "measure", "table_id"}},
		{"unordered_editions", []string{"document_id", "other_document_id"}},
		{"disagreeing_totals", []string{
			"document_id", "measure", "against", "period_end", "period_start", "category", "breakdown", "area_code", "printed", "summed",
		}},
	}
}

// Steps returns all steps, each after those that it reads: the files below sql/
// and, for each folder of statistics, their rows under one another as one step
// of the folder's name.
func Steps() ([]Step, error) {
	steps, err := readSteps()
	if err != nil {
		return nil, err
	}
	steps = append(steps, unions(steps)...)
	byName := map[string]*Step{}
	for i := range steps {
		if byName[steps[i].Name] != nil {
			return nil, fmt.Errorf("two steps %q", steps[i].Name)
		}
		byName[steps[i].Name] = &steps[i]
	}
	for i := range steps {
		for _, name := range sources(steps[i].SQL) {
			if byName[name] != nil {
				steps[i].Reads = append(steps[i].Reads, name)
			}
		}
	}
	return inOrder(steps, byName)
}

func readSteps() ([]Step, error) {
	var steps []Step
	err := fs.WalkDir(sqlFiles, "sql", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := sqlFiles.ReadFile(name)
		if err != nil {
			return err
		}
		doc, sql := splitComment(string(text))
		before, kept := strings.CutSuffix(doc, "\nKept.")
		steps = append(steps, Step{
			Name: strings.TrimSuffix(path.Base(name), ".sql"), Folder: strings.TrimPrefix(path.Dir(name), "sql/"),
			SQL: sql, Doc: before, Keep: kept,
		})
		return nil
	})
	return steps, err
}

// unions returns a step for each folder of statistics.
func unions(steps []Step) []Step {
	var all []Step
	for _, s := range steps {
		shape, found := strings.CutPrefix(s.Folder, statisticsFolder+"/")
		if !found {
			continue
		}
		i := slices.IndexFunc(all, func(u Step) bool { return u.Name == shape })
		if i < 0 {
			i = len(all)
			all = append(all, Step{Name: shape, Folder: s.Folder, Doc: "Step: the statistics of this folder, under one another.\nSource of the rule: their files."})
		}
		if all[i].SQL != "" {
			all[i].SQL += "\nUNION ALL "
		}
		all[i].SQL += "SELECT * FROM " + s.Name
	}
	return all
}

// inOrder puts every step after those that it reads, otherwise as the files
// stand.
func inOrder(steps []Step, byName map[string]*Step) ([]Step, error) {
	var ordered []Step
	const under, done = 1, 2
	state := map[string]int{}
	var place func(s *Step) error
	place = func(s *Step) error {
		switch state[s.Name] {
		case done:
			return nil
		case under:
			return fmt.Errorf("step %s reads itself", s.Name)
		}
		state[s.Name] = under
		for _, name := range s.Reads {
			if err := place(byName[name]); err != nil {
				return err
			}
		}
		state[s.Name] = done
		ordered = append(ordered, *s)
		return nil
	}
	for i := range steps {
		if err := place(&steps[i]); err != nil {
			return nil, err
		}
	}
	return ordered, nil
}

// sources returns the tables that a SELECT names after FROM and JOIN, each once,
// without its own WITH names.
func sources(sql string) []string {
	words := strings.FieldsFunc(sql, func(r rune) bool { return strings.ContainsRune(" \n\t,", r) })
	var found, own []string
	for i := 1; i < len(words); i++ {
		switch words[i-1] {
		case "FROM", "JOIN":
			name := strings.Trim(words[i], "()")
			if name != "" && name != "SELECT" && !slices.Contains(found, name) {
				found = append(found, name)
			}
		}
		if words[i] == "AS" && i+1 < len(words) && strings.HasPrefix(words[i+1], "(") {
			own = append(own, words[i-1])
		}
	}
	return slices.DeleteFunc(found, func(name string) bool { return slices.Contains(own, name) })
}

// splitComment parts the comment lines at the top of a file from the SELECT.
func splitComment(text string) (doc, sql string) {
	lines := strings.Split(text, "\n")
	n := 0
	var words []string
	for n < len(lines) && strings.HasPrefix(lines[n], "--") {
		words = append(words, strings.TrimSpace(strings.TrimPrefix(lines[n], "--")))
		n++
	}
	return strings.Join(words, "\n"), strings.TrimSpace(strings.Join(lines[n:], "\n"))
}
