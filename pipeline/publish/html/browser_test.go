package html

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"forcestats/pipeline/publish/tables/tablestest"
)

// probe uses the page as a reader does and writes down what it finds.
const probe = `<script>
(async () => {
  const found = {errors: window.probeErrors || []};
  const say = (k, v) => { found[k] = v; };
  const table = document.getElementById("key-force");
  const column = (n) => Array.from(table.tBodies[0].rows, (r) => r.cells[n].dataset.v === undefined ? r.cells[n].textContent : r.cells[n].dataset.v);
  const buttons = table.querySelectorAll("thead button");
  buttons[2].click();
  say("descending", column(2).map(Number));
  say("sortMark", table.tHead.rows[0].cells[2].getAttribute("aria-sort"));
  buttons[2].click();
  say("ascending", column(2).map(Number));
  buttons[0].click();
  say("names", column(0));
  const change = (id, f) => { const e = document.getElementById(id); f(e); e.dispatchEvent(new Event("change")); };
  const source = document.querySelector("#key-force .source");
  say("sourceHidden", getComputedStyle(source).display);
  document.querySelector("input.sources").click();
  say("sourceShown", getComputedStyle(source).display);
  const title = document.getElementById("map-title-forces");
  say("mapBefore", title.textContent);
  change("figure-forces", (e) => { e.selectedIndex = 2; });
  say("mapAfter", title.textContent);
  say("legend", document.getElementById("legend-forces").textContent);
  document.querySelector("#svg-forces a[data-code=E23000010]").dispatchEvent(new FocusEvent("focusin", {bubbles: true}));
  say("said", document.getElementById("said-forces").textContent);
  say("painted", document.querySelector("#svg-forces a[data-code=E23000010]").getAttribute("aria-label"));
  change("zoom", (e) => { e.value = "E23000010"; });
  say("districtsShown", document.querySelectorAll("#svg-districts .main a:not(.away)").length);
  say("box", document.getElementById("svg-districts").getAttribute("viewBox"));
  change("filter", (e) => { e.value = "West Yorkshire"; });
  say("districtRows", Array.from(document.getElementById("key-district").tBodies[0].rows).filter((r) => !r.hidden).length);
  change("trend-area", (e) => { e.value = "Greater Manchester"; });
  say("trend", document.getElementById("trend-caption").textContent);
  say("gaps", (document.querySelector("#trend-chart path").getAttribute("d").match(/M/g) || []).length);
  say("broken", Array.from(document.querySelectorAll("a[href]")).filter((a) => !document.getElementById(a.getAttribute("href").slice(1))).map((a) => a.getAttribute("href")));
  document.querySelectorAll("details").forEach((d) => { d.open = true; });
  if (window.axe) {
    const r = await axe.run(document, {resultTypes: ["violations"]});
    say("axe", r.violations.map((v) => v.id + ": " + v.help + " " + v.nodes.length + " " + v.nodes[0].html.slice(0, 200)));
  }
  const pre = document.createElement("pre");
  pre.id = "found";
  pre.textContent = JSON.stringify(found);
  document.body.append(pre);
})().catch((e) => { const pre = document.createElement("pre"); pre.id = "found"; pre.textContent = JSON.stringify({errors: [String(e)]}); document.body.append(pre); });
</script>`

// findings of the probe.
type probed struct {
	Errors                       []string
	Descending, Ascending        []float64
	Names, Broken, Axe           []string
	SortMark                     string
	SourceHidden, SourceShown    string
	MapBefore, MapAfter, Legend  string
	Said, Painted, Box, Trend    string
	DistrictsShown, DistrictRows int
	Gaps                         int
}

// TestBrowser uses the page in a headless Chromium. AXE names a copy of
// axe.min.js of axe-core to run on it as well; the program does not ship it.
func TestBrowser(t *testing.T) {
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("chromium is not installed, and CI=true")
		}
		fmt.Println("chromium is not installed: the page was not used in a browser")
		return
	}
	page := written(t, tablestest.Sample())
	early := `<script>window.probeErrors = []; addEventListener("error", (e) => probeErrors.push(e.message));</script>`
	if path := os.Getenv("AXE"); path != "" {
		axe, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		early += "<script>" + string(axe) + "</script>"
	}
	page = strings.Replace(page, "</head>", early+"</head>", 1)
	page = strings.Replace(page, "</body>", probe+"</body>", 1)
	dir := t.TempDir()
	file := filepath.Join(dir, "index.html")
	if err := os.WriteFile(file, []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), chromium, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+filepath.Join(dir, "profile"),
		"--enable-logging=stderr", "--virtual-time-budget=60000", "--dump-dom", "file://"+file)
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
	m := regexp.MustCompile(`(?s)<pre id="found">(.*?)</pre>`).FindStringSubmatch(dom.String())
	if m == nil {
		t.Fatal("the probe did not come to its end")
	}
	var p probed
	if err := json.Unmarshal([]byte(strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(m[1])), &p); err != nil {
		t.Fatal(err)
	}
	p.check(t)
}

func (p *probed) check(t *testing.T) {
	t.Helper()
	if len(p.Errors) > 0 || len(p.Broken) > 0 || len(p.Axe) > 0 {
		t.Errorf("errors %q, broken links %q, axe %q", p.Errors, p.Broken, p.Axe)
	}
	for i := 1; i < len(p.Descending); i++ {
		if p.Descending[i] > p.Descending[i-1] || p.Ascending[i] < p.Ascending[i-1] {
			t.Fatalf("sorted wrongly: %v, %v", p.Descending, p.Ascending)
		}
		if strings.ToLower(p.Names[i]) < strings.ToLower(p.Names[i-1]) {
			t.Errorf("names sorted wrongly: %q before %q", p.Names[i-1], p.Names[i])
		}
	}
	for what, ok := range map[string]bool{
		"43 forces sorted":                   len(p.Descending) == 43,
		"the order is marked":                p.SortMark == "descending",
		"sources hidden, then shown":         p.SourceHidden == "none" && p.SourceShown == "block",
		"the map follows the choice":         p.MapBefore != p.MapAfter && strings.HasPrefix(p.MapAfter, "Child sexual offences"),
		"the legend is in words":             strings.Contains(p.Legend, "highest fifth: "),
		"a place says its figure and source": strings.HasPrefix(p.Said, "West Yorkshire: Child sexual offences") && strings.Contains(p.Said, "Source: ONS Police Force Area tables"),
		"a place is painted by its figure":   strings.HasPrefix(p.Painted, "West Yorkshire: "),
		"West Yorkshire has five districts":  p.DistrictsShown == 5 && p.DistrictRows == 5,
		"the map goes to the force":          p.Box != mapBox,
		"the trend follows the choice":       strings.Contains(p.Trend, "Greater Manchester: ") && strings.Contains(p.Trend, "no figure"),
		"a missing figure breaks the line":   p.Gaps == 2,
	} {
		if !ok {
			t.Errorf("not so: %s: %+v", what, p)
		}
	}
}
