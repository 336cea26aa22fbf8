package main

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"forcestats/pipeline/parquet"
	"forcestats/pipeline/publish/gate"
	"forcestats/pipeline/publish/release"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// issueFilter chooses issues; an empty field takes all.
type issueFilter struct{ code, severity, path string }

func (f issueFilter) takes(i *record.Issue) bool {
	return (f.code == "" || i.Code == f.code) && (f.severity == "" || i.Severity == f.severity) && strings.Contains(i.Path, f.path)
}

func newIssues(a *app) *cobra.Command {
	var f issueFilter
	var list, refused bool
	c := &cobra.Command{
		Use:   "issues [CODE]",
		Short: "Say what the last release held back, rejected or doubted, and what to do",
		Long: "Issues groups the issues of the current release by code, the gravest first, with the rows that they stand for. With a\n" +
			"code it explains that code and lists its issues; --list lists all. --refused is about the last release that the gate\n" +
			"kept back, and says why it did. A rule of the gate is explained too." + exitHelp(exitDone, exitFailed, exitUsage),
		Example: "  forcestats issues\n  forcestats issues area-unknown --path ons\n  forcestats issues --refused --severity held_back --list",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			s, err := a.settings(c)
			if err != nil {
				return err
			}
			if len(args) == 1 {
				f.code = args[0]
				if known, err := a.explain(f.code); err != nil || !known {
					return cmp.Or(err, error(usageError{fmt.Errorf("no issue and no rule of the gate has the code %q", f.code)}))
				}
			}
			return a.issues(s.Outputs, refused, list || f.code != "", f)
		},
	}
	c.Flags().StringVar(&f.severity, "severity", "", "only issues of this severity: info, warning, held_back, rejected")
	c.Flags().StringVar(&f.path, "path", "", "only issues of documents whose path has this in it")
	c.Flags().BoolVar(&list, "list", false, "list every issue")
	c.Flags().BoolVar(&refused, "refused", false, "of the last release that the gate kept back")
	return c
}

// explain says what a code means, and reports whether there is one.
func (a *app) explain(code string) (known bool, err error) {
	for _, c := range vocabulary.IssueCodes() {
		if c.Code() == code {
			_, err = fmt.Fprintf(a.out, "%s (%s): %s\nwhat to do: %s\n\n", c.Code(), c.Severity(), c.Meaning(), c.Remedy())
			return true, err
		}
	}
	for _, r := range gate.Rules() {
		if r[0] == code {
			_, err = fmt.Fprintf(a.out, "%s (rule of the gate): %s\nwhat to do: mend the input, or run with --accept %s --because \"...\"\n\n", r[0], r[1], r[0])
			return true, err
		}
	}
	return false, nil
}

func (a *app) issues(outputs string, refused, list bool, f issueFilter) error {
	folder, m, err := releaseOf(outputs, refused)
	if err != nil {
		return err
	}
	issues, err := readIssues(folder, f)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.out, "release %s\n", m.Release)
	for _, reason := range m.Refused {
		fmt.Fprintf(a.out, "refused: %s\n", reason)
	}
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	if list {
		for _, i := range issues {
			where := record.Origin{Sheet: i.Sheet, Cell: i.Cell, Page: i.Page}
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", i.Severity, i.Code, i.Path, where, i.Message, i.Hint)
		}
		return w.Flush()
	}
	fmt.Fprintln(w, "SEVERITY\tCODE\tISSUES\tROWS\tFIRST\tWHAT TO DO")
	for _, g := range grouped(issues) {
		fmt.Fprintf(w, "%s\t%s\t%d\t%d\t%s\t%s\n", g.first.Severity, g.first.Code, g.issues, g.rows, g.first.Path, remedy(g.first))
	}
	return w.Flush()
}

// releaseOf is the release that people ask about, whole or not at all.
func releaseOf(outputs string, refused bool) (string, release.Manifest, error) {
	folder, m, err := "", release.Manifest{}, error(nil)
	if refused {
		var all []string
		if all, err = release.RefusedReleases(outputs); err == nil && len(all) == 0 {
			err = fmt.Errorf("%s: no release was refused", outputs)
		}
		if err == nil {
			folder = all[len(all)-1]
			m, err = release.ReadManifest(folder)
		}
	} else {
		folder, m, err = release.Current(outputs)
	}
	if err == nil {
		err = release.Check(folder, m)
	}
	return folder, m, err
}

func readIssues(folder string, f issueFilter) ([]record.Issue, error) {
	file, err := os.Open(filepath.Join(folder, "data", "issues.parquet"))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var out []record.Issue
	for i, err := range parquet.Rows(file, record.IssueTable()) {
		if err != nil {
			return nil, err
		}
		if f.takes(i) {
			out = append(out, *i)
		}
	}
	return out, nil
}

// issueGroup is the issues of one code.
type issueGroup struct {
	first  *record.Issue
	issues int
	rows   int64
}

// grouped puts issues together by code, the gravest and most first.
func grouped(issues []record.Issue) []*issueGroup {
	byCode := map[string]*issueGroup{}
	for i := range issues {
		g := byCode[issues[i].Code]
		if g == nil {
			g = &issueGroup{first: &issues[i]}
			byCode[issues[i].Code] = g
		}
		g.issues++
		g.rows += issues[i].Rows
	}
	grave := []string{vocabulary.Rejected, vocabulary.HeldBack, vocabulary.Warning, vocabulary.Info}
	return slices.SortedFunc(maps.Values(byCode), func(a, b *issueGroup) int {
		return cmp.Or(cmp.Compare(slices.Index(grave, a.first.Severity), slices.Index(grave, b.first.Severity)),
			cmp.Compare(b.rows, a.rows), cmp.Compare(a.first.Code, b.first.Code))
	})
}

// remedy is what to do about an issue: its own hint, or that of its code.
func remedy(i *record.Issue) string {
	for _, c := range vocabulary.IssueCodes() {
		if i.Hint == "" && c.Code() == i.Code {
			return c.Remedy()
		}
	}
	return i.Hint
}
