package page

import "fmt"

// ErrorKind is why a document can't be read.
type ErrorKind uint8

// The kinds of error.
const (
	Unreadable ErrorKind = iota // damaged, or not of its format at all
	Encrypted                   // needs a password
	NoText                      // pages without any text: a scan, a print to PDF, a page that a script would fill
	TooLarge                    // over a limit of its reader
)

// String returns the kind's name.
func (k ErrorKind) String() string {
	return [...]string{"unreadable", "encrypted", "no_text", "too_large"}[k]
}

// Error is a document that can't be read. The kinds belong to the issue codes
// document-unreadable, document-encrypted, document-no-text and
// document-too-large.
type Error struct {
	Kind   ErrorKind
	Reason string // for a person
}

func (e *Error) Error() string { return e.Reason }

// Errorf makes an error of a kind.
func Errorf(kind ErrorKind, format string, args ...any) error {
	return &Error{kind, fmt.Sprintf(format, args...)}
}
