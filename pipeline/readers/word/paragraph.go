package word

import (
	"encoding/xml"
	"strconv"
	"strings"
	"unicode"

	"forcestats/pipeline/readers/page"
)

// text is what a paragraph is made of while it is read.
type text struct {
	b           strings.Builder
	properties  paragraphProperties
	bold, plain int             // letters in bold, and not
	sizes       map[float64]int // letters by type size
	marks       []string
	links       []page.Link
}

// paragraph reads a paragraph; text boxes in it are blocks before it.
func (b *body) paragraph(depth int) error {
	t := &text{sizes: map[float64]int{}}
	wasContents := len(b.fields) > 0 && b.contents > 0
	if err := b.inline(t, depth); err != nil {
		return err
	}
	s := b.style(t.properties.Style)
	n := numbering{ID: s.numbering.ID, Level: s.numbering.Level}
	if own := t.properties.Numbering; own != nil {
		if own.ID != nil {
			n.ID = own.ID
		}
		if own.Level != nil {
			n.Level = own.Level
		}
	}
	k := page.Block{Kind: page.Paragraph, Text: page.Squash(t.b.String()), Marks: strings.Join(t.marks, ","), Links: t.links, Size: t.size(&s)}
	if k.Text == "" {
		return nil // an empty paragraph is not numbered on
	}
	label, level, listed := b.lists.next(n)
	if s.contents || s.hidden || wasContents || b.contents > 0 {
		return nil
	}
	k.Bold = t.bold > 0 && t.plain == 0
	switch heading := headingOf(&s, &t.properties); {
	case heading > 0:
		k.Kind, k.Level = page.Heading, heading
		if label != "" && label != "•" {
			k.Text = label + " " + k.Text
		}
	case listed:
		k.Kind, k.Level, k.Label = page.ListItem, level, label
	default:
		if glyph, rest := page.TakeLabel(k.Text, false); glyph != "" && rest != "" {
			k.Kind, k.Level, k.Label, k.Text = page.ListItem, 1, glyph, rest
		}
	}
	b.put(k)
	return nil
}

// headingOf is a paragraph's level as a heading: its own, else its style's.
func headingOf(s *style, p *paragraphProperties) int {
	if p.Outline == nil {
		return s.level
	}
	n, err := strconv.Atoi(p.Outline.Val)
	if err != nil || n < 0 || n > 8 {
		return 0
	}
	return n + 1
}

func (b *body) style(id *value) style {
	if id == nil {
		return style{}
	}
	return b.styles[id.Val]
}

// size is the type size of most of the text, 0 where nothing sets one.
func (t *text) size(s *style) float64 {
	best, most := 0.0, 0
	for size, n := range t.sizes {
		if n > most || n == most && size > best {
			best, most = size, n
		}
	}
	if best == 0 {
		return s.size
	}
	return best
}

// inline reads the content of a paragraph, or of an element within it.
func (b *body) inline(t *text, depth int) error {
	if depth > maxDepth {
		return page.Errorf(page.TooLarge, "the document is nested deeper than %d elements", maxDepth)
	}
	for {
		token, err := b.next()
		if err != nil {
			return err
		}
		switch e := token.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			if err := b.inParagraph(t, &e, depth+1); err != nil {
				return err
			}
		}
	}
}

func (b *body) inParagraph(t *text, e *xml.StartElement, depth int) error {
	switch name := known(e.Name); {
	case unread[name]:
		return b.d.Skip()
	case name == "pPr":
		return b.d.DecodeElement(&t.properties, e)
	case name == "r":
		return b.run(t, depth)
	case name == "hyperlink":
		from := t.b.Len()
		if err := b.inline(t, depth); err != nil {
			return err
		}
		address := b.links[attribute(e, "id")]
		if anchor := attribute(e, "anchor"); anchor != "" {
			address += "#" + anchor
		}
		if words := page.Squash(t.b.String()[from:]); words != "" && address != "" {
			t.links = append(t.links, page.Link{Text: words, Address: address})
		}
		return nil
	case name == "txbxContent":
		return b.textBox(depth)
	}
	b.bookmark(e)
	return b.inline(t, depth)
}

// textBox reads a box of text that stands beside a paragraph.
func (b *body) textBox(depth int) error {
	table, row := b.table, b.row
	b.tables++
	b.table, b.row = b.tables, 1
	err := b.container(depth)
	b.table, b.row = table, row
	return err
}

// run reads a stretch of text that looks alike.
func (b *body) run(t *text, depth int) error {
	var p runProperties
	s := b.style(t.properties.Style)
	for {
		token, err := b.next()
		if err != nil {
			return err
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			if _, end := token.(xml.EndElement); end {
				return nil
			}
			continue
		}
		switch name := known(e.Name); {
		case name == "rPr":
			if err := b.d.DecodeElement(&p, &e); err != nil {
				return err
			}
			if named := b.style(p.Style); p.Bold == nil && named.bold {
				p.Bold = &value{}
			}
			continue
		case name == "t", name == "instrText", name == "sym", name == "tab", name == "br", name == "cr", name == "noBreakHyphen", name == "fldChar",
			name == "footnoteReference", name == "endnoteReference":
			err = b.piece(t, &s, &p, &e)
		case unread[name]:
			err = b.d.Skip()
		case name == "txbxContent":
			err = b.textBox(depth)
		default:
			err = b.inline(t, depth) // a drawing, a picture: text boxes in it
		}
		if err != nil {
			return err
		}
	}
}

// piece reads one element of a run.
func (b *body) piece(t *text, s *style, p *runProperties, e *xml.StartElement) error {
	switch known(e.Name) {
	case "t":
		var words string
		if err := b.d.DecodeElement(&words, e); err != nil {
			return err
		}
		return b.write(t, s, p, words)
	case "instrText":
		var words string
		if err := b.d.DecodeElement(&words, e); err != nil {
			return err
		}
		if n := len(b.fields); n > 0 && len(b.fields[n-1]) < maxInstruction {
			b.fields[n-1] += words
			if b.contents == 0 && strings.HasPrefix(strings.ToUpper(strings.TrimSpace(b.fields[n-1])), "TOC") {
				b.contents = n
			}
		}
		return nil
	case "fldChar":
		switch attribute(e, "fldCharType") {
		case "begin":
			if len(b.fields) < maxDepth {
				b.fields = append(b.fields, "")
			}
		case "end":
			if n := len(b.fields); n > 0 {
				if b.contents == n {
					b.contents = 0
				}
				b.fields = b.fields[:n-1]
			}
		}
	case "footnoteReference", "endnoteReference":
		t.marks = append(t.marks, attribute(e, "id"))
	case "noBreakHyphen":
		t.b.WriteRune('\u2011')
	case "sym":
		if c, err := strconv.ParseUint(attribute(e, "char"), 16, 16); err == nil && c > 0x20 {
			t.b.WriteRune(rune(c))
		}
	default: // tab, br, cr
		t.b.WriteByte(' ')
	}
	return b.d.Skip()
}

// maxInstruction is more than a field's instruction has before its name.
const maxInstruction = 1000

func (b *body) write(t *text, s *style, p *runProperties, words string) error {
	if p.Hidden.on() {
		return nil
	}
	if b.letters += len(words); b.letters > maxText {
		return page.Errorf(page.TooLarge, "the document has more than %d bytes of text", maxText)
	}
	letters := 0
	for _, c := range words {
		if !unicode.IsSpace(c) {
			letters++
		}
	}
	bold := s.bold
	if p.Bold != nil {
		bold = p.Bold.on()
	}
	if bold {
		t.bold += letters
	} else {
		t.plain += letters
	}
	size := points(p.Size)
	if size == 0 {
		size = s.size
	}
	t.sizes[size] += letters
	t.b.WriteString(words)
	return nil
}
