package aggregatetest

import (
	"strconv"
	"strings"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

// Rows collects the rows of made-up documents. Every figure that a test adds
// belongs to the document added last.
type Rows struct {
	record.Rows
	last *record.Document
	row  int
}

// Document starts a document of a series; published and the period it covers
// are ISO dates. Its id is the name, filled up to 64 characters.
func (r *Rows) Document(name, publication, published, start, end string) *record.Document {
	id := name + strings.Repeat("0", 64-len(name))
	r.Documents = append(r.Documents, record.Document{
		DocumentID: id, Path: name, Publication: publication, Layout: "one", Title: "Title of " + name, Publisher: "Publisher",
		Published: date(published), PeriodStart: date(start), PeriodEnd: date(end), Format: "csv", Status: "read",
		Series: publication, Bytes: 1,
	})
	r.last = &r.Documents[len(r.Documents)-1]
	return r.last
}

func date(s string) civil.Date {
	if s == "" {
		return 0
	}
	d, err := civil.Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Figure adds a figure. Key is "measure category breakdown area start end unit",
// with - for an empty breakdown; value is a number, or a marker.
func (r *Rows) Figure(key, value string) *record.Observation {
	f := strings.Fields(key)
	r.row++
	o := record.Observation{
		DocumentID: r.last.DocumentID, Publication: r.last.Publication, TableID: "Table 1", Sheet: "Sheet 1",
		Cell: "H" + strconv.Itoa(r.row), Measure: f[0], Category: f[1], Breakdown: strings.TrimPrefix(f[2], "-"),
		AreaType: areaType(f[3]), AreaCode: f[3], AreaPublished: f[3], PeriodStart: date(f[4]), PeriodEnd: date(f[5]),
		PeriodKind: "year", Unit: f[6], Published: value,
	}
	if v, err := strconv.ParseFloat(value, 64); err == nil {
		o.Value = record.Some(v)
	} else {
		o.Marker = value
	}
	r.Observations = append(r.Observations, o)
	return &r.Observations[len(r.Observations)-1]
}

// Quarters adds the four quarters of the financial year that starts in April
// of year. Key is "measure category breakdown area unit".
func (r *Rows) Quarters(key string, year int, values ...string) {
	f := strings.Fields(key)
	y, n := strconv.Itoa(year), strconv.Itoa(year+1)
	spans := [][2]string{{y + "-04-01", y + "-06-30"}, {y + "-07-01", y + "-09-30"}, {y + "-10-01", y + "-12-31"}, {n + "-01-01", n + "-03-31"}}
	for i, v := range values {
		r.Figure(strings.Join([]string{f[0], f[1], f[2], f[3], spans[i][0], spans[i][1], f[4]}, " "), v)
	}
}

// areaType tells the type of a place from its code.
func areaType(code string) string {
	for _, p := range []struct{ prefix, typ string }{
		{"K04", "country"}, {"E92", "country"}, {"W92", "country"}, {"E23", "force"}, {"W15", "force"},
		{"E10", "county"}, {"E22", "csp"}, {"W14", "csp"}, {"E0", "district"}, {"W06", "district"},
	} {
		if strings.HasPrefix(code, p.prefix) {
			return p.typ
		}
	}
	return "other"
}
