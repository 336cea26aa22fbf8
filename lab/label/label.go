// Package label reads findings that people have labelled: finding_labels.csv
// with the texts beside it, which say what the lexicons of themes and agencies
// are measured on. A release never needs it.
//
// It imports only the standard library.
package label

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Finding is one labelled finding.
type Finding struct {
	File        string // document it is from, e.g. jtai/x.pdf
	Title       string // title of the document
	Publication string // id
	Responsible string // words of a responsible body column
	Publisher   string
	Published   string // publication date, ISO 8601
	Forces      []string
	Kind        string
	Ordinal     int // within its kind
	Section     string
	Subheading  string
	Text        string
	Themes      []string // sorted
	Agencies    []string // sorted
	Addressee   string   // words, several joined with "; "
	Deadline    string
}

type goldItem struct {
	Text       string `json:"text"`
	Section    string `json:"section"`
	Subheading string `json:"subheading"`
}

type goldDocument struct {
	File      string     `json:"file"`
	Title     string     `json:"title"`
	Publisher string     `json:"publisher"`
	Published string     `json:"published"`
	Forces    []string   `json:"forces_subject"`
	Recs      []goldItem `json:"recommendations"`
	Priority  []goldItem `json:"areas_for_priority_action"`
	Improve   []goldItem `json:"areas_for_improvement"`
	Concern   []goldItem `json:"causes_of_concern"`
}

func (d *goldDocument) items(kind string) []goldItem {
	switch kind {
	case "recommendation":
		return d.Recs
	case "priority_action":
		return d.Priority
	case "area_for_improvement":
		return d.Improve
	case "cause_of_concern":
		return d.Concern
	}
	return nil
}

// Read returns the labelled findings of a gold folder, in the file's order.
func Read(folder string) ([]Finding, error) {
	docs, err := readDocuments(folder)
	if err != nil {
		return nil, err
	}
	f, err := os.Open(filepath.Join(folder, "finding_labels.csv"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.Name(), err)
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	var found []Finding
	for i, row := range rows[1:] {
		at := func(name string) string { return strings.TrimSpace(row[column[name]]) }
		doc, ok := docs[at("file")]
		ordinal, err := strconv.Atoi(at("ordinal"))
		if !ok || err != nil || ordinal < 1 || ordinal > len(doc.items(at("kind"))) {
			return nil, fmt.Errorf("finding_labels.csv, line %d: no text for %s %s %s", i+2, at("file"), at("kind"), at("ordinal"))
		}
		item := doc.items(at("kind"))[ordinal-1]
		found = append(found, Finding{
			Publication: publicationOf(doc), File: doc.File, Title: doc.Title, Publisher: doc.Publisher, Published: doc.Published, Forces: doc.Forces,
			Kind: at("kind"), Ordinal: ordinal, Section: item.Section, Subheading: item.Subheading, Text: item.Text,
			Themes: codes(at("themes")), Agencies: codes(at("agencies")), Addressee: at("addressee"), Deadline: at("deadline"),
		})
	}
	return found, nil
}

// publicationOf gives the kind of publication that the program itself would
// recognise, from the publisher and title of a labelled document.
func publicationOf(d *goldDocument) string {
	switch {
	case strings.Contains(d.Title, "SEND"):
		return "ofsted-area-send"
	case strings.Contains(d.Title, "Joint targeted"):
		return "ofsted-joint-targeted-area-inspection"
	case strings.HasPrefix(d.Publisher, "Ofsted"):
		return "ofsted-childrens-services"
	}
	return "parliament-inquiry-reports"
}

// NamingBodies returns the findings that teach by which words a body is meant.
// Strengths are left out: they name in passing whom the praised work with. So
// are reports on a council's services: all in them is the council's, and would
// teach that "looked after" names a body and not children.
func NamingBodies(findings []Finding) []Finding {
	return slices.DeleteFunc(slices.Clone(findings), func(f Finding) bool {
		return f.Kind == "strength" || f.Publication == "ofsted-childrens-services"
	})
}

func codes(s string) []string {
	if s == "" {
		return nil
	}
	all := strings.Split(s, ";")
	slices.Sort(all)
	return all
}

func readDocuments(folder string) (map[string]*goldDocument, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil {
		return nil, err
	}
	docs := map[string]*goldDocument{}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		var d goldDocument
		if err := json.Unmarshal(data, &d); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		docs[d.File] = &d
	}
	return docs, nil
}

// Counts are right and wrong decisions.
type Counts struct{ Hit, False, Missed int }

// Add counts what was found against what is true.
func (c *Counts) Add(found, truth []string) {
	for _, f := range found {
		if slices.Contains(truth, f) {
			c.Hit++
		} else {
			c.False++
		}
	}
	for _, t := range truth {
		if !slices.Contains(found, t) {
			c.Missed++
		}
	}
}

// Precision is the share of what was found that is true.
func (c Counts) Precision() float64 { return share(c.Hit, c.Hit+c.False) }

// Recall is the share of what is true that was found.
func (c Counts) Recall() float64 { return share(c.Hit, c.Hit+c.Missed) }

// F1 is the harmonic mean of precision and recall.
func (c Counts) F1() float64 { return share(2*c.Hit, 2*c.Hit+c.False+c.Missed) }

func share(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}
