package html

import (
	"os"
	"testing"

	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/publish/tables/tablestest"
)

// mostStops is how many times a reader presses Tab at most to get through a
// view with everything on it opened.
const mostStops = 330

// TestViews opens every view, with inputs and without, and holds it to what a
// machine can tell: axe-core (where AXE names it), names of drawings, no text
// of a program's, never 0.0.
func TestViews(t *testing.T) {
	browser(t)
	script, err := os.ReadFile("testdata/views.js")
	if err != nil {
		t.Fatal(err)
	}
	for name, d := range map[string]*tables.Data{"with inputs": tablestest.Questions(), "without": tablestest.Empty()} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			folder(t, d, dir)
			var p struct {
				Views map[string]struct {
					Heading, Words string
					Stops, Zeros   int
					Axe, Unnamed   []string
					Wide           bool
				}
			}
			use(t, dir, "", string(script), &p)
			if len(p.Views) < 20 {
				t.Errorf("%d views were seen", len(p.Views))
			}
			for address, v := range p.Views {
				if v.Heading == "" || v.Heading == "This view could not be shown" || v.Words != "" || v.Zeros > 0 || len(v.Axe) > 0 || len(v.Unnamed) > 0 || v.Wide || v.Stops > mostStops {
					t.Errorf("%s: %+v", address, v)
				}
			}
		})
	}
}
