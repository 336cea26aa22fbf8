package record

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	"forcestats/pipeline/vocabulary"
)

// NewIssue starts an issue of a code, with the severity that belongs to it.
func NewIssue(code vocabulary.IssueCode, o Origin, message string) Issue {
	return Issue{
		Code: code.Code(), Severity: code.Severity(), Sheet: o.Sheet, Cell: o.Cell, Page: o.Page, Message: message, Rows: 1,
	}
}

// Identify sets the issue's id to a hash of its content, so that the same
// trouble has the same id in every release.
func (i *Issue) Identify() {
	h := sha256.New()
	for _, s := range []string{i.Code, i.DocumentID, i.Path, i.Sheet, i.Cell, strconv.Itoa(int(i.Page)), i.Field, i.Value, i.Message} {
		h.Write([]byte(s))
		h.Write([]byte{0})
	}
	i.IssueID = hex.EncodeToString(h.Sum(nil)[:8])
}
