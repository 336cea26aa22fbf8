// Command calibrate counts, on labelled findings, how often each phrase of the
// lexicons of themes and agencies is right, and writes the counts into them:
//
//	go build -C lab -o ../.cache/bin/calibrate ./calibrate && .cache/bin/calibrate ../shared/data/gold
//
// Run from the root of the repository, after a change of phrases. A researcher
// edits phrases, exceptions and priors; seen and right are the machine's.
package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"strconv"
	"strings"

	"forcestats/lab/label"
	"forcestats/pipeline/normalise/agency"
	"forcestats/pipeline/normalise/lexicon"
	"forcestats/pipeline/normalise/theme"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: calibrate <folder with finding_labels.csv>")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(gold string) error {
	findings, err := label.Read(gold)
	if err != nil {
		return err
	}
	more, err := label.More()
	if err != nil {
		return err
	}
	findings = append(findings, more...)
	themes, err := theme.New()
	if err != nil {
		return err
	}
	agencies, err := agency.New()
	if err != nil {
		return err
	}
	var byTheme, byAgency []lexicon.Example
	for _, f := range findings {
		byTheme = append(byTheme, lexicon.Example{Text: f.Text, Strength: f.Kind == "strength", Codes: f.Themes})
	}
	for _, f := range label.NamingBodies(findings) {
		byAgency = append(byAgency, lexicon.Example{Text: f.Text, Codes: f.Agencies})
	}
	if err := write("pipeline/normalise/theme/lexicon.csv", themes.Calibrate(byTheme)); err != nil {
		return err
	}
	return write("pipeline/normalise/agency/lexicon.csv", agencies.Lexicon.Calibrate(byAgency))
}

func write(path string, l *lexicon.Lexicon) error {
	var b strings.Builder
	w := csv.NewWriter(&b)
	rows := [][]string{strings.Split(lexicon.Header, ",")}
	for _, e := range l.Entries {
		rows = append(rows, []string{e.Code, e.Phrases, e.Except, strconv.FormatFloat(e.Prior, 'g', -1, 64), strconv.Itoa(e.Seen), strconv.Itoa(e.Right), e.Note})
	}
	if err := w.WriteAll(rows); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}
