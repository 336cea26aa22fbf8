// Package publish makes a release of what was collected and of the statistics:
// tables for programs, workbooks and a page for people, asked of the gate, read
// back and flipped in as one.
//
//	tables    what people read, as rows of words and numbers
//	excel     the workbooks
//	html      the page
//	guide     the text beside the tables
//	gate      what keeps a bad night from going out
//	diff      what changed between two releases
//	release   the files of a release, written and made current as one
//
// It must not import extract, an engine of aggregate or cmd: it is handed rows.
package publish

import "errors"

// ErrGate says that the gate kept a release back.
var ErrGate = errors.New("not published: the gate said no")

// Counts are what a run read and made.
type Counts struct {
	Documents  int
	ByStatus   map[string]int // documents
	BySeverity map[string]int // issues
	HeldBack   int64          // rows

	Observations, Findings, Grades, Statistics, Revisions int64
}
