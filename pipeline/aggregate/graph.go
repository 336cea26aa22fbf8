package aggregate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Graph draws the steps and what each of them reads, as a page of Markdown
// with one Mermaid picture of the folders and one of each folder. It is made
// from what stands after FROM and JOIN; GRAPH.md is its copy.
func Graph(steps []Step) string {
	var b strings.Builder
	b.WriteString("# The steps of the statistics\n\n" +
		"Made from the SQL by `go test ./pipeline/aggregate -run Graph -update`; don't edit it. An arrow goes from what is read to\n" +
		"what reads it; a rounded box is kept, that is stored when it is reached; a box with a double edge leaves the engine.\n\n")
	folderOf := map[string]string{}
	var folders []string
	for _, s := range steps {
		folder, _, _ := strings.Cut(s.Folder, "/")
		folderOf[s.Name] = folder
	}
	for _, s := range inFolders(steps) {
		if folder := folderOf[s.Name]; len(folders) == 0 || folders[len(folders)-1] != folder {
			folders = append(folders, folder)
		}
	}
	writeFolders(&b, steps, folderOf)
	for _, folder := range folders {
		writeFolder(&b, folder, steps, folderOf)
	}
	return b.String()
}

// writeFolders draws which folder reads which, with the number of arrows.
func writeFolders(b *strings.Builder, steps []Step, folderOf map[string]string) {
	arrows := map[[2]string]int{}
	var order [][2]string
	for _, s := range inFolders(steps) {
		for _, from := range s.Reads {
			pair := [2]string{folderOf[from], folderOf[s.Name]}
			if pair[0] == pair[1] {
				continue
			}
			if arrows[pair] == 0 {
				order = append(order, pair)
			}
			arrows[pair]++
		}
	}
	b.WriteString("```mermaid\nflowchart TD\n")
	for _, pair := range order {
		fmt.Fprintf(b, "  %s -- %d --> %s\n", pair[0], arrows[pair], pair[1])
	}
	b.WriteString("```\n")
}

// writeFolder draws the steps of a folder with what they read, and says in a
// line what each of them is.
func writeFolder(b *strings.Builder, folder string, steps []Step, folderOf map[string]string) {
	fmt.Fprintf(b, "\n## %s\n\n```mermaid\nflowchart LR\n", folder)
	var lines []string
	for _, s := range inFolders(steps) {
		if folderOf[s.Name] != folder {
			continue
		}
		fmt.Fprintf(b, "  %s%s\n", s.Name, shape(s))
		for _, from := range s.Reads {
			fmt.Fprintf(b, "  %s --> %s\n", from, s.Name)
		}
		lines = append(lines, fmt.Sprintf("- `%s`: %s", s.Name, firstSentence(s.Doc)))
	}
	b.WriteString("```\n\n" + strings.Join(lines, "\n") + "\n")
}

func shape(s Step) string {
	for _, r := range results() {
		if r.Step == s.Name {
			return "[[" + s.Name + "]]"
		}
	}
	if s.Keep {
		return "(" + s.Name + ")"
	}
	return "[" + s.Name + "]"
}

// inFolders returns the steps as their files stand, folder by folder.
func inFolders(steps []Step) []Step {
	sorted := slices.Clone(steps)
	slices.SortFunc(sorted, func(a, b Step) int {
		return cmp.Or(strings.Compare(a.Folder, b.Folder), strings.Compare(a.Name, b.Name))
	})
	return sorted
}

// firstSentence returns what a step's comment says first.
func firstSentence(doc string) string {
	_, text, _ := strings.Cut(strings.ReplaceAll(doc, "\n", " "), ": ")
	if end := strings.Index(text, ". "); end >= 0 {
		text = text[:end]
	}
	return strings.TrimSuffix(text, ".") + "."
}
