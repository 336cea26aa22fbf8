package recommendation

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/vocabulary/phrase"
)

// numbered is a paragraph that begins with its number: "8.1. The idea", "12) That".
var numbered = regexp.MustCompile(`^(\d{1,3}(?:\.\d{1,3}){0,3})(?:[.)]\s*|\s+)(\p{Lu}.*|[‘“"(\[].*)$`)

// inBrackets is a paragraph that begins with a number in brackets, and may go on
// from a sentence before the list: "(2) the council reviews its policy."
var inBrackets = regexp.MustCompile(`^\((\d{1,3})\)\s+(\S.*)$`)

// ownNumber returns the number that a paragraph begins with, and its text.
func ownNumber(text string) (number, rest string, ok bool) {
	m := numbered.FindStringSubmatch(text)
	if m == nil {
		m = inBrackets.FindStringSubmatch(text)
	}
	if m == nil {
		return "", "", false
	}
	return m[1], m[2], true
}

// item is a block that may begin an entry of a list.
type item struct {
	at     int
	number string
	text   string
	depth  int // parts of the number; 0 for a bullet
	level  int
	x      float64
}

func itemsOf(blocks []*page.Block) []item {
	var all []item
	for i, b := range blocks {
		label := strings.Trim(b.Label, "().: ")
		switch {
		case b.Kind == page.ListItem && isNumber(label):
			all = append(all, item{i, label, b.Text, strings.Count(label, ".") + 1, b.Level, b.X})
		case b.Kind == page.ListItem:
			if Bullet(b.Label) == "• " {
				label = ""
			}
			all = append(all, item{i, label, b.Text, 0, b.Level, b.X})
		case b.Kind == page.Paragraph || b.Kind == page.Heading && len(b.Text) > shortTitle:
			if number, rest, ok := ownNumber(b.Text); ok {
				all = append(all, item{i, number, rest, strings.Count(number, ".") + 1, 0, b.X})
			}
		}
	}
	return all
}

var digitsOnly = regexp.MustCompile(`^\d{1,3}(?:\.\d{1,3}){0,3}$`)

func isNumber(label string) bool { return digitsOnly.MatchString(label) }

// tops picks the outermost items: numbered ones of the first number's form if
// there are at least two or nothing else, else the outermost bullets.
func tops(items []item) []item {
	first := -1
	count := map[int]int{}
	for i := range items {
		if items[i].depth > 0 {
			if first < 0 {
				first = i
			}
			count[items[i].depth]++
		}
	}
	var out []item
	if first >= 0 && (first == 0 || count[items[first].depth] > 1) {
		depth := items[first].depth
		for _, it := range items {
			if it.depth == depth && it.x <= items[first].x+deeper {
				out = append(out, it)
			}
		}
		return out
	}
	for _, it := range items {
		if it.depth > 0 {
			continue
		}
		if len(out) > 0 && (it.level > out[0].level || it.x > out[0].x+deeper) {
			continue
		}
		out = append(out, it)
	}
	return out
}

// mostSkipped is how many numbers a list may jump over and still be one.
const mostSkipped = 3

// run keeps the items of one numbering, and returns where items stand that are
// none of it: a footnote "252 Public Health England", the paragraphs of the
// next chapter. A numbering starts again only below a heading.
func run(top []item, blocks []*page.Block) (kept []item, stray []int) {
	if len(top) == 0 || top[0].depth == 0 {
		return top, nil
	}
	size := blocks[top[0].at].Size
	for k, it := range top {
		b := blocks[it.at]
		switch {
		case len(kept) == 0:
			kept = append(kept, it)
		case b.Size < size-noteSmaller:
			stray = append(stray, it.at)
		case follows(kept[len(kept)-1], it, top[k+1:]) || last(it.number) <= 1 && headingBetween(blocks, kept[len(kept)-1].at, it.at):
			kept = append(kept, it)
		default:
			stray = append(stray, it.at)
		}
	}
	return kept, stray
}

// noteSmaller is by how many points a footnote is smaller than the text.
const noteSmaller = 0.8

// follows reports whether a number goes on from the one before it: it is the
// next, or a little further where the next is nowhere below.
func follows(before, it item, after []item) bool {
	if prefix(before.number) != prefix(it.number) {
		return false
	}
	gap := last(it.number) - last(before.number)
	if gap <= 1 {
		return gap == 1
	}
	if gap > mostSkipped+1 {
		return gap > 0 && it.depth > 1 // 8.5, 8.18: of one chapter
	}
	for _, more := range after {
		if prefix(more.number) == prefix(it.number) && last(more.number) == last(before.number)+1 {
			return false
		}
	}
	return true
}

func prefix(number string) string { return number[:strings.LastIndexByte(number, '.')+1] }

func last(number string) int {
	n, err := strconv.Atoi(number[strings.LastIndexByte(number, '.')+1:])
	if err != nil {
		return 0
	}
	return n
}

func headingBetween(blocks []*page.Block, from, to int) bool {
	for _, b := range blocks[from+1 : to] {
		if b.Kind == page.Heading {
			return true
		}
	}
	return false
}

// deeper is how far in a list within a list begins, in points; margins of left
// and right pages differ by more than that only together with their numbers.
const deeper = 30

// listEntries reads a list without words: numbers, bullets, or paragraphs.
func (r *Reader) listEntries(p *Part) []Entry {
	items := itemsOf(p.Blocks)
	top, stray := run(tops(items), p.Blocks)
	if len(top) == 0 {
		return r.paragraphEntries(p)
	}
	for _, it := range items {
		if it.depth > 0 && p.Blocks[it.at].Size < p.Blocks[top[0].at].Size-noteSmaller {
			stray = append(stray, it.at)
		}
	}
	var all []Entry
	lead := ""
	for k, it := range top {
		end := len(p.Blocks)
		if k+1 < len(top) {
			end = top[k+1].at
		}
		b := p.Blocks[it.at]
		e := Entry{Kind: p.Kind, Number: it.number, Section: p.Heading, Subheading: subheadingBefore(p.Blocks, it.at), Listed: true, Page: b.Page, PageEnd: b.PageEnd, Found: b.Found, first: *b}
		if k == 0 || p.Blocks[it.at-1].Kind == page.Paragraph && it.number == "" {
			lead = leadBefore(p.Blocks, it.at)
		}
		if !ownSubject.MatchString(it.text) {
			e.Responsible = lead
		}
		e.add(b, it.text)
		for _, at := range stray {
			if at > it.at && at < end && p.Blocks[at].X <= it.x+deeper/2 {
				end = at // the numbering stopped, or a note stands there
			}
		}
		n := r.listExtent(near(b, p.Blocks[it.at+1:end]), it)
		for _, more := range p.Blocks[it.at+1 : it.at+1+n] {
			e.add(more, more.Text)
		}
		for _, rest := range p.Blocks[it.at+1+n : end] {
			e.Rest = append(e.Rest, *rest)
		}
		all = append(all, e)
	}
	return p.asking(all)
}

// asking keeps the items that ask for something. In a list of recommendations
// nearly all do; where none does and all are short, each is what is
// recommended ("Better training for all staff"). Areas for improvement and
// learning points need not ask.
func (p *Part) asking(all []Entry) []Entry {
	length := 0
	for i := range all {
		length += len(all[i].Text)
	}
	if p.Kind == "learning_point" && length > evidenceLength*len(all) {
		return nil // a chapter about what was learnt
	}
	if p.Kind != "recommendation" || p.keepsAll {
		return all
	}
	var out []Entry
	for i := range all {
		if all[i].asks() {
			out = append(out, all[i])
		}
	}
	switch {
	case len(out) == 0 && !p.mixed && length <= shortItem*len(all):
		return all
	case p.mixed || 2*len(out) <= len(all):
		return out
	}
	// Of a list that asks, an item between others does too, in whatever words;
	// one before them may only lead in.
	first := slices.IndexFunc(all, func(e Entry) bool { return e.asks() })
	if all[0].Number != "" && strings.Contains(all[0].Number, ".") {
		return out
	}
	return all[first:]
}

// asks reports whether an entry asks for something, or the sentence that leads
// into its list does: "The Board should ensure that:".
func (e *Entry) asks() bool { return e.Responsible != "" || Asks(e.Text) }

// shortItem is how long an item is that only names what is recommended.
const shortItem = 250

// listExtent returns how many blocks after an item's first belong to it:
// lists below it, paragraphs that go on from a colon or a bullet, and, of a
// numbered item, further paragraphs that ask for something.
func (r *Reader) listExtent(after []*page.Block, it item) int {
	n := 0
	for n < len(after) {
		b := after[n]
		if b.Kind == page.Heading || b.Kind == page.TableRow || answers(b) {
			break
		}
		if b.Kind == page.Paragraph && !startsLower(b.Text) {
			if it.number == "" || !obligation.MatchString(b.Text) && b.X < it.x-1 {
				break
			}
			if strings.HasSuffix(strings.TrimSpace(b.Text), ":") && n+1 < len(after) && after[n+1].Kind == page.ListItem && after[n+1].Level <= 1 && b.X <= it.x {
				break // leads into the next list
			}
		}
		n++
	}
	return n
}

// ownSubject marks an item that itself says who should act.
var ownSubject = regexp.MustCompile(`^\p{Lu}.{2,160}?\b(?:should|must|needs? to)\b`)

// leadWho is a sentence before a list that says who must act: "The partnership
// should ensure that:".
var leadWho = regexp.MustCompile(`^(.{3,160}?)\s+(?:needs?\s+to|should|must|(?:is|are)\s+(?:recommended|asked|required)\s+to)\b.*:$`)

func leadBefore(blocks []*page.Block, at int) string {
	if at == 0 || blocks[at-1].Kind != page.Paragraph {
		return ""
	}
	m := leadWho.FindStringSubmatch(strings.TrimSpace(blocks[at-1].Text))
	if m == nil {
		return ""
	}
	who := m[1]
	if i := strings.LastIndex(who, ", "); i >= 0 && deadlineLead.MatchString(who) {
		who = who[i+2:]
	}
	return who
}

var deadlineLead = regexp.MustCompile(`(?i)^(?:by|within|before|no later than)\b`)

func subheadingBefore(blocks []*page.Block, at int) string {
	for i := at - 1; i >= 0; i-- {
		if blocks[i].Kind == page.Heading {
			return blocks[i].Text
		}
	}
	return ""
}

// asksAtOnce reports whether the first sentence of a paragraph asks for
// something.
func asksAtOnce(text string) bool {
	t := phrase.Split(text)
	return len(t.Tokens) > 0 && Asks(firstSentence(t))
}

// lettered is a paragraph that begins with a letter: "a) The Board", "(iv) That".
var lettered = regexp.MustCompile(`^\(?([a-z]|[ivx]{1,5})[.)]\s+(\p{Lu}.*)$`)

// paragraphEntries takes the paragraphs of a list that has neither numbers nor
// bullets, as far as they ask for something. What follows a colon belongs to
// the paragraph that ends in it: bullets may be drawn and not written.
func (r *Reader) paragraphEntries(p *Part) []Entry {
	var all []Entry
	colon := false
	for i, b := range p.Blocks {
		text := strings.TrimSpace(b.Text)
		switch {
		case b.Kind != page.Paragraph:
			colon = false
		case colon && !leadWho.MatchString(text) && len(text) < shortTitle*2:
			e := &all[len(all)-1]
			e.Text += "\n• " + text
			e.PageEnd = max(e.PageEnd, b.PageEnd)
		case asksAtOnce(text) && !p.mixed:
			e := Entry{Kind: p.Kind, Section: p.Heading, Subheading: subheadingBefore(p.Blocks, i), Listed: true, Page: b.Page, PageEnd: b.PageEnd, Found: b.Found, first: *b}
			if m := lettered.FindStringSubmatch(text); m != nil {
				e.Number, text = m[1], m[2]
			}
			e.add(b, text)
			all = append(all, e)
			colon = strings.HasSuffix(text, ":")
		case len(all) > 0:
			all[len(all)-1].Rest = append(all[len(all)-1].Rest, *b)
			colon = false
		}
	}
	return all
}
