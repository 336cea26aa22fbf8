package html

import (
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/publish/tables/tablestest"
)

// written writes the page of a release.
func written(t *testing.T, d *tables.Data) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWrite_sameBytes(t *testing.T) {
	first, second := written(t, tablestest.Sample()), written(t, tablestest.Sample())
	if first != second {
		t.Error("the same data gave different bytes")
	}
}

func TestWrite_size(t *testing.T) {
	if n := len(written(t, tablestest.New(tablestest.Size{Years: 12, Findings: 5000}))); n > 4<<20 {
		t.Errorf("the page has %d bytes", n)
	}
}

// TestWrite_selfContained checks that the page asks for nothing from elsewhere.
func TestWrite_selfContained(t *testing.T) {
	page := written(t, tablestest.Sample())
	for _, m := range regexp.MustCompile(`(?:src|href|url\()=?["'(]?([^"' )>]+)`).FindAllStringSubmatch(page, -1) {
		if strings.Contains(m[1], "//") {
			t.Errorf("the page asks for %q", m[1])
		}
	}
	for _, word := range []string{"<script src", "<link rel=\"stylesheet\"", "@import", "fetch(", "XMLHttpRequest", "http://"} {
		if i := strings.Index(page, word); i >= 0 && !strings.HasPrefix(page[i:], "http://www.w3.org/2000/svg") {
			t.Errorf("the page has %q", word)
		}
	}
}

// element is an element of the page.
type element struct {
	name   string
	attr   map[string]string
	parent *element
	text   string
}

// elements parses the page. It is written so that an XML reader can follow it.
func elements(t *testing.T, page string) []*element {
	t.Helper()
	for _, raw := range []string{"script", "style"} {
		page = regexp.MustCompile(`(?s)<`+raw+`([^>]*)>.*?</`+raw+`>`).ReplaceAllString(page, "<"+raw+"$1></"+raw+">")
	}
	d := xml.NewDecoder(strings.NewReader(page))
	d.Strict = false
	d.AutoClose = xml.HTMLAutoClose
	d.Entity = xml.HTMLEntity
	var out []*element
	var now *element
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := tok.(type) {
		case xml.StartElement:
			e := &element{name: x.Name.Local, attr: map[string]string{}, parent: now}
			for _, a := range x.Attr {
				e.attr[a.Name.Local] = a.Value
			}
			out = append(out, e)
			now = e
		case xml.CharData:
			for e := now; e != nil; e = e.parent {
				e.text += string(x)
			}
		case xml.EndElement:
			if now != nil {
				now = now.parent
			}
		}
	}
}

// TestWrite_accessible checks what a machine can check without a browser:
// links lead somewhere, ids are unique, tables have captions and scopes,
// controls have labels, headings do not skip a level.
func TestWrite_accessible(t *testing.T) {
	for name, d := range map[string]*tables.Data{"sample": tablestest.Sample(), "empty": tablestest.Empty(), "nothing": {}} {
		t.Run(name, func(t *testing.T) {
			all := elements(t, written(t, d))
			ids := map[string]bool{}
			labelled := map[string]bool{}
			level, mains := 0, 0
			for _, e := range all {
				if id := e.attr["id"]; id != "" {
					if ids[id] {
						t.Errorf("the id %q is there twice", id)
					}
					ids[id] = true
				}
				if f := e.attr["for"]; e.name == "label" && f != "" {
					labelled[f] = true
				}
				if e.name == "main" {
					mains++
				}
				if len(e.name) == 2 && e.name[0] == 'h' && e.name[1] >= '1' && e.name[1] <= '6' {
					if n := int(e.name[1] - '0'); n > level+1 {
						t.Errorf("heading %q skips a level", e.text)
					} else {
						level = n
					}
				}
			}
			if all[0].name != "html" || all[0].attr["lang"] != "en-GB" || mains != 1 {
				t.Errorf("the page has no language or not one main part")
			}
			for _, e := range all {
				checkElement(t, e, all, ids, labelled)
			}
		})
	}
}

func checkElement(t *testing.T, e *element, all []*element, ids, labelled map[string]bool) {
	t.Helper()
	child := func(name string) bool {
		return slices.ContainsFunc(all, func(c *element) bool { return c.name == name && c.parent == e })
	}
	switch e.name {
	case "a":
		target, ok := strings.CutPrefix(e.attr["href"], "#")
		code := e.attr["data-code"]
		if !ok || !ids[target] && code == "" {
			t.Errorf("the link %q leads nowhere", e.attr["href"])
		}
		if strings.TrimSpace(e.text) == "" && e.attr["aria-label"] == "" {
			t.Errorf("the link %q has no words", e.attr["href"])
		}
	case "table":
		if !child("caption") {
			t.Errorf("table %q has no caption", e.attr["id"])
		}
	case "th":
		if e.attr["scope"] == "" {
			t.Errorf("heading %q has no scope", e.text)
		}
	case "select":
		if !labelled[e.attr["id"]] {
			t.Errorf("the list %q has no label", e.attr["id"])
		}
	case "input":
		if e.parent.name != "label" && !labelled[e.attr["id"]] {
			t.Errorf("a box has no label")
		}
	case "svg":
		if e.attr["aria-hidden"] == "" && e.attr["aria-labelledby"] == "" {
			t.Errorf("a drawing has no name")
		}
	}
	for _, a := range []string{"aria-labelledby", "aria-describedby"} {
		for id := range strings.FieldsSeq(e.attr[a]) {
			if !ids[id] {
				t.Errorf("%s names %q, which is not there", a, id)
			}
		}
	}
}

// TestWrite_plainTables checks that the figures stand in the page itself, with
// their sources, for readers without the script.
func TestWrite_plainTables(t *testing.T) {
	d := tablestest.Sample()
	page := written(t, d)
	for r, err := range d.Forces {
		if err != nil {
			t.Fatal(err)
		}
		if r.Statistic != "child_sexual_offences" || r.PeriodLabel != "Year ending March 2025" || !r.Value.Valid {
			continue
		}
		if cell := ">" + tables.Format(r.Value.V, r.Unit) + "<"; !strings.Contains(page, cell) {
			t.Errorf("%s: the page lacks %q", r.AreaName, cell)
		}
		if !strings.Contains(page, r.SourceText) {
			t.Errorf("%s: the page lacks the source %q", r.AreaName, r.SourceText)
		}
	}
	if !strings.Contains(page, attribution) {
		t.Error("the attribution of the boundaries is missing")
	}
}

func TestWrite_hostileText(t *testing.T) {
	d := tablestest.Sample()
	d.Findings[0].Text = `</script><script>alert(1)</script><img src=x onerror=alert(1)>`
	d.Documents[0].Title = `"><b>`
	page := written(t, d)
	for _, bad := range []string{"<script>alert", "<img src=x", `"><b>`} {
		if strings.Contains(page, bad) {
			t.Errorf("the page holds %q as it came", bad)
		}
	}
}

func TestClassify(t *testing.T) {
	values := func(list ...float64) []*float64 {
		var out []*float64
		for _, v := range list {
			if v < 0 {
				out = append(out, nil)
				continue
			}
			out = append(out, &v)
		}
		return out
	}
	for _, c := range []struct {
		in   []*float64
		want []int
	}{
		{values(1, 2, 3, 4, 5), []int{0, 1, 2, 3, 4}},
		{values(5, 4, -1, 2, 1), []int{3, 2, none, 1, 0}},
		{values(7, 7, 7), []int{0, 0, 0}},
		{values(-1, -1), []int{none, none}},
		{values(0, 0, 0, 0, 9, 9), []int{0, 0, 0, 0, 3, 3}},
	} {
		if got := classify(c.in); !slices.Equal(got, c.want) {
			t.Errorf("got %v, want %v", got, c.want)
		}
	}
	if got := legend(values(1, 2.25), []int{0, 4}, "per_1000"); got[0] != "lowest fifth: 1.0" || got[1] != "second fifth: no place" || got[4] != "highest fifth: 2.3" {
		t.Errorf("legend %q", got)
	}
}

func TestShapes(t *testing.T) {
	if n := len(forceShapes()); n != 43 {
		t.Errorf("%d forces have a shape", n)
	}
	if n := len(districtShapes()); n != 318 {
		t.Errorf("%d districts have a shape", n)
	}
	for _, s := range append(slices.Clone(forceShapes()), districtShapes()...) {
		if s.Box.X0 < 0 || s.Box.Y0 < 0 || s.Box.X1 > 660 || s.Box.Y1 > 744 || !strings.HasPrefix(s.Path, "M") {
			t.Errorf("%s lies outside the map: %v", s.Name, s.Box)
		}
	}
}
