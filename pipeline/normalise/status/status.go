// Package status reads how far a recommendation has come from the words that
// a publication prints beside it.
//
// It imports only the standard library.
package status

import (
	"regexp"
	"strings"
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
	{NotAccepted, regexp.MustCompile(`(?i)\b(reject\w*|not accept\w*|not been accepted|do(es)? not (accept|agree|support)|decline\w*|not agreed|disagree\w*|not supported|will not be (taken|implemented)\w*)\b`)},
	{InProgress, regexp.MustCompile(`(?i)\b(in[- ]progress|being[- ]progressed|partial(ly)? (complete\w*|met|implemented|achieved|discharged)|part(ly)? (complete\w*|met|implemented)|on(-| )?going|under ?way|under way|on track|progressing|in development|work has begun|started|in train|being (implemented|delivered|taken forward|actioned|addressed))\b`)},
	{Open, regexp.MustCompile(`(?i)\b(incomplete|not (yet )?(complete\w*|met|implemented|started|achieved|closed|addressed)|open|outstanding|awaiting[- ](review|response|reply)|to be (started|done)|unmet|accept\w*|agree[sd]?|support(s|ed)?|noted)\b`)},
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
var notStarted = regexp.MustCompile(`(?i)\b(?:not (?:yet )?started|can ?not be (?:\w+ ){0,2}(?:implemented|completed?|met|delivered|done|achieved)|unable to (?:implement|complete|meet|deliver|do))\b`)
