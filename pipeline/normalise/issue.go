package normalise

import (
	"fmt"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// issueKey is one trouble; a table that repeats it in every row is told once.
type issueKey struct {
	code                  vocabulary.IssueCode
	field, value, message string
}

// notice is a trouble with the number of its rows.
type notice struct {
	issue record.Issue
	rows  int
}

// maxNotices is how many different troubles of a document are told one by
// one; a table read askew would give one for each cell.
const maxNotices = 2000

// report notes a trouble at its first row and counts the others. Rows that
// it holds back count towards partly_read.
func (s *Stage) report(code vocabulary.IssueCode, o record.Origin, field, value, message, hint string) {
	i := record.NewIssue(code, o, message)
	if i.Severity == vocabulary.HeldBack {
		s.held++
	}
	key := issueKey{code, field, value, message}
	at, ok := s.issues[key]
	if !ok && len(s.noted) >= maxNotices {
		key = issueKey{code: code}
		if at, ok = s.issues[key]; !ok {
			i.Message, value, hint = fmt.Sprintf("more than %d different troubles; these are not listed one by one", maxNotices), "", ""
		}
	}
	if ok {
		s.noted[at].rows++
		return
	}
	i.DocumentID, i.Path, i.Field, i.Value, i.Hint = s.src.DocumentID, s.src.Path, field, value, hint
	s.issues[key] = len(s.noted)
	s.noted = append(s.noted, notice{i, 1})
}

// writeIssues writes what was noted, in the order it was met.
func (s *Stage) writeIssues() {
	for _, n := range s.noted {
		n.issue.Rows = int64(n.rows)
		if n.rows > 1 {
			n.issue.Message += fmt.Sprintf(" (%d rows)", n.rows)
		}
		n.issue.Identify()
		s.write(&n.issue)
	}
}
