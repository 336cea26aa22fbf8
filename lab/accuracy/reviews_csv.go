package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"forcestats/pipeline/extract/publication/jtai"
	"forcestats/pipeline/extract/report/review"
)

func readCSV(path string) ([]map[string]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil || len(records) == 0 {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []map[string]string
	for _, r := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = r[i]
		}
		out = append(out, row)
	}
	return out, nil
}

// scoreLetters compares force, date, deadline and number of bullets of every
// letter with jtai_subjects.csv.
func scoreLetters(w io.Writer, shared string, byName map[string]*readReport) error {
	truth, err := readCSV(filepath.Join(shared, "data/gold/jtai_subjects.csv"))
	if err != nil {
		return err
	}
	n, forces, dates, deadlines, counts := 0, 0, 0, 0, 0
	for _, t := range truth {
		r := byName["jtai/"+t["file"]]
		if r == nil || r.status != "read" {
			fmt.Fprintf(w, "  %s: not read\n", t["file"])
			n++
			continue
		}
		n++
		if got := subjectForces(r); plainForce(got) == plainForce(t["force"]) {
			forces++
		} else {
			fmt.Fprintf(w, "  %s: force %q, want %q\n", t["file"], got, t["force"])
		}
		if got := r.rows.About.Published.Start.String(); got == t["letter_date"] {
			dates++
		} else {
			fmt.Fprintf(w, "  %s: date %s, want %s\n", t["file"], got, t["letter_date"])
		}
		if statementDeadline(r) == t["written_statement_deadline"] {
			deadlines++
		} else {
			fmt.Fprintf(w, "  %s: deadline %s, want %s\n", t["file"], statementDeadline(r), t["written_statement_deadline"])
		}
		if countsAgree(w, t, r) {
			counts++
		}
	}
	fmt.Fprintf(w, "letters: force %d, date %d, deadline %d, numbers of bullets %d, of %d\n", forces, dates, deadlines, counts, n)
	if forces < n || dates < n {
		return fmt.Errorf("letters: force %d, date %d of %d", forces, dates, n)
	}
	return nil
}

func subjectForces(r *readReport) string {
	var names []string
	for _, a := range r.rows.Areas {
		if a.Role == "subject" && a.Area.Kind == "force" {
			names = append(names, a.Area.Name)
		}
	}
	return strings.Join(names, ";")
}

func plainForce(s string) string {
	s = strings.ToLower(s)
	for _, word := range []string{"police", "constabulary", "force", "service"} {
		s = strings.ReplaceAll(s, word, "")
	}
	return strings.Join(strings.Fields(s), " ")
}

// countsAgree compares the numbers of findings with the numbers of bullets.
func countsAgree(w io.Writer, t map[string]string, r *readReport) bool {
	got := map[string]int{}
	for _, f := range r.rows.Findings {
		got[f.Kind]++
	}
	number := func(column string) int { n, _ := strconv.Atoi(t[column]); return n }
	agree := true
	for _, c := range []struct {
		kind string
		want int
	}{
		{"priority_action", number("priority_action_bullets")},
		{"area_for_improvement", number("areas_for_improvement_bullets") + number("what_needs_to_improve_bullets")},
		{"strength", number("strength_bullets")},
	} {
		if got[c.kind] != c.want {
			agree = false
			fmt.Fprintf(w, "  %s: %d of kind %s, the list has %d bullets\n", t["file"], got[c.kind], c.kind, c.want)
		}
	}
	return agree
}

// scoreGrades compares every grade with ilacs_gradings.csv.
func scoreGrades(w io.Writer, shared string, byName map[string]*readReport) error {
	truth, err := readCSV(filepath.Join(shared, "data/gold/ilacs_gradings.csv"))
	if err != nil {
		return err
	}
	n, right := 0, 0
	for _, t := range truth {
		r := byName["ilacs/"+t["file"]]
		if r == nil {
			continue
		}
		for _, q := range []struct{ column, code string }{
			{"leaders", "leadership"}, {"help_and_protection", "help_and_protection"},
			{"children_in_care(_and_care_leavers)", "children_in_care"}, {"care_leavers", "care_leavers"}, {"overall", "overall"},
		} {
			if t[q.column] == "" {
				continue
			}
			n++
			got := gradeOf(r, q.code)
			if sameGrade(got, t[q.column]) {
				right++
			} else {
				fmt.Fprintf(w, "  %s: %s is %q, want %q\n", t["file"], q.code, got, t[q.column])
			}
		}
	}
	fmt.Fprintf(w, "grades: %d of %d\n", right, n)
	if right < n {
		return fmt.Errorf("grades: %d of %d", right, n)
	}
	return nil
}

func gradeOf(r *readReport, question string) string {
	for _, j := range r.rows.Judgements {
		if j.Question == question {
			return j.Grade
		}
	}
	return ""
}

// statementDeadline returns the date by which the letter wants a written
// statement, whether a priority action carries it or not.
func statementDeadline(r *readReport) string {
	words, _ := jtai.Statement(r.pages)
	d, _ := review.Date(words)
	return d.String()
}
