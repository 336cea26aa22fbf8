package web

import (
	"strings"

	"golang.org/x/net/html"

	"forcestats/pipeline/readers/page"
)

// walker makes blocks of a tree, in the order of the page.
type walker struct {
	seen   map[*html.Node]*measures
	blocks []page.Block

	inContent bool   // below the landmark that holds what the page says
	anchor    string // the last id passed
	level     int    // of the last heading
	depth     int    // of lists
	tables    int    // counted so far
	table     int    // the box or layout table that the reading is in
	row       int
	cells     int
	head      int // a heading right before something that was left out, from 1; 0 for none
}

// document reads a whole page: its content and, where a header outside it
// bears the title, that first.
func (w *walker) document(root *html.Node) {
	n, landmark := w.content(root)
	w.inContent = landmark
	if landmark {
		w.title(root, n)
	}
	w.children(n)
	w.dropHead(0)
}

// title adds the heading of the first level that stands outside the content,
// where there is none in it.
func (w *walker) title(root, content *html.Node) {
	var outside *html.Node
	for c := range root.Descendants() {
		if c.Type != html.ElementNode || c.Data != "h1" || w.seen[c] == nil || w.seen[c].letters == 0 {
			continue
		}
		for p := c; p != nil; p = p.Parent {
			if p == content {
				return
			}
		}
		if outside == nil {
			outside = c
		}
	}
	if outside != nil {
		w.node(outside)
	}
}

// children reads the nodes of a container: what is inline between two blocks
// is a paragraph.
func (w *walker) children(n *html.Node) { w.from(n.FirstChild) }

// from reads a node and those after it.
func (w *walker) from(first *html.Node) {
	var r run
	flush := func() {
		w.paragraphs(&r)
		r = run{}
	}
	for c := first; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (blockTags[c.Data] || headingLevel(c) > 0 || w.blocky(c)) {
			flush()
			w.node(c)
			continue
		}
		r.add(c)
	}
	flush()
}

// blocky reports whether an element that is no block holds some.
func (w *walker) blocky(n *html.Node) bool { m := w.seen[n]; return m != nil && m.blocks > 0 }

// node reads a block element.
func (w *walker) node(n *html.Node) {
	if w.furniture(n) {
		if m := w.seen[n]; m != nil && m.links > 0 {
			w.leaveOut()
		}
		return
	}
	if id := anchorOf(n); id != "" {
		w.anchor = id
	}
	if level := headingLevel(n); level > 0 {
		w.heading(n, level)
		return
	}
	switch n.Data {
	case "ul", "ol", "menu", "dir":
		w.list(n)
	case "li":
		w.item(n, "•") // without its list
	case "table":
		w.tableOf(n)
	case "dl":
		w.definitions(n)
	case "hr":
	case "p", "pre", "address", "dt", "dd", "figcaption", "caption", "legend", "summary":
		if w.blockInside(n) {
			w.children(n)
			return
		}
		var r run
		if n.Data == "dt" || n.Data == "summary" {
			r.bold, r.title = 1, true
		}
		for c := range n.ChildNodes() {
			r.add(c)
		}
		w.paragraphs(&r)
	default:
		w.container(n)
	}
}

// blockInside reports whether a block that should hold text holds blocks.
func (w *walker) blockInside(n *html.Node) bool { return w.seen[n].blocks > 1 }

// container reads a div, section and the like. One that is a box, a frame with
// a heading of its own around one thing, has the number of a table, as a frame
// in a PDF has.
func (w *walker) container(n *html.Node) {
	if !w.box(n) {
		w.children(n)
		return
	}
	table, row := w.table, w.row
	w.tables++
	w.table, w.row = w.tables, 1
	w.children(n)
	w.table, w.row = table, row
}

// longestHeading is longer than any heading; an element of a heading with more
// text was never closed.
const longestHeading = 400

// heading reads a heading, up to a block in it that does not belong there.
func (w *walker) heading(n *html.Node, level int) {
	r := run{title: true}
	var rest *html.Node
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode && blockTags[c.Data] && (!r.empty() || w.seen[n].letters > longestHeading) {
			rest = c
			break
		}
		r.add(c)
	}
	if b := w.joined(r.lines); b.Text != "" {
		b.Kind, b.Level, b.Size, b.Bold = page.Heading, level, page.SizeOf(level), true
		w.level = level
		w.put(b)
	}
	if rest != nil {
		w.from(rest)
	}
}

// joined makes one block of lines: a br within it is a space.
func (w *walker) joined(lines []*line) page.Block {
	b := page.Block{Kind: page.Paragraph, Size: page.NominalSize}
	var texts, marks []string
	bold, plain := 0, 0
	for _, l := range lines {
		if l.first != "" {
			w.anchor = l.first
		}
		if text := page.Squash(l.text.String()); text != "" {
			texts = append(texts, text)
		}
		marks = append(marks, l.marks...)
		b.Links = append(b.Links, l.links...)
		bold, plain = bold+l.bold, plain+l.plain
		if l.returns {
			b.Kind = page.Footnote
		}
	}
	b.Text, b.Marks = strings.Join(texts, " "), strings.Join(marks, ",")
	b.Bold = bold > 0 && plain == 0
	return b
}

// paragraphs puts the blocks of a run: one paragraph, or several where empty
// lines, bold lines or labels at the beginning of lines part them.
func (w *walker) paragraphs(r *run) {
	for _, lines := range parted(r.lines) {
		b := w.joined(lines)
		if b.Text == "" {
			continue
		}
		if label, rest := page.TakeLabel(b.Text, false); label != "" && rest != "" && b.Kind == page.Paragraph {
			b.Kind, b.Level, b.Label, b.Text = page.ListItem, w.depth+1, label, rest
		}
		if b.Kind == page.Paragraph && b.Bold && page.LooksHeading(b.Text) {
			b.Kind, b.Level, b.Found = page.Heading, min(max(w.level, 3)+1, 6), page.ByType
		}
		w.put(b)
	}
}

// parted cuts lines into those of one paragraph each.
func parted(lines []*line) [][]*line {
	labels := 0
	for _, l := range lines {
		if labelled(l) {
			labels++
		}
	}
	var out [][]*line
	for i, l := range lines {
		if page.Squash(l.text.String()) == "" && len(l.marks) == 0 && l.first == "" {
			continue
		}
		before := []*line(nil)
		if len(out) > 0 {
			before = out[len(out)-1]
		}
		if before == nil || l.blank || i > 0 && lines[i-1].blank && lines[i-1].plain+lines[i-1].bold == 0 || allBold(before) != allBold([]*line{l}) || labels > 1 && labelled(l) {
			out = append(out, []*line{l})
			continue
		}
		out[len(out)-1] = append(before, l)
	}
	return out
}

func labelled(l *line) bool {
	label, rest := page.TakeLabel(page.Squash(l.text.String()), true)
	return label != "" && rest != ""
}

func allBold(lines []*line) bool {
	for _, l := range lines {
		if l.plain > 0 || l.bold == 0 {
			return false
		}
	}
	return true
}

// put adds a block with its place.
func (w *walker) put(b page.Block) {
	if b.Kind == page.Heading {
		w.dropHead(b.Level)
	}
	w.head = 0
	b.Anchor = w.anchor
	if b.Table == 0 {
		b.Table, b.Row = w.table, w.row
	}
	w.blocks = append(w.blocks, b)
}

// leaveOut notes that something was left out right below the last heading,
// which goes too if nothing else stands under it: "Contents", "Related".
func (w *walker) leaveOut() {
	if n := len(w.blocks); n > 0 && w.blocks[n-1].Kind == page.Heading && w.blocks[n-1].Level > 1 {
		w.head = n
	}
}

// dropHead takes out the heading that only stood over what was left out, once
// another of its level, or the end, follows.
func (w *walker) dropHead(level int) {
	if w.head > 0 && w.head == len(w.blocks) && level <= w.blocks[w.head-1].Level {
		w.blocks = w.blocks[:w.head-1]
	}
	w.head = 0
}
