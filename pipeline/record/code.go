package record

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
)

// Severities of an issue, from the least to the gravest.
const (
	Info     = "info"      // worth knowing; no figure is affected
	Warning  = "warning"   // the row is kept with a mark
	HeldBack = "held_back" // the row is left out rather than guessed
	Rejected = "rejected"  // the document is left out
)

// IssueCode is one entry of the closed list of issue codes.
type IssueCode struct {
	Code     string // kebab-case, says what is wrong
	Severity string
	Meaning  string
}

// IssueCodes returns the closed list, in order of code. A code is never
// renamed; NewIssue refuses any other.
func IssueCodes() []IssueCode {
	return []IssueCode{
		{"addressee-unknown", Warning, "words name who must act, but no agency is known by them"},
		{"agreement-low", Warning, "the second reader's text differs from the finding's"},
		{"area-ambiguous", HeldBack, "the label fits places of more than one kind"},
		{"area-unknown", HeldBack, "no place is known by the label"},
		{"code-contradicts-name", Warning, "the printed code belongs to another place than the printed name"},
		{"column-doubled", Warning, "a column name that stands twice; the first is read"},
		{"column-unknown", Warning, "a column that the layout does not expect"},
		{"copy-of-document", Info, "the same bytes under a second path"},
		{"date-corrected", Warning, "a date one day short of the month end that its table runs to, read as the month end"},
		{"date-unreadable", Warning, "words that should be a date are none"},
		{"deadline-relative", Info, "a deadline given as a period from publication; the date is worked out"},
		{"deadline-weekday", Warning, "the printed weekday is not that of the printed date"},
		{"document-crashed", Rejected, "reading the document ended its worker process"},
		{"document-deadline", Rejected, "reading the document took longer than allowed"},
		{"document-encrypted", Rejected, "the document needs a password"},
		{"document-memory", Rejected, "reading the document took more memory than allowed"},
		{"document-no-text", Rejected, "pages without any text: a scan or a print to PDF"},
		{"document-outside", Rejected, "a symbolic link that leads out of the sources directory"},
		{"document-too-large", Rejected, "uncompressed size, ratio, rows or columns over the limit"},
		{"document-unreadable", Rejected, "the file is damaged or not of the format that its name says"},
		{"document-unrecognised", Warning, "no publication claims the document"},
		{"duplicate-row", HeldBack, "two rows with the same keys and the same figure"},
		{"edition-order", Warning, "two editions of one series that nothing puts in order"},
		{"figure-conflict", Warning, "two publications differ on one figure by more than rounding"},
		{"findings-none", Warning, "a review in which no finding was recognised"},
		{"grade-conflict", Warning, "a heading repeats a grade otherwise than the table"},
		{"grade-unknown", HeldBack, "a grade that no scale has"},
		{"header-ambiguous", HeldBack, "a header that fits more than one column or none"},
		{"header-missing", HeldBack, "a header that the layout promises is not there"},
		{"hidden-content", Info, "hidden rows, columns or sheets, read and marked"},
		{"link-external", Info, "a link to another file, not followed"},
		{"number-unreadable", HeldBack, "a value that is neither a number nor a known marker"},
		{"offence-code-new", Warning, "an offence code that no code list has; kept as printed"},
		{"offence-unknown", HeldBack, "an offence label that no code list has"},
		{"page-no-text", Warning, "a page that holds a picture and no text"},
		{"page-unreadable", Warning, "a page that is damaged and was not read"},
		{"period-unreadable", HeldBack, "a period that no known form fits"},
		{"publication-ambiguous", Warning, "two publications claim the document alike"},
		{"question-unknown", Warning, "a graded question that no framework has"},
		{"residue", Warning, "rows of one statistic differ in something that was not grouped on"},
		{"rows-contradict", Warning, "two rows of a table with the same labels and different figures; both are kept"},
		{"rows-left-out", Info, "rows that are about no place, or are no figures by area"},
		{"rows-missing", Warning, "fewer rows than the layout promises"},
		{"second-reader-failed", Info, "the second reader could not read the document"},
		{"sheet-left-out", Info, "a sheet without a table by area"},
		{"status-unknown", Warning, "words beside a finding that are no known status"},
		{"table-unknown", Warning, "a table that the layout does not expect"},
		{"total-disagrees", Warning, "a printed total differs from the sum of its parts"},
		{"year-incomplete", Info, "a year of which the document has not every quarter"},
	}
}

// NewIssue starts an issue of a listed code with the severity that belongs to
// it. It panics on a code that IssueCodes does not list: codes are constants
// of the program, never input.
func NewIssue(code string, o Origin, message string) Issue {
	for _, c := range IssueCodes() {
		if c.Code == code {
			return Issue{Code: code, Severity: c.Severity, Sheet: o.Sheet, Cell: o.Cell, Page: o.Page, Message: message}
		}
	}
	panic("record.NewIssue: code not in the list: " + code)
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
