package pdf

// node is one element of the structure tree, or one piece of marked content
// directly under an element.
type node struct {
	role string // standard structure type, after the document's role map; empty for marked content
	mcid int    // of marked content
	kids []node
}

// Limits on a page's structure tree: hostile trees are deep or cyclic.
const (
	maxTreeDepth = 100
	maxTreeNodes = 50_000
)

// readTree reads the structure tree of a page. PDFium gives the elements that
// have content on the page, and of them the kids on the page.
func readTree(e *engine, page uint64) []node {
	tree := e.call("FPDF_StructTree_GetForPage", page)
	if tree == 0 {
		return nil
	}
	defer e.call("FPDF_StructTree_Close", tree)
	w := treeWalk{e: e}
	var top []node
	for i := range e.int("FPDF_StructTree_CountChildren", tree) {
		child := e.call("FPDF_StructTree_GetChildAtIndex", tree, uint64(i))
		if child == 0 {
			continue
		}
		if n, ok := w.element(child, 0); ok {
			top = append(top, n)
		}
	}
	return top
}

type treeWalk struct {
	e     *engine
	count int
}

func (w *treeWalk) element(el uint64, depth int) (node, bool) {
	w.count++
	if depth > maxTreeDepth || w.count > maxTreeNodes {
		return node{}, false
	}
	n := node{role: w.e.utf16("FPDF_StructElement_GetType", el), mcid: -1}
	for i := range w.e.int("FPDF_StructElement_CountChildren", el) {
		if child := w.e.call("FPDF_StructElement_GetChildAtIndex", el, uint64(i)); child != 0 {
			if k, ok := w.element(child, depth+1); ok {
				n.kids = append(n.kids, k)
			}
			continue
		}
		if id := w.e.int("FPDF_StructElement_GetChildMarkedContentID", el, uint64(i)); id >= 0 {
			n.kids = append(n.kids, node{mcid: id})
		}
	}
	return n, len(n.kids) > 0
}
