package pdf

import (
	"strings"

	"forcestats/pipeline/readers/page"
)

// structured turns a page's structure tree into pieces.
type structured struct {
	p      *rawPage
	byID   map[int][]int // runs of each marked-content id
	taken  map[int]bool  // marked-content ids already used
	pieces []piece
	tables int
	inBox  int // number of the table whose row of one cell is being read
	inRow  int
}

func newStructured(p *rawPage) *structured {
	s := &structured{p: p, byID: map[int][]int{}, taken: map[int]bool{}}
	for i := range p.runs {
		if id := p.runs[i].mcid; id >= 0 {
			s.byID[id] = append(s.byID[id], i)
		}
	}
	return s
}

// covered returns the share of the page's printing characters that belong to
// an element of the tree.
func (s *structured) covered() float64 {
	in := map[int]bool{}
	var mark func(n *node)
	mark = func(n *node) {
		if n.role == "" {
			in[n.mcid] = true
		}
		for i := range n.kids {
			mark(&n.kids[i])
		}
	}
	for i := range s.p.tree {
		mark(&s.p.tree[i])
	}
	all, yes := 0, 0
	for i := range s.p.runs {
		r := &s.p.runs[i]
		n := len(strings.TrimSpace(s.p.slice(r.start, r.end)))
		all += n
		if in[r.mcid] {
			yes += n
		}
	}
	if all == 0 {
		return 0
	}
	return float64(yes) / float64(all)
}

func (s *structured) read() []piece {
	for i := range s.p.tree {
		s.walk(&s.p.tree[i], page.Paragraph, 0)
	}
	return s.pieces
}

// inline says which elements are part of the paragraph around them.
func inline(role string) bool {
	switch role {
	case "", "Span", "Quote", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP",
		"Warichu", "WT", "WP", "Em", "Strong", "Sub", "Lbl", "Form":
		return true
	}
	return false
}

// inText reports whether an element is part of the paragraph around it: an
// inline one, or one without a meaning of its own (NonStruct, which browsers
// print for every piece of text) that holds nothing else.
func inText(n *node) bool {
	if n.role != "NonStruct" {
		return inline(n.role)
	}
	for i := range n.kids {
		if !inText(&n.kids[i]) {
			return false
		}
	}
	return len(n.kids) > 0
}

func headingLevel(role string) int {
	switch role {
	case "Title":
		return 1
	case "H":
		return 1
	}
	if len(role) == 2 && role[0] == 'H' && role[1] >= '1' && role[1] <= '9' {
		return int(role[1] - '0')
	}
	return 0
}

// walk reads an element. What stands directly in it, between elements of their
// own, is a block of the given kind.
func (s *structured) walk(n *node, kind page.Kind, level int) {
	switch n.role {
	case "L":
		if s.mislabelled(n) {
			s.listByType(n)
			return
		}
		for i := range n.kids {
			s.walk(&n.kids[i], page.ListItem, level+1)
		}
		return
	case "LI":
		s.item(n, max(level, 1))
		return
	case "Table":
		s.table(n)
		return
	case "Note", "FENote":
		kind = page.Footnote
	case "Figure":
		return
	}
	if h := headingLevel(n.role); h > 0 {
		kind, level = page.Heading, h
	} else if kind == page.ListItem && n.role != "" {
		// A caption or paragraph directly in a list.
		kind = page.Paragraph
	}
	var runs []int
	for i := range n.kids {
		k := &n.kids[i]
		if inText(k) {
			runs = s.gather(runs, k)
			continue
		}
		s.flush(runs, kind, level)
		runs = nil
		next := kind
		if kind == page.Heading {
			next = page.Paragraph
		}
		s.walk(k, next, level)
	}
	s.flush(runs, kind, level)
}

// gather collects the runs of inline content. A block inside it (a footnote
// inside its reference) is read on its own, afterwards.
func (s *structured) gather(runs []int, n *node) []int {
	if n.role == "" {
		if s.taken[n.mcid] {
			return runs
		}
		s.taken[n.mcid] = true
		return append(runs, s.byID[n.mcid]...)
	}
	for i := range n.kids {
		k := &n.kids[i]
		if inline(k.role) {
			runs = s.gather(runs, k)
			continue
		}
		if k.role == "Figure" {
			continue
		}
		if k.role == "Note" || k.role == "FENote" {
			s.walk(k, page.Footnote, 0)
			continue
		}
		runs = s.gather(runs, k)
	}
	return runs
}

func (s *structured) flush(runs []int, kind page.Kind, level int) {
	if len(runs) == 0 {
		return
	}
	b := s.p.compose(runs)
	if b.Text == "" {
		return
	}
	b.Kind, b.Level, b.Found, b.Table, b.Row = kind, level, page.ByStructure, s.inBox, s.inRow
	s.pieces = append(s.pieces, b)
}

// mislabelled reports whether a list has a label that is no bullet or number.
// Some tools tag words of the text as labels and bullets as text.
func (s *structured) mislabelled(n *node) bool {
	for i := range n.kids {
		k := &n.kids[i]
		switch k.role {
		case "Lbl":
			var text strings.Builder
			for _, r := range s.under(nil, k) {
				text.WriteString(s.p.slice(s.p.runs[r].start, s.p.runs[r].end))
			}
			if t := strings.TrimSpace(text.String()); t != "" && !page.LabelOnly(t) {
				return true
			}
		case "L", "LI", "LBody":
			if s.mislabelled(k) {
				return true
			}
		}
	}
	return false
}

// under returns all runs of an element, without taking them.
func (s *structured) under(runs []int, n *node) []int {
	if n.role == "" {
		return append(runs, s.byID[n.mcid]...)
	}
	for i := range n.kids {
		runs = s.under(runs, &n.kids[i])
	}
	return runs
}

// listByType reads a list by its lines and bullets, in the order of the page.
func (s *structured) listByType(n *node) {
	in := map[int]bool{}
	var take func(n *node)
	take = func(n *node) {
		if n.role == "" && !s.taken[n.mcid] {
			s.taken[n.mcid] = true
			for _, r := range s.byID[n.mcid] {
				in[s.p.runs[r].start] = true
			}
		}
		for i := range n.kids {
			take(&n.kids[i])
		}
	}
	take(n)
	lines := s.p.lines(func(r *run) bool { return in[r.start] })
	t := typed{p: s.p, leading: leading([][]line{lines})}
	for _, b := range t.read(lines) {
		b.Table, b.Row = s.inBox, s.inRow
		s.pieces = append(s.pieces, b)
	}
}

// item reads a list item: its label, the first block of its body with what
// follows in the same item, and the lists inside it.
func (s *structured) item(n *node, level int) {
	var label []int
	body := node{role: "LBody"}
	for i := range n.kids {
		if k := &n.kids[i]; k.role == "Lbl" {
			label = s.gather(label, k)
		} else {
			body.kids = append(body.kids, *k)
		}
	}
	outer := s.pieces
	s.pieces = nil
	s.walkBody(&body, level)
	inner := s.pieces
	s.pieces = outer
	var first piece
	switch {
	case len(inner) > 0 && inner[0].Kind != page.ListItem && inner[0].Kind != page.TableRow:
		first, inner = inner[0], inner[1:]
	case len(label) == 0:
		s.pieces = append(s.pieces, inner...)
		return
	}
	if len(label) > 0 {
		l := s.p.compose(label)
		if first.Text == "" {
			first.Block = l.Block
			first.Text = ""
		}
		first.Label = l.Text
		if first.Text != "" {
			first.hang = first.X
		}
		first.X, first.Y = l.X, min(first.Y, l.Y)
	}
	first.Kind, first.Level, first.Found, first.Table, first.Row = page.ListItem, level, page.ByStructure, s.inBox, s.inRow
	// Further paragraphs of the item before a list inside it are its text.
	for len(inner) > 0 && inner[0].Kind == page.Paragraph {
		first.append(&inner[0], " ")
		inner = inner[1:]
	}
	s.pieces = append(append(s.pieces, first), inner...)
}

func (s *structured) walkBody(n *node, level int) {
	var runs []int
	for i := range n.kids {
		k := &n.kids[i]
		switch {
		case inText(k):
			runs = s.gather(runs, k)
			continue
		case k.role == "LBody":
			s.flush(runs, page.Paragraph, 0)
			runs = nil
			s.walkBody(k, level)
			continue
		}
		s.flush(runs, page.Paragraph, 0)
		runs = nil
		if k.role == "L" {
			s.walk(k, page.ListItem, level)
		} else {
			s.walk(k, page.Paragraph, 0)
		}
	}
	s.flush(runs, page.Paragraph, 0)
}

// append joins another piece's text and box to p.
func (p *piece) append(q *piece, separator string) {
	if p.Text == "" {
		separator = ""
	}
	p.Text += separator + q.Text
	if q.Marks != "" {
		p.Marks = strings.TrimLeft(p.Marks+","+q.Marks, ",")
	}
	if q.PageEnd == p.PageEnd {
		p.Bottom = max(p.Bottom, q.Bottom)
	} else {
		p.Bottom = q.Bottom
	}
	p.PageEnd = q.PageEnd
	p.Right = max(p.Right, q.Right)
	p.letters += q.letters
}
