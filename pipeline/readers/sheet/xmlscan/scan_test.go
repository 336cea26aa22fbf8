package xmlscan_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/readers/sheet/xmlscan"
)

var limits = xmlscan.Limits{Token: 1 << 20, Nesting: 50}

// tokens walks a document and writes each token down; the last entry is the
// error, if any.
func tokens(s *xmlscan.Scanner) []string {
	var out []string
	for {
		kind, err := s.Next()
		if err != nil {
			return append(out, "error: "+err.Error())
		}
		switch kind {
		case xmlscan.EOF:
			return out
		case xmlscan.Start:
			text := "<" + string(s.Name())
			a := s.Attrs()
			for a.Next() {
				value, err := xmlscan.AppendUnescaped(nil, a.Value)
				if err != nil {
					return append(out, "error: "+err.Error())
				}
				text += fmt.Sprintf(" %s=%q", a.Name, value)
			}
			if s.Empty() {
				text += "/"
			}
			out = append(out, text+">")
		case xmlscan.End:
			out = append(out, "</"+string(s.Name())+">")
		case xmlscan.Chars:
			text, err := s.AppendChars(nil)
			if err != nil {
				return append(out, "error: "+err.Error())
			}
			out = append(out, string(text))
		}
	}
}

func TestScanner(t *testing.T) {
	tests := map[string]struct {
		xml  string
		want []string
	}{
		"elements":            {`<?xml version="1.0"?><a><b/>t</a>`, []string{"<a>", "<b/>", "t", "</a>"}},
		"attributes":          {"<a b=\"1\"\n  c = 'x\"y' d='' ></a>", []string{`<a b="1" c="x\"y" d="">`, "</a>"}},
		"a > in a value":      {`<a f="[>100]0" g='>'/>`, []string{`<a f="[>100]0" g=">"/>`}},
		"quotes in a value":   {`<a f='"Total" 0>"' g="'">x</a>`, []string{`<a f="\"Total\" 0>\"" g="'">`, "x", "</a>"}},
		"a > behind an =":     {`<a f="=>" g="a=">x</a>`, []string{`<a f="=>" g="a=">`, "x", "</a>"}},
		"references":          {`<a b="&lt;&#65;&#x2019;">&amp;&quot;&apos;&gt;</a>`, []string{`<a b="<A’">`, `&"'>`, "</a>"}},
		"CDATA":               {"<a><![CDATA[<b>&amp;]]]]><![CDATA[>]]></a>", []string{"<a>", "<b>&amp;]]", ">", "</a>"}},
		"comments":            {"<!-- <x> --><a>1<!-- - -->2</a><!-- -->", []string{"<a>", "1", "2", "</a>"}},
		"line ends":           {"<a>1\r\n2\r3\n</a>", []string{"<a>", "1\n2\n3\n", "</a>"}},
		"unknown entity":      {"<a>&nbsp;</a>", []string{"<a>", `error: unknown entity "nbsp"`}},
		"past the last rune":  {"<a>&#x110000;</a>", []string{"<a>", `error: reference "#x110000" past the last character`}},
		"ends in a tag":       {`<a b="`, []string{"error: byte 6: ends inside a tag"}},
		"ends in an element":  {"<a><b></b>", []string{"<a>", "<b>", "</b>", "error: byte 10: ends with 1 elements open"}},
		"ends in a comment":   {"<a><!-- ", []string{"<a>", "error: byte 8: ends inside a comment or declaration"}},
		"closes nothing":      {"<a></a></b>", []string{"<a>", "</a>", "error: byte 11: </b> closes nothing"}},
		"document type":       {`<!DOCTYPE a [<!ENTITY b "c">]><a/>`, []string{"error: byte 0: document type declarations over the limit of 0"}},
		"too deep":            {strings.Repeat("<a>", 51), append(repeat("<a>", 50), "error: byte 153: nesting over the limit of 50")},
		"text after the root": {"<a/> \n", []string{"<a/>"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := tokens(xmlscan.New(strings.NewReader(tt.xml), limits))
			if n := len(got); n > 0 && strings.TrimSpace(got[n-1]) == "" {
				got = got[:n-1] // white space behind the root
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			slow := tokens(xmlscan.New(iotest.OneByteReader(strings.NewReader(tt.xml)), limits))
			if n := len(slow); n > 0 && strings.TrimSpace(slow[n-1]) == "" {
				slow = slow[:n-1]
			}
			if diff := cmp.Diff(got, slow); diff != "" {
				t.Errorf("byte by byte it differs (-whole +bytes):\n%s", diff)
			}
		})
	}
}

func repeat(s string, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = s
	}
	return out
}

func TestScanner_longToken(t *testing.T) {
	long := strings.Repeat("x", 200_000)
	got := tokens(xmlscan.New(strings.NewReader("<a>"+long+"</a>"), limits))
	if diff := cmp.Diff([]string{"<a>", long, "</a>"}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	s := xmlscan.New(strings.NewReader("<a b='"+strings.Repeat(long, 6)+"'/>"), limits)
	_, err := s.Next()
	if limit, ok := errors.AsType[*xmlscan.LimitError](err); !ok || limit.What != xmlscan.TooLong {
		t.Errorf("got %v, want a LimitError for length", err)
	}
}

func TestScanner_readError(t *testing.T) {
	broken := errors.New("disk on fire")
	s := xmlscan.New(iotest.ErrReader(broken), limits)
	if _, err := s.Next(); !errors.Is(err, broken) {
		t.Errorf("got %v, want the reader's error", err)
	}
}

func TestScanner_skipPast(t *testing.T) {
	xml := "<d><t>" + strings.Repeat("<r>1</r>", 20_000) + "</t><t>2</t></d>"
	s := xmlscan.New(iotest.HalfReader(strings.NewReader(xml)), limits)
	if found, err := s.SkipPast("</t>", 1); !found || err != nil {
		t.Fatalf("got %v, %v", found, err)
	}
	if diff := cmp.Diff([]string{"<t>", "2", "</t>", "</d>"}, tokens(s)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	s = xmlscan.New(strings.NewReader(xml), limits)
	if found, err := s.SkipPast("</none>", 1); found || err != nil {
		t.Errorf("got %v, %v for a mark that is not there", found, err)
	}
}

func TestScanner_leaf(t *testing.T) {
	s := xmlscan.New(strings.NewReader("<r><c><v>12</v></c><c><v>1&amp;2</v></c><c/></r>"), limits)
	for range 2 {
		if _, err := s.Next(); err != nil {
			t.Fatal(err)
		}
	}
	if text, ok := s.Leaf("<v>", "</v></c>"); !ok || string(text) != "12" {
		t.Fatalf("got %q, %v", text, ok)
	}
	if _, err := s.Next(); err != nil {
		t.Fatal(err)
	}
	if text, ok := s.Leaf("<v>", "</v></c>"); ok {
		t.Fatalf("a text with a reference was taken as it stands: %q", text)
	}
	if diff := cmp.Diff([]string{"<v>", "1&2", "</v>", "</c>", "<c/>", "</r>"}, tokens(s)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestScanner_take(t *testing.T) {
	s := xmlscan.New(strings.NewReader(`<r><c a="1">x</c><c a="1" v="12">y</c><c a="1" v="&lt;"/><c a="1"/></r>`), limits)
	if _, err := s.Next(); err != nil {
		t.Fatal(err)
	}
	if !s.Take(`<c a="1">`) || s.Empty() || s.Depth() != 2 {
		t.Fatalf("the tag was not taken, or the depth is %d, not 2", s.Depth())
	}
	if text, ok := s.Leaf("x", "</c>"); !ok || len(text) != 0 {
		t.Fatalf("got %q, %v behind the tag", text, ok)
	}
	if s.Take(`<c a="1">`) {
		t.Fatal("another tag was taken")
	}
	if v, ok := s.TakeAround(`<c a="1" v="`, `">`); !ok || string(v) != "12" {
		t.Fatalf("got %q, %v", v, ok)
	}
	if text, ok := s.Leaf("", "</c>"); !ok || string(text) != "y" {
		t.Fatalf("got %q, %v", text, ok)
	}
	if v, ok := s.TakeAround(`<c a="1" v="`, `"/>`); ok {
		t.Fatalf("a value with a reference was taken as it stands: %q", v)
	}
	if diff := cmp.Diff([]string{`<c a="1" v="<"/>`, `<c a="1"/>`, "</r>"}, tokens(s)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
