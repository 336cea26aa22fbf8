package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"forcestats/pipeline/extract"
	"forcestats/pipeline/extract/publication"
	sheetlayout "forcestats/pipeline/extract/table/layout"
	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/reading"
	"forcestats/pipeline/record"
)

func newInspect(a *app) *cobra.Command {
	var rows int
	var layout string
	var draft bool
	c := &cobra.Command{
		Use:   "inspect FILE",
		Short: "Show a file as the program sees it",
		Long: "Inspect shows a spreadsheet's cells with address, type and marks, or the blocks of a PDF, web page or Word document; which\n" +
			"publication claims it, and why the others don't. With --layout it shows what each cell or block became.\n" +
			"With --card it writes the draft of a card: what its columns are, so that the table becomes a publication." +
			exitHelp(exitDone, exitFailed, exitUsage),
		Example: "  forcestats inspect sources/pfatablesdec19.xlsx --rows 12\n  forcestats inspect sources/pfatablesdec19.xlsx --layout auto",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			s, err := a.settings(c)
			if err != nil {
				return err
			}
			o, err := readerOptions(s)
			if err != nil {
				return err
			}
			r, err := reading.NewReader(o)
			if err != nil {
				return err
			}
			defer r.Close()
			if draft {
				return a.draftCard(r.Engine, args[0])
			}
			return a.inspect(r.Engine, args[0], layout, rows)
		},
	}
	c.Flags().IntVar(&rows, "rows", 20, "rows of each sheet to show; 0 shows all")
	c.Flags().StringVar(&layout, "layout", "", "show what this layout makes of the file; auto takes the one that claims it")
	c.Flags().BoolVar(&draft, "card", false, "write a draft of a card for the table in the file, with every doubt as a comment")
	return c
}

func (a *app) inspect(e *extract.Engine, name, layout string, rows int) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	doc, format, err := e.Open(extract.File{Name: name, ReaderAt: f, Size: info.Size()})
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	fmt.Fprintf(a.out, "%s: %s\n\n", name, format)
	claims := e.Recognise(doc)
	for _, c := range claims {
		if c.Score > 0 && c.Layout != "" {
			fmt.Fprintf(a.out, "claimed by %s, layout %s (%d)\n", c.Publication.Meta().ID, c.Layout, c.Score)
		} else {
			fmt.Fprintf(a.out, "not %s: %s\n", c.Publication.Meta().ID, c.Misfit)
		}
	}
	fmt.Fprintln(a.out)
	if layout != "" {
		return trace(a.out, doc, claims, layout)
	}
	if doc.Pages != nil {
		return describePages(a.out, doc.Pages)
	}
	return sheet.Describe(a.out, doc.Book, rows)
}

func describePages(w io.Writer, d *page.Document) error {
	if d.Unpaged {
		for _, name := range slices.Sorted(maps.Keys(d.Properties)) {
			fmt.Fprintf(w, "%s: %s\n", name, d.Properties[name])
		}
	} else {
		fmt.Fprintf(w, "%d pages, tagged: %t, body type %.1f points\n", len(d.Pages), d.Tagged, d.BodySize)
	}
	for _, b := range d.Blocks {
		fmt.Fprintf(w, "%s (%s, %.1f pt", place(d, &b), b.Found, b.Size)
		if b.Bold {
			fmt.Fprint(w, ", bold")
		}
		fmt.Fprintf(w, ") %q %q", b.Label, b.Text)
		if b.Marks != "" {
			fmt.Fprintf(w, " marks %q", b.Marks)
		}
		fmt.Fprintln(w)
	}
	return nil
}

// place says where a block stands and what it is: by its page, or by the
// anchor, level and table of a document without pages.
func place(d *page.Document, b *page.Block) string {
	if !d.Unpaged {
		return fmt.Sprintf("page %d %s", b.Page, b.Kind)
	}
	s := b.Kind.String()
	if b.Level > 0 {
		s += fmt.Sprintf(" %d", b.Level)
	}
	if b.Table > 0 {
		s += fmt.Sprintf(" in table or box %d row %d", b.Table, b.Row)
	}
	if b.Anchor != "" {
		s += " #" + b.Anchor
	}
	return s
}

// trace prints every raw row that a layout makes, by cell or page.
func trace(w io.Writer, doc *publication.Document, claims []extract.Candidate, layout string) error {
	chosen := claims[0]
	if layout != "auto" {
		found := false
		for _, c := range claims {
			if c.Layout == layout {
				chosen, found = c, true
				break
			}
		}
		if !found {
			return usageError{fmt.Errorf("no publication that claims the file has a layout %q", layout)}
		}
	}
	if chosen.Layout == "" {
		return fmt.Errorf("no publication claims the file")
	}
	if doc.Book != nil {
		tables, err := publication.Explain(chosen.Publication, *doc, chosen.Layout)
		if err != nil {
			return err
		}
		return sheetlayout.Print(w, tables)
	}
	var rows record.RawRows
	if err := chosen.Publication.Extract(doc, chosen.Layout, &rows); err != nil {
		fmt.Fprintln(w, "read only in part:", err)
	}
	fmt.Fprintf(w, "%q by %s, published %q, covers %q\n", rows.About.Title, rows.About.Publisher, rows.About.Published.Text, rows.About.Period.Text)
	for _, a := range rows.Areas {
		if a.Role == "subject" {
			fmt.Fprintf(w, "about the %s %q\n", a.Area.Kind, a.Area.Name)
		}
	}
	for _, o := range rows.Observations {
		fmt.Fprintf(w, "%s: %q is %s of %q (%s%s) in %q, %s\n", o.Origin, o.Published, o.Measure, o.Area.Name, o.Category, offence(o.Offence), o.Period.Text, o.Unit)
	}
	for _, j := range rows.Judgements {
		fmt.Fprintf(w, "%s: %q is %q of %q\n", j.Origin, j.Grade, j.Printed, j.Area.Name)
	}
	for _, f := range rows.Findings {
		fmt.Fprintf(w, "page %d: %s %s: %q\n", f.Page, f.Kind, f.Number, f.Text)
	}
	for _, i := range rows.Issues {
		fmt.Fprintf(w, "%s: %s: %s\n", record.Origin{Sheet: i.Sheet, Cell: i.Cell, Page: i.Page}, i.Code, i.Message)
	}
	return nil
}

func offence(o record.OffenceLabel) string {
	s := ""
	for _, part := range []string{o.Group, o.Subgroup, o.Code, o.Description} {
		if part != "" {
			if s != "" {
				s += " > "
			}
			s += part
		}
	}
	return s
}
