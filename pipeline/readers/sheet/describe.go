package sheet

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// String names a kind of cell as Describe prints it.
func (k Kind) String() string {
	switch k {
	case Blank:
		return "blank"
	case Text:
		return "text"
	case Number:
		return "number"
	case Bool:
		return "bool"
	case Date:
		return "date"
	case Error:
		return "error"
	}
	return fmt.Sprintf("Kind(%d)", uint8(k))
}

// String is the A1 reference of a range.
func (r Range) String() string {
	if r.Row == r.EndRow && r.Col == r.EndCol {
		return Ref(r.Row, r.Col)
	}
	return Ref(r.Row, r.Col) + ":" + Ref(r.EndRow, r.EndCol)
}

// Describe prints the first rows of every sheet (all if rows <= 0), a cell a
// line: address, kind, text as shown, and what its format adds.
func Describe(w io.Writer, b Book, rows int) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%s, %d sheets", b.Format(), len(b.Sheets()))
	if title := b.Property("title"); title != "" {
		fmt.Fprintf(out, ", title %q", title)
	}
	fmt.Fprintln(out)
	for _, link := range b.Links() {
		fmt.Fprintf(out, "links to %q (not followed)\n", link)
	}
	for _, sh := range b.Sheets() {
		if err := describeSheet(out, sh, rows); err != nil {
			out.Flush()
			return err
		}
	}
	return out.Flush()
}

func describeSheet(out io.Writer, sh Sheet, rows int) error {
	g, err := sh.Head(rows)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "\nsheet %q", sh.Name())
	if sh.Hidden() {
		fmt.Fprint(out, " (hidden)")
	}
	fmt.Fprintln(out)
	for _, m := range g.Merges {
		fmt.Fprintf(out, "merged %s\n", m)
	}
	for r, cells := range g.Cells {
		for c := range cells {
			cell := &cells[c]
			if cell.Kind == Blank {
				continue
			}
			fmt.Fprintf(out, "%-8s %-6s %q%s\n", Ref(r, c), cell.Kind, cell.Text, cell.traits(g.HiddenRows[r], g.HiddenCols[c]))
		}
	}
	return nil
}

// traits lists what is to be known of a cell beside its text.
func (c *Cell) traits(hiddenRow, hiddenCol bool) string {
	var t []string
	add := func(on bool, text string) {
		if on {
			t = append(t, text)
		}
	}
	add(c.Raw != c.Text, fmt.Sprintf("raw %q", c.Raw))
	add(c.Marks != "", fmt.Sprintf("marks %q", c.Marks))
	add(c.Format != "", fmt.Sprintf("format %q", c.Format))
	add(c.Bold, "bold")
	add(c.Italic, "italic")
	add(c.Strike, "strike")
	add(c.Indent > 0, fmt.Sprintf("indent %d", c.Indent))
	add(c.Merged, "merged")
	add(c.Formula, "formula")
	add(hiddenRow, "hidden row")
	add(hiddenCol, "hidden column")
	if len(t) == 0 {
		return ""
	}
	return "  [" + strings.Join(t, ", ") + "]"
}
