package recommendation

import (
	"regexp"
	"strconv"
	"strings"

	"forcestats/pipeline/extract/report/review"
	"forcestats/pipeline/readers/page"
)

// layout is what the package needs to know of a document's pages.
type layout struct {
	contents map[int]bool // pages that hold a table of contents
	left     [2]float64   // where body text begins on even and odd pages
	body     float64      // type size of body text
	cover    bool         // the first page is a cover: few words, and more pages follow
	title    string       // key of the report's title
}

func readLayout(doc *page.Document) *layout {
	l := &layout{contents: map[int]bool{}, body: doc.BodySize}
	l.title = review.Key(Title(doc))
	l.cover = len(doc.Pages) > 1 && len(strings.Fields(doc.Pages[0].Text)) < coverWords
	var at [2]map[int]int
	for i := range at {
		at[i] = map[int]int{}
	}
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if len(b.Text) < shortTitle && b.Page < len(doc.Pages)/4+contentsWithin && isContents(review.Key(b.Text)) {
			l.contents[b.Page] = true
		}
		if b.Kind == page.Paragraph && b.Table == 0 && len(b.Text) > longLine {
			at[b.Page%2][int(b.X+0.5)]++
		}
	}
	l.contentsLines(doc)
	for parity := range at {
		best := 0
		for x, n := range at[parity] {
			if n > best || n == best && float64(x) < l.left[parity] {
				best, l.left[parity] = n, float64(x)
			}
		}
	}
	return l
}

// isTitle reports whether a block of the first pages is the report's title, or
// a line of it, printed as on its cover: it opens nothing.
func (l *layout) isTitle(b *page.Block) bool {
	key := review.Key(b.Text)
	return b.Page <= frontPages && b.Size > l.body && (key == l.title || len(l.title) > len(key) && b.Page == 1 && strings.Contains(l.title, key))
}

// contentsLines marks pages most of whose blocks end in a page number that
// grows from line to line: a table of contents that runs on.
func (l *layout) contentsLines(doc *page.Document) {
	count, last, all := map[int]int{}, map[int]int{}, map[int]int{}
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Page >= len(doc.Pages)/4+contentsWithin || b.Kind == page.Footnote {
			continue
		}
		all[b.Page]++
		m := endsInPage.FindStringSubmatch(strings.TrimSpace(b.Text))
		if m == nil || len(b.Text) > 2*shortTitle {
			continue
		}
		if n, err := strconv.Atoi(m[1]); err == nil && n >= last[b.Page] && n <= 2*len(doc.Pages)+contentsWithin {
			count[b.Page]++
			last[b.Page] = n
		}
	}
	for number, n := range count {
		if n >= fewestLines && 3*n >= 2*all[number] {
			l.contents[number] = true
		}
	}
}

// endsInPage is a line that ends in the number of a page.
var endsInPage = regexp.MustCompile(`[\p{L})”’.?…]\s*(\d{1,3})$`)

// fewestLines is how many lines a page of contents has at least.
const fewestLines = 5

// contentsWithin is how many pages a table of contents may stand after the
// first quarter of a report.
const contentsWithin = 6

func isContents(key string) bool {
	return key == "contents" || key == "table of contents" || key == "list of contents"
}

// coverWords is more than a cover has.
const coverWords = 120

// longLine is more than a line of a heading has; what is longer is body text.
const longLine = 90

// inset reports whether a block begins further in than body text.
func (l *layout) inset(b *page.Block) bool { return b.X > l.left[b.Page%2]+insetBy }

// insetBy is the least that a frame moves text in, in points.
const insetBy = 3

// skips reports whether a block is no text of the report: a note, or a line of
// a table of contents.
func (l *layout) skips(b *page.Block) bool {
	if b.Kind == page.Footnote || b.Kind == page.Furniture || strings.TrimSpace(b.Text) == "" {
		return true
	}
	return l.contents[b.Page] || strings.Contains(b.Text, "....") || strings.Contains(b.Text, ". . . .") || strings.Contains(b.Text, "……")
}
