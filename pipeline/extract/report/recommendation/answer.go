package recommendation

import "regexp"

var (
	// responder is a body whose response a title announces.
	responder = regexp.MustCompile(`(?i)\b(?:government|department|ministry|home office|council|commissioner|executive|board|partnership|committee|authority|agency|trust|PCC|PFCC|mayor|minister|secretary|constabulary|police service)(?:['’]s|s['’])?\s+(?:formal\s+|initial\s+|full\s+|further\s+|interim\s+)?(?:responses?|reply)\b`)
	// toReport is what a response answers.
	toReport = regexp.MustCompile(`(?i)\b(?:responses?|reply)\s+(?:to|from)\b[^:]{0,160}?\b(?:reports?|inquiry|recommendations?|review|inspections?|committee|HMICFRS|IICSA|audit|findings)\b`)
	// examined is a response that a report looks into: "An inspection of the
	// police response to ...".
	examined = regexp.MustCompile(`(?i)\b(?:inspection|effectiveness|review|inquiry|evaluation|report|investigation|assessment|examination|audit|quality)\b.{0,120}\bresponses?\b|\b(?:police|policing|law enforcement|multi-agency|force|agency|emergency|national|local|safeguarding)\b[^.]{0,40}\bresponses?\s+to\b`)
	// formal beats examined: "The Government's response to the Committee's report".
	formal = regexp.MustCompile(`(?i)\b(?:government|home office|department|ministry|council)(?:['’]s|s['’])?\s+(?:formal\s+|initial\s+|full\s+|further\s+)?responses?\s*(?:to\b|:|$)`)
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
