package review

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/vocabulary/pattern"
)

// Section is what stands under one heading of the vocabulary that starts
// findings.
type Section struct {
	Kind    string // of its findings
	Heading string // as printed
	Part    string // heading of the part that it stands in, as printed
	Page    int
	Blocks  []page.Block // headings below it, paragraphs, list items and rows; boxes left out
}

// Sections cuts a document into the sections of a vocabulary. A heading that
// the vocabulary doesn't know is a subheading of the section it stands in,
// unless it is set larger than the section's own.
func Sections(blocks []page.Block, v Vocabulary) []Section {
	var out []Section
	var open *Section
	var size, partSize float64
	part, inBox := "", false
	var box frame
	before := 0 // table of the block before
	for i := range blocks {
		b := &blocks[i]
		if b.Kind == page.Footnote {
			continue
		}
		table := before
		before = b.Table
		if r, ok := v.rule(b); ok && !(r.Role == Part && b.Page == 1) { // a cover names every part
			inBox = r.Role == Box
			box = frame{table: b.Table}
			if table == b.Table {
				box.row = b.Row // the letter itself stands in this table
			}
			switch r.Role {
			case Part:
				// A smaller heading in a part repeats its name with a grade.
				if part == "" || r.Kind != "" || b.Size > partSize-1 {
					part, partSize = b.Text, b.Size
				}
				open = nil
				if r.Kind != "" {
					out = append(out, Section{Kind: r.Kind, Heading: b.Text, Page: b.Page})
					open, size = &out[len(out)-1], b.Size
				}
			case Ends:
				open = nil
			case Starts:
				if open != nil && open.Kind == r.Kind && open.divided(b, r) {
					continue
				}
				out = append(out, Section{Kind: r.Kind, Heading: b.Text, Part: part, Page: b.Page})
				open, size = &out[len(out)-1], b.Size
			}
			continue
		}
		if inBox {
			if !box.left(b) && !(box.table == 0 && open != nil && resumes(open, b)) {
				continue
			}
			inBox = false
		}
		if open == nil {
			continue
		}
		if b.Kind == page.Heading && b.Size > size+1 {
			open = nil
			continue
		}
		open.Blocks = append(open.Blocks, *b)
	}
	return out
}

// divided reports whether a heading of the section's own kind only divides it,
// and then keeps it as a subheading, or is the head of a table that repeats the
// heading above it.
func (s *Section) divided(b *page.Block, r Rule) bool {
	if r.Divides {
		c := *b
		c.Kind = page.Heading // however it is set
		s.Blocks = append(s.Blocks, c)
	}
	return r.Divides || len(s.Blocks) == 0
}

// frame is the ruled frame of a box: a table of its own, or one row of it.
type frame struct{ table, row int }

// left reports whether a block stands outside the frame.
func (f frame) left(b *page.Block) bool {
	return f.table != 0 && (b.Table != f.table || f.row != 0 && b.Row != f.row)
}

// resumes reports whether a list item after a box without a frame belongs to
// the list before the box.
func resumes(s *Section, b *page.Block) bool {
	if b.Kind != page.ListItem {
		return false
	}
	for i := len(s.Blocks) - 1; i >= 0; i-- {
		if l := &s.Blocks[i]; l.Kind == page.ListItem {
			return l.Label == b.Label && l.X-b.X < 3 && b.X-l.X < 3
		}
	}
	return false
}

// Item is one finding of a section.
type Item struct {
	Label         string // number as printed, without its full stop; empty for a bullet
	Text          string // sub-bullets as "• " on their own lines
	Subheading    string
	Lead          string // the sentence that leads into the list and ends with a colon, or empty
	Page, PageEnd int
	Anchor        string
	Found         page.Way
}

// Items returns the findings of a section: its list items with the lists below
// them, or, where it has no list at all, its paragraphs.
func (s *Section) Items() []Item {
	r := reader{listed: s.listed()}
	r.least = s.leastLevel()
	for i := range s.Blocks {
		r.block(&s.Blocks[i])
	}
	var out []Item
	for _, i := range r.items {
		// A numbered paragraph that only leads into what follows, and one that
		// says that there is nothing, are no findings.
		if strings.HasSuffix(i.Text, ":") || leadsIn.MatchString(i.Text) || nothing.MatchString(i.Text) || closing.MatchString(i.Text) {
			continue
		}
		out = append(out, i)
	}
	return out
}

// closing matches how a letter ends, and what it says of earlier ones where it
// adds nothing: "Ofsted will take the findings from this visit into account".
var closing = regexp.MustCompile(`(?i)^(?:ofsted will take the findings\b|(?:i am|we are) copying this letter\b|yours (?:sincerely|faithfully)\b` +
	`|the areas for improvement (?:set|identified) at the (?:last|previous)\b.*\bremain\b)`)

// leadsIn matches "the local authority should take the following action."
var leadsIn = regexp.MustCompile(`(?i)\bthe following (?:actions?|areas?|recommendations?|improvements?|steps)[.:]?$`)

// nothing matches "The inspection did not find any areas for priority and
// immediate action."
var nothing = pattern.Lines(`(?i)`, `
	^(?:(?:the|this) inspection|(?:the )?inspectors|ofsted|we) (?:did not|didn[’']t|have not|has not) `+foundAny+`  # The inspection did not find any area
	^there (?:are|were) no (?:areas?|priority|recommendations?)\b  # There are no area
	^(?:none|not applicable|n/a)\b.{0,20}$  # None
	^no (?:areas?|priority actions?|recommendations?) (?:were|was|have been|are)\b  # No area were
`, ``)

// foundAny is what an inspection did not do.
const foundAny = `(?:find|found|identif)[a-z]* any (?:areas?|priority|recommendations?)\b`

func (s *Section) listed() bool {
	for i := range s.Blocks {
		if s.Blocks[i].Kind == page.ListItem {
			return true
		}
	}
	return false
}

// leastLevel returns the depth of the section's outermost items.
func (s *Section) leastLevel() int {
	least := 0
	for i := range s.Blocks {
		if b := &s.Blocks[i]; b.Kind == page.ListItem && (least == 0 || b.Level < least) {
			least = b.Level
		}
	}
	return least
}

type reader struct {
	items            []Item
	listed           bool
	least            int
	subheading, lead string
	open             bool   // the last item may go on
	label, sub       string // labels of the last item and of the list below it
}

func (r *reader) block(b *page.Block) {
	switch b.Kind {
	case page.Heading:
		r.subheading, r.lead, r.open = b.Text, "", false
	case page.ListItem:
		if r.open && r.below(b) {
			r.sub = b.Label
			r.last().grow(b, "\n• ")
			return
		}
		r.add(b)
	case page.Paragraph:
		r.paragraph(b)
	}
}

func (r *reader) paragraph(b *page.Block) {
	switch {
	case strings.HasSuffix(b.Text, ":"):
		r.lead, r.open = b.Text, false
	case !r.listed:
		r.add(b)
	case r.open && startsLower(b.Text):
		r.last().grow(b, " ")
	default:
		// Prose after the list.
		r.open = false
		r.lead = ""
	}
}

// below reports whether a list item belongs to the list below the last item:
// it stands deeper, or the last item leads into a list and the label differs.
func (r *reader) below(b *page.Block) bool {
	if b.Level > r.least {
		return true
	}
	if page.LabelForm(b.Label) == page.LabelForm(r.label) {
		return false
	}
	return strings.HasSuffix(r.last().Text, ":") || r.sub != "" && b.Label == r.sub
}

func (r *reader) last() *Item { return &r.items[len(r.items)-1] }

func (r *reader) add(b *page.Block) {
	text := strings.TrimSpace(b.Text)
	if !strings.ContainsFunc(text, unicode.IsLetter) {
		return
	}
	r.items = append(r.items, Item{
		Label: Number(b.Label), Text: text, Subheading: r.subheading, Lead: r.lead,
		Page: b.Page, PageEnd: b.PageEnd, Anchor: b.Anchor, Found: b.Found,
	})
	r.open, r.label, r.sub = true, b.Label, ""
}

func (i *Item) grow(b *page.Block, separator string) {
	i.Text += separator + b.Text
	i.PageEnd = max(i.PageEnd, b.PageEnd)
}

// Number returns a printed number without the marks around it, and nothing for
// a bullet.
func Number(label string) string {
	s := strings.Trim(label, "().:; ")
	if c, _ := utf8.DecodeRuneInString(s); unicode.IsDigit(c) {
		return s
	}
	if len(s) > 0 && len(s) <= 5 && strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz") == "" && s != label {
		return s
	}
	return ""
}

func startsLower(s string) bool {
	for _, c := range s {
		if unicode.IsLetter(c) {
			return unicode.IsLower(c)
		}
		if unicode.IsDigit(c) {
			return false
		}
	}
	return false
}
