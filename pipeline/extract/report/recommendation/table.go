package recommendation

import (
	"regexp"
	"strings"

	"forcestats/pipeline/readers/page"
)

// columns of a table of recommendations, by the words of their heads.
var columns = []struct {
	name  string
	words *regexp.Regexp
}{
	{"response", regexp.MustCompile(`(?i)\b(response|reply|decision|accepted)\b`)},
	{"status", regexp.MustCompile(`(?i)\b(status|progress|rag|position)\b`)},
	{"response", regexp.MustCompile(`(?i)\b(progress|updates?|comments?|actions? taken)\b`)}, // beside a status
	{"deadline", regexp.MustCompile(`(?i)\b(timescales?|deadline|by when|target date|due|timeframe|date)\b`)},
	{"responsible", regexp.MustCompile(`(?i)\b(responsible|lead|owner|agency|agencies|by whom|addressee|organisation|who)\b`)},
	{"text", regexp.MustCompile(`(?i)\b(recommendations?|learning points?|actions? required|areas? for improvement)\b`)},
	{"number", regexp.MustCompile(`(?i)^(no\.?|number|ref\.?|reference|#|rec\.?( no\.?)?)$`)},
}

// tableEntries reads the rows of tables whose head has a column of
// recommendations and another one.
func (r *Reader) tableEntries(p *Part) []Entry {
	var all []Entry
	var at map[string]int
	table := 0
	for _, b := range p.Blocks {
		if b.Kind != page.TableRow {
			continue
		}
		if b.Table != table || b.Header {
			if head := headOf(b.Cells); head != nil {
				at, table = head, b.Table
				continue
			}
			if b.Table != table && !continues(at, b) {
				at, table = nil, b.Table
			}
		}
		if at == nil {
			if e, ok := r.rowEntry(p, b); ok {
				all = append(all, e)
			}
			continue
		}
		cell := func(name string) string {
			if i, ok := at[name]; ok && i < len(b.Cells) {
				return strings.TrimSpace(b.Cells[i])
			}
			return ""
		}
		text := cell("text")
		if text == "" || !strings.Contains(text, " ") {
			continue
		}
		e := Entry{Kind: p.Kind, Number: strings.Trim(cell("number"), ". "), Section: p.Heading, Listed: true, Page: b.Page, PageEnd: b.PageEnd, Found: b.Found,
			Responsible: cell("responsible"), Deadline: cell("deadline"), Status: cell("status"), Response: cell("response"), first: *b}
		if e.Kind == "" {
			e.Kind = "recommendation"
		}
		block := page.Block{Text: text}
		if s, ok := readStart(&page.Block{Kind: page.Heading, Text: strings.ReplaceAll(text, "\n", " ")}); ok && s.rest != "" {
			e.Number, text = s.number, s.rest
		} else if m := numbered.FindStringSubmatch(text); m != nil && e.Number == "" {
			e.Number, text = m[1], m[2]
		}
		block.Page, block.PageEnd, block.Found = b.Page, b.PageEnd, b.Found
		e.add(&block, text)
		all = append(all, e)
	}
	return all
}

// rowEntry reads a row of a table without a head: "Recommendation 4" beside its
// text.
func (r *Reader) rowEntry(p *Part, b *page.Block) (Entry, bool) {
	if len(b.Cells) < 2 || !namesEntry(b.Cells[0]) || !strings.Contains(strings.TrimSpace(b.Cells[1]), " ") {
		return Entry{}, false
	}
	s, _ := readStart(&page.Block{Kind: page.Heading, Text: strings.TrimSpace(b.Cells[0])})
	e := Entry{Kind: r.kindOf(s.word, p), Number: s.number, Section: p.Heading, Listed: true, Page: b.Page, PageEnd: b.PageEnd, Found: b.Found, first: *b}
	e.add(&page.Block{Page: b.Page, PageEnd: b.PageEnd, Found: b.Found}, b.Cells[1])
	return e, true
}

// namesEntry reports whether a cell holds nothing but a word and a number:
// "Recommendation 4".
func namesEntry(cell string) bool {
	s, ok := readStart(&page.Block{Kind: page.Heading, Text: strings.TrimSpace(cell)})
	return ok && s.number != "" && s.rest == ""
}

// headOf returns the columns of a head row; nil if it is none.
func headOf(cells []string) map[string]int {
	if len(cells) < 2 || namesEntry(cells[0]) {
		return nil
	}
	at := map[string]int{}
	for i, c := range cells {
		c = strings.TrimSpace(c)
		if c == "" || len(c) > 80 {
			if len(c) > 80 {
				return nil
			}
			continue
		}
		for _, col := range columns {
			if _, taken := at[col.name]; !taken && col.words.MatchString(c) {
				at[col.name] = i
				break
			}
		}
	}
	if _, ok := at["text"]; !ok || len(at) < 2 {
		return nil
	}
	return at
}

// continues reports whether a row of a further table goes on with the last
// one over a page break: as many cells as the head has columns.
func continues(at map[string]int, b *page.Block) bool {
	most := 0
	for _, i := range at {
		most = max(most, i)
	}
	return at != nil && len(b.Cells) == most+1
}
