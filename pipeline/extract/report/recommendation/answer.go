package recommendation

import (
	"regexp"

	"forcestats/pipeline/vocabulary/pattern"
)

var (
	// responder is a body whose response a title announces.
	responder = pattern.Lines(`(?i)\b`, `
	government      # Government response
	department      # Department response
	ministry        # Ministry response
	home office     # Home office response
	council         # Council response
	commissioner    # Commissioner response
	executive       # Executive response
	board           # Board response
	partnership     # Partnership response
	committee       # Committee response
	authority       # Authority response
	agency          # Agency response
	trust           # Trust response
	PCC             # Pcc response
	PFCC            # Pfcc response
	mayor           # Mayor response
	minister        # Minister response
	secretary       # Secretary response
	constabulary    # Constabulary response
	police service  # Police service response
`, `(?:['’]s|s['’])?\s+(?:formal\s+|initial\s+|full\s+|further\s+|interim\s+)?(?:responses?|reply)\b`)
	// toReport is what a response answers.
	toReport = pattern.Words(`(?i)\b(?:responses?|reply)\s+(?:to|from)\b[^:]{0,160}?\b`, `
	reports? inquiry recommendations? review inspections? committee HMICFRS IICSA audit findings
`, `\b`)
	// examined is a response that a report looks into: "An inspection of the
	// police response to ...".
	examined = pattern.Lines(`(?i)\b`, `
	(?:inspection|effectiveness|review|inquiry|evaluation)\b.{0,120}\bresponses?\b                # An inspection of the response
	(?:report|investigation|assessment|examination|audit|quality)\b.{0,120}\bresponses?\b         # The quality of the response
	(?:police|policing|law enforcement|multi-agency|force|agency)\b[^.]{0,40}\bresponses?\s+to\b  # The police response to
	(?:emergency|national|local|safeguarding)\b[^.]{0,40}\bresponses?\s+to\b                      # A local response to
`, ``)
	// formal beats examined: "The Government's response to the Committee's report".
	formal = regexp.MustCompile(`(?i)\b(?:government|home office|department|ministry|council)(?:['’]s|s['’])?\s+` +
		`(?:formal\s+|initial\s+|full\s+|further\s+)?responses?\s*(?:to\b|:|$)`)
)

// Answers reports whether a title says that its document answers the
// recommendations of another.
func Answers(title string) bool {
	if formal.MatchString(title) {
		return true
	}
	who := responder.FindStringIndex(title)
	if what := examined.FindStringIndex(title); what != nil && (who == nil || what[0] <= who[0]) {
		return false
	}
	return who != nil || toReport.MatchString(title)
}
