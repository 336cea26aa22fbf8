package web

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/readers/page"
)

// lines writes blocks one a line: kind and level, table and row, anchor, label
// and text.
func lines(doc *page.Document) []string {
	var out []string
	for _, b := range doc.Blocks {
		s := [...]string{"p", "h", "li", "row", "note", "furniture"}[b.Kind]
		if b.Level > 0 {
			s += fmt.Sprint(b.Level)
		}
		if b.Header {
			s += " head"
		}
		if b.Table > 0 {
			s += fmt.Sprintf(" [%d.%d]", b.Table, b.Row)
		}
		if b.Anchor != "" {
			s += " #" + b.Anchor
		}
		if b.Label != "" {
			s += " " + b.Label
		}
		s += " " + b.Text
		if b.Marks != "" {
			s += " ^" + b.Marks
		}
		out = append(out, s)
	}
	return out
}

// Pages are made up, in the shapes that inspectorates' sites have.
func TestRead(t *testing.T) {
	for _, c := range []struct {
		name, html string
		want       []string
	}{
		{"landmarks", `<!doctype html><title>Report - Inspectorate</title><a href="#main">Skip to content</a><div role=dialog>We use cookies</div>
			<header><nav><a href=/>Home</a></nav><h1>Report on Anytown</h1></header>
			<main id=main><nav aria-label=Contents><h2>Contents</h2><a href="#a">One</a></nav>
			<h2 id=a>One</h2><p>The text.</p><aside><h2>Related</h2><ul><li><a href=/x>Recommendations of others</a></ul></aside>
			<p><a href="#main">Back to top</a></p></main><footer><p>Crown copyright</p></footer>`,
			[]string{"h1 Report on Anytown", "h2 #a One", "p #a The text."}},
		{"without landmarks", `<body><div class=bar>This site uses cookies. <button>Accept</button></div><ul><li><a href=/a>About us</a><li><a href=/b>Recommendations</a></ul>
			<h1>Report</h1><p>The text.</p><div><h2>Related pages</h2><ul><li><a href=/a>Area for improvement</a><li><a href=/b>PEEL spotlight</a></ul></div>`,
			[]string{"h1 Report", "p The text."}},
		{"a contents list takes its heading along", `<main><h1>Report</h1><h2>Contents</h2><ol><li><a href="#a">Recommendations</a><li><a href="#b">Conclusion</a></ol><h2>Recommendations</h2><p>Act.</p></main>`,
			[]string{"h1 Report", "h2 Recommendations", "p Act."}},
		{"hidden", `<main><p hidden>a</p><p aria-hidden=true>b</p><div style="color:red; display : none"><p>c</p></div><template><p>d</p></template><noscript><p>e</p></noscript>
			<svg><text>f</text></svg><script>"<p>Recommendation 9</p>"</script><p>Shown<span style="visibility:hidden"> not</span>.</p></main>`,
			[]string{"p Shown."}},
		{"boxes", `<main><h2 id=v>Victims</h2><p>Prose.</p><div class=x><h3>Area for improvement</h3><p>The force should act.</p><p>We saw this.</p></div><p>More prose.</p>
			<div><p><strong>Recommendation 2</strong></p><p>By 1 May 2025, forces should act.</p></div></main>`,
			[]string{"h2 #v Victims", "p #v Prose.", "h3 [1.1] #v Area for improvement", "p [1.1] #v The force should act.", "p [1.1] #v We saw this.", "p #v More prose.",
				"h4 [2.1] #v Recommendation 2", "p [2.1] #v By 1 May 2025, forces should act."}},
		{"lists", `<main><p>The force should:</p><ol type=a start=2><li><p>first,</p><p>in full;</p><li value=5>fifth:<ul><li>inner one;<li>inner two.</ul>and its end.</ol><ul><li>12. own number</ul></main>`,
			[]string{"p The force should:", "li1 b. first, in full;", "li1 e. fifth:", "li2 • inner one;", "li2 • inner two.", "p and its end.", "li1 12. own number"}},
		{"bullets that are only typed", `<main><p>Leaders should:<br>• plan<br>• act</p><div>2.1 loose text</div></main>`,
			[]string{"p Leaders should:", "li1 • plan", "li1 • act", "p 2.1 loose text"}},
		{"a line break after bold words", `<main><p><b>Recommendation 1</b><br>By May, forces should act,<br>at once.</p></main>`,
			[]string{"h4 Recommendation 1", "p By May, forces should act, at once."}},
		{"tables", `<main><table id=g><thead><tr><th>Question</th><th>Grade</th></tr></thead><tr><td rowspan=2>Overall</td><td>Good</td></tr><tr><td><ul><li>a<li>b</ul></td></tr>
			<tr><td colspan=2>Note</td></tr></table><table><tr><td><h3>Box</h3><p>Text.</p></td></tr></table></main>`,
			[]string{"row head [1.1] #g Question | Grade", "row [1.2] #g Overall | Good", "row [1.3] #g • a\n• b", "p [1.4] #g Note", "h3 [2.1] #g Box", "p [2.1] #g Text."}},
		{"terms", `<main><dl><dt id=x>Investigating crime</dt><dd>Requires improvement</dd><dt>Why</dt><dd><p>One.</p><p>Two.</p></dd></dl></main>`,
			[]string{"row [1.1] #x Investigating crime | Requires improvement", "h4 #x Why", "p #x One.", "p #x Two."}},
		{"notes", `<main><p>The force acted.<sup><a href="#fn1" id=ref1>1</a></sup> Again.<a href="#fn2" role=doc-noteref>[2]</a></p><ol><li id=fn1><p>See the act. <a href="#ref1">↩</a></p></li></ol></main>`,
			[]string{"p The force acted. Again. ^1,2", "note #fn1 1. See the act."}},
		{"one form around all", `<body><form><h1>Report</h1><p>Text.</p><input type=text><div><h2>Is this page useful?</h2><button>Yes</button><button>No</button></div></form>`,
			[]string{"h1 Report", "p Text."}},
		{"a heading behind a button", `<main><h2><button>Investigating crime <span>, hide</span></button></h2><p>Text</p><button>Print</button></main>`,
			[]string{"h2 Investigating crime , hide", "p Text"}},
		{"headings by role", `<main><div role=heading aria-level=3 id=r>Recommendation 4</div><p>Act.</p></main>`, []string{"h3 #r Recommendation 4", "p #r Act."}},
		{"never closed", `<main><h1>Report<h2>Part<p>One<p>Two<ul><li>a<li>b`, []string{"h1 Report", "h2 Part", "p One", "p Two", "li1 • a", "li1 • b"}},
		{"an object that is never closed", `<main><h1>Report</h1><video><p>no</p><h2>Part</h2><p>Text</p></main>`, []string{"h1 Report", "h2 Part", "p Text"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := Read([]byte(c.html))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, lines(doc)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestRead_links_and_properties(t *testing.T) {
	doc, err := Read([]byte("<!--\n Page saved\n url: https://example.org/report/ \n-->\n<html><head><title>A &amp; B</title><meta property='og:site_name' content='Inspectorate'></head>" +
		"<main><p>See <a href='/x.pdf'>the <b>report</b></a>.</p></main>"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"Title": "A & B", "Site": "Inspectorate", "Address": "https://example.org/report/"}, doc.Properties); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]page.Link{{Text: "the report", Address: "/x.pdf"}}, doc.Blocks[0].Links); diff != "" {
		t.Error(diff)
	}
	if front := doc.Front(1); front != "A & B\nInspectorate\nSee the report.\n" {
		t.Errorf("front %q", front)
	}
}

func TestRead_encodings(t *testing.T) {
	const text = "Children’s"
	for name, c := range map[string]string{
		"utf-8 by mark":            "\xEF\xBB\xBF<p>Children’s</p>",
		"utf-8 by its bytes":       "<meta charset=iso-8859-1><p>Children’s</p>",
		"windows-1252 by meta":     "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'><p>Children\x92s</p>",
		"windows-1252 by default":  "<p>Children\x92s</p>",
		"windows-1252 despite it":  "<meta charset=utf-8><p>Children\x92s</p>",
		"utf-16 by mark":           "\xFF\xFE" + wideText("<p>Children\u2019s</p>"),
		"utf-16 without mark":      wideText("<html><body><p>Children\u2019s</p></body></html>"),
		"mhtml, quoted":            "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"B\"\r\n\r\n--B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>Children=E2=80=\r\n=99s</p>\r\n--B--\r\n",
		"mhtml, base64 and header": "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\nContent-Type: image/png\r\n\r\nx\r\n--B\r\nContent-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+Q2hpbGRyZW6Scy88L3A+\r\n--B--\r\n",
	} {
		doc, err := Read([]byte(c))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := strings.TrimSuffix(doc.Blocks[0].Text, "/"); got != text {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func wideText(s string) string {
	var b strings.Builder
	for _, c := range s {
		b.WriteByte(byte(c))
		b.WriteByte(byte(c >> 8))
	}
	return b.String()
}

func TestSniff(t *testing.T) {
	for head, want := range map[string]string{
		"<!DOCTYPE html><html>": "html", "  <!-- saved from url=(0010)x -->\n<html lang=en>": "html", "\xEF\xBB\xBF<HTML>": "html",
		"<?xml version='1.0'?><!DOCTYPE html PUBLIC>": "html", "<h1>x</h1>": "html", "<!-- a long comment": "html",
		"MIME-Version: 1.0\r\nContent-Type: multipart/related;": "mhtml",
		"name,html\n1,2": "", "<?xml version='1.0'?><Workbook>": "", "PK\x03\x04": "", "": "", "<ppp>": "",
	} {
		if got := Sniff([]byte(head)); got != want {
			t.Errorf("%q: %q, want %q", head, got, want)
		}
	}
}

// Hostile pages are refused or read, in little time and memory.
func TestRead_bounded(t *testing.T) {
	started := time.Now()
	for name, c := range map[string]struct {
		html string
		kind page.ErrorKind
		read bool
	}{
		"50 MB of script":           {html: "<main><p>Text</p></main><script>" + strings.Repeat("var x=1;\n", 50<<20/9) + "</script>", read: true},
		"deep nesting":              {html: strings.Repeat("<div>", 200_000) + "x", kind: page.TooLarge},
		"deep lists":                {html: strings.Repeat("<ul><li>", 100_000) + "x", kind: page.TooLarge},
		"formatting over and over":  {html: strings.Repeat("<b><i><font color=x><a href=y>", 50) + strings.Repeat("<p>x", 50_000), read: true},
		"tags without end":          {html: strings.Repeat("<p>", maxTags+1), kind: page.TooLarge},
		"one wide table":            {html: "<table>" + strings.Repeat("<tr>"+strings.Repeat("<td colspan=1000 rowspan=1000>x", 20)+"</tr>", 50) + "</table>", kind: page.TooLarge},
		"a script that fills it in": {html: "<html><div id=app></div><script>render()</script></html>", kind: page.NoText},
		"too many bytes":            {html: strings.Repeat(" ", maxBytes+1), kind: page.TooLarge},
	} {
		_, err := Read([]byte(c.html))
		if c.read {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		known, ok := err.(*page.Error)
		if !ok || known.Kind != c.kind {
			t.Errorf("%s: %v", name, err)
		}
	}
	t.Logf("all in %s", time.Since(started).Round(time.Millisecond))
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("<!doctype html><main><h1 id=a>A</h1><ul><li>x<table><tr><td rowspan=3>y</table></ul><dl><dt>a<dd>b</dl></main>"))
	f.Add([]byte("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\nContent-Type: text/html\r\n\r\n<p>x\r\n--B--\r\n"))
	f.Add([]byte("<p><b>Recommendation 1</b><br>• a<sup>1</sup><svg><p></svg><button><h2>z"))
	f.Fuzz(func(t *testing.T, data []byte) {
		Sniff(data[:min(len(data), 4096)])
		doc, err := Read(data)
		if err != nil {
			if _, ok := err.(*page.Error); !ok {
				t.Fatalf("not an error of the document: %v", err)
			}
			return
		}
		for _, b := range doc.Blocks {
			if b.Text == "" || b.Page != 1 {
				t.Fatalf("%+v", b)
			}
		}
	})
}
