// Package status reads how far a recommendation has come from the words that
// a publication prints beside it.
//
// It imports only the standard library.
package status

import (
	"regexp"
	"strings"

	"forcestats/pipeline/vocabulary/pattern"
)

// The contract's codes.
const (
	Open        = "open"
	InProgress  = "in_progress"
	Complete    = "complete"
	NotAccepted = "not_accepted"
	Superseded  = "superseded"
)

// words are tried in order, so that "incomplete" comes before "complete" and
// "accepted in part" before "accepted". An accepted recommendation is open
// until somebody says that it is done.
var words = []struct {
	code    string
	pattern *regexp.Regexp
}{
	{Superseded, regexp.MustCompile(`(?i)\b(supersed\w+|replaced|withdrawn|no longer (applicable|relevant|required)|subsumed|merged)\b`)},
	{NotAccepted, pattern.Lines(`(?i)\b(`, `
	reject\w*                           # Reject
	not accept\w*                       # Not accept
	not been accepted                   # Not been accepted
	do(es)? not (accept|agree|support)  # Do not accept
	decline\w*                          # Decline
	not agreed                          # Not agreed
	disagree\w*                         # Disagree
	not supported                       # Not supported
	will not be (taken|implemented)\w*  # Will not be taken
`, `)\b`)},
	{InProgress, pattern.Lines(`(?i)\b(`, `
	in[- ]progress                           # In progress
	being[- ]progressed                      # Being progressed
	partial(ly)? (complete\w*|met|implemented|achieved|discharged)  # Partial complete
	part(ly)? (complete\w*|met|implemented)  # Part complete
	on(-| )?going                            # Ongoing
	under ?way                               # Underway
	under way                                # Under way
	on track                                 # On track
	progressing                              # Progressing
	in development                           # In development
	work has begun                           # Work has begun
	started                                  # Started
	in train                                 # In train
	being (implemented|delivered|taken forward|actioned|addressed)  # Being implemented
`, `)\b`)},
	{Open, pattern.Lines(`(?i)\b(`, `
	incomplete                           # Incomplete
	not (yet )?(complete\w*|met|implemented|started|achieved|closed|addressed)  # Not complete
	open                                 # Open
	outstanding                          # Outstanding
	awaiting[- ](review|response|reply)  # Awaiting review
	to be (started|done)                 # To be started
	unmet                                # Unmet
	accept\w*                            # Accept
	agree[sd]?                           # Agree
	support(s|ed)?                       # Support
	noted                                # Noted
`, `)\b`)},
	{Complete, regexp.MustCompile(`(?i)\b(complete[sd]?|completion|closed|implemented|discharged|met|achieved|delivered|done|fulfilled|actioned)\b`)},
}

// Code returns the contract's code for printed status words; ok is false if
// they are no known status.
func Code(printed string) (code string, ok bool) {
	printed = strings.TrimSpace(printed)
	if notStarted.MatchString(printed) {
		return Open, true
	}
	for _, w := range words {
		if w.pattern.MatchString(printed) {
			return w.code, true
		}
	}
	return "", false
}

// notStarted is what nothing was done about, or can be: it isn't done.
var notStarted = pattern.Lines(`(?i)\b`, `
	not (?:yet )?started                              # Not started
	can ?not be (?:\w+ ){0,2}(?:implemented|completed?|met|delivered|done|achieved)  # Cannot be implemented
	unable to (?:implement|complete|meet|deliver|do)  # Unable to implement
`, `\b`)
