package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// indent is how much further right a nominal level of a list begins, in points.
const indent = 18

// OnePage makes a document of blocks that have no pages, type or positions of
// their own: all of it on page 1, one block below the other.
func OnePage(blocks []Block) *Document {
	var text strings.Builder
	for i := range blocks {
		b := &blocks[i]
		b.Page, b.PageEnd = 1, 1
		b.Y = float64(i + 1)
		b.Bottom = b.Y
		if b.Kind == ListItem {
			b.X = indent * float64(b.Level)
			if b.Label != "" {
				text.WriteString(b.Label)
				text.WriteByte(' ')
			}
		}
		text.WriteString(b.Text)
		text.WriteByte('\n')
	}
	return &Document{
		Pages: []Page{{Number: 1, Text: text.String()}}, Blocks: blocks, Properties: map[string]string{},
		Unpaged: true, Tagged: true, BodySize: NominalSize,
	}
}

// headingRunes is longer than a heading that is told by its type alone.
const headingRunes = 160

// LooksHeading reports whether a text that is set in bold or larger than the
// others reads as a heading: short, and no sentence or part of one.
func LooksHeading(text string) bool {
	n := utf8.RuneCountInString(text)
	if n == 0 || n > headingRunes || strings.HasSuffix(text, ".") && n > 40 || strings.HasSuffix(text, ",") || strings.HasSuffix(text, ";") {
		return false
	}
	return strings.ContainsFunc(text, func(c rune) bool { return c >= 'A' })
}

// Squash joins a text's white space to single spaces, drops what prints
// nothing, and spells out ligatures.
func Squash(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, c := range s {
		switch {
		case unicode.IsSpace(c):
			space = true
			continue
		case c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF || unicode.IsControl(c):
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(c)
	}
	return SpellLigatures(b.String())
}

// ligatures are the Latin presentation forms that fonts put for two or three
// letters (Unicode block FB00).
var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st")

// SpellLigatures writes ligatures as their letters.
func SpellLigatures(s string) string { return ligatures.Replace(s) }

// Row makes a table row of its cells' texts; an empty text is a column that a
// cell beside or above fills.
func Row(cells []string, table, number int) Block {
	return Block{
		Kind: TableRow, Cells: cells, Text: strings.Trim(strings.Join(cells, " | "), "| "), Table: table, Row: number, Size: NominalSize,
	}
}

// CellText joins the blocks of a cell: paragraphs by line ends, list items with
// a bullet or their number.
func CellText(blocks []Block) string {
	var lines []string
	for i := range blocks {
		b := &blocks[i]
		text := b.Text
		switch {
		case b.Kind == ListItem && (b.Label == "" || IsBullet(b.Label)):
			text = "• " + text
		case b.Kind == ListItem:
			text = b.Label + " " + text
		}
		lines = append(lines, text)
	}
	return strings.Join(lines, "\n")
}
