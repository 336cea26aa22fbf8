package recommendation

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"forcestats/pipeline/readers/page"
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
	Found         page.Way
	Listed        bool         // stands in a list of recommendations, not in the running text
	Rest          []page.Block // what follows it, up to the next entry or a new part: an answer, a status
	Responsible   string       // from a column of a table
	Deadline      string       // from a column of a table
	Status        string       // from a column of a table
	Response      string       // from a column of a table

	first page.Block
}

// add appends a block to the text of an entry.
func (e *Entry) add(b *page.Block, text string) {
	text = strings.TrimSpace(text)
	if text == "" {
		return
	}
	if e.Text == "" {
		e.Page, e.Found = b.Page, b.Found
		e.Text = text
		if label := Bullet(b.Label); b.Kind == page.ListItem && e.first.Page > 0 && label != "• " && strings.Contains(text, " ") && e.under(b) {
			e.Text = label + text
		}
	} else {
		e.Text += separator(e.Text, b) + text
	}
	e.PageEnd = max(e.PageEnd, b.PageEnd)
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

// number is a printed number: 1, 1.2, 4a, 4a) i), R7, IV.
const number = `[A-Z]{0,3}\d{1,3}(?:\.\d{1,3})*(?:\s?\(?[a-z]\)?)?(?:\s?\(?(?:i{1,3}|iv|vi{0,3}|ix|x)\)?)?|[IVX]{1,5}\b|(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)\b`

var (
	// named is "Recommendation 4: text", "Learning point 2", "New recommendation 1".
	named = regexp.MustCompile(`^(?i:(?:new |national |local |key |overarching |interim |final |further |priority |system |cross-cutting |urgent |immediate |strategic |operational |practice |multi-agency |single agency |inquiry |committee |panel )?(recommendations?|learning points?|learning|action points?|areas? for improvement|afi|causes? (?:of|for) concern|lessons?|findings? and recommendations?))\s+(?i:no\.?\s*|number\s+|#)?(` + number + `)(\s*[:.)–—-]\s*|\s+|$)(.*)$`)
	// unnumbered is "Recommendation: text".
	unnumbered = regexp.MustCompile(`^(?i:recommendation|learning point|committee recommendation|inquiry recommendation)\s*[:–—]\s+(.+)$`)
	// short is "R7. text" or "R7: text".
	short = regexp.MustCompile(`^(M?R\s?\d{1,3}(?:\.\d{1,2})?)\s*[:.)–—-]?\s+(.+)$`)
	// shortAlone is "R7" on a line of its own.
	shortAlone = regexp.MustCompile(`^(M?R\s?\d{1,3}(?:\.\d{1,2})?)\s*[:.)]?$`)
	// dots lead to a page number in a table of contents.
	dots = regexp.MustCompile(`(?:\.\s?){4,}|…{2,}|\s\d{1,3}$`)
)

// start is how an entry begins.
type start struct {
	word, number, rest string
}

// readStart reads the beginning of an entry from a block, if it is one.
func readStart(b *page.Block) (start, bool) {
	text := strings.TrimSpace(b.Text)
	if b.Kind == page.TableRow && len(b.Cells) > 1 || text == "" {
		return start{}, false
	}
	if !mayStart(text) {
		return start{}, false
	}
	if m := named.FindStringSubmatch(text); m != nil {
		mark := strings.TrimSpace(m[3])
		set := b.Kind == page.Heading || b.Bold || b.Table != 0
		if mark == "" && m[4] != "" && !set && !ownSentence(m[4]) {
			return start{}, false // "Recommendation 18 of the report asked ..."
		}
		if mark == "" && m[4] != "" && startsLower(m[4]) && len(m[4]) > shortTitle {
			return start{}, false
		}
		return start{word(m[1]), inFigures(strings.TrimSpace(m[2])), strings.TrimSpace(m[4])}, true
	}
	if m := unnumbered.FindStringSubmatch(text); m != nil {
		return start{"recommendation", "", m[1]}, true
	}
	if m := short.FindStringSubmatch(text); m != nil {
		return start{"recommendation", strings.ReplaceAll(m[1], " ", ""), m[2]}, true
	}
	if m := shortAlone.FindStringSubmatch(text); m != nil {
		return start{"recommendation", strings.ReplaceAll(m[1], " ", ""), ""}, true
	}
	return start{}, false
}

// ownSentence reports whether what follows "Recommendation 4" without a mark is
// a sentence of its own that asks for something: the line broke after the number.
func ownSentence(rest string) bool {
	return len(rest) > len("That the board acts.") && rest[0] >= 'A' && rest[0] <= 'Z' && strings.ContainsRune(".:;", rune(rest[len(rest)-1])) &&
		(strings.HasPrefix(rest, "That ") || obligation.MatchString(rest))
}

// mayStart looks for the words of a start before the patterns do: a report has
// thousands of blocks.
func mayStart(text string) bool {
	const within = 60
	head := strings.ToLower(text[:min(len(text), within)])
	head = strings.TrimPrefix(head, "m")
	if len(head) > 1 && head[0] == 'r' && (head[1] == ' ' || head[1] >= '0' && head[1] <= '9') {
		return true
	}
	for _, w := range []string{"recommendation", "learning", "lesson", "action point", "area for", "areas for", "afi", "cause of", "cause for", "causes of", "causes for", "finding"} {
		if strings.Contains(head, w) {
			return true
		}
	}
	return false
}

// inFigures turns "Two" into "2", so that copies of a recommendation meet.
func inFigures(s string) string {
	lower := strings.NewReplacer("-", " ").Replace(strings.ToLower(s))
	n := 0
	for _, part := range strings.Fields(lower) {
		k := slices.Index(numberWords, part)
		if k < 0 {
			return s
		}
		n += k
	}
	return strconv.Itoa(n)
}

var numberWords = []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"}

func word(s string) string {
	s = strings.ToLower(s)
	switch {
	case strings.HasPrefix(s, "area"), s == "afi":
		return "area for improvement"
	case strings.HasPrefix(s, "cause"):
		return "cause of concern"
	case strings.HasPrefix(s, "learning"), strings.HasPrefix(s, "lesson"):
		return "learning point"
	}
	return "recommendation"
}

// shortTitle is how long a title can be that is no sentence.
const shortTitle = 120

// isTitle reports whether the words after "Recommendation 4:" are its title:
// short, without a full stop, and no sentence that asks somebody to act.
func isTitle(s string) bool {
	return s != "" && len(s) <= 2*shortTitle && !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, ":") && !strings.HasSuffix(s, ";") && !obligation.MatchString(s)
}

// obligation marks a sentence that asks for something.
var obligation = regexp.MustCompile(`(?i)\b(should|must|shall|needs? to|recommends?|recommended|urges?|calls? on|invites?|encourages?|ha(?:s|ve) to|ought to|will need to)\b`)

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
