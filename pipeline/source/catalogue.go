package source

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"forcestats/pipeline/record"
)

// CatalogueName is the file in the sources directory that adds what a document
// does not say of itself.
const CatalogueName = "catalogue.csv"

// Entry is one line of the catalogue, found by the hash of the document.
type Entry struct {
	SHA256                 string
	File                   string // for people; never matched
	Title, Publisher       string
	Published              record.Date
	PeriodStart, PeriodEnd record.Date
	LandingPage, Licence   string
}

// catalogueColumns is the header line of the catalogue.
var catalogueColumns = []string{"sha256", "file", "title", "publisher", "published", "period_start", "period_end", "landing_page", "licence"}

// ReadCatalogue reads the catalogue of a sources directory; a directory
// without one has an empty catalogue. An error names the line.
func ReadCatalogue(root *os.Root) (map[string]Entry, error) {
	f, err := root.Open(CatalogueName)
	if errors.Is(err, fs.ErrNotExist) {
		return map[string]Entry{}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", CatalogueName, err)
	}
	defer f.Close()
	return parseCatalogue(f)
}

func parseCatalogue(r io.Reader) (map[string]Entry, error) {
	c := csv.NewReader(r)
	header, err := c.Read()
	if err != nil {
		return nil, fmt.Errorf("%s: header line: %w", CatalogueName, err)
	}
	if !slices.Equal(header, catalogueColumns) {
		return nil, fmt.Errorf("%s: the header line must be %q, it is %q", CatalogueName, strings.Join(catalogueColumns, ","), strings.Join(header, ","))
	}
	entries := map[string]Entry{}
	for {
		fields, err := c.Read()
		if err == io.EOF {
			return entries, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", CatalogueName, err)
		}
		line, _ := c.FieldPos(0)
		e, err := parseEntry(fields)
		if err != nil {
			return nil, fmt.Errorf("%s, line %d: %w", CatalogueName, line, err)
		}
		if _, twice := entries[e.SHA256]; twice {
			return nil, fmt.Errorf("%s, line %d: %s stands here a second time", CatalogueName, line, e.SHA256)
		}
		entries[e.SHA256] = e
	}
}

func parseEntry(f []string) (Entry, error) {
	e := Entry{SHA256: f[0], File: f[1], Title: f[2], Publisher: f[3], LandingPage: f[7], Licence: f[8]}
	if len(e.SHA256) != 64 || strings.Trim(e.SHA256, "0123456789abcdef") != "" {
		return e, fmt.Errorf("%q is not a SHA-256 in lower-case hex (try: sha256sum FILE)", e.SHA256)
	}
	for i, d := range []*record.Date{&e.Published, &e.PeriodStart, &e.PeriodEnd} {
		if s := f[4+i]; s != "" {
			date, err := record.ParseDate(s)
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
