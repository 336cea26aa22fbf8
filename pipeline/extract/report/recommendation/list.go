package recommendation

import (
	"regexp"
	"strings"

	"forcestats/pipeline/readers/page"
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

// deeper is how far in a list within a list begins, in points; margins of left
// and right pages differ by more than that only together with their numbers.
const deeper = 30

// listEntries reads a list without words: numbers, bullets, or paragraphs.
func (r *Reader) listEntries(p *Part) []Entry {
	top := tops(itemsOf(p.Blocks))
	if len(top) == 0 {
		return r.paragraphEntries(p)
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
		n := r.listExtent(near(b, p.Blocks[it.at+1:end]), it)
		for _, more := range p.Blocks[it.at+1 : it.at+1+n] {
			e.add(more, more.Text)
		}
		for _, rest := range p.Blocks[it.at+1+n : end] {
			e.Rest = append(e.Rest, *rest)
		}
		all = append(all, e)
	}
	if top[0].depth > 1 {
		return asking(all)
	}
	return all
}

// asking drops numbered paragraphs that ask for nothing, where most others do:
// under "7. Recommendations", 7.1 may only lead into them.
func asking(all []Entry) []Entry {
	var out []Entry
	for i := range all {
		if obligation.MatchString(all[i].Text) {
			out = append(out, all[i])
		}
	}
	if 2*len(out) <= len(all) {
		return all
	}
	return out
}

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
		case obligation.MatchString(text):
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
