package pdf

import (
	"math"
	"strings"

	"forcestats/pipeline/readers/page"
)

// PDFium's error codes (fpdfview.h, FPDF_GetLastError).
const (
	errPassword = 4
	errSecurity = 5
)

// maxPages is more than any published report has; a page tree that claims
// more is hostile.
const maxPages = 20_000

// rawPage is one page as PDFium gives it.
type rawPage struct {
	number        int
	width, height float64 // of the page turned so that its text is upright
	turned        bool
	chars         []rune
	runs          []run      // in the order of chars
	rows          []ruledRow // of ruled tables, where there is no tree
	tree          []node     // top elements of the structure tree; nil if there is none
	lost          bool       // PDFium can't load it
	picture       bool       // without text, but a picture or drawn outlines fill it
}

// run is the characters of one text object: one font, one size, one line.
type run struct {
	start, end     int // in chars
	mcid           int // marked-content id, -1 if none
	font           font
	size           float64
	x0, x1, y0, y1 float64 // box in points from the page's top left, text upright
	base           float64 // baseline, from the top
	aside          bool    // runs in another direction than the page's text
}

type font struct {
	name         string
	bold, italic bool
}

func readDocument(e *engine, data []byte, typeOnly bool) (*page.Document, error) {
	at := uint32(e.call("malloc", uint64(len(data))))
	if e.err != nil || at == 0 || !e.mem.Write(at, data) {
		return nil, page.Errorf(page.Unreadable, "the file of %d bytes does not fit into PDFium's memory", len(data))
	}
	defer e.call("free", uint64(at))
	handle := e.call("FPDF_LoadMemDocument", uint64(at), uint64(len(data)), e.text(""))
	if handle == 0 {
		switch e.int("FPDF_GetLastError") {
		case errPassword:
			return nil, page.Errorf(page.Encrypted, "the document needs a password")
		case errSecurity:
			return nil, page.Errorf(page.Encrypted, "the document is encrypted in a way that PDFium does not know")
		}
		return nil, page.Errorf(page.Unreadable, "the file is damaged: PDFium finds no document in it")
	}
	defer e.call("FPDF_CloseDocument", handle)
	n := e.int("FPDF_GetPageCount", handle)
	if n <= 0 {
		return nil, page.Errorf(page.Unreadable, "the file is damaged: it has no pages")
	}
	if n > maxPages {
		return nil, page.Errorf(page.Unreadable, "the file claims %d pages", n)
	}
	doc := &page.Document{Properties: properties(e, handle), Tagged: e.int("FPDFCatalog_IsTagged", handle) != 0}
	pages := make([]rawPage, 0, n)
	loaded := 0
	for i := range n {
		p, ok := readPage(e, handle, i, typeOnly)
		p.lost = !ok
		if ok {
			loaded++
		}
		pages = append(pages, p)
	}
	if e.err != nil {
		return nil, page.Errorf(page.Unreadable, "PDFium gave up: %v", e.err)
	}
	if loaded == 0 {
		return nil, page.Errorf(page.Unreadable, "the file is damaged: none of its %d pages can be loaded", n)
	}
	letters := 0
	for i := range pages {
		p := &pages[i]
		text := p.plain()
		blank := strings.TrimSpace(text) == ""
		if !blank {
			letters++
		}
		doc.Pages = append(doc.Pages, page.Page{
			Number: p.number, Width: p.width, Height: p.height, Text: text, Turned: p.turned,
			Scan: blank && p.picture, Lost: p.lost,
		})
	}
	if letters == 0 {
		return nil, page.Errorf(page.NoText, "none of the pages has any text: a scan or a print to PDF")
	}
	assemble(doc, pages)
	return doc, nil
}

// properties reads the document information dictionary.
func properties(e *engine, handle uint64) map[string]string {
	out := map[string]string{}
	for _, key := range []string{"Title", "Author", "Subject", "Creator", "Producer", "CreationDate"} {
		if v := strings.TrimSpace(e.utf16("FPDF_GetMetaText", handle, e.text(key))); v != "" {
			out[key] = v
		}
	}
	return out
}

// readPage reads page i, counted from 0. It returns false, and an empty page,
// if PDFium can't load it.
func readPage(e *engine, handle uint64, i int, typeOnly bool) (rawPage, bool) {
	p := rawPage{number: i + 1}
	page := e.call("FPDF_LoadPage", handle, uint64(i))
	if page == 0 {
		return p, false
	}
	defer e.call("FPDF_ClosePage", page)
	text := e.call("FPDFText_LoadPage", page)
	if text == 0 {
		return p, false
	}
	defer func() { e.call("FPDFText_ClosePage", text) }()
	p.readRuns(e, text, e.int("FPDFText_CountChars", text))
	if e.int("FPDFPage_GetRotation", page) != 0 && p.direction() == 0 {
		// The page is turned and its text is not: it lies on its side or on its
		// head, and PDFium would sort the words as they lie.
		e.call("FPDFPage_SetRotation", page, 0)
		if again := e.call("FPDFText_LoadPage", page); again != 0 {
			e.call("FPDFText_ClosePage", text)
			text, p.runs = again, nil
			p.readRuns(e, text, e.int("FPDFText_CountChars", text))
		}
	}
	if !typeOnly {
		p.tree = readTree(e, page)
	}
	var rules []rule
	if len(p.tree) == 0 {
		rules = readRules(e, page)
	}
	p.upright(e, page, rules)
	p.rows = ruledRows(rules)
	p.partRuns(e, text)
	if len(p.runs) == 0 {
		p.picture = pictured(e, page, p.width*p.height)
	}
	return p, true
}

// Page object types (fpdf_edit.h), and what makes a page without text a
// picture of text: an image over much of it, or the outlines of as many
// letters as a short paragraph has. A ruled or tinted blank page is neither.
const (
	objectPath   = 2
	objectImage  = 3
	objectForm   = 5
	imageShare   = 0.4
	manyOutlines = 200
	maxObjects   = 100_000
)

// pictured reports whether a page of that area, in square points, is a picture.
func pictured(e *engine, page uint64, area float64) bool {
	outlines := 0
	for i := range min(e.int("FPDFPage_CountObjects", page), maxObjects) {
		object := e.call("FPDFPage_GetObject", page, uint64(i))
		switch e.int("FPDFPageObj_GetType", object) {
		case objectPath:
			outlines++
		case objectImage, objectForm:
			at := uint64(e.scratch)
			if e.int("FPDFPageObj_GetBounds", object, at, at+4, at+8, at+12) == 0 {
				continue
			}
			b := e.floats(4) // left, bottom, right, top
			if (b[2]-b[0])*(b[3]-b[1]) >= imageShare*area {
				return true
			}
		}
	}
	return outlines >= manyOutlines
}

// readRuns reads the characters and groups them by their text object. Spaces
// and line ends that PDFium adds belong to no object and to no run.
func (p *rawPage) readRuns(e *engine, text uint64, n int) {
	p.chars = make([]rune, n)
	fonts := map[uint64]font{}
	var current uint64
	last := -1 // last character of the current run that is not a space
	finish := func() {
		if len(p.runs) > 0 && last >= 0 {
			r := &p.runs[len(p.runs)-1]
			if last != r.start {
				box := e.looseBox(text, last)
				r.x0, r.x1 = min(r.x0, box[0]), max(r.x1, box[2])
				r.y0, r.y1 = min(r.y0, box[3]), max(r.y1, box[1])
			}
		}
		last = -1
	}
	for i := range n {
		p.chars[i] = rune(uint32(e.call("FPDFText_GetUnicode", text, uint64(i))))
		object := e.call("FPDFText_GetTextObject", text, uint64(i))
		if object == 0 {
			continue
		}
		if object != current {
			finish()
			current = object
			p.runs = append(p.runs, newRun(e, text, object, i, fonts))
		}
		r := &p.runs[len(p.runs)-1]
		r.end = i + 1
		if !isSpace(p.chars[i]) {
			last = i
		}
	}
	finish()
}

func newRun(e *engine, text, object uint64, i int, fonts map[uint64]font) run {
	r := run{start: i, end: i + 1, mcid: e.int("FPDFPageObj_GetMarkedContentID", object)}
	handle := e.call("FPDFTextObj_GetFont", object)
	f, ok := fonts[handle]
	if !ok && handle != 0 {
		f = readFont(e, handle)
		fonts[handle] = f
	}
	r.font = f
	e.call("FPDFText_GetMatrix", text, uint64(i), uint64(e.scratch))
	m := e.floats(6)
	r.size = e.double("FPDFText_GetFontSize", text, uint64(i)) * math.Hypot(m[2], m[3])
	r.base = math.Atan2(m[1], m[0]) // direction for now; upright makes it the baseline
	box := e.looseBox(text, i)
	r.x0, r.y0, r.x1, r.y1 = box[0], box[3], box[2], box[1]
	return r
}

// looseBox returns left, top, right, bottom of a character in user space, with
// the font's full height.
func (e *engine) looseBox(text uint64, i int) [6]float64 {
	e.call("FPDFText_GetLooseCharBox", text, uint64(i), uint64(e.scratch))
	return e.floats(4)
}

// Font flags (ISO 32000-1, table 123) and the weight from which a face is bold
// (CSS and OpenType usage).
const (
	flagItalic    = 1 << 6
	flagForceBold = 1 << 18
	boldWeight    = 600
)

func readFont(e *engine, handle uint64) font {
	name := e.bytes("FPDFFont_GetBaseFontName", handle)
	if _, after, found := strings.Cut(name, "+"); found {
		name = after // subset tag
	}
	flags := e.int("FPDFFont_GetFlags", handle)
	lower := strings.ToLower(name)
	named := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(lower, w) {
				return true
			}
		}
		return false
	}
	f := font{name: name}
	f.bold = named("bold", "black", "heavy", "semibold", "demi") || flags&flagForceBold != 0
	if !f.bold && !named("regular", "light", "roman", "book", "medium") {
		f.bold = e.int("FPDFFont_GetWeight", handle) >= boldWeight
	}
	f.italic = named("italic", "oblique") || flags&flagItalic != 0
	return f
}

// upright turns the page and its rules so that most of its text reads from
// left to right, and moves the origin to the top left.
func (p *rawPage) upright(e *engine, page uint64, rules []rule) {
	q := p.direction()
	e.call("FPDF_GetPageBoundingBox", page, uint64(e.scratch))
	b := e.floats(4) // left, top, right, bottom
	x0, y0, x1, y1 := turn(q, b[0], b[3], b[2], b[1])
	p.width, p.height = x1-x0, y1-y0
	p.turned = q != 0
	for i := range rules {
		r := &rules[i]
		rx0, ry0, rx1, ry1 := turn(q, r.x0, r.y0, r.x1, r.y1)
		*r = rule{rx0 - x0, y1 - ry1, rx1 - x0, y1 - ry0}
	}
	for i := range p.runs {
		r := &p.runs[i]
		direction := r.base
		rx0, ry0, rx1, ry1 := turn(q, r.x0, r.y0, r.x1, r.y1)
		r.aside = quarter(direction) != q
		r.x0, r.x1 = rx0-x0, rx1-x0
		r.y0, r.y1 = y1-ry1, y1-ry0
		// The loose box runs from descent to ascent; most faces have about a
		// fifth of it below the baseline.
		r.base = r.y1 - 0.2*(r.y1-r.y0)
	}
}

// direction returns in which direction most of the page's text runs, in quarter
// turns from left to right. It is asked before upright.
func (p *rawPage) direction() int {
	var weight [4]int
	for i := range p.runs {
		weight[quarter(p.runs[i].base)] += p.runs[i].end - p.runs[i].start
	}
	q := 0
	for i, w := range weight {
		if w > weight[q] {
			q = i
		}
	}
	return q
}

// quarter returns the nearest quarter turn, 0 to 3, of a direction in radians.
func quarter(direction float64) int {
	return (int(math.Round(direction/(math.Pi/2)))%4 + 4) % 4
}

// turn rotates a box by q quarter turns clockwise around the origin.
func turn(q int, x0, y0, x1, y1 float64) (float64, float64, float64, float64) {
	for range q {
		x0, y0, x1, y1 = y0, -x1, y1, -x0
	}
	return x0, y0, x1, y1
}

// plain returns the page's text, line by line, in PDFium's reading order.
func (p *rawPage) plain() string {
	var b strings.Builder
	b.Grow(len(p.chars))
	for _, c := range p.chars {
		switch c {
		case '\r', 0, 0xFFFE, 0xFFFF:
		case hyphenAtEnd:
			b.WriteByte('-')
		default:
			b.WriteRune(c)
		}
	}
	return page.SpellLigatures(b.String())
}
