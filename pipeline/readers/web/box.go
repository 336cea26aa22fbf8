package web

import (
	"strings"

	"golang.org/x/net/html"
)

// boxTags are the elements that pages make boxes of; a section is a chapter.
var boxTags = map[string]bool{"div": true, "aside": true, "blockquote": true, "figure": true, "fieldset": true}

// box reports whether an element is a frame of its own: it begins with a
// heading, has none other, and is not the whole of what its parent holds.
func (w *walker) box(n *html.Node) bool {
	m := w.seen[n]
	if !boxTags[n.Data] || m.headings > 1 || m.letters == 0 || n.Parent == nil {
		return false
	}
	if outer := w.seen[n.Parent]; outer == nil || outer.letters == m.letters {
		return false
	}
	first := w.firstBlock(n)
	if first == nil {
		return false
	}
	if headingLevel(first) > 0 {
		return m.letters > w.seen[first].letters // not the frame of a heading alone
	}
	return m.headings == 0 && boldLine(first) && m.letters > w.seen[first].letters
}

// firstBlock is the first child of an element that has text.
func (w *walker) firstBlock(n *html.Node) *html.Node {
	for c := range n.ChildNodes() {
		switch m := w.seen[c]; {
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) != "":
			return nil
		case m != nil && m.letters > 0:
			if c.Data == "div" || c.Data == "header" || c.Data == "hgroup" {
				return w.firstBlock(c)
			}
			return c
		}
	}
	return nil
}

// boldLine reports whether a paragraph is all in bold.
func boldLine(n *html.Node) bool {
	if n.Data != "p" {
		return false
	}
	var r run
	for c := range n.ChildNodes() {
		r.add(c)
	}
	bold, plain := 0, 0
	for _, l := range r.lines {
		bold, plain = bold+l.bold, plain+l.plain
	}
	return bold > 0 && plain == 0
}
