package source

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/civil"
)

// CatalogueName is the file in the sources directory that adds what a document
// does not say of itself.
const CatalogueName = "catalogue.csv"

// CardsName is the folder in the sources directory that says what tables are of
// which no publication knows.
const CardsName = "cards"

// Entry is one line of the catalogue, found by the hash of the document.
type Entry struct {
	SHA256                 string
	File                   string // for people; never matched
	Title, Publisher       string
	Published              civil.Date
	PeriodStart, PeriodEnd civil.Date
	LandingPage, Licence   string
	URL                    string // page that it was published on
}

// catalogueColumns is the header line of the catalogue. The last column may be
// left out: catalogues of before 0.3 have none.
var catalogueColumns = []string{"sha256", "file", "title", "publisher", "published", "period_start", "period_end", "landing_page", "licence", "url"}

// ReadCatalogue reads the catalogue of a sources directory; a directory
// without one has an empty catalogue. What can't be read of it is left out and
// is an issue: a line costs that line, and a catalogue that is no such file
// costs all of it, for none of it may stop the night.
func ReadCatalogue(root *os.Root) (map[string]Entry, []record.Issue) {
	f, err := Open(root, CatalogueName)
	if errors.Is(err, fs.ErrNotExist) {
		return map[string]Entry{}, nil
	}
	if err != nil {
		return map[string]Entry{}, []record.Issue{catalogueIssue(vocabulary.CatalogueUnreadable, 0, reason(err))}
	}
	defer f.Close()
	return parseCatalogue(f)
}

// parseCatalogue reads line by line, each as csv of its own: a quote that is
// never closed must not swallow the lines below it.
func parseCatalogue(r io.Reader) (map[string]Entry, []record.Issue) {
	entries, line, columns := map[string]Entry{}, 0, 0
	var issues []record.Issue
	bad := func(code vocabulary.IssueCode, format string, values ...any) {
		issues = append(issues, catalogueIssue(code, line, fmt.Sprintf(format, values...)))
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line++
		text := strings.TrimRight(lines.Text(), "\r")
		if line == 1 {
			// Spreadsheet programs put a byte order mark before the header.
			text = strings.TrimPrefix(text, "\ufeff")
			header, err := fields(text)
			if err != nil || !isHeader(header) {
				bad(vocabulary.CatalogueUnreadable, "the header line must be %q, it is %q", strings.Join(catalogueColumns, ","), text)
				return entries, issues
			}
			columns = len(header)
			continue
		}
		if text == "" {
			continue
		}
		e, err := parseEntry(text, columns)
		if err != nil {
			bad(vocabulary.CatalogueLine, "%v", err)
		} else if _, twice := entries[e.SHA256]; twice {
			bad(vocabulary.CatalogueLine, "%s stands here a second time; the first line is used", e.SHA256)
		} else {
			entries[e.SHA256] = e
		}
	}
	if err := lines.Err(); err != nil {
		line++
		bad(vocabulary.CatalogueLine, "not read from here on: %v", err)
	}
	return entries, issues
}

func catalogueIssue(code vocabulary.IssueCode, line int, message string) record.Issue {
	issue := record.NewIssue(code, record.Origin{}, CatalogueName+": "+message)
	issue.Path = CatalogueName
	if line > 0 {
		issue.Cell = fmt.Sprintf("A%d", line)
		issue.Message = fmt.Sprintf("%s, line %d: %s", CatalogueName, line, message)
	}
	issue.Hint = code.Remedy()
	return issue
}

func fields(line string) ([]string, error) {
	f, err := csv.NewReader(strings.NewReader(line)).Read()
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		err = parse.Err
	}
	return f, err
}

// isHeader reports whether a line is the header of a catalogue, with or without
// the column that may be left out.
func isHeader(header []string) bool {
	return slices.Equal(header, catalogueColumns) || slices.Equal(header, catalogueColumns[:len(catalogueColumns)-1])
}

// parseEntry reads a line of a catalogue with so many columns.
func parseEntry(line string, columns int) (Entry, error) {
	if !utf8.ValidString(line) {
		return Entry{}, errors.New("not UTF-8: save the catalogue as UTF-8")
	}
	f, err := fields(line)
	if err != nil {
		return Entry{}, err
	}
	if len(f) != columns {
		return Entry{}, fmt.Errorf("%d fields, the header has %d", len(f), columns)
	}
	e := Entry{SHA256: f[0], File: f[1], Title: f[2], Publisher: f[3], LandingPage: f[7], Licence: f[8]}
	if len(e.SHA256) != 64 || strings.Trim(e.SHA256, "0123456789abcdef") != "" {
		return e, fmt.Errorf("%q is not a SHA-256 in lower-case hex (try: sha256sum FILE)", e.SHA256)
	}
	if columns == len(catalogueColumns) {
		e.URL = f[columns-1]
		if e.URL != "" && !strings.HasPrefix(e.URL, "https://") && !strings.HasPrefix(e.URL, "http://") {
			return e, fmt.Errorf("url %q does not start with https://", e.URL)
		}
	}
	for i, d := range []*civil.Date{&e.Published, &e.PeriodStart, &e.PeriodEnd} {
		if s := f[4+i]; s != "" {
			date, err := civil.Parse(s)
			if err != nil {
				return e, fmt.Errorf("%s: %w", catalogueColumns[4+i], err)
			}
			*d = date
		}
	}
	return e, nil
}

// Describe joins the catalogue to the documents.
func Describe(docs []Document, catalogue map[string]Entry) {
	for i := range docs {
		docs[i].Catalogue = catalogue[docs[i].ID]
	}
}
