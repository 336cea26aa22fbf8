package areatable

import (
	"regexp"
	"strings"

	"forcestats/pipeline/record"
)

// longest is how long a measure made of a title and a header may be.
const longest = 120

var notASCII = regexp.MustCompile(`[^a-z0-9_]+`)

// code is a text as a code of the contract: a letter first, ASCII only.
func code(text string) string {
	c := strings.Trim(notASCII.ReplaceAllString(record.Code(text), ""), "_")
	for strings.Contains(c, "__") {
		c = strings.ReplaceAll(c, "__", "_")
	}
	if c != "" && c[0] >= '0' && c[0] <= '9' {
		c = "n_" + c
	}
	return c
}

// measureOf names what a column's figures measure: by the title of the table
// and the column's header, or by the text that a column of indicators has.
func (t *Table) measureOf(c *Column, indicator string) string {
	head := code(c.measure)
	if indicator != "" {
		name := code(indicator)
		if head != "" && !plainValue.MatchString(record.Code(c.measure)) {
			name += "_" + head
		}
		return clip(name)
	}
	title := code(tableNumber.ReplaceAllString(t.Title, ""))
	switch {
	case title == "":
		title = head
	case head != "" && !strings.Contains(title, head):
		title = cut(title, longest-len(head)-1) + "_" + head
	}
	if title == "" {
		title = "figures"
	}
	return clip(title)
}

func clip(code string) string {
	if code == "" {
		return "figures"
	}
	return cut(code, longest)
}

// cut shortens a code at a word.
func cut(code string, n int) string {
	if n < 8 {
		n = 8
	}
	if len(code) <= n {
		return code
	}
	code = code[:n]
	if at := strings.LastIndexByte(code, '_'); at > n/2 {
		code = code[:at]
	}
	return strings.Trim(code, "_")
}

// breakdownKey is a header as the key of a breakdown.
func breakdownKey(head string) string {
	if k := cut(code(head), 60); k != "" {
		return k
	}
	return "column"
}

var signs = strings.NewReplacer("<=", " up to ", "<", " under ", "≥", " at least ", ">", " over ", "+", " plus ", "%", " per cent ", "≤", " up to ")

// breakdownValue is a text as the value of a breakdown. Signs that tell "<5"
// from "5+" stay, in words.
func breakdownValue(text string) string {
	v := record.Code(signs.Replace(text))
	if v == "" {
		v = "none"
	}
	return strings.Map(func(r rune) rune {
		if r == ';' || r == '=' {
			return '_'
		}
		return r
	}, v)
}
