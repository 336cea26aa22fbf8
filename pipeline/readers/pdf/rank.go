package pdf

import (
	"math"

	"forcestats/pipeline/readers/page"
)

// rankHeadings gives a level to headings that have none: by size, and bold
// text of the body's size below all larger.
func rankHeadings(doc *page.Document) {
	var sizes []float64
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind != page.Heading || b.Level != 0 {
			continue
		}
		known := false
		for _, s := range sizes {
			known = known || math.Abs(s-b.Size) < 0.5
		}
		if !known {
			sizes = append(sizes, b.Size)
		}
	}
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind != page.Heading || b.Level != 0 {
			continue
		}
		b.Level = 1
		for _, s := range sizes {
			if s > b.Size+0.5 {
				b.Level++
			}
		}
	}
}

// How much further right a deeper list begins, in points: little where its
// bullets look different, more where they are alike.
const (
	indentOfLevel = 6
	indentOfSame  = 14
)

// rankLists gives list items their depth by how far they stand in, from one
// heading to the next. The tree's own depth is often lost: Word tags items of
// two depths as one list.
func rankLists(blocks []page.Block) {
	var stack []*page.Block // an item of each depth
	for i := range blocks {
		b := &blocks[i]
		switch b.Kind {
		case page.Heading:
			stack = nil
		case page.ListItem:
			b.Level, stack = depth(stack, b)
		}
	}
}

// depth returns the depth of a list item, given an item of each depth before
// it, and those with it.
func depth(stack []*page.Block, b *page.Block) (int, []*page.Block) {
	// Facing pages have margins of their own: on a new page the same bullet is
	// the same depth.
	for i, a := range stack {
		if a.PageEnd < b.Page && page.IsBullet(b.Label) && a.Label == b.Label {
			stack[i] = b
			return i + 1, stack[:i+1]
		}
	}
	for len(stack) > 0 && b.X < stack[len(stack)-1].X-indentOfLevel {
		stack = stack[:len(stack)-1]
	}
	top := len(stack) - 1
	switch {
	case top < 0 || b.X > stack[top].X+step(stack[top], b):
		stack = append(stack, b)
	case b.X <= stack[top].X || stack[top].PageEnd < b.Page:
		stack[top] = b
	}
	return len(stack), stack
}

// step is how much further right than a another item must begin to be deeper.
func step(a, b *page.Block) float64 {
	if a.Label == b.Label || !page.IsBullet(a.Label) && !page.IsBullet(b.Label) && a.Label != "" && b.Label != "" && page.LabelForm(a.Label) == page.LabelForm(b.Label) {
		return indentOfSame
	}
	return indentOfLevel
}
