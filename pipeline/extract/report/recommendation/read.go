package recommendation

import (
	"strconv"
	"strings"

	"forcestats/pipeline/extract/report/review"
	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/vocabulary/pattern"
)

// Rules say what a publication's headings mean.
type Rules struct {
	Headings review.Vocabulary
	Kinds    map[string]string // kind of an entry by its word ("learning point"), whatever list it stands in
	// Conclusions keeps what asks for nothing in a numbered list of conclusions
	// and recommendations: the publication tells which is which.
	Conclusions bool
}

// Read returns the entries of a document, each once, in reading order.
func Read(doc *page.Document, rules Rules) []Entry {
	r := New(doc, rules)
	var all []Entry
	for i := range r.Parts {
		all = append(all, r.Entries(&r.Parts[i])...)
	}
	return Unique(all)
}

// Reader reads one document part by part, for publications that read some
// parts in their own way.
type Reader struct {
	Parts  []Part
	doc    *page.Document
	rules  Rules
	layout *layout
}

// New cuts a document into parts.
func New(doc *page.Document, rules Rules) *Reader {
	r := &Reader{doc: doc, rules: rules, layout: readLayout(doc)}
	r.cut()
	return r
}

// Part is the blocks under one heading: a list of findings, or running text.
type Part struct {
	Kind     string // of its findings; empty for running text
	mixed    bool   // conclusions and recommendations, or findings, stand in it: only what asks for something is one
	keepsAll bool   // what asks for nothing is kept all the same
	Heading  string
	Head     page.Block
	Blocks   []*page.Block
}

// cut divides the document at the headings of the vocabulary, and at headings
// that end a list.
func (r *Reader) cut() {
	r.Parts = []Part{{}}
	chapter := ""
	for i := range r.doc.Blocks {
		b := &r.doc.Blocks[i]
		if r.layout.skips(b) {
			continue
		}
		p := &r.Parts[len(r.Parts)-1]
		rule, ok := r.heading(b)
		switch {
		case ok && rule.Role == review.Starts:
			p.concludes(b)
			r.Parts = append(r.Parts, Part{Kind: rule.Kind, Heading: strings.TrimSpace(b.Text), Head: *b, mixed: isMixed(b.Text), keepsAll: r.rules.Conclusions && isMixed(b.Text)})
			continue
		case ok && rule.Role == review.Ends && p.Kind != "" && !p.divides(b, r.doc.Blocks[i+1:]):
			r.Parts = append(r.Parts, Part{Heading: strings.TrimSpace(b.Text), Head: *b})
			continue
		}
		if r.otherKind(p, b) {
			r.Parts = append(r.Parts, Part{Heading: chapter, Blocks: []*page.Block{b}})
			continue
		}
		if b.Kind == page.Heading {
			if _, isStart := readStart(b); !isStart && p.ends(b) && !p.resumes(b, r.doc.Blocks[i+1:]) {
				r.Parts = append(r.Parts, Part{Heading: strings.TrimSpace(b.Text), Head: *b})
				continue
			} else if !isStart && p.Kind == "" {
				chapter = strings.TrimSpace(b.Text)
			}
		}
		if p.Kind == "" && p.Heading == "" {
			p.Heading = chapter
		}
		p.Blocks = append(p.Blocks, b)
	}
}

// isMixed reports whether a heading is over more than recommendations.
func isMixed(heading string) bool {
	key := review.Key(heading)
	for _, w := range []string{"conclusion", "finding", "discussion", "analysis", "observation", "learning", "lesson"} {
		if strings.Contains(key, w) && strings.Contains(key, "recommend") {
			return true
		}
	}
	return len(strings.Fields(key)) > mostWords
}

// mostWords is how many words a heading over nothing but recommendations has.
const mostWords = 9

// otherKind reports whether a block is the heading of an entry that is not of
// the part's kind: "Recommendation 6" below an area for improvement. A cause of
// concern has its own recommendations below it.
func (r *Reader) otherKind(p *Part, b *page.Block) bool {
	if p.Kind == "" || p.Kind == "cause_of_concern" || b.Kind != page.Heading && !b.Bold {
		return false
	}
	s, ok := readStart(b)
	if !ok || s.number == "" {
		return false
	}
	kind, known := r.rules.Kinds[s.word]
	return known && kind != p.Kind && !r.hasStart(p)
}

// hasStart reports whether a part has entries with word and number already: it
// is a list of several kinds then.
func (r *Reader) hasStart(p *Part) bool { return r.countStarts(p) > 0 }

// divides reports whether a heading whose words end a list only divides it:
// the numbers go on below, or it is set smaller than the list's own and an item
// follows at once.
func (p *Part) divides(b *page.Block, after []page.Block) bool {
	if p.Kind == "" {
		return false
	}
	if p.resumes(b, after) {
		return true
	}
	return p.Head.Kind == page.Heading && b.Size < p.Head.Size-0.5 && len(after) > 0 && after[0].Kind == page.ListItem
}

// concludes makes running text of a list under "Conclusions and
// recommendations" below which the recommendations have a heading of their own.
func (p *Part) concludes(b *page.Block) {
	if p.Kind != "" && strings.Contains(strings.ToLower(p.Heading), "conclusion") && strings.HasSuffix(review.Key(b.Text), "recommendations") {
		p.Kind = ""
	}
}

// heading returns the rule of a block that is set as a heading, or is a short
// line of its own.
func (r *Reader) heading(b *page.Block) (review.Rule, bool) {
	text := strings.TrimSpace(b.Text)
	if len(text) > shortTitle || len(b.Cells) > 1 || b.Kind == page.ListItem && !b.Bold && b.Size <= r.layout.body+1 {
		return review.Rule{}, false
	}
	rule, ok := r.rules.Headings(review.Key(text))
	if st, isStart := readStart(b); isStart && st.number != "" && !(ok && rule.Kind == "cause_of_concern" && st.rest == "") {
		return review.Rule{}, false // "Recommendation 4"; a cause of concern has recommendations of its own below
	}
	if !ok || r.layout.cover && b.Page == 1 || r.layout.isTitle(b) {
		return rule, false
	}
	return rule, b.Kind == page.Heading || b.Bold || b.Size > r.layout.body+1 || strings.ToUpper(text) == text || !strings.HasSuffix(text, ".") && !dots.MatchString(text)
}

// groups are headings inside a list, of whom its parts are for.
var groups = pattern.Lines(`(?i)`, `
	^(?:recommendations?\s+)?(?:for|to)\b  # For
	^(?:national|local|police|health|education|children|probation|government|all agencies|the )  # National
`, ``)

// addressed are headings inside a list that are nothing but the name of a body:
// "Thames Valley Police", "Clinical Commissioning Group".
var addressed = pattern.Words(`^\p{Lu}[\p{L}’'&,.() -]{2,60}\b`, `
	Police Constabulary Council Board Partnership NHS Trust Services? Authority Group CCG ICB Care
	Government Schools? Agency Agencies Inspectorate Commissioner
`, `$`)

// ends reports whether a heading ends a list: one that is set as large as the
// list's own, once the list has begun.
func (p *Part) ends(b *page.Block) bool {
	if p.Kind == "" || len(p.Blocks) == 0 {
		return false
	}
	switch {
	case b.Size > p.Head.Size+0.5:
		return true
	case b.Size < p.Head.Size-0.5:
		return false
	case b.Level < p.Head.Level && b.Found == p.Head.Found && p.Head.Kind == page.Heading:
		return true
	case p.Head.Table != 0 && b.Table == p.Head.Table:
		return false
	}
	return !groups.MatchString(b.Text) && !addressed.MatchString(strings.TrimSpace(b.Text)) && (p.Head.Kind != page.Heading || b.Level <= p.Head.Level) && (b.Bold == p.Head.Bold || b.Bold)
}

// resumesWithin is how far below a heading the next number of a list may stand.
const resumesWithin = 3

// resumes reports whether a heading set like the list's own only divides it:
// the next number, or the next "Recommendation N", follows below.
func (p *Part) resumes(b *page.Block, after []page.Block) bool {
	if b.Size > p.Head.Size+0.5 {
		return false
	}
	last := 0
	for _, have := range p.Blocks {
		if n := ordinal(have); n > 0 {
			last = n
		}
	}
	for i := 0; i < len(after) && i < resumesWithin; i++ {
		if n := ordinal(&after[i]); n > 0 {
			return n == last+1
		}
	}
	return false
}

// ordinal is the last part of the number that a block begins with: 14 of
// "8.14." and of "Recommendation 14:"; 0 without one.
func ordinal(b *page.Block) int {
	label := strings.Trim(b.Label, "(). ")
	if s, ok := readStart(b); ok {
		label = s.number
	} else if m := numbered.FindStringSubmatch(b.Text); m != nil && b.Kind == page.Paragraph {
		label = m[1]
	}
	n, err := strconv.Atoi(label[strings.LastIndexByte(label, '.')+1:])
	if err != nil {
		return 0
	}
	return n
}

// Entries reads a part: by words such as "Recommendation 4", else by numbers,
// else by bullets, else by paragraphs that ask for something.
func (r *Reader) Entries(p *Part) []Entry {
	if table := r.tableEntries(p); len(table) > 0 {
		return table
	}
	if starts := r.countStarts(p); starts > 0 {
		return r.namedEntries(p)
	}
	if p.Kind == "" {
		return nil
	}
	return r.listEntries(p)
}

func (r *Reader) countStarts(p *Part) int {
	n := 0
	for _, b := range p.Blocks {
		if _, ok := readStart(b); ok {
			n++
		}
	}
	return n
}

// namedEntries reads entries that begin with a word and a number.
func (r *Reader) namedEntries(p *Part) []Entry {
	var all []Entry
	where := place{section: p.Heading, listed: p.Kind != "", body: r.layout.body}
	for i := 0; i < len(p.Blocks); i++ {
		b := p.Blocks[i]
		s, ok := readStart(b)
		if !ok {
			where.pass(b)
			continue
		}
		e := Entry{Kind: r.kindOf(s.word, p), Number: s.number, Section: where.section, Subheading: where.subheading, Listed: p.Kind != "", Page: b.Page, PageEnd: b.PageEnd, Found: b.Found, first: *b}
		if s.word == "learning point" && s.number != "" && e.Kind != "learning_point" {
			e.Number = "Learning point " + s.number
		}
		if s.scope != "" && e.Subheading == "" {
			e.Subheading = strings.ToUpper(s.scope[:1]) + s.scope[1:]
		}
		if isTitle(s.rest) && i+1 < len(p.Blocks) && r.goesOn(p.Blocks[i+1]) {
			e.Title = s.rest
		} else {
			e.add(b, s.rest)
		}
		next := r.nextStart(p.Blocks, i+1)
		n := r.extent(&e, near(b, p.Blocks[i+1:next]))
		for _, more := range p.Blocks[i+1 : i+1+n] {
			e.add(more, more.Text)
		}
		for _, rest := range p.Blocks[i+1+n : next] {
			e.Rest = append(e.Rest, *rest)
		}
		if e.Text == "" {
			e.Text, e.Title = e.Title, ""
		}
		if e.Text != "" {
			all = append(all, e)
		}
		for k := range e.Rest {
			where.pass(&e.Rest[k])
		}
		i = next - 1
	}
	return all
}

// place is the headings that an entry stands under.
type place struct {
	section, subheading string
	listed              bool
	body                float64
}

// chapterBy is by how many points a chapter's heading is larger than the text.
const chapterBy = 5

// pass takes note of a heading. In running text, large headings are chapters.
func (p *place) pass(b *page.Block) {
	if b.Kind != page.Heading || answers(b) {
		return
	}
	if !p.listed && b.Size >= p.body+chapterBy {
		p.section, p.subheading = strings.TrimSpace(b.Text), ""
		return
	}
	p.subheading = strings.TrimSpace(b.Text)
}

func (r *Reader) kindOf(word string, p *Part) string {
	if k, ok := r.rules.Kinds[word]; ok {
		return k
	}
	if p.Kind != "" {
		return p.Kind
	}
	return "recommendation"
}

// goesOn reports whether a block may be the text under a title.
func (r *Reader) goesOn(b *page.Block) bool {
	_, isStart := readStart(b)
	return !isStart && b.Kind != page.Heading
}

func (r *Reader) nextStart(blocks []*page.Block, from int) int {
	for i := from; i < len(blocks); i++ {
		if _, ok := readStart(blocks[i]); ok {
			return i
		}
	}
	return len(blocks)
}

// extent returns how many of the blocks after an entry's first belong to its
// text. Whatever sets the first apart (a frame, an indent, bold type) sets the
// others apart; without that, a list takes all up to a heading, and running
// text the paragraph, its list, and further sentences that ask for something.
func (r *Reader) extent(e *Entry, after []*page.Block) int {
	first := &e.first
	n := 0
	switch {
	case first.Table != 0:
		for n < len(after) && after[n].Table == first.Table {
			n++
		}
		return n
	case r.layout.inset(first) && (e.Text != "" || len(after) > 0 && after[0].X >= first.X-2 && r.layout.inset(after[0])):
		for n < len(after) && after[n].X >= first.X-2 && after[n].Kind != page.Heading && after[n].Table == 0 && !answers(after[n]) {
			n++
		}
		return n
	case first.Bold && first.Kind != page.Heading || first.Bold && e.Text != "":
		for n < len(after) && after[n].Bold && !answers(after[n]) && (after[n].Kind == page.ListItem || after[n].Kind == page.Paragraph) {
			n++
		}
		if e.Text != "" || n > 0 {
			return n
		}
	}
	for n < len(after) && after[n].Kind != page.Heading && !answers(after[n]) && after[n].Kind != page.TableRow {
		b := after[n]
		if (e.Text != "" || n > 0) && b.Kind == page.Paragraph && !obligation.MatchString(b.Text) && !leadsOn(after, n) &&
			(!e.Listed || len(b.Text) > evidenceLength || n+1 < len(after) && after[n+1].Kind == page.Paragraph && !obligation.MatchString(after[n+1].Text)) {
			break
		}
		n++
	}
	return n
}

// near returns the blocks up to the first that stands more than a page further
// on than the one before it: what follows there is another part of the report.
func near(from *page.Block, blocks []*page.Block) []*page.Block {
	last := from.PageEnd
	for i, b := range blocks {
		if b.Page > last+1 {
			return blocks[:i]
		}
		last = b.PageEnd
	}
	return blocks
}

// evidenceLength is from when on a paragraph of a list that asks for nothing
// is the discussion of a recommendation, not a part of it.
const evidenceLength = 350

// leadsOn reports whether the block before ends in a colon, or this one goes on
// in lower case.
func leadsOn(after []*page.Block, n int) bool {
	return n > 0 && strings.HasSuffix(strings.TrimSpace(after[n-1].Text), ":") || startsLower(after[n].Text)
}

// answer matches what stands below a recommendation and is no part of it.
var answer = pattern.Lines(`(?i)^`, `
	(?:(?:the )?government|committee|department|home office)?(?:['’]s)?\s*(?:response|reply|answer)\b\s*:?  # Government response:
	status\s*:                                                                            # Status: open
	`+government+`\s+(?:\S+\s+){0,3}?(?:accepts?|rejects?|agrees?|supports?|welcomes?)\b   # The UK Government fully accepts
	`+government+`\s+(?:\S+\s+){0,3}?(?:does\s+not|partially|notes)\b                     # The Welsh Government does not
	(?:this|these)\s+recommendations?\s+(?:is|are|has|have|was|were)\b                    # These recommendations have been met
	(?:fully\s+|partially\s+|partly\s+)?`+decision+`(?:\s+in\s+(?:part|full|principle))?\.?$  # Accepted in principle.
	.{2,120}?`+accepts+`(?:this|these|the|all)\s+(?:the\s+|\S+\s+){0,2}recommendations?\b   # The force accepts this recommendation
`, ``)

// The words of an answer: who answers, what is decided, and how it is said.
const (
	government = `(?:the\s+)?(?:uk\s+)?(?:welsh\s+|scottish\s+)?government`
	decision   = `(?:accept(?:ed)?|agreed|rejected|not\s+accepted|supported)`
	accepts    = `\b(?:accepts?|rejects?|supports?|does\s+not\s+accept)\s+(?:in\s+principle\s+)?`
)

func answers(b *page.Block) bool { return answer.MatchString(strings.TrimSpace(b.Text)) }
