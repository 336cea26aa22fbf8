package pdf

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/readers/page"
)

// word is a run of a constructed page: one text object.
type word struct {
	id   int // marked content
	x, y float64
	text string
}

// constructed makes a page of words in 12 points, digits alone in 7; between
// words stands what PDFium adds, a space or a line end.
func constructed(words ...word) *rawPage {
	p := &rawPage{number: 1, width: 595, height: 842}
	for i, w := range words {
		if i > 0 {
			last := p.runs[i-1]
			switch {
			case w.y > last.base+5:
				p.chars = append(p.chars, '\r', '\n')
			case w.x > last.x1+2:
				p.chars = append(p.chars, ' ') // as PDFium adds it
			}
		}
		start := len(p.chars)
		p.chars = append(p.chars, []rune(w.text)...)
		size := 12.0
		if strings.Trim(w.text, "0123456789") == "" && w.text != "" {
			size = 7
		}
		width := 6 * float64(len(strings.TrimSpace(w.text)))
		p.runs = append(p.runs, run{start: start, end: len(p.chars), mcid: w.id, size: size, x0: w.x, x1: w.x + width, y0: w.y - 10, y1: w.y + 2, base: w.y})
	}
	return p
}

func el(role string, kids ...node) node { return node{role: role, kids: kids} }
func mc(id int) node                    { return node{mcid: id} }

func structuredBlocks(p *rawPage, tree ...node) []string {
	p.tree = tree
	pieces := newStructured(p).read()
	for i := range pieces {
		refine(&pieces[i], 12)
	}
	doc := &page.Document{Blocks: join([][]piece{hanging(pieces)})}
	rankLists(doc.Blocks)
	var out []string
	for _, b := range doc.Blocks {
		s := b.Kind.String()
		if b.Kind == page.ListItem {
			s += string(rune('0' + b.Level))
		}
		if b.Label != "" {
			s += " [" + b.Label + "]"
		}
		s += " " + strings.ReplaceAll(b.Text, "\n", "/")
		if b.Marks != "" {
			s += " {" + b.Marks + "}"
		}
		out = append(out, s)
	}
	return out
}

func TestStructured(t *testing.T) {
	for _, c := range []struct {
		name  string
		words []word
		tree  []node
		want  []string
	}{
		{"items of two depths in one list",
			[]word{{1, 72, 100, "◼"}, {2, 90, 100, "Leaders should act on:"}, {3, 90, 115, "−"}, {4, 108, 115, "referrals"}, {5, 72, 130, "◼"}, {6, 90, 130, "Police should record."}},
			[]node{el("L", el("LI", el("Lbl", mc(1)), el("LBody", mc(2))), el("LI", el("Lbl", mc(3)), el("LBody", mc(4))), el("LI", el("Lbl", mc(5)), el("LBody", el("P", mc(6)))))},
			[]string{"list_item1 [◼] Leaders should act on:", "list_item2 [−] referrals", "list_item1 [◼] Police should record."}},
		{"a word tagged as the label, the bullet as text",
			[]word{{1, 72, 100, "▪"}, {2, 90, 100, "amended"}, {1, 140, 100, "plans are late"}, {3, 72, 115, "▪"}, {4, 90, 115, "they"}, {3, 120, 115, "improve"}},
			[]node{el("L", el("LI", el("Lbl", mc(2)), el("LBody", mc(1))), el("LI", el("Lbl", mc(4)), el("LBody", mc(3))))},
			[]string{"list_item1 [▪] amended plans are late", "list_item1 [▪] they improve"}},
		{"a bullet inside a paragraph",
			[]word{{1, 72, 100, "\uF06E"}, {1, 90, 100, "The quality of plans."}},
			[]node{el("P", mc(1))},
			[]string{"list_item1 [\uF06E] The quality of plans."}},
		{"a further paragraph of an item, tagged outside",
			[]word{{1, 72, 100, "◼"}, {2, 90, 100, "First."}, {3, 90, 130, "More of the first."}, {4, 72, 160, "Text."}},
			[]node{el("L", el("LI", el("Lbl", mc(1)), el("LBody", mc(2)))), el("P", mc(3)), el("P", mc(4))},
			[]string{"list_item1 [◼] First. More of the first.", "paragraph Text."}},
		{"no space between objects of a word, one between words",
			[]word{{1, 72, 100, "safe"}, {2, 96, 100, "guarding"}, {3, 150, 100, "partners"}},
			[]node{el("P", mc(1), el("Span", mc(2)), mc(3))},
			[]string{"paragraph safeguarding partners"}},
		{"note mark", []word{{1, 72, 100, "the partnership"}, {2, 162, 96, "1"}, {1, 170, 100, "met"}},
			[]node{el("P", mc(1), el("Reference", mc(2)))},
			[]string{"paragraph the partnership met {1}"}},
		{"a row of cells and one of a single cell",
			[]word{{1, 72, 100, "Responsible body"}, {2, 220, 100, "Action"}, {3, 72, 130, "The council"}, {4, 220, 130, "Act on:"}, {5, 220, 145, "▪"}, {6, 240, 145, "plans"}, {7, 72, 170, "A box"}},
			[]node{el("Table", el("TR", el("TH", el("P", mc(1))), el("TH", el("P", mc(2)))),
				el("TBody", el("TR", el("TD", mc(3)), el("TD", el("P", mc(4)), el("L", el("LI", el("Lbl", mc(5)), el("LBody", mc(6))))))),
				el("TR", el("TD", el("P", mc(7)))))},
			[]string{"table_row Responsible body | Action", "table_row The council | Act on:/• plans", "paragraph A box"}},
		{"content outside the tree", []word{{-1, 280, 20, "Ofsted report"}, {1, 72, 100, "Text."}},
			[]node{el("Sect", el("P", mc(1)))},
			[]string{"paragraph Text."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, structuredBlocks(constructed(c.words...), c.tree...)); diff != "" {
				t.Errorf("blocks (-want +got):\n%s", diff)
			}
		})
	}
}

// TestStructured_deep reads a tree that is too deep no further than the limit.
func TestStructured_deep(t *testing.T) {
	n := el("P", mc(1))
	for range maxTreeDepth {
		n = el("Div", n)
	}
	if diff := cmp.Diff([]string{"paragraph Text."}, structuredBlocks(constructed(word{1, 72, 100, "Text."}), n)); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
}

// Browsers wrap every piece of text in NonStruct: a paragraph of several stays
// one, and blocks inside it stay apart.
func TestStructured_nonStruct(t *testing.T) {
	p := constructed(word{1, 72, 100, "By March the"}, word{2, 160, 100, "Board"}, word{3, 200, 100, "should act."}, word{4, 72, 140, "Next."}, word{5, 72, 180, "Last."})
	got := structuredBlocks(p,
		el("P", el("NonStruct", mc(1)), el("Link", el("NonStruct", mc(2))), el("NonStruct", mc(3))),
		el("Div", el("NonStruct", el("P", mc(4))), el("P", el("NonStruct", mc(5)))))
	want := []string{"paragraph By March the Board should act.", "paragraph Next.", "paragraph Last."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
}
