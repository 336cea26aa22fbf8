package web

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"forcestats/pipeline/readers/page"
)

// dropped are elements whose content is no text of the page: programs, styles,
// drawings, controls, what stands in for them, and what was struck out.
var dropped = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Template: true, atom.Noscript: true, atom.Iframe: true, atom.Noembed: true, atom.Noframes: true,
	atom.Svg: true, atom.Math: true, atom.Canvas: true, atom.Object: true, atom.Video: true, atom.Audio: true, atom.Map: true,
	atom.Select: true, atom.Textarea: true, atom.Datalist: true, atom.Del: true,
}

// plainTags are elements that change how text looks and nothing else. They
// are left out, unless an attribute says more.
var plainTags = map[atom.Atom]bool{
	atom.Span: true, atom.I: true, atom.Em: true, atom.U: true, atom.Font: true, atom.Small: true, atom.Big: true, atom.Abbr: true, atom.Acronym: true,
	atom.Mark: true, atom.Code: true, atom.Tt: true, atom.Kbd: true, atom.Samp: true, atom.Var: true, atom.Cite: true, atom.Dfn: true, atom.Ins: true,
	atom.Time: true, atom.Nobr: true, atom.Wbr: true, atom.Bdi: true, atom.Bdo: true, atom.Data: true, atom.Img: true, atom.Input: true, atom.Label: true,
	atom.Picture: true, atom.Source: true, atom.S: true, atom.Strike: true, atom.Q: true,
}

// keptAttributes are those that say what an element is, where it leads, or
// that it is not shown.
var keptAttributes = map[string]bool{
	"id": true, "name": true, "href": true, "role": true, "hidden": true, "aria-hidden": true, "aria-level": true, "aria-label": true, "open": true,
	"colspan": true, "rowspan": true, "scope": true, "start": true, "value": true, "type": true, "reversed": true, "rel": true, "content": true, "property": true,
}

// longestValue is the longest attribute that is kept: pictures stand in
// attributes of saved pages.
const longestValue = 2048

// reduce writes a page anew with nothing but its text and what says where it
// stands, so that the tree that is built of it is bounded: few kinds of
// formatting, few attributes, no programs. The cost grows with the page and not
// with how it is nested.
func reduce(text string) ([]byte, error) {
	var out bytes.Buffer
	z := html.NewTokenizer(strings.NewReader(text))
	var skip skipping
	tags, letters := 0, 0
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return out.Bytes(), nil // the end; a cut page is read as far as it goes
		}
		raw := z.Raw()
		if kind == html.TextToken {
			if skip.active() {
				continue
			}
			if letters += len(raw); letters > maxText {
				return nil, page.Errorf(page.TooLarge, "the page has more than %d bytes of text", maxText)
			}
			out.Write(raw)
			continue
		}
		if kind == html.CommentToken || kind == html.DoctypeToken {
			continue // a doctype only changes how a page is drawn
		}
		t := z.Token()
		if skip.over(&t) {
			continue
		}
		if written := rewrite(&out, &t); !written {
			continue
		}
		if tags++; tags > maxTags {
			return nil, page.Errorf(page.TooLarge, "the page has more than %d tags", maxTags)
		}
	}
}

// rewrite writes a tag with what of it counts, if anything does.
func rewrite(out *bytes.Buffer, t *html.Token) bool {
	name := t.Data
	if t.DataAtom == atom.Strong {
		name = "b"
	}
	if t.Type == html.EndTagToken {
		if plainTags[t.DataAtom] && t.DataAtom != atom.Span {
			return false
		}
		out.WriteString("</" + name + ">")
		return true
	}
	if plainTags[t.DataAtom] && t.DataAtom != atom.Span {
		return false
	}
	out.WriteString("<" + name)
	if t.DataAtom != atom.B && t.DataAtom != atom.Strong {
		for _, a := range t.Attr {
			value := a.Val
			switch {
			case a.Key == "style":
				if value = hiding(value); value == "" {
					continue
				}
				a.Key, value = "hidden", ""
			case !keptAttributes[a.Key] || len(value) > longestValue:
				continue
			}
			out.WriteString(" " + a.Key + `="` + html.EscapeString(value) + `"`)
		}
	}
	out.WriteByte('>')
	return true
}

// hiding returns the declaration of a style that hides its element.
func hiding(style string) string {
	s := strings.ReplaceAll(strings.ToLower(style[:min(len(style), longestValue)]), " ", "")
	for _, d := range []string{"display:none", "visibility:hidden"} {
		if strings.Contains(s, d) {
			return d
		}
	}
	return ""
}

// skipping is where in a dropped element the reading is.
type skipping struct {
	name  atom.Atom
	depth int
}

func (s *skipping) active() bool { return s.depth > 0 }

// over reports whether a tag belongs to a dropped element.
func (s *skipping) over(t *html.Token) bool {
	if !s.active() {
		if t.Type == html.StartTagToken && dropped[t.DataAtom] {
			s.name, s.depth = t.DataAtom, 1
			return true
		}
		return dropped[t.DataAtom]
	}
	switch {
	case t.DataAtom == s.name && t.Type == html.StartTagToken && s.name != atom.Select:
		s.depth++
	case t.DataAtom == s.name && t.Type == html.EndTagToken:
		s.depth--
	case t.Type == html.StartTagToken && ends(s.name, t.DataAtom):
		// Never closed: what follows is text of the page again.
		s.depth = 0
		return false
	}
	return true
}

// ends reports whether an element can't stand in a dropped one, which was
// never closed then.
func ends(open, a atom.Atom) bool {
	switch a {
	case atom.H1, atom.H2, atom.H3, atom.Main, atom.Article, atom.Body:
		return open != atom.Template && open != atom.Noscript && open != atom.Object && open != atom.Del
	}
	return false
}
