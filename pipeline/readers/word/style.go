package word

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
)

// value is an element whose only content is its attribute val.
type value struct {
	Val string `xml:"val,attr"`
}

// on reports whether a switch element is there and not turned off.
func (v *value) on() bool {
	return v != nil && v.Val != "0" && v.Val != "false" && v.Val != "off" && v.Val != "none"
}

// numbering is which list a paragraph is numbered in, and how deep.
type numbering struct {
	Level *value `xml:"ilvl"`
	ID    *value `xml:"numId"`
}

// paragraphProperties are those that tell what a paragraph is.
type paragraphProperties struct {
	Style     *value        `xml:"pStyle"`
	Outline   *value        `xml:"outlineLvl"`
	Numbering *numbering    `xml:"numPr"`
	Run       runProperties `xml:"rPr"`
}

// runProperties are those that tell how text looks.
type runProperties struct {
	Style  *value `xml:"rStyle"`
	Bold   *value `xml:"b"`
	Size   *value `xml:"sz"` // in half points
	Hidden *value `xml:"vanish"`
	Raised *value `xml:"vertAlign"`
}

// style is a style with what it takes from those that it is based on.
type style struct {
	name      string
	level     int // heading level from 1, 0 for none
	bold      bool
	size      float64 // in points, 0 where it sets none
	numbering numbering
	contents  bool // a line of a table of contents
	hidden    bool
}

// maxBased is more styles than are based on one another in any template.
const maxBased = 30

var (
	headingName  = regexp.MustCompile(`(?i)^heading ([1-9])$`)
	contentsName = regexp.MustCompile(`(?i)^(?:toc(?: heading| \d)?|table of (?:figures|authorities))$`)
)

// readStyles reads the part with the styles; a document without it has none.
func (p parts) readStyles(name string) (map[string]style, error) {
	if name == "" || p[name] == nil {
		return nil, nil
	}
	var list struct {
		Styles []struct {
			ID        string              `xml:"styleId,attr"`
			Name      value               `xml:"name"`
			Based     value               `xml:"basedOn"`
			Paragraph paragraphProperties `xml:"pPr"`
			Run       runProperties       `xml:"rPr"`
		} `xml:"style"`
	}
	if err := p.decode(name, func(d *xml.Decoder) error { return d.Decode(&list) }); err != nil {
		return nil, err
	}
	at := map[string]int{}
	for i := range list.Styles {
		at[list.Styles[i].ID] = i
	}
	styles := map[string]style{}
	for id, i := range at {
		chain := []int{i}
		for len(chain) < maxBased {
			next, ok := at[list.Styles[chain[len(chain)-1]].Based.Val]
			if !ok {
				break
			}
			chain = append(chain, next)
		}
		s := style{name: list.Styles[i].Name.Val}
		for k := len(chain) - 1; k >= 0; k-- { // from the base on
			from := &list.Styles[chain[k]]
			s.take(from.Name.Val, &from.Paragraph, &from.Run)
		}
		styles[id] = s
	}
	return styles, nil
}

func (s *style) take(name string, p *paragraphProperties, r *runProperties) {
	if m := headingName.FindStringSubmatch(name); m != nil {
		s.level = int(m[1][0] - '0')
	} else if strings.EqualFold(name, "title") {
		s.level = 1
	}
	s.contents = contentsName.MatchString(name)
	if p.Outline != nil {
		if n, err := strconv.Atoi(p.Outline.Val); err == nil && n >= 0 && n < 9 {
			s.level = n + 1
		} else {
			s.level = 0
		}
	}
	if p.Numbering != nil {
		if p.Numbering.ID != nil {
			s.numbering.ID = p.Numbering.ID
		}
		if p.Numbering.Level != nil {
			s.numbering.Level = p.Numbering.Level
		}
	}
	if r.Bold != nil {
		s.bold = r.Bold.on()
	}
	if r.Hidden != nil {
		s.hidden = r.Hidden.on()
	}
	if size := points(r.Size); size > 0 {
		s.size = size
	}
}

// points reads a size in half points.
func points(v *value) float64 {
	if v == nil {
		return 0
	}
	n, err := strconv.ParseFloat(v.Val, 64)
	if err != nil || n <= 0 || n > 3276 {
		return 0
	}
	return n / 2
}
