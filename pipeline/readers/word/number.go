package word

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// listLevel is one level of a list: how its numbers look.
type listLevel struct {
	format string // decimal, lowerLetter, upperRoman, bullet, none ...
	text   string // "%1.%2." or the bullet
	start  int
}

const listLevels = 9

// lists are the numberings of a document and how far each has counted.
type lists struct {
	of      map[string]string // abstract list of each numId
	levels  map[string]*[listLevels]listLevel
	starts  map[string]*[listLevels]int // a numId that starts anew
	counted map[string]*[listLevels]int // by abstract list
	begun   map[string]bool             // numIds that have counted
}

func (p parts) readLists(name string) (*lists, error) {
	l := &lists{of: map[string]string{}, levels: map[string]*[listLevels]listLevel{}, starts: map[string]*[listLevels]int{}, counted: map[string]*[listLevels]int{}, begun: map[string]bool{}}
	if name == "" || p[name] == nil {
		return l, nil
	}
	type level struct {
		At     int   `xml:"ilvl,attr"`
		Start  value `xml:"start"`
		Format value `xml:"numFmt"`
		Text   value `xml:"lvlText"`
	}
	var list struct {
		Abstract []struct {
			ID     string  `xml:"abstractNumId,attr"`
			Levels []level `xml:"lvl"`
		} `xml:"abstractNum"`
		Numbers []struct {
			ID       string `xml:"numId,attr"`
			Abstract value  `xml:"abstractNumId"`
			Override []struct {
				At    int    `xml:"ilvl,attr"`
				Start *value `xml:"startOverride"`
			} `xml:"lvlOverride"`
		} `xml:"num"`
	}
	if err := p.decode(name, func(d *xml.Decoder) error { return d.Decode(&list) }); err != nil {
		return nil, err
	}
	for _, a := range list.Abstract {
		levels := new([listLevels]listLevel)
		for i := range levels {
			levels[i] = listLevel{format: "decimal", text: "%" + strconv.Itoa(i+1) + ".", start: 1}
		}
		for _, v := range a.Levels {
			if v.At >= 0 && v.At < listLevels {
				levels[v.At] = listLevel{format: v.Format.Val, text: v.Text.Val, start: count(v.Start.Val, 1)}
			}
		}
		l.levels[a.ID] = levels
	}
	for _, n := range list.Numbers {
		l.of[n.ID] = n.Abstract.Val
		for _, o := range n.Override {
			if o.Start != nil && o.At >= 0 && o.At < listLevels {
				if l.starts[n.ID] == nil {
					l.starts[n.ID] = new([listLevels]int)
				}
				l.starts[n.ID][o.At] = count(o.Start.Val, 1)
			}
		}
	}
	return l, nil
}

func count(s string, otherwise int) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 1_000_000 {
		return otherwise
	}
	return n
}

// next counts one paragraph on and returns its label; listed is false for a
// paragraph that no list numbers.
func (l *lists) next(n numbering) (label string, level int, listed bool) {
	if n.ID == nil || n.ID.Val == "0" {
		return "", 0, false
	}
	abstract, ok := l.of[n.ID.Val]
	levels := l.levels[abstract]
	if !ok || levels == nil {
		return "", 0, false
	}
	if n.Level != nil {
		level = min(max(count(n.Level.Val, 0), 0), listLevels-1)
	}
	counted := l.counted[abstract]
	if counted == nil {
		counted = new([listLevels]int)
		l.counted[abstract] = counted
	}
	if starts := l.starts[n.ID.Val]; starts != nil && !l.begun[n.ID.Val] {
		for i, s := range starts {
			if s > 0 {
				counted[i] = s - 1
			}
		}
	}
	l.begun[n.ID.Val] = true
	if counted[level] == 0 {
		counted[level] = levels[level].start - 1
	}
	counted[level]++
	for i := level + 1; i < listLevels; i++ {
		counted[i] = 0
	}
	return levels[level].label(levels, counted), level + 1, true
}

// label fills the numbers into the text of a level.
func (v *listLevel) label(levels *[listLevels]listLevel, counted *[listLevels]int) string {
	switch v.format {
	case "bullet":
		return "•"
	case "none":
		return ""
	}
	s := v.text
	for i := range listLevels {
		mark := "%" + strconv.Itoa(i+1)
		if !strings.Contains(s, mark) {
			continue
		}
		n := counted[i]
		if n == 0 {
			n = levels[i].start
		}
		format := levels[i].format
		s = strings.ReplaceAll(s, mark, numeral(n, format))
	}
	return strings.TrimSpace(s)
}

// numeral prints a number in a format of ST_NumberFormat.
func numeral(n int, format string) string {
	switch format {
	case "lowerLetter", "upperLetter":
		if n < 1 || n > 26*20 {
			break
		}
		s := strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1) // Word goes on aa, bb
		if format == "upperLetter" {
			s = strings.ToUpper(s)
		}
		return s
	case "lowerRoman", "upperRoman":
		if n < 1 || n > 399 {
			break
		}
		s := roman(n)
		if format == "lowerRoman" {
			s = strings.ToLower(s)
		}
		return s
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	}
	return strconv.Itoa(n)
}

func roman(n int) string {
	var b strings.Builder
	for _, r := range []struct {
		n int
		s string
	}{{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= r.n {
			b.WriteString(r.s)
			n -= r.n
		}
	}
	return b.String()
}
