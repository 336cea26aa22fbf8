package govresponse

import (
	"regexp"
	"strings"

	"forcestats/pipeline/extract/report/recommendation"
	"forcestats/pipeline/extract/report/review"
	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/vocabulary/pattern"
)

// rules: lists of recommendations without answers are only quoted; those with
// answers are found by their words.
var rules = recommendation.Rules{
	Headings: func(string) (review.Rule, bool) { return review.Rule{}, false },
}

// pairs returns the recommendations that are answered, with Response and, where
// the answer says so, Status.
func pairs(doc *page.Document) []recommendation.Entry {
	best := answered(recommendation.Read(doc, rules))
	// A document may set recommendations apart by a frame, or say of each
	// whether it is accepted; whichever way finds most is how it is made.
	for _, more := range [][]recommendation.Entry{framed(doc), accepted(doc), cited(doc)} {
		if len(more) > len(best) {
			best = more
		}
	}
	return best
}

// answered keeps entries that something follows, and fills in their answers.
func answered(all []recommendation.Entry) []recommendation.Entry {
	var out []recommendation.Entry
	for _, e := range all {
		if e.Response == "" && len(e.Rest) > 0 {
			e.Response = reply(e.Rest)
		}
		if e.Response == "" && e.Status == "" {
			continue
		}
		if e.Status == "" {
			e.Status = decision(e.Response)
		}
		out = append(out, e)
	}
	return out
}

var replyHead = pattern.Lines(`(?i)^(?:(?:the\s+)?(?:uk\s+|welsh\s+|scottish\s+|hm\s+)?`, `
	government   # response
	committee    # response
	department   # response
	home office  # response
	council      # response
	force        # response
`, `(?:['’]s)?\s+)?(?:response|reply|answer)\s*:?\s*`)

// reply joins what follows a recommendation, up to the next part of the
// document; a heading "Response:" is no part of it.
func reply(rest []page.Block) string {
	for len(rest) > 0 && rest[len(rest)-1].Kind == page.Heading {
		rest = rest[:len(rest)-1] // stands over what comes next
	}
	var lines []string
	for i := range rest {
		b := &rest[i]
		text := strings.TrimSpace(b.Text)
		if i == 0 || b.Kind == page.Heading {
			text = replyHead.ReplaceAllString(text, "")
		}
		if text == "" {
			continue
		}
		if b.Kind == page.Heading && i > 0 && b.Size > rest[0].Size+largerHead {
			break // the next chapter
		}
		if b.Kind == page.ListItem {
			text = recommendation.Bullet(b.Label) + text
		}
		lines = append(lines, text)
	}
	return strings.Join(lines, "\n")
}

// largerHead is by how many points a heading of the next chapter is larger.
const largerHead = 3

// decided matches the sentence that says whether a recommendation is accepted.
var decided = pattern.Lines(`(?i)[^.\n]*`, `
	\b(?:accepts?|accepted|rejects?|rejected)\b[^.\n]{0,60}\brecommendations?\b       # We accept this recommendation
	\b(?:agrees? (?:with|to)|supports|supported)\b[^.\n]{0,60}\brecommendations?\b    # It agrees with the recommendation
	\b(?:we support|not accept|not agree with)\b[^.\n]{0,60}\brecommendations?\b      # We support all recommendations
	\brecommendations?\b[^.\n]{0,60}`+is+`[^.\n]{0,20}\b(?:accepted|rejected)\b     # Recommendations 1 to 4 are accepted
	\brecommendations?\b[^.\n]{0,60}`+is+`[^.\n]{0,20}\b(?:agreed|supported|implemented)\b  # The recommendation has been implemented
`, `[^.\n]*\.?`)

// is joins a recommendation and its verdict.
const is = `\b(?:is|are|has been|have been|was|were)\b`

// outright matches an answer that begins with the decision itself.
var outright = pattern.Words(`(?i)^(?:status\s*:\s*)?((?:not\s+|partially\s+|partly\s+|fully\s+)?`, `
	accept(?:ed)? reject(?:ed)? agree[d]? supported noted
`, `(?:\s+in\s+(?:part|principle|full))?)\s*(?:[.:;\n]|$)`)

// openingLines is how many lines of an answer may hold the decision: further
// down, it speaks of other recommendations.
const openingLines = 3

// decision returns the words that say whether the recommendation is accepted;
// empty where the answer doesn't say.
func decision(answer string) string {
	lines := strings.SplitN(answer, "\n", openingLines+1)
	for _, line := range lines[:min(len(lines), openingLines)] {
		if m := outright.FindStringSubmatch(line); m != nil {
			return strings.TrimSpace(m[1])
		}
		if m := decided.FindString(line); m != "" {
			return strings.TrimSpace(m)
		}
	}
	return ""
}

// head is the caption of a frame that quotes a recommendation.
var head = regexp.MustCompile(`(?i)^(?:\S+\s+){0,4}recommendations?(?:\s+(?:` + `\d+|\d+\s*(?:,|and|&|-|to)\s*\d+)` + `)?\s*:?$`)

var paragraphNumber = regexp.MustCompile(`^(\d{1,3}(?:\.\d{1,3}){0,2}|\d{1,2}\s?[a-z]\)?(?:\s?[ivx]{1,4}\)?)?)(?:[.)]{1,2}\s*|\s+)(\p{Lu}.*|[‘“"].*)$`)

// framed reads recommendations that stand in frames under a caption, several
// of them before one answer.
func framed(doc *page.Document) []recommendation.Entry {
	var out []recommendation.Entry
	for i := 0; i < len(doc.Blocks); i++ {
		b := &doc.Blocks[i]
		if b.Table == 0 && b.Kind != page.Heading || !head.MatchString(strings.TrimSpace(b.Text)) {
			continue
		}
		group := frame{caption: strings.TrimSpace(b.Text)}
		k := i + 1
		for ; k < len(doc.Blocks) && inFrame(b, &doc.Blocks[k]); k++ {
			group.add(&doc.Blocks[k])
		}
		var rest []page.Block
		for ; k < len(doc.Blocks); k++ {
			n := &doc.Blocks[k]
			if n.Kind == page.Footnote {
				continue
			}
			if (n.Table != 0 || n.Kind == page.Heading) && head.MatchString(strings.TrimSpace(n.Text)) || n.Kind == page.Heading && n.Table == 0 && n.Size > b.Size+largerHead {
				break
			}
			rest = append(rest, *n)
		}
		for _, e := range group.settle() {
			e.Rest = rest
			out = append(out, e)
		}
		i = k - 1
	}
	return answered(out)
}

// inFrame reports whether a block stands in the frame of a caption: in the same
// table, over a page end and its notes too, or, where the frame is only drawn,
// no further left than the caption.
func inFrame(caption, b *page.Block) bool {
	if caption.Table != 0 || b.Kind == page.Heading {
		return (b.Table == caption.Table || b.Kind == page.Footnote) && caption.Table != 0
	}
	return b.Kind == page.Footnote || b.X >= caption.X-1
}

// frame is the paragraphs of one frame.
type frame struct {
	caption, heading string
	entries          []recommendation.Entry
}

func (f *frame) add(b *page.Block) {
	if b.Kind == page.Footnote || strings.TrimSpace(b.Text) == "" {
		return
	}
	text := strings.TrimSpace(b.Text)
	if b.Kind == page.ListItem && strings.ContainsAny(b.Label, "0123456789") {
		number := *b // "8.1." taken for the label of a list
		number.Kind, number.Label, number.Text = page.Paragraph, "", b.Label+" "+text
		b, text = &number, number.Text
	}
	m := paragraphNumber.FindStringSubmatch(text)
	if m == nil && (len(f.entries) == 0 || f.heading != "") {
		// A heading of the report that was quoted along with its paragraph.
		if h := headed.FindStringSubmatch(text); h != nil {
			f.heading, m = h[1], []string{text, h[2], h[3]}
		}
	}
	if m != nil && b.Kind != page.ListItem || len(f.entries) == 0 {
		e := recommendation.Entry{Kind: "recommendation", Section: f.caption, Subheading: f.heading, Page: b.Page, PageEnd: b.PageEnd, Anchor: b.Anchor, Found: b.Found, Text: text}
		if m != nil {
			e.Number, e.Text = strings.TrimRight(m[1], ". "), m[2]
		}
		f.entries = append(f.entries, e)
		f.heading = ""
		return
	}
	e := &f.entries[len(f.entries)-1]
	if b.Kind == page.ListItem {
		text = "\n" + recommendation.Bullet(b.Label) + text
	} else {
		text = " " + text
	}
	e.Text += text
	e.PageEnd = max(e.PageEnd, b.PageEnd)
}

// settle drops a first entry that is only the heading of the next: short, and
// without a number where others have one.
func (f *frame) settle() []recommendation.Entry {
	if len(f.entries) > 1 && f.entries[0].Number == "" && f.entries[1].Number != "" && len(f.entries[0].Text) < headingLength && !strings.HasSuffix(f.entries[0].Text, ".") {
		f.entries[1].Subheading = f.entries[0].Text
		return f.entries[1:]
	}
	return f.entries
}

const headingLength = 120

// headed is a heading run together with the numbered paragraph below it.
var headed = regexp.MustCompile(`^(\p{Lu}[^.]{3,110}?)\s(\d{1,2}\.\d{1,3})\.?\s+(\p{Lu}.*)$`)

// verdict is a paragraph of its own that says whether what stands above it is
// accepted.
var verdict = regexp.MustCompile(`(?i)^(?:` +
	`(this|these)?\s*recommendations?(?: [\da-z(),.& -]{1,30}?)? (?:is|are) (?:not )?(?:accept|reject|agree|support)\w*\b.*|` +
	`(?:the |uk |hm )*(?:\S+ ){0,2}(?:government|executive)\b.{0,160}?` +
	`\b(?:accepts?|rejects?|does not accept) (this|these) recommendations?\b.*)$`)

// accepted reads recommendations that are quoted, number by number, above a
// paragraph that says whether they are accepted. "This recommendation" takes
// all paragraphs above it as one, "These recommendations" each.
func accepted(doc *page.Document) []recommendation.Entry {
	v := verdicts{}
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		m := verdict.FindStringSubmatch(strings.TrimSpace(b.Text))
		switch {
		case b.Kind == page.Footnote:
		case m != nil:
			v.decide(b, !strings.EqualFold(m[1]+m[2], "this"))
		case b.Kind == page.Heading && b.Size > doc.BodySize+largerHead:
			v.close()
			v.section = strings.TrimSpace(b.Label + " " + b.Text)
		default:
			v.passed = append(v.passed, *b)
		}
	}
	v.close()
	return answered(v.out)
}

// verdicts reads a document whose verdicts stand between quotation and answer.
type verdicts struct {
	section string
	passed  []page.Block           // since the last verdict or chapter
	open    []recommendation.Entry // decided, answer still to come; Rest has the verdict
	out     []recommendation.Entry
}

// decide takes a verdict. What is quoted right above it is what it is about;
// what was passed before that answers the recommendations before. Where
// nothing was, one answer below serves them all.
func (v *verdicts) decide(b *page.Block, each bool) {
	quoted := quotedAbove(v.passed)
	if len(quoted) == 0 {
		if len(v.open) > 0 {
			v.passed = append(v.passed, *b)
		}
		return
	}
	v.passed = v.passed[:len(v.passed)-len(quoted)]
	if hasText(v.passed) {
		v.close()
	}
	heading := ""
	if len(quoted) > 1 && quoted[0].Bold && !quoted[1].Bold {
		heading, quoted = strings.TrimSpace(quoted[0].Text), quoted[1:]
	}
	for _, e := range entriesOf(quoted, v.section, each) {
		e.Subheading = heading
		e.Status, e.Rest = strings.TrimSpace(b.Text), []page.Block{*b}
		v.open = append(v.open, e)
	}
	v.passed = nil
}

func (v *verdicts) close() {
	for _, e := range v.open {
		e.Rest = append(e.Rest, v.passed...)
		v.out = append(v.out, e)
	}
	v.open, v.passed = nil, nil
}

// hasText reports whether any block is more than a heading.
func hasText(blocks []page.Block) bool {
	for i := range blocks {
		if blocks[i].Kind != page.Heading {
			return true
		}
	}
	return false
}

// quotedAbove returns the run of paragraphs right above a verdict that begins
// with a number, back to the first of them.
func quotedAbove(blocks []page.Block) []page.Block {
	first := -1
	for i := len(blocks) - 1; i >= 0; i-- {
		b := &blocks[i]
		text := strings.TrimSpace(b.Text)
		numbered := b.Kind != page.Heading && (b.Kind == page.ListItem && recommendation.Bullet(b.Label) != "• " || paragraphNumber.MatchString(text))
		switch {
		case numbered && (first < 0 || first == i+1):
			first = i
		case b.Kind == page.ListItem && first < 0:
		case first >= 0:
			return blocks[first:]
		case len(blocks)-i > 8:
			return nil
		}
	}
	if first < 0 {
		return nil
	}
	return blocks[first:]
}

func entriesOf(quoted []page.Block, section string, each bool) []recommendation.Entry {
	f := frame{caption: section}
	for i := range quoted {
		b := quoted[i]
		if b.Kind == page.ListItem && recommendation.Bullet(b.Label) != "• " {
			b.Kind, b.Text = page.Paragraph, b.Label+" "+b.Text
		}
		f.add(&b)
	}
	if each || len(f.entries) < 2 {
		return f.entries
	}
	one := f.entries[0]
	one.Text = one.Number + ". " + one.Text
	for _, e := range f.entries[1:] {
		one.Text += "\n" + e.Number + ". " + e.Text
		one.PageEnd = max(one.PageEnd, e.PageEnd)
	}
	one.Number = strings.TrimRight(one.Number, "abcdefghivx) ")
	return []recommendation.Entry{one}
}
