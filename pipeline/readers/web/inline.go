package web

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"forcestats/pipeline/readers/page"
)

// line is one line of text within a block: what stands between two br.
type line struct {
	text        strings.Builder
	bold, plain int // letters in bold, and not
	links       []page.Link
	marks       []string
	first       string // id of the first element with one
	blank       bool   // a second br in a row ended the line before
	returns     bool   // a link leads back to where a note was marked
}

// run gathers the inline text of a block.
type run struct {
	lines []*line
	bold  int // depth of bold elements
	title bool
}

func (r *run) line() *line {
	if len(r.lines) == 0 {
		r.lines = append(r.lines, &line{})
	}
	return r.lines[len(r.lines)-1]
}

// empty reports whether nothing was gathered that prints.
func (r *run) empty() bool {
	for _, l := range r.lines {
		if strings.TrimSpace(l.text.String()) != "" {
			return false
		}
	}
	return true
}

// add gathers a node and what is in it.
func (r *run) add(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		r.write(n.Data)
		return
	case html.ElementNode:
	default:
		return
	}
	if hidden(n) || n.Data == "button" && !r.title {
		return
	}
	l := r.line()
	if id := anchorOf(n); id != "" && l.first == "" {
		l.first = id
	}
	switch n.Data {
	case "br":
		next := &line{blank: strings.TrimSpace(l.text.String()) == "" && len(r.lines) > 1}
		r.lines = append(r.lines, next)
		return
	case "sup":
		if mark := page.Squash(textOf(n)); noteMark.MatchString(mark) && (linksToNote(n) || strings.TrimSpace(l.text.String()) != "") {
			l.marks = append(l.marks, strings.Trim(mark, "[](), "))
			return
		}
	case "a":
		if r.noteLink(n, l) {
			return
		}
	case "b", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "th":
		r.bold++
		defer func() { r.bold-- }()
	}
	from, at := l.text.Len(), l
	for c := range n.ChildNodes() {
		r.add(c)
	}
	if address := attr(n, "href"); n.Data == "a" && address != "" && !strings.HasPrefix(strings.ToLower(address), "javascript:") {
		text := ""
		if l = r.line(); l == at {
			text = l.text.String()[from:]
		} else {
			text = textOf(n)
		}
		if text = page.Squash(text); text != "" {
			l.links = append(l.links, page.Link{Text: text, Address: address})
		}
	}
}

func (r *run) write(text string) {
	l := r.line()
	letters := 0
	for _, c := range text {
		if !unicode.IsSpace(c) {
			letters++
		}
	}
	if r.bold > 0 {
		l.bold += letters
	} else {
		l.plain += letters
	}
	l.text.WriteString(text)
}

var (
	noteMark = regexp.MustCompile(`^\[?(?:\d{1,3}(?:[,;]\s*\d{1,3})*|[*†‡§]{1,3})\]?$`)
	// noteTarget is where a note's mark leads, and back, as programs that write
	// pages name them.
	noteTarget = regexp.MustCompile(`(?i)^#_?(?:fn|ftn|note|foot|end|ref|cite)`)
	backTarget = regexp.MustCompile(`(?i)^#_?(?:fn-?ref|ftnref|(?:foot|end)?note-?ref|ref|cite_?ref|.*[-_:]?(?:back|return))`)
	goesBack   = regexp.MustCompile(`(?i)^(?:↩\x{FE0E}?|↑|\^|back|return|jump (?:back )?(?:up|to.*))$`)
)

func linksToNote(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && c.Data == "a" {
			return true
		}
	}
	return n.Parent != nil && n.Parent.Data == "a"
}

// noteLink takes a link that is a note's mark, or leads back from the note,
// out of the text.
func (r *run) noteLink(n *html.Node, l *line) bool {
	href := attr(n, "href")
	text := page.Squash(textOf(n))
	switch {
	case role(n) == "doc-backlink", strings.HasPrefix(href, "#") && goesBack.MatchString(text) && backTarget.MatchString(href):
		l.returns = true
		return true
	case role(n) == "doc-noteref", noteTarget.MatchString(href) && noteMark.MatchString(text) && !backTarget.MatchString(href):
		l.marks = append(l.marks, strings.Trim(text, "[](), "))
		return true
	}
	return false
}

// anchorOf is what a link to an element can name.
func anchorOf(n *html.Node) string {
	if id := strings.TrimSpace(attr(n, "id")); id != "" {
		return id
	}
	if n.Data == "a" {
		return strings.TrimSpace(attr(n, "name"))
	}
	return ""
}
