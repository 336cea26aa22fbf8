package recommendation

import (
	"regexp"
	"strings"

	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/vocabulary/pattern"
)

// Entry is one recommendation, learning point or the like.
type Entry struct {
	Kind          string // the contract's kind
	Number        string // as printed, without the word before it: "4", "4a", "R7"
	Title         string // where the report gives it one
	Section       string // heading of the list that it stands in, or of its chapter
	Subheading    string // nearer heading
	Text          string // sub-bullets on their own lines
	Page, PageEnd int
	Anchor        string // of a web page, see page.Block
	Found         page.Way
	Listed        bool         // stands in a list of recommendations, not in the running text
	Rest          []page.Block // what follows it, up to the next entry or a new part: an answer, a status
	Responsible   string       // from a column of a table
	Deadline      string       // from a column of a table
	Status        string       // from a column of a table
	Response      string       // from a column of a table
	Again         []int        // further pages that print it again

	first page.Block
}

// add appends a block to the text of an entry.
func (e *Entry) add(b *page.Block, text string) {
	text = strings.TrimSpace(text)
	if text == "" {
		return
	}
	if e.Text == "" {
		e.Page, e.Found, e.Anchor = b.Page, b.Found, b.Anchor
		e.Text = text
		if label := Bullet(b.Label); b.Kind == page.ListItem && e.first.Page > 0 && label != "• " && strings.Contains(text, " ") && e.under(b) {
			e.Text = label + text
		}
	} else if items := e.drawn(b, text); items != nil {
		e.Text += "\n• " + strings.Join(items, "\n• ")
	} else {
		e.Text += separator(e.Text, b) + text
	}
	e.PageEnd = max(e.PageEnd, b.PageEnd)
}

// drawnBy is how far a list whose bullets are only drawn is set in, in points.
const drawnBy = 12

// drawn cuts a paragraph that is set in below a colon at its semicolons: a list
// whose bullets are drawn and not written. Nil if it is none.
func (e *Entry) drawn(b *page.Block, text string) []string {
	if b.Kind != page.Paragraph || !strings.HasSuffix(e.Text, ":") || b.X < e.first.X+drawnBy {
		return nil
	}
	var items []string
	rest := text
	for {
		i := strings.Index(rest, "; ")
		if i < 0 {
			break
		}
		end := i + 1
		for _, word := range []string{" and ", " or "} {
			if strings.HasPrefix(rest[end:], word) {
				end += len(word) - 1
				break
			}
		}
		items, rest = append(items, rest[:end]), strings.TrimSpace(rest[end:])
	}
	if len(items) == 0 {
		return nil
	}
	return append(items, rest)
}

// under reports whether a block is not the one that the entry began with: the
// first item of a list below "Recommendation 14:" keeps its letter.
func (e *Entry) under(b *page.Block) bool { return b.Y != e.first.Y || b.Text != e.first.Text }

// separator joins paragraphs by a space, and puts list items, and what follows
// a list, on lines of their own.
func separator(before string, b *page.Block) string {
	if b.Kind == page.ListItem {
		return "\n" + Bullet(b.Label)
	}
	if itemLabel.MatchString(b.Text) {
		return "\n" // "a) the records": a paragraph that is an item
	}
	last := before[strings.LastIndexByte(before, '\n')+1:]
	if strings.HasPrefix(last, "• ") || itemLabel.MatchString(last) && last != before {
		return "\n"
	}
	return " "
}

var itemLabel = regexp.MustCompile(`^(?:\(?[a-zA-Z0-9ivx]{1,4}[.)])\s`)

// Bullet gives a list label as text: letters and numbers stay as printed, any
// glyph is the bullet of the contract.
func Bullet(label string) string {
	if strings.ContainsFunc(label, func(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' }) && len(label) > 1 {
		return label + " "
	}
	return "• "
}

// shortTitle is how long a title can be that is no sentence.
const shortTitle = 120

// isTitle reports whether the words after "Recommendation 4:" are its title:
// short, without a full stop, and no sentence that asks somebody to act.
func isTitle(s string) bool {
	return s != "" && len(s) <= 2*shortTitle && !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, ":") && !strings.HasSuffix(s, ";") && !obligation.MatchString(s)
}

// obligation marks a sentence that asks for something.
var obligation = pattern.Lines(`(?i)\b(`, `
	should         # Should
	must           # Must
	shall          # Shall
	needs? to      # Need to
	recommends?    # Recommend
	recommended    # Recommended
	urges?         # Urge
	calls? on      # Call on
	invites?       # Invite
	encourages?    # Encourage
	ha(?:s|ve) to  # Has to
	ought to       # Ought to
	will need to   # Will need to
`, `)\b`)

func startsLower(s string) bool { return s != "" && s[0] >= 'a' && s[0] <= 'z' }

// NewEntry starts an entry of a part at a block, with the text that it begins
// with.
func NewEntry(p *Part, b *page.Block, subheading, text string) Entry {
	e := Entry{Kind: p.Kind, Section: p.Heading, Subheading: subheading, Listed: true, Page: b.Page, PageEnd: b.PageEnd, Found: b.Found, first: *b}
	e.add(b, text)
	return e
}

// Add appends a block to the text.
func (e *Entry) Add(b *page.Block) { e.add(b, b.Text) }
