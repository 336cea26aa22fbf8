package extract_test

import (
	"strings"
	"testing"

	"forcestats/pipeline/extract"
	"forcestats/pipeline/extract/publication/list"
	"forcestats/pipeline/record"
)

// Pages are told by their content; one under another format's name that nobody
// claims is what a server sent in place of the file.
func TestRead_tells_pages_by_content(t *testing.T) {
	const report = `<!DOCTYPE html><title>An inspection of Kent Police - His Majesty’s Inspectorate of Constabulary</title><main><h1>PEEL 2021/22: An inspection of Kent Police</h1>
		<p>Published on: 4 July 2023</p><h2 id=x>Area for improvement</h2><p>The force should improve how it supports victims.</p></main>`
	for _, c := range []struct{ name, text, format, status string }{
		{"report.html", report, "html", extract.Read}, {"report", report, "html", extract.Read}, {"report.pdf", report, "html", extract.Read},
		{"report.mht", "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + report, "mhtml", extract.Read},
		{"page.html", "<!DOCTYPE html><h1>A page</h1><p>About something else.</p>", "html", extract.Unrecognised},
		{"table.xls", "<!DOCTYPE html><html><body>404</body></html>", "html", extract.Rejected},
		{"empty.html", "<!DOCTYPE html><html><div id=app></div><script>render()</script></html>", "html", extract.Rejected},
	} {
		e := extract.Engine{Publications: list.All()}
		var rows record.RawRows
		r := e.Read(extract.File{Name: c.name, ReaderAt: strings.NewReader(c.text), Size: int64(len(c.text))}, func(extract.Result) record.RawSink { return &rows })
		if r.Format != c.format || r.Status != c.status {
			t.Errorf("%s: %s %s %q", c.name, r.Format, r.Status, r.Reason)
		}
		if c.status == extract.Read && (len(rows.Findings) != 1 || rows.Findings[0].Origin.Anchor != "x" || rows.Findings[0].Agreement.Valid || len(rows.Issues) != 0) {
			t.Errorf("%s: %+v %+v", c.name, rows.Findings, rows.Issues)
		}
		if c.status == extract.Rejected && (len(rows.Issues) != 1 || rows.Issues[0].Hint == "") {
			t.Errorf("%s: %+v", c.name, rows.Issues)
		}
	}
}
