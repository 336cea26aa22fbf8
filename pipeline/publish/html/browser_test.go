package html

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"forcestats/pipeline/publish/tables/tablestest"
)

// browser finds Chromium. A test without it says so and does nothing, but not
// where CI=true.
func browser(t *testing.T) string {
	t.Helper()
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("chromium is not installed, and CI=true")
		}
		fmt.Println("chromium is not installed: the page was not used in a browser")
		t.SkipNow()
	}
	return chromium
}

var foundText = regexp.MustCompile(`(?s)<pre id="found">(.*?)</pre>`)

// use opens a page that lies in a folder at an address and lets a script use
// it; what the script writes into found comes back in the form of out. AXE
// names a copy of axe.min.js of axe-core, which a script finds as window.axe;
// the program does not ship it.
func use(t *testing.T, dir, hash, script string, out any) {
	t.Helper()
	chromium := browser(t)
	page, err := os.ReadFile(filepath.Join(dir, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	begin, err := os.ReadFile("testdata/start.js")
	if err != nil {
		t.Fatal(err)
	}
	early := `<script>window.probeErrors = []; addEventListener("error", (e) => probeErrors.push(String(e.message)));</script>`
	if path := os.Getenv("AXE"); path != "" {
		axe, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		early += "<script>" + string(axe) + "</script>"
	}
	probe := `<script>(async () => {` + string(begin) + `
try { await wait("the page", () => shown()); ` + script + ` } catch (e) { found.errors.push(String(e) + " " + (e.stack || "")); }
const pre = document.createElement("pre"); pre.id = "found"; pre.textContent = JSON.stringify(found); document.body.append(pre);
})();</script>`
	text := strings.Replace(string(page), "</head>", early+"</head>", 1)
	at := strings.LastIndex(text, "</body>")
	file := filepath.Join(dir, "used.html")
	if err := os.WriteFile(file, []byte(text[:at]+probe+text[at:]), 0o644); err != nil {
		t.Fatal(err)
	}
	var m []string
	// The browser's own clock runs on while a busy machine has not yet read the
	// files beside the page; then the script has not come to its end.
	for range 3 {
		cmd := exec.CommandContext(t.Context(), chromium, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+t.TempDir(),
			"--enable-logging=stderr", "--virtual-time-budget=600000", "--window-size=1200,900", "--dump-dom", "file://"+file+hash)
		var dom, log bytes.Buffer
		cmd.Stdout, cmd.Stderr = &dom, &log
		if err := cmd.Run(); err != nil {
			t.Fatalf("chromium: %v\n%s", err, log.String())
		}
		for line := range strings.Lines(log.String()) {
			if strings.Contains(line, "CONSOLE") {
				t.Errorf("the console says: %s", line)
			}
		}
		if m = foundText.FindStringSubmatch(dom.String()); m != nil {
			break
		}
	}
	if m == nil {
		t.Fatal("the script did not come to its end")
	}
	var always struct{ Errors []string }
	found := []byte(html.UnescapeString(m[1]))
	if err := json.Unmarshal(found, &always); err != nil {
		t.Fatal(err)
	}
	if len(always.Errors) > 0 {
		t.Errorf("errors on the page: %q", always.Errors)
	}
	if err := json.Unmarshal(found, out); err != nil {
		t.Fatal(err)
	}
}

// sampled writes the page of the sample into a folder of the test.
func sampled(t *testing.T) string {
	t.Helper()
	browser(t)
	dir := t.TempDir()
	folder(t, tablestest.Sample(), dir)
	return dir
}

// TestBrowser_place searches for a place, goes back and opens a link to it.
func TestBrowser_place(t *testing.T) {
	var p struct {
		First, Second, Title, Back, Focus, Here string
		Options                                 []string
	}
	use(t, sampled(t), "", `
found.first = text("h1");
const box = document.getElementById("find-place");
box.focus(); box.value = "brad"; box.dispatchEvent(new Event("input"));
found.options = $$("#find-place-list li span:first-child").map((e) => e.textContent);
await search("find-place", "west yorks");
found.second = text("h1"); found.title = document.title; found.focus = document.activeElement.tagName;
found.here = text(".headline td.big b");
await acting(() => history.back());
found.back = text("h1");
`, &p)
	if p.Second != "West Yorkshire" || !strings.HasPrefix(p.Title, "West Yorkshire") || p.Back != p.First || p.Focus != "H1" || p.Here == "" {
		t.Errorf("%+v", p)
	}
	if len(p.Options) != 1 || p.Options[0] != "Bradford" {
		t.Errorf("the search for brad offers %q", p.Options)
	}
}
