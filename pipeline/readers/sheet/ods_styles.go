package sheet

import (
	"math"
	"strconv"
	"strings"

	"forcestats/pipeline/readers/sheet/numfmt"
	"forcestats/pipeline/readers/sheet/xmlscan"
)

// odsStyle is a style as written, before its parents are looked up.
type odsStyle struct {
	parent, data         string
	bold, italic, strike *bool
	super                *bool // text-position raises the text
	indent               *uint8
	hidden               bool
}

// odsStyles are the styles of styles.xml and content.xml, by family and name.
type odsStyles struct {
	limits   Limits
	byName   map[string]*odsStyle
	data     map[string]*odsFormat
	formats  formats
	resolved map[string]*style
	spans    map[string]look
	current  *odsStyle
	number   *odsFormat
}

func newODSStyles(limits Limits) odsStyles {
	return odsStyles{
		limits: limits, byName: map[string]*odsStyle{}, data: map[string]*odsFormat{},
		formats: formats{}, resolved: map[string]*style{}, spans: map[string]look{},
	}
}

// element reads a start tag that may belong to a style.
func (st *odsStyles) element(s *xmlscan.Scanner) error {
	name := string(s.Name())
	switch name {
	case "style:style", "style:default-style":
		family, _ := s.Attr("style:family")
		own, _ := s.Attr("style:name")
		st.current, st.number = &odsStyle{}, nil
		st.current.parent, _ = s.Attr("style:parent-style-name")
		st.current.data, _ = s.Attr("style:data-style-name")
		if len(st.byName) >= st.limits.Styles {
			return &LimitError{What: "styles", Where: "styles", Limit: int64(st.limits.Styles)}
		}
		st.byName[family+"/"+own] = st.current
	case "style:text-properties", "style:paragraph-properties", "style:table-properties":
		if st.current != nil {
			st.current.properties(s)
		}
	case "office:automatic-styles", "office:styles", "office:master-styles", "office:body", "style:page-layout":
		st.current, st.number = nil, nil
	default:
		if strings.HasPrefix(name, "number:") || name == "style:map" {
			return st.dataStyle(s, name)
		}
	}
	return nil
}

// indentCM is the width of one step of indent, as Excel and LibreOffice write it.
const indentCM = 0.353

func (o *odsStyle) properties(s *xmlscan.Scanner) {
	a := s.Attrs()
	yes := func(v bool) *bool { return &v }
	for a.Next() {
		v := string(a.Value)
		switch string(a.Name) {
		case "fo:font-weight":
			n, err := strconv.Atoi(v)
			o.bold = yes(v == "bold" || err == nil && n >= 600)
		case "fo:font-style":
			o.italic = yes(v == "italic" || v == "oblique")
		case "style:text-line-through-style", "style:text-line-through-type":
			o.strike = yes(v != "none")
		case "style:text-position":
			first, _, _ := strings.Cut(v, " ")
			up, err := strconv.ParseFloat(strings.TrimSuffix(first, "%"), 64)
			o.super = yes(first == "super" || err == nil && up > 0)
		case "fo:margin-left":
			if cm, ok := centimetres(v); ok {
				steps := uint8(max(0, min(math.Round(cm/indentCM), 255)))
				o.indent = &steps
			}
		case "table:display":
			o.hidden = v == "false"
		}
	}
}

func centimetres(v string) (float64, bool) {
	for unit, cm := range map[string]float64{"cm": 1, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72} {
		if text, ok := strings.CutSuffix(v, unit); ok {
			n, err := strconv.ParseFloat(text, 64)
			return n * cm, err == nil
		}
	}
	return 0, false
}

// styleDepth bounds the chain of a style's parents.
const styleDepth = 16

// get returns the style of a name with what its parents add.
func (st *odsStyles) get(family, name string) *style {
	key := family + "/" + name
	if r, ok := st.resolved[key]; ok {
		return r
	}
	r := &style{format: numfmt.Parse("")}
	data := ""
	var bold, italic, strike *bool
	var indent *uint8
	for o, depth := st.byName[key], 0; o != nil && depth < styleDepth; o, depth = st.byName[family+"/"+o.parent], depth+1 {
		if data == "" {
			data = o.data
		}
		bold, italic, strike = first(bold, o.bold), first(italic, o.italic), first(strike, o.strike)
		indent = first(indent, o.indent)
		r.hidden = r.hidden || o.hidden
		if o.parent == "" {
			break
		}
	}
	r.bold, r.italic, r.strike = value(bold), value(italic), value(strike)
	r.indent = value(indent)
	if data != "" {
		r.format = st.formats.get(st.code(data, 0))
	}
	st.resolved[key] = r
	return r
}

// span is how a span of a text style looks; what the style does not say is
// left to what is around it.
func (st *odsStyles) span(name []byte) look {
	if l, ok := st.spans[string(name)]; ok {
		return l
	}
	var super, bold, italic, strike *bool
	for o, depth := st.byName["text/"+string(name)], 0; o != nil && depth < styleDepth; o, depth = st.byName["text/"+o.parent], depth+1 {
		super, bold, italic, strike = first(super, o.super), first(bold, o.bold), first(italic, o.italic), first(strike, o.strike)
		if o.parent == "" {
			break
		}
	}
	said := func(p *bool) choice {
		if p == nil {
			return inherit
		}
		return chosen(*p)
	}
	l := look{super: value(super), bold: said(bold), italic: said(italic), strike: said(strike)}
	st.spans[string(name)] = l
	return l
}

// within is a look inside another's span.
func (l look) within(outer look) look {
	or := func(c, outer choice) choice {
		if c == inherit {
			return outer
		}
		return c
	}
	return look{
		super: l.super || outer.super,
		bold:  or(l.bold, outer.bold), italic: or(l.italic, outer.italic), strike: or(l.strike, outer.strike),
	}
}

func first[T any](a, b *T) *T {
	if a != nil {
		return a
	}
	return b
}

func value[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}
