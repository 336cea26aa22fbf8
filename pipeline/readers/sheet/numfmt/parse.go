// Package numfmt shows numbers as a spreadsheet shows them, by number format
// code (ECMA-376 part 1, 18.8.30 and 18.8.31): thousands, percentages, dates,
// a dash for zero.
//
// Colours, fills (*x) and the width of a column play no part; the space that
// _x reserves is a space. It must not import the packages that use it.
package numfmt

import (
	"strconv"
	"strings"
)

// Format is a parsed format code. It is safe for use by several goroutines.
type Format struct {
	Code     string // as parsed; empty for General
	sections []section
	date     bool
	percent  bool
}

// Date reports whether numbers are shown as a date or a time of day.
func (f *Format) Date() bool { return f.date }

// Percent reports whether numbers are shown times a hundred with a percent sign.
func (f *Format) Percent() bool { return f.percent }

// Padding returns the spaces that the format sets around a text, as in
// "_-@_-"; both are empty where it shows texts in another way.
func (f *Format) Padding() (lead, tail string) {
	for _, s := range f.sections {
		seen := false
		lead, tail = "", ""
		for _, t := range s.tokens {
			switch {
			case t.kind == textPart:
				seen = true
			case t.kind != literal || strings.Trim(t.text, " ") != "":
				lead, tail = "", ""
				seen = false
			case seen:
				tail += t.text
			default:
				lead += t.text
			}
		}
		if seen {
			return lead, tail
		}
	}
	return "", ""
}

type tokenKind uint8

const (
	literal  tokenKind = iota // text
	digit                     // text is one of 0 # ?
	point                     // decimal point
	exponent                  // text is E+ or E-
	datePart                  // text is a run of one letter: yyyy, mm, [h], AM/PM, .00
	general                   // General
	textPart                  // @
)

type token struct {
	kind tokenKind
	text string
}

type section struct {
	tokens    []token
	op        string // condition: < <= > >= = <>; empty for none
	limit     float64
	date      bool
	fraction  bool
	group     bool // thousands are set apart
	percents  int
	thousands int // commas behind the last digit: shown in thousands, millions
	intDigits int // placeholders before the point
	decimals  int // placeholders behind the point
	expDigits int
	twelve    bool // hours to twelve, with AM/PM
}

// Parse reads a format code. Codes that make no sense show numbers as General
// does; there is no error, as spreadsheets have none.
func Parse(code string) *Format {
	f := &Format{Code: code}
	if code == "" || strings.EqualFold(code, "general") || code == "@" {
		if code != "@" {
			f.Code = ""
		}
		f.sections = []section{{tokens: []token{{kind: general}}}}
		return f
	}
	for _, s := range splitSections(code) {
		if len(f.sections) == 4 {
			break
		}
		f.sections = append(f.sections, parseSection(s))
	}
	f.date = f.sections[0].date
	for _, s := range f.sections {
		f.percent = f.percent || s.percents > 0
	}
	return f
}

// splitSections cuts a code at its semicolons, outside quotes, brackets and
// escapes.
func splitSections(code string) []string {
	var out []string
	start := 0
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '"', '[':
			closing := byte('"')
			if code[i] == '[' {
				closing = ']'
			}
			if j := strings.IndexByte(code[i+1:], closing); j >= 0 {
				i += j + 1
			}
		case '\\', '_', '*':
			i++
		case ';':
			out = append(out, code[start:i])
			start = i + 1
		}
	}
	return append(out, code[min(start, len(code)):])
}

// parser holds the state of parseSection.
type parser struct {
	section
	seenPoint, seenExp bool
}

func parseSection(code string) section {
	p := &parser{}
	for i := 0; i < len(code); {
		i += p.next(code[i:])
	}
	if p.date {
		markMinutes(p.tokens)
	}
	return p.section
}

func (p *parser) add(kind tokenKind, text string) {
	p.tokens = append(p.tokens, token{kind, text})
}

// next reads one token from the start of code and returns its length.
func (p *parser) next(code string) int {
	c := code[0]
	switch c {
	case '"':
		end := strings.IndexByte(code[1:], '"')
		if end < 0 {
			p.add(literal, code[1:])
			return len(code)
		}
		p.add(literal, code[1:1+end])
		return end + 2
	case '\\':
		n := runeLen(code[1:])
		p.add(literal, code[1:1+n])
		return 1 + n
	case '_':
		p.add(literal, " ")
		return 1 + runeLen(code[1:])
	case '*':
		return 1 + runeLen(code[1:])
	case '[':
		return p.bracket(code)
	case '0', '#', '?':
		p.digit(code[:1])
		return 1
	case '.':
		return p.dot(code)
	case ',':
		p.comma(code)
		return 1
	case '%':
		p.percents++
		p.add(literal, "%")
		return 1
	case '@':
		p.add(textPart, "")
		return 1
	case '/':
		if !p.date && p.intDigits > 0 {
			p.fraction = true
		}
		p.add(literal, "/")
		return 1
	}
	return p.letters(code)
}

// letters reads a token that begins with a letter, or any other character.
func (p *parser) letters(code string) int {
	c := code[0]
	if len(code) >= 7 && strings.EqualFold(code[:7], "general") {
		p.add(general, "")
		return 7
	}
	if (c == 'E' || c == 'e') && len(code) > 1 && (code[1] == '+' || code[1] == '-') && p.intDigits+p.decimals > 0 {
		p.seenExp = true
		p.add(exponent, code[:2])
		return 2
	}
	for _, half := range []string{"AM/PM", "A/P"} {
		if len(code) >= len(half) && strings.EqualFold(code[:len(half)], half) {
			p.twelve, p.date = true, true
			p.add(datePart, half)
			return len(half)
		}
	}
	if strings.IndexByte("yYmMdDhHsS", c) >= 0 {
		n := 1
		for n < len(code) && code[n]|0x20 == c|0x20 {
			n++
		}
		p.date = true
		p.add(datePart, strings.ToLower(code[:n]))
		return n
	}
	n := runeLen(code)
	p.add(literal, code[:n])
	return n
}

func (p *parser) digit(text string) {
	switch {
	case p.seenExp:
		p.expDigits++
	case p.seenPoint:
		p.decimals++
	default:
		p.intDigits++
	}
	p.add(digit, text)
}

// dot is the decimal point, or the parts of a second.
func (p *parser) dot(code string) int {
	if n := len(p.tokens); p.date && n > 0 && p.tokens[n-1].kind == datePart && strings.HasPrefix(strings.Trim(p.tokens[n-1].text, "[]"), "s") {
		end := 1
		for end < len(code) && code[end] == '0' {
			end++
		}
		if end > 1 {
			p.add(datePart, code[:end])
			return end
		}
	}
	if p.date || p.seenPoint {
		p.add(literal, ".")
		return 1
	}
	p.seenPoint = true
	p.add(point, ".")
	return 1
}

// comma sets thousands apart between digits, divides by a thousand behind the
// last one, and is a comma elsewhere.
func (p *parser) comma(code string) {
	if p.date || p.intDigits+p.decimals == 0 {
		p.add(literal, ",")
		return
	}
	rest := strings.TrimLeft(code, ",")
	if rest != "" && strings.IndexByte("0#?", rest[0]) >= 0 && !p.seenPoint {
		p.group = true
		return
	}
	p.thousands++
}

// bracket is a colour, a condition, a currency or elapsed time.
func (p *parser) bracket(code string) int {
	end := strings.IndexByte(code, ']')
	if end < 0 {
		p.add(literal, "[")
		return 1
	}
	in := code[1:end]
	lower := strings.ToLower(in)
	switch {
	case lower != "" && strings.Trim(lower, lower[:1]) == "" && strings.Contains("hms", lower[:1]):
		p.date = true
		p.add(datePart, "["+lower+"]")
	case strings.HasPrefix(in, "$"):
		symbol, _, _ := strings.Cut(in[1:], "-")
		p.add(literal, symbol)
	case in != "" && strings.IndexByte("<>=", in[0]) >= 0:
		n := len(in) - len(strings.TrimLeft(in, "<>="))
		if v, err := strconv.ParseFloat(strings.TrimSpace(in[n:]), 64); err == nil {
			p.op, p.limit = in[:n], v
		}
	}
	return end + 1
}

// markMinutes tells minutes from months: an m beside hours or seconds.
func markMinutes(tokens []token) {
	last := -1
	for i, t := range tokens {
		if t.kind != datePart {
			continue
		}
		if (t.text == "m" || t.text == "mm") && last >= 0 && strings.HasPrefix(strings.Trim(tokens[last].text, "[]"), "h") {
			tokens[i].text = strings.Repeat("M", len(t.text))
		}
		if strings.HasPrefix(strings.Trim(t.text, "[]"), "s") && last >= 0 && (tokens[last].text == "m" || tokens[last].text == "mm") {
			tokens[last].text = strings.Repeat("M", len(tokens[last].text))
		}
		last = i
	}
}

func runeLen(s string) int {
	for i := range s {
		if i > 0 {
			return i
		}
	}
	return len(s)
}
