package web

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"forcestats/pipeline/readers/page"
)

// measures are what the shape of an element tells.
type measures struct {
	letters  int // of its text
	linked   int // of these in links
	links    int
	longest  int // words of its longest link
	blocks   int // block elements in it
	headings int
	controls int // buttons and fields
	items    int // list items
}

// measure adds up the measures of every element of a tree; what is hidden
// counts nothing.
func measure(root *html.Node) map[*html.Node]*measures {
	seen := map[*html.Node]*measures{}
	var walk func(n *html.Node, inLink bool) *measures
	walk = func(n *html.Node, inLink bool) *measures {
		m := &measures{}
		if n.Type == html.TextNode {
			m.letters = utf8.RuneCountInString(strings.Join(strings.Fields(n.Data), ""))
			if inLink {
				m.linked = m.letters
			}
			return m
		}
		seen[n] = m
		if n.Type == html.ElementNode && hidden(n) {
			return m
		}
		link := n.Type == html.ElementNode && n.Data == "a" && has(n, "href")
		for c := range n.ChildNodes() {
			m.add(walk(c, inLink || link))
		}
		if n.Type != html.ElementNode {
			return m
		}
		switch {
		case link:
			m.links++
			m.longest = max(m.longest, len(strings.Fields(textOf(n))))
		case n.Data == "button" || n.Data == "input":
			m.controls++
		case n.Data == "li":
			m.items++
		}
		if headingLevel(n) > 0 {
			m.headings++
		}
		if blockTags[n.Data] {
			m.blocks++
		}
		return m
	}
	walk(root, false)
	return seen
}

func (m *measures) add(c *measures) {
	m.letters += c.letters
	m.linked += c.linked
	m.links += c.links
	m.longest = max(m.longest, c.longest)
	m.blocks += c.blocks
	m.headings += c.headings
	m.controls += c.controls
	m.items += c.items
}

// textOf is all the text of an element that is shown.
func textOf(n *html.Node) string {
	var b strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.Type == html.ElementNode && hidden(n):
		default:
			if blockTags[n.Data] || n.Data == "br" {
				b.WriteByte(' ')
			}
			for c := range n.ChildNodes() {
				walk(c)
			}
		}
	}
	walk(n)
	return page.Squash(b.String())
}

// hidden reports whether an element says that it is not shown.
func hidden(n *html.Node) bool {
	switch {
	case has(n, "hidden") && attr(n, "hidden") != "until-found", strings.EqualFold(attr(n, "aria-hidden"), "true"):
		return true
	case n.Data == "dialog":
		return !has(n, "open")
	}
	return false
}

// Shares of a text that stands in links, from which on it leads elsewhere.
const (
	mostlyLinks = 0.6
	sentence    = 12 // words of a link that is a sentence of the page and no way to another
)

// furniture reports whether an element is no part of what the page says:
// hidden, a landmark for finding one's way, or of a menu's shape.
func (w *walker) furniture(n *html.Node) bool {
	m := w.seen[n]
	if m == nil || hidden(n) {
		return true
	}
	switch role(n) {
	case "navigation", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "doc-toc", "doc-pagelist":
		return true
	case "banner", "contentinfo":
		return true
	case "complementary":
		return !w.inContent || m.leads()
	case "tablist":
		return m.leads() || m.letters == 0
	}
	switch n.Data {
	case "nav", "search", "head", "button":
		return true
	case "header", "footer":
		return !w.inContent && m.letters > 0 && (n.Data != "header" || !holds(n, "h1"))
	case "aside":
		return !w.inContent || m.leads()
	case "form", "fieldset":
		return m.letters < longForm && (m.headings == 0 || m.controls > 1) && !holds(n, "h1")
	case "div", "section":
		if m.controls > 1 && m.letters < longQuestion && strings.Contains(textOf(n), "?") {
			return true // asks the reader something: "Is this page useful?"
		}
	}
	return w.menu(n, m) || w.consent(n, m)
}

// longForm is more text than a form has that only asks something: some servers
// put a whole page into one.
const longForm = 600

// longQuestion is more than a page asks its reader over buttons.
const longQuestion = 120

// leads reports whether an element's text is for the most part links.
func (m *measures) leads() bool {
	return m.links > 0 && float64(m.linked) >= mostlyLinks*float64(m.letters)
}

// menu reports whether an element is a list of links to elsewhere: nearly all
// of its text is, in two links or more, none of them a sentence; or one line
// that is a link within the page, as "Back to top" is.
func (w *walker) menu(n *html.Node, m *measures) bool {
	if !blockTags[n.Data] || m.letters == 0 || m.headings > 0 && n.Data != "div" && n.Data != "section" {
		return false
	}
	switch n.Data {
	case "ul", "ol", "menu", "dir", "table":
		return m.links > 1 && float64(m.linked) >= 0.8*float64(m.letters) && m.longest < sentence
	case "div", "section":
		// A heading over a list of links belongs to it.
		return m.links > 2 && m.headings <= 1 && float64(m.linked) >= mostlyLinks*float64(m.letters) && m.longest < sentence && m.letters-m.linked < 60
	case "p":
		return m.links > 1 && m.letters-m.linked <= crumbs(n) && m.longest < sentence || m.links == 1 && m.linked == m.letters && within(n)
	}
	return false
}

// crumbs is how many letters a line of links has between them at most: the
// marks of a trail.
func crumbs(n *html.Node) int {
	if strings.ContainsAny(textOf(n), ">›»|/·•") {
		return 60
	}
	return 0
}

// within reports whether the link of a line leads to a place of the same page.
func within(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && c.Data == "a" {
			return strings.HasPrefix(attr(c, "href"), "#")
		}
	}
	return false
}

// consent reports whether an element outside the content asks to agree to
// cookies: a short text that names them.
func (w *walker) consent(n *html.Node, m *measures) bool {
	if w.inContent || n.Data == "body" || m.letters == 0 || m.letters > longConsent || m.headings > 1 {
		return false
	}
	text := strings.ToLower(textOf(n))
	return strings.Contains(text, "cookie") || m.links == m.blocks+1 && strings.HasPrefix(text, "skip to")
}

// longConsent is more than a banner says.
const longConsent = 1200

// content returns the element that holds what the page says: its main
// landmark, else the one article that has most of the text, else the body.
func (w *walker) content(root *html.Node) (n *html.Node, landmark bool) {
	var best, body *html.Node
	for c := range root.Descendants() {
		if c.Type != html.ElementNode || w.seen[c] == nil {
			continue // not shown
		}
		switch {
		case c.Data == "body" && body == nil:
			body = c
		case c.Data == "main" || role(c) == "main":
			if best == nil || !isMain(best) || w.seen[c].letters > w.seen[best].letters {
				best = c
			}
		case c.Data == "article" && (best == nil || !isMain(best) && w.seen[c].letters > w.seen[best].letters):
			best = c
		}
	}
	switch {
	case best != nil && w.seen[best].letters > 0 && (isMain(best) || body == nil || 2*w.seen[best].letters > w.seen[body].letters):
		return best, true
	case body != nil:
		return body, false
	}
	return root, false
}

func isMain(n *html.Node) bool { return n.Data == "main" || role(n) == "main" }
