package html

import (
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"strings"

	"forcestats/pipeline/publish/tables"
)

//go:embed page.html.tmpl
var pageTemplate string

//go:embed css/*.css
var styles embed.FS

//go:embed js/*.js
var scripts embed.FS

var page = template.Must(template.New("page").Parse(pageTemplate))

// Add adds a file to the release: fill writes its bytes.
type Add = func(name string, fill func(io.Writer) error) error

// Write writes the page of a release, index.html and the files beside it.
func Write(add Add, d *tables.Data) error {
	b := &builder{add: add, data: d, index: tables.NewIndex(d), justice: tables.NewJustice()}
	for _, l := range []tables.Level{tables.ForceLevel, tables.DistrictLevel} {
		level, err := b.level(l)
		if err != nil {
			return fmt.Errorf("%s summary: %w", l.Word(), err)
		}
		b.levels[l] = level
	}
	for _, step := range []func() error{b.areas, b.figures, b.findings, b.documents, b.maps, b.products, b.justiceFile, b.ledger, b.changes} {
		if err := step(); err != nil {
			return err
		}
	}
	return add("index.html", b.page)
}

// builder makes the files of one page.
type builder struct {
	add     Add
	data    *tables.Data
	index   *tables.Index
	levels  [2]*level
	justice *tables.Justice
}

// put writes a file beside the page: a script that hands over data.
func (b *builder) put(name string, data any) error {
	return b.add("page/"+name+".js", func(w io.Writer) error {
		text, err := json.Marshal(data)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(w, "forcestats.put(%q,%s)\n", name, text)
		return err
	})
}

// joined puts the files of a folder together in the order of their names.
func joined(files embed.FS, folder string) (string, error) {
	names, err := fs.Glob(files, folder+"/*")
	if err != nil {
		return "", err
	}
	var out strings.Builder
	for _, name := range names {
		text, err := files.ReadFile(name)
		if err != nil {
			return "", err
		}
		out.Write(text)
	}
	return out.String(), nil
}

// page writes index.html.
func (b *builder) page(w io.Writer) error {
	style, err := joined(styles, "css")
	if err != nil {
		return err
	}
	script, err := joined(scripts, "js")
	if err != nil {
		return err
	}
	core, err := json.Marshal(b.core())
	if err != nil {
		return err
	}
	return page.Execute(w, struct {
		Release, RunDate string
		Style            template.CSS
		Core, Script     template.JS
		Forces           plainTable
		Attribution      string
	}{
		b.data.ReleaseID, tables.Day(b.data.RunDate),
		template.CSS(style), //nolint:gosec // files of this package
		template.JS(core),   //nolint:gosec // json.Marshal escapes < > &
		template.JS("(() => {\n\"use strict\";\n" + script + "start();\n})()"), //nolint:gosec // files of this package
		b.plain(), attribution,
	})
}
