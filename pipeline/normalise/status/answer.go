package status

import "regexp"

// Answers to a recommendation, in the contract's codes; NotAccepted is the third.
const (
	Accepted       = "accepted"
	PartlyAccepted = "partly_accepted"
)

// answers are tried in order: "not accepted" and "accepted in part" come
// before "accepted".
var answers = []struct {
	code    string
	pattern *regexp.Regexp
}{
	{PartlyAccepted, regexp.MustCompile(`(?i)\b(?:partial(?:ly)?|partly|in[- ]part)\b|\bin[- ]principle\b`)},
	{NotAccepted, regexp.MustCompile(`(?i)\b(?:reject\w*|decline[sd]?|disagree\w*|(?:not|never)\s+(?:been\s+)?(?:accept|agree|support)\w*)\b`)},
	{Accepted, regexp.MustCompile(`(?i)\b(?:accept\w*|agree[sd]?|support(?:s|ed)?)\b`)},
}

// Answer returns the answer that printed words give to a recommendation; ok is
// false if they give none. "Accepted in principle" is partly: the rest is not
// promised.
func Answer(printed string) (code string, ok bool) {
	if !decides.MatchString(printed) {
		return "", false
	}
	for _, a := range answers {
		if a.pattern.MatchString(printed) {
			return a.code, true
		}
	}
	return "", false
}

// decides are the words without which nothing is answered.
var decides = regexp.MustCompile(`(?i)\b(?:accept|agree|support|reject|declin|disagree)`)

// Progress returns how far printed words say that a recommendation has come:
// Open, InProgress, Complete or Superseded. An answer alone says nothing of it.
func Progress(printed string) (code string, ok bool) {
	answer, answered := Answer(printed)
	if answered && answer == NotAccepted {
		return "", false
	}
	code, ok = Code(answerWords.ReplaceAllString(printed, ""))
	if code == NotAccepted {
		return "", false
	}
	return code, ok
}

// answerWords say nothing of what was done: "Accepted and implemented".
var answerWords = regexp.MustCompile(`(?i)\b(?:accept\w*|agree[sd]?|support(?:s|ed)?|noted)\b`)
