package sheet

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"forcestats/pipeline/readers/sheet/xmlscan"
)

// choice is what runs of a text say of one property, as bits: some set it,
// some unset it, some leave it to the cell.
type choice uint8

const (
	set choice = 1 << iota
	unset
	inherit
)

func chosen(on bool) choice {
	if on {
		return set
	}
	return unset
}

// of is the property of a text, where its cell's style says cell: a text has
// it if all of its runs have.
func (c choice) of(cell bool) bool {
	return c&unset == 0 && (cell || c&inherit == 0 && c&set != 0)
}

// look is how a run of characters looks.
type look struct {
	super                bool
	bold, italic, strike choice
}

// cellLook leaves everything to the cell's style.
var cellLook = look{bold: inherit, italic: inherit, strike: inherit}

// rich collects the runs of a text cell, superscript ones apart.
type rich struct {
	raw, text, marks []byte
	after            bool // text came since the last mark
	look             look // of all runs but marks and spaces
}

func (r *rich) reset() {
	r.raw, r.text, r.marks, r.after, r.look = r.raw[:0], r.text[:0], r.marks[:0], false, look{}
}

// add adds a run. Spaces at the edges of a superscript run are text, and so
// are the endings of ordinals, as in 31st.
func (r *rich) add(run []byte, l look) {
	r.raw = append(r.raw, run...)
	mark := bytes.TrimSpace(run)
	if !l.super || len(mark) == 0 || ordinal(mark) {
		r.text = append(r.text, run...)
		if len(mark) > 0 {
			r.after = true
			r.look.bold |= l.bold
			r.look.italic |= l.italic
			r.look.strike |= l.strike
		}
		return
	}
	lead := bytes.Index(run, mark)
	r.text = append(r.text, run[:lead]...)
	r.text = append(r.text, run[lead+len(mark):]...)
	if len(r.marks) > 0 && r.after {
		r.marks = append(r.marks, ',')
	}
	r.marks = append(r.marks, mark...)
	r.after = false
}

// onlyMarks reports whether everything is superscript: then there is no label
// that the marks stand apart from, and they are the text.
func (r *rich) onlyMarks() bool { return len(bytes.TrimSpace(r.text)) == 0 }

func ordinal(b []byte) bool {
	switch strings.ToLower(string(b)) {
	case "st", "nd", "rd", "th":
		return true
	}
	return false
}

// isPlain reports whether the text is all there is: no marks, no looks that
// differ from the cell's.
func (r *rich) isPlain() bool {
	return (len(r.marks) == 0 || r.onlyMarks()) && (r.look.bold|r.look.italic|r.look.strike)&^inherit == 0
}

// string makes strings of what was collected, raw being all of it; get makes
// a string of bytes.
func (r *rich) string(raw string, get func([]byte) string) richString {
	v := richString{raw: raw, text: raw, look: r.look}
	if len(r.marks) > 0 && !r.onlyMarks() {
		v.text, v.marks = get(r.text), get(r.marks)
	}
	return v
}

// richString is a stored text: raw with all characters; text and marks where
// runs of it are superscript.
type richString struct {
	raw, text, marks string
	look             look
}

func (v *richString) apply(c *Cell) {
	if v.raw == "" {
		return
	}
	c.Kind, c.Raw, c.Text, c.Marks = Text, v.raw, v.text, v.marks
	if l := v.look; l.bold|l.italic|l.strike != 0 {
		c.Bold, c.Italic, c.Strike = l.bold.of(c.Bold), l.italic.of(c.Italic), l.strike.of(c.Strike)
	}
}

// readRuns reads the runs of an xlsx si or is element, whose start tag is
// current, to its end. Phonetic runs are left out.
func (r *rich) readRuns(s *xmlscan.Scanner) error {
	r.reset()
	if s.Empty() {
		return nil
	}
	var run []byte
	l, inText := cellLook, false
	for outer := s.Depth() - 1; ; {
		kind, err := s.Next()
		if err != nil {
			return err
		}
		switch kind {
		case xmlscan.Start:
			switch string(s.Local()) {
			case "r":
				l = cellLook
			case "rPr":
				l = look{bold: unset, italic: unset, strike: unset}
			case "vertAlign":
				v, _ := s.Attr("val")
				l.super = v == "superscript"
			case "b":
				l.bold = chosen(attrOn(s))
			case "i":
				l.italic = chosen(attrOn(s))
			case "strike":
				l.strike = chosen(attrOn(s))
			case "t":
				inText, run = !s.Empty(), run[:0]
			case "rPh":
				err = s.Skip()
			}
		case xmlscan.Chars:
			if inText {
				run, err = s.AppendChars(run)
			}
		case xmlscan.End:
			if inText && string(s.Local()) == "t" {
				inText = false
				if run = unescapeControls(run); !utf8.Valid(run) {
					run = []byte(validString(run))
				}
				r.add(run, l)
			}
			if s.Depth() == outer {
				return nil
			}
		}
		if err != nil {
			return err
		}
	}
}

// unescapeControls resolves _x000D_ and its like, by which xlsx writes the
// characters that XML can't hold (ECMA-376 part 1, 22.9.2.19, ST_Xstring).
func unescapeControls(b []byte) []byte {
	i := bytes.Index(b, []byte("_x"))
	if i < 0 {
		return b
	}
	out := append(make([]byte, 0, len(b)), b[:i]...)
	for i < len(b) {
		if r, ok := escapedRune(b[i:]); ok {
			out = append(out, string(r)...)
			i += len("_x0000_")
			continue
		}
		out = append(out, b[i])
		i++
	}
	return out
}

func escapedRune(b []byte) (rune, bool) {
	if len(b) < 7 || b[0] != '_' || b[1] != 'x' || b[6] != '_' {
		return 0, false
	}
	var r rune
	for _, c := range b[2:6] {
		switch {
		case c >= '0' && c <= '9':
			r = r<<4 | rune(c-'0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			r = r<<4 | rune(c|0x20-'a'+10)
		default:
			return 0, false
		}
	}
	if r < ' ' && r != '\t' && r != '\n' && r != '\r' {
		r = utf8.RuneError // no text that others read holds a control character
	}
	return r, true
}
