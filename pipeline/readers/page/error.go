package page

import "fmt"

// ErrorKind is why a document can't be read.
type ErrorKind uint8

// The kinds of error.
const (
	Unreadable ErrorKind = iota // damaged, or no PDF at all
	Encrypted                   // needs a password
	NoText                      // pages without any text: a scan or a print to PDF
)

// String returns the kind's name.
func (k ErrorKind) String() string {
	return [...]string{"unreadable", "encrypted", "no_text"}[k]
}

// Error is a document that can't be read. The kinds belong to the issue codes
// document-unreadable, document-encrypted and document-no-text.
type Error struct {
	Kind   ErrorKind
	Reason string // for a person
}

func (e *Error) Error() string { return e.Reason }

func unreadable(format string, args ...any) error {
	return &Error{Unreadable, fmt.Sprintf(format, args...)}
}
