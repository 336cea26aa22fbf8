package hmicfrs

import (
	"regexp"

	"forcestats/pipeline/extract/report/review"
	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/vocabulary/pattern"
)

var (
	// shaped is a force's name by its shape: the list of forces may not have it,
	// and then the issue names it.
	shaped = pattern.Lines(`\b((?:[A-Z][\p{L}’'-]+)(?:(?:\s+(?:and|of|&))?\s+[A-Z][\p{L}’'-]+){0,3}?)\s+(`, `
	Constabulary  # A- Constabulary
	Police        # A- Police
`, `)(?:\s+(?:Service|Force))?(?:$|\s*[,.:;()–—-]|\s+[a-z–—-])`)
	// peelTitle is "West Yorkshire PEEL 2015", "West Yorkshire 2016".
	peelTitle = regexp.MustCompile(`^(.{3,40}?)(?:\s+(?:–|-)\s+|\s+)(?:PEEL\s+)?(?:20\d\d)\b`)
	// notForces are words that stand before "Police" and name none.
	notForces = pattern.Lines(`(?i)^`, `
	national    # National
	british     # British
	state of    # State of
	peel        # Peel
	joint       # Joint
	the         # The
	an?         # A
	how         # How
	all         # All
	his         # His
	her         # Her
	majesty     # Majesty
	inspection  # Inspection
	report      # Report
	policing    # Policing
	hmicfrs     # Hmicfrs
	military    # Military
	royal       # Royal
	civil       # Civil
`, `\b`)
)

// subjects returns the forces that a report is about: those that its title
// names, or the only one that its first page does.
func subjects(doc *page.Document, title string) []review.ForceMention {
	for _, text := range []string{title, doc.Properties["Title"]} {
		if forces := names(review.Forces(text)); len(forces) > 0 {
			return forces
		}
	}
	if m := peelTitle.FindStringSubmatch(title); m != nil {
		if f, ok := review.ForceNamed(m[1]); ok {
			return []review.ForceMention{f}
		}
	}
	if m := shaped.FindStringSubmatch(title); m != nil && !notForces.MatchString(m[1]) {
		return []review.ForceMention{{Name: m[1], As: m[1] + " " + m[2]}}
	}
	if forces := names(review.Forces(review.Squash(doc.Front(1)))); len(forces) == 1 {
		return forces
	}
	return nil
}

// forceHeading returns the force that a heading is the name of.
func forceHeading(text string) (review.ForceMention, bool) {
	if f, ok := review.ForceNamed(text); ok {
		return f, true
	}
	forces := review.Forces(text)
	if len(forces) == 1 && forces[0].As == text {
		return forces[0], true
	}
	if m := shaped.FindStringSubmatch(text); m != nil && m[1]+" "+m[2] == text && !notForces.MatchString(text) {
		return review.ForceMention{Name: m[1], As: text}, true
	}
	return review.ForceMention{}, false
}

// names keeps the first mention of each force.
func names(all []review.ForceMention) []review.ForceMention {
	seen := map[string]bool{}
	var out []review.ForceMention
	for _, f := range all {
		if !seen[f.Name] {
			seen[f.Name] = true
			out = append(out, f)
		}
	}
	return out
}
