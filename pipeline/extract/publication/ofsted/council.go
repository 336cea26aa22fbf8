package ofsted

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"forcestats/pipeline/extract/report/review"
	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/vocabulary/pattern"
)

const childrensServices = `(?:local authority(?:['’]s)?\s+)?(?:children(?:['’]?s?['’]?)?(?:\s+and\s+(?:families|family|young\s+people)(?:['’]?s?['’]?)?)?\s+(?:social\s+care\s+)?services?|children['’]s\s+social\s+care|services\s+for\s+children\b.*)`

var (
	// "Inspection of Barnet local authority children’s services" (since 2019),
	// "Inspection of Medway children's services: re-inspection".
	councilInTitle = regexp.MustCompile(`(?i)^(?:re-?)?inspection\s+of\s+(?:the\s+)?(.+?)(?:['’]s?)?,?\s+` + childrensServices + `\s*(?:[:(–—-]\s?.{0,60}|re-?inspection)?$`)
	// "Inspection of local authority children's services in Leicester".
	councilBehind = pattern.Lines(`(?i)^(?:re-?)?inspection\s+of\s+(?:local\s+authority\s+)?children['’]s\s+(?:social\s+care\s+)?services\s+`, `
	in             # Inspection of children's services in Bradford
	for            # Inspection of children's services for Bradford
	of             # Inspection of children's services of Bradford
	at             # Inspection of children's services at Bradford
	provided\s+by  # Inspection of children's services provided by the trust
`, `\s+(?:the\s+)?(.{3,60}?)$`)
	servicesOnly = regexp.MustCompile(`(?i)^` + childrensServices + `$`)
	noName       = regexp.MustCompile(`(?i)^(?:the\s+)?(?:local\s+authority(?:['’]s)?|services|all|council(?:s)?)$`)
	// unfinished ends a name that goes on in the next line.
	unfinished = regexp.MustCompile(`(?i)(?:\b(?:and|of|with|upon|the|royal|borough|county|city)|[,&-])$`)
	// company is what a council's services are called where a trust or a company
	// runs them: "Sandwell Children's Trust", "Slough Children First".
	company = pattern.Lines(`(?i)\s+`, `
	children(?:['’]?s)?\s+(?:(?:social\s+care|services)\s+)?(?:trust|company)  # The children trust
	children\s+first                                  # The children first
	(?:local\s+authority|children['’]s\s+services)    # The local authority
`, `$`)
	// together begins such a name: "Together for Children Sunderland".
	together = regexp.MustCompile(`(?i)^(?:together|achieving)\s+for\s+children\s*[,–-]?\s*(?:in\s+)?`)
)

// councilOf takes off a name what is not the council's.
func councilOf(name string) string {
	name = strings.Trim(review.Squash(name), " .,:;")
	return strings.TrimSpace(together.ReplaceAllString(company.ReplaceAllString(name, ""), ""))
}

// titleLines is over how many blocks a title may run.
const titleLines = 3

// titled returns the council that the title on the first page names, and the
// title, which may run over several blocks.
func titled(doc *page.Document) (council, title string) {
	var lines []string
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Page > 1 || len(b.Cells) > 1 {
			break
		}
		if t := review.Squash(b.Text); b.Kind != page.Footnote && t != "" {
			lines = append(lines, t)
		}
	}
	for i := range lines {
		if !titleStart.MatchString(lines[i]) {
			continue
		}
		for n := 1; n <= titleLines && i+n <= len(lines); n++ {
			t := strings.Join(lines[i:i+n], " ")
			if len(t) > longestTitle {
				break
			}
			for _, form := range []*regexp.Regexp{councilInTitle, councilBehind} {
				if m := form.FindStringSubmatch(t); m != nil && isName(m[1]) {
					return councilOf(m[1]), t
				}
			}
		}
	}
	return "", ""
}

// isName reports whether words can be a council's name: they begin with a
// capital, which "looked after" in another title does not.
func isName(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(c) && !noName.MatchString(s) && !strings.Contains(s, ".")
}

// longestTitle is longer than a title that names a council.
const longestTitle = 200
