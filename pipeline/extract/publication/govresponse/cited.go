package govresponse

import (
	"regexp"
	"strings"

	"forcestats/pipeline/extract/report/recommendation"
	"forcestats/pipeline/readers/page"
)

// citation ends a committee's recommendation where a response quotes it:
// "(Paragraph 13)", "(Recommendation, Paragraphs 13 and 14)".
var citation = regexp.MustCompile(`\(((?:Recommendation|Conclusion)s?,\s*)?[Pp]ara(?:graph)?s?\.?\s*\d[\d., &and–-]*\)\s*\.?$`)

// cited reads recommendations that are quoted with the paragraph of the report
// that they stand in, each above its answer, without a word before them.
// Conclusions are passed over with their answers.
func cited(doc *page.Document) []recommendation.Entry {
	var out []recommendation.Entry
	section, counts := "", false
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind == page.Footnote {
			continue
		}
		text := strings.TrimSpace(b.Text)
		m := citation.FindStringSubmatch(text)
		switch {
		case m != nil && b.Kind != page.TableRow:
			answering := counts
			if counts = !strings.HasPrefix(m[1], "Conclusion"); !counts {
				continue
			}
			f := frame{caption: section}
			quoted := quotation(doc.Blocks, i)
			for _, q := range quoted {
				f.add(q)
			}
			if n := len(out); n > 0 && answering { // its first blocks were taken for the answer before
				out[n-1].Rest = out[n-1].Rest[:max(0, len(out[n-1].Rest)-len(quoted)+1)]
			}
			out = append(out, f.entries...)
		case b.Kind == page.Heading && b.Size > doc.BodySize+largerHead:
			section, counts = text, false
		case counts:
			last := &out[len(out)-1]
			last.Rest = append(last.Rest, *b)
		}
	}
	return answered(out)
}

// quotation returns the blocks of a quotation that ends at a block: a list and
// its lead above it, as far as they are set alike and begin with a number.
func quotation(blocks []page.Block, end int) []*page.Block {
	first := end
	if !begins(&blocks[end]) {
		for i := end - 1; i >= 0 && i > end-longestQuotation; i-- {
			b := &blocks[i]
			if b.Kind == page.Heading || citation.MatchString(strings.TrimSpace(b.Text)) {
				break
			}
			if begins(b) {
				first = i
				break
			}
			if b.Kind == page.Paragraph && b.Bold != blocks[end].Bold {
				break
			}
		}
	}
	var out []*page.Block
	for i := first; i <= end; i++ {
		if blocks[i].Kind != page.Footnote {
			out = append(out, &blocks[i])
		}
	}
	return out
}

// longestQuotation is how many blocks a quoted recommendation may have.
const longestQuotation = 12

// begins reports whether a block begins with a number.
func begins(b *page.Block) bool {
	return b.Kind == page.ListItem && strings.ContainsAny(b.Label, "0123456789") || paragraphNumber.MatchString(strings.TrimSpace(b.Text))
}
