package datapackage

import (
	"encoding/json"
	"io"
	"slices"
	"strings"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

// Release is what the package says of a release.
type Release struct {
	ID      string     // content of the release, as its other files call it
	RunDate civil.Date // day that overdue and the like are worked out for
	Version string     // of the program
	Files   []File     // data files, by name under data/
	Sources []Source   // whose publications the figures are from
}

// File is a data file of the release.
type File struct {
	Name   string // under data/, e.g. findings.parquet
	Bytes  int64
	SHA256 string
	Rows   int64
}

// Source is a publisher, with its page where it is known.
type Source struct {
	Title string `json:"title"`
	Path  string `json:"path,omitempty"`
}

type descriptor struct {
	Profile     string     `json:"profile"`
	Name        string     `json:"name"`
	ID          string     `json:"id"`
	Title       string     `json:"title"`
	Description string     `json:"description"`
	Version     string     `json:"version"`
	Created     string     `json:"created"`
	Licenses    []licence  `json:"licenses"`
	Sources     []Source   `json:"sources,omitempty"`
	Resources   []resource `json:"resources"`
}

type licence struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	Path  string `json:"path"`
}

type resource struct {
	Profile     string    `json:"profile"`
	Name        string    `json:"name"`
	Path        string    `json:"path"`
	Title       string    `json:"title"`
	Description string    `json:"description,omitempty"`
	Format      string    `json:"format"`
	MediaType   string    `json:"mediatype"`
	Bytes       int64     `json:"bytes"`
	Hash        string    `json:"hash"`
	Rows        int64     `json:"rows,omitempty"`
	Licenses    []licence `json:"licenses,omitempty"`
	Schema      *schema   `json:"schema,omitempty"`
}

type schema struct {
	Fields        []field      `json:"fields"`
	MissingValues []string     `json:"missingValues"`
	PrimaryKey    []string     `json:"primaryKey,omitempty"`
	ForeignKeys   []foreignKey `json:"foreignKeys,omitempty"`
}

type field struct {
	Name        string       `json:"name"`
	Type        string       `json:"type"`
	Description string       `json:"description"`
	Constraints *constraints `json:"constraints,omitempty"`
}

type constraints struct {
	Required bool `json:"required"`
}

type foreignKey struct {
	Fields    []string  `json:"fields"`
	Reference reference `json:"reference"`
}

type reference struct {
	Resource string   `json:"resource"`
	Fields   []string `json:"fields"`
}

var (
	openGovernment = licence{"OGL-UK-3.0", "Open Government Licence v3.0", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"}
	attribution    = licence{"CC-BY-4.0", "Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"}
)

// Write writes datapackage.json, which stands beside the data files. The same
// release gives the same bytes.
func Write(w io.Writer, r Release) error {
	d := descriptor{
		Profile: "data-package", Name: "forcestats", ID: r.ID, Version: r.Version, Created: r.RunDate.String() + "T00:00:00Z",
		Title: "Statistics by police force area and district",
		Description: "What inspectorates, departments and councils have published about policing and the protection of children in " +
			"England and Wales, each figure with the document and cell or page that it comes from.",
		Licenses: []licence{openGovernment}, Sources: r.Sources,
	}
	for _, f := range r.Files {
		if res, ok := describe(f); ok {
			d.Resources = append(d.Resources, res)
		}
	}
	slices.SortFunc(d.Resources, func(a, b resource) int { return strings.Compare(a.Name, b.Name) })
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", " ")
	return out.Encode(d)
}

// describe describes a file that is a table of the contract or a boundary.
func describe(f File) (resource, bool) {
	res := resource{Path: f.Name, Bytes: f.Bytes, Hash: "sha256:" + f.SHA256}
	if name, ok := strings.CutSuffix(f.Name, ".geojson"); ok {
		res.Profile, res.Name, res.Title = "data-resource", code(name), "boundaries of "+name
		res.Format, res.MediaType, res.Licenses = "geojson", "application/geo+json", []licence{attribution}
		res.Description = "outlines in longitude and latitude, simplified to about 500 m, for drawing and not for measuring"
		return res, true
	}
	name, ok := strings.CutSuffix(f.Name, ".parquet")
	if !ok {
		return res, false
	}
	table, publication, several := strings.Cut(name, "/")
	for _, t := range record.Tables() {
		if t.Name != table {
			continue
		}
		res.Profile, res.Name, res.Title, res.Description = "tabular-data-resource", code(name), t.Name, t.Doc
		if several {
			res.Title += ": " + publication
		}
		res.Format, res.MediaType, res.Rows, res.Schema = "parquet", "application/vnd.apache.parquet", f.Rows, schemaOf(t)
		return res, true
	}
	return res, false
}

// code is the name of a resource: lower case, with hyphens for folders.
func code(name string) string { return strings.ReplaceAll(name, "/", "-") }

func schemaOf(t record.TableInfo) *schema {
	types := map[record.Type]string{
		record.String: "string", record.Int32: "integer", record.Int64: "integer", record.Double: "number", record.Bool: "boolean", record.Day: "date",
	}
	s := &schema{MissingValues: []string{""}}
	required := map[string]bool{}
	for _, c := range t.Columns {
		f := field{Name: c.Name, Type: types[c.Type], Description: c.Doc}
		if c.Required {
			f.Constraints = &constraints{true}
			required[c.Name] = true
		}
		s.Fields = append(s.Fields, f)
		if to, ok := points(t, c.Name); ok {
			s.ForeignKeys = append(s.ForeignKeys, foreignKey{[]string{c.Name}, reference{to, []string{c.Name}}})
		}
	}
	// A key of the standard has no blanks.
	if len(t.Key) > 0 && !slices.ContainsFunc(t.Key, func(c string) bool { return !required[c] }) {
		s.PrimaryKey = t.Key
	}
	return s
}

// points returns the table that a column of another table points to: the one
// whose key is the column of that name.
func points(from record.TableInfo, column string) (string, bool) {
	for _, t := range record.Tables() {
		if t.Name != from.Name && len(t.Key) == 1 && t.Key[0] == column && t.Name != record.AreaTable().Name {
			return t.Name, true
		}
	}
	return "", false
}
