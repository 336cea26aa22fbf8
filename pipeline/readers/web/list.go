package web

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"forcestats/pipeline/readers/page"
)

// list reads a list: its items, each with the label that its kind gives it.
func (w *walker) list(n *html.Node) {
	w.depth++
	defer func() { w.depth-- }()
	number, step := whole(attr(n, "start"), 1), 1
	if has(n, "reversed") {
		step = -1
		if !has(n, "start") {
			number = w.directItems(n)
		}
	}
	for c := range n.ChildNodes() {
		if c.Type != html.ElementNode {
			continue
		}
		if c.Data != "li" {
			w.depth-- // a list right in a list, or what should not be here
			w.node(c)
			w.depth++
			continue
		}
		if w.furniture(c) {
			continue
		}
		label := "•"
		if n.Data == "ol" {
			number = whole(attr(c, "value"), number)
			label = numeral(number, attr(n, "type"))
			number += step
		}
		if id := anchorOf(c); id != "" {
			w.anchor = id
		}
		w.item(c, label)
	}
}

func (w *walker) directItems(n *html.Node) int {
	items := 0
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode && c.Data == "li" {
			items++
		}
	}
	return items
}

// item reads an item: its own text, paragraphs joined, then the lists below
// it. One that holds headings or tables is a part of the page laid out as a
// list.
func (w *walker) item(n *html.Node, label string) {
	if m := w.seen[n]; m == nil || m.headings > 0 || holds(n, "table") {
		w.children(n)
		return
	}
	at := -1 // block of the item
	var r run
	flush := func() {
		if r.empty() {
			r = run{}
			return
		}
		b := w.joined(r.lines)
		r = run{}
		if b.Text == "" {
			return // nothing of it prints
		}
		if at >= 0 && len(w.blocks) == at+1 {
			w.grow(at, &b)
			return
		}
		if at < 0 {
			b.Label = label
			if own, rest := page.TakeLabel(b.Text, true); own != "" && rest != "" && (label == "•" || !page.IsBullet(own)) {
				b.Label, b.Text = own, rest
			}
		}
		if b.Kind != page.Footnote {
			b.Kind, b.Level = page.ListItem, max(w.depth, 1)
			if at >= 0 {
				b.Kind, b.Level = page.Paragraph, 0 // text of the item behind the list below it
			}
		}
		w.put(b)
		at = len(w.blocks) - 1
	}
	var read func(n *html.Node)
	read = func(n *html.Node) {
		for c := range n.ChildNodes() {
			switch {
			case c.Type != html.ElementNode || !blockTags[c.Data] && !w.blocky(c):
				r.add(c)
			case w.furniture(c):
			case c.Data == "ul" || c.Data == "ol" || c.Data == "menu" || c.Data == "dl" || c.Data == "li":
				flush()
				w.node(c)
			default:
				flush()
				if id := anchorOf(c); id != "" && at < 0 {
					w.anchor = id
				}
				read(c)
				flush()
			}
		}
	}
	read(n)
	flush()
}

// grow adds a further paragraph of an item to it.
func (w *walker) grow(at int, b *page.Block) {
	item := &w.blocks[at]
	item.Text = strings.TrimSpace(item.Text + " " + b.Text)
	item.Bold = item.Bold && b.Bold
	item.Links = append(item.Links, b.Links...)
	item.Marks = strings.Trim(item.Marks+","+b.Marks, ",")
	if b.Kind == page.Footnote {
		item.Kind, item.Level = page.Footnote, 0
	}
}

// holds reports whether an element has one of a name in it.
func holds(n *html.Node, name string) bool {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && c.Data == name {
			return true
		}
	}
	return false
}

// numeral prints an item's number as its list numbers: 1., a., A., i., I.
func numeral(n int, kind string) string {
	switch {
	case (kind == "a" || kind == "A") && n >= 1 && n <= 26*26:
		s := ""
		for ; n > 0; n = (n - 1) / 26 {
			s = string(rune('a'+(n-1)%26)) + s
		}
		if kind == "A" {
			s = strings.ToUpper(s)
		}
		return s + "."
	case (kind == "i" || kind == "I") && n >= 1 && n < 90:
		s := strings.Repeat("x", n/10%5) + []string{"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"}[n%10]
		if n >= 40 {
			s = []string{"xl", "l", "lx", "lxx", "lxxx"}[n/10-4] + []string{"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"}[n%10]
		}
		if kind == "I" {
			s = strings.ToUpper(s)
		}
		return s + "."
	}
	return strconv.Itoa(n) + "."
}
