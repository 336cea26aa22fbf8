package sheet

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"forcestats/pipeline/extract/sheet/xmlscan"
)

// rich collects the runs of a text cell, superscript ones apart.
type rich struct {
	raw, text, marks []byte
	after            bool // text came since the last mark
}

func (r *rich) reset() {
	r.raw, r.text, r.marks, r.after = r.raw[:0], r.text[:0], r.marks[:0], false
}

// add adds a run. Spaces at the edges of a superscript run are text, and so
// are the endings of ordinals, as in 31st.
func (r *rich) add(run []byte, super bool) {
	r.raw = append(r.raw, run...)
	mark := bytes.TrimSpace(run)
	if !super || len(mark) == 0 || ordinal(mark) {
		r.text = append(r.text, run...)
		r.after = r.after || len(mark) > 0
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

// onlyMarks tells whether everything is superscript: then there is no label
// that the marks stand apart from, and they are the text.
func (r *rich) onlyMarks() bool { return len(bytes.TrimSpace(r.text)) == 0 }

func ordinal(b []byte) bool {
	switch strings.ToLower(string(b)) {
	case "st", "nd", "rd", "th":
		return true
	}
	return false
}

// string makes strings of what was collected; raw is all of it.
func (r *rich) string(raw string, in *shower) richString {
	v := richString{raw: raw, text: raw}
	if len(r.marks) > 0 && !r.onlyMarks() {
		v.text, v.marks = in.get(r.text), in.get(r.marks)
	}
	return v
}

// richString is a stored text: raw with all characters; text and marks where
// runs of it are superscript.
type richString struct{ raw, text, marks string }

func (v *richString) apply(c *Cell) {
	if v.raw == "" {
		return
	}
	c.Kind, c.Raw, c.Text, c.Marks = Text, v.raw, v.text, v.marks
}

// readRuns reads the runs of an xlsx si or is element, whose start tag is
// current, to its end. Phonetic runs are left out.
func (r *rich) readRuns(s *xmlscan.Scanner) error {
	r.reset()
	if s.Empty() {
		return nil
	}
	var run []byte
	super, inText := false, false
	for outer := s.Depth() - 1; ; {
		kind, err := s.Next()
		if err != nil {
			return err
		}
		switch kind {
		case xmlscan.Start:
			switch string(s.Local()) {
			case "r":
				super = false
			case "vertAlign":
				v, _ := s.Attr("val")
				super = v == "superscript"
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
				r.add(run, super)
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
