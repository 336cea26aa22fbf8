package hmicfrs

import (
	"regexp"
	"strings"

	"forcestats/pipeline/extract/report/review"
	"forcestats/pipeline/vocabulary/pattern"
)

// The sentences in which the inspectorate grades. Grades may stand in quotation
// marks, as press pages have them.
const (
	quote  = `[‘’'"“”]?`
	graded = quote + `(outstanding|good|adequate|inadequate|not (?:yet )?graded)` + quote
	wanted = quote + `(requires? improvement)` + quote
	force  = `(?:the\s+(?:force|service|constabulary)|it|[A-Z][\p{L}’'&-]*(?:\s+[\p{L}’'&-]+){0,5}?\s+(?:Police(?:\s+Service)?|Constabulary|Service))`
)

var (
	// clause is "is good at ..." or "requires improvement in ...".
	clause = regexp.MustCompile(`(?i)(?:^|\s)(?:(?:is|are)\s+` + graded + `|` + wanted + `)\s+(?:at|in|with)\s+`)
	// subject begins a graded sentence; "Cleveland Police’s approach is good at".
	subject = pattern.Lines(`^(?i:(?:overall|(?:in terms of|when it comes to|in relation to|regarding|on)\s+[^,]{3,60}),?\s+(?:in general,?\s+)?)?`, `
	(?i:the\s+(?:force|service|constabulary)|it)  # Overall, the force
	`+force+`                                     # In terms of legitimacy, Cleveland Police
`, `(?:['’]s\s+.{3,60}?)?\s*$`)
	// "The extent to which the force is effective at reducing crime and keeping people safe is good."
	extent = regexp.MustCompile(`(?i)^the\s+extent\s+to\s+which\s+(?:the\s+force|.{3,50}?(?:police|constabulary|service))\s+(.{4,200}?)\s+` +
		`(?:is\s+` + graded + `|(?:is\s+)?` + wanted + `)$`)
	// "its efficiency is good", "The efficiency with which the force carries out its responsibilities is good"
	pillarIs = regexp.MustCompile(`(?i)^(?:its|the|the\s+force['’]s|.{3,50}?(?:police|constabulary)['’]s)\s+(?:overall\s+)?` +
		`((?:effectiveness|efficiency|legitimacy)\b.{0,90}?)\s+(?:is\s+` + graded + `|` + wanted + `)$`)
	// joint leads from one clause to the next.
	joint = pattern.Lines(`(?i)[\s,;]*(?:\b(?:and|but|however|while|although|though)\b[\s,]*)*(?:\b`, `
	it                # and it
	they              # but they
	the force         # , and the force also
	the service       # while the service
	the constabulary  # ; however, the constabulary
`, `\b\s*)?(?:also\s*)?$`)
	// carried marks a sentence that quotes a grade of another year.
	carried = pattern.Lines(`(?i)\b`, `
	in\s+(?:19|20)\d\d                                           # In 1911
	(?:our|the|its)\s+(?:last|previous|earlier|(?:19|20)\d\d)\b  # Our last
	last\s+(?:year|time)                                         # Last year
	previously                                                   # Previously
	we\s+(?:judged|graded|rated)                                 # We judged
	(?:was|were|had\s+been|has\s+been)\s+(?:\w+\s+)?(?:judged|graded|rated|good|outstanding|adequate|inadequate)  # Was judged
	other\s+forces                                               # Other forces
	forces\s+are                                                 # Forces are
`, `\b`)
	alone = regexp.MustCompile(`(?i)^` + quote + `(outstanding|good|adequate|requires\s+improvement|inadequate|not\s+(?:yet\s+)?graded|ungraded|to\s+be\s+graded)` + quote + `$`)
)

// verdict is a question with its grade, as a sentence prints them.
type verdict struct {
	question string // the contract's code where it is a pillar's, else empty
	printed  string
	grade    string
}

// sentenceEnd parts the sentences of a paragraph.
var sentenceEnd = regexp.MustCompile(`[.;]\s+(?:and\s+|however,?\s+)?|[.;]$|;?\s+and$`)

// verdicts reads the graded questions of a text. Led says that the words
// before it name whose grades they are, so that a sentence may begin with its
// verb, as in a list under "Inspectors judged that Kent Police:".
func verdicts(text string, led bool) []verdict {
	var all []verdict
	for _, s := range sentenceEnd.Split(text, -1) {
		s = strings.Trim(review.Squash(s), " ,:")
		if s == "" || len(s) > longestStatement || carried.MatchString(s) {
			continue
		}
		if m := extent.FindStringSubmatch(s); m != nil {
			all = append(all, verdict{pillar(m[1]), "the extent to which the force " + m[1], m[2] + m[3]})
			continue
		}
		if m := pillarIs.FindStringSubmatch(s); m != nil {
			all = append(all, verdict{pillar(m[1]), m[1], m[2] + m[3]})
			continue
		}
		all = append(all, clauses(s, led)...)
	}
	return all
}

// longestStatement is more than a graded sentence has: three grades in one.
const longestStatement = 400

// clauses reads "is good at X, and is good at Y but it requires improvement at Z".
func clauses(s string, led bool) []verdict {
	at := clause.FindAllStringSubmatchIndex(s, -1)
	if len(at) == 0 {
		return nil
	}
	if before := strings.TrimSpace(s[:at[0][0]]); before == "" && !led || before != "" && !subject.MatchString(before) {
		return nil
	}
	var all []verdict
	for i, m := range at {
		end := len(s)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		words := s[m[1]:end]
		if i+1 < len(at) {
			words = words[:joint.FindStringIndex(words)[0]]
		}
		grade := ""
		for g := 2; g < len(m); g += 2 {
			if m[g] >= 0 {
				grade = s[m[g]:m[g+1]]
			}
		}
		if words = strings.Trim(words, " ,"); len(words) > 3 && len(words) <= longestQuestion {
			all = append(all, verdict{wholePillar(words), words, grade})
		}
	}
	return all
}

// longestQuestion is longer than any question's words.
const longestQuestion = 160

// pillars are PEEL's questions to 2018/19, by the words of its sentences.
var pillars = []struct{ word, question string }{
	{"keeping people safe and reducing crime", "effectiveness"}, {"reducing crime and keeping people safe", "effectiveness"},
	{"efficient", "efficiency"}, {"efficiency", "efficiency"}, {"legitima", "legitimacy"}, {"effective", "effectiveness"},
}

// pillar returns the pillar that the words of a sentence about one name. What
// the force is at it counts first: "efficient at keeping people safe and
// reducing crime" is efficiency.
func pillar(words string) string {
	w := strings.ToLower(words)
	for _, p := range []struct{ begins, question string }{
		{"is efficient", "efficiency"}, {"is legitimate", "legitimacy"}, {"is effective", "effectiveness"},
	} {
		if strings.HasPrefix(w, p.begins) {
			return p.question
		}
	}
	for _, p := range pillars {
		if strings.Contains(w, p.word) {
			return p.question
		}
	}
	return ""
}

// whole are the words of a pillar's overall question.
var whole = []struct {
	words    *regexp.Regexp
	question string
}{
	{regexp.MustCompile(`(?i)^(?:keeping people safe and reducing crime|reducing crime and keeping people safe|effectiveness)$`), "effectiveness"},
	{regexp.MustCompile(`(?i)^(?:operating efficiently(?: and sustainably)?|how efficiently it operates(?: and .*)?|efficiency)$`), "efficiency"},
	{pattern.Lines(`(?i)^`, `
	(?:how )?(?:legitimately it treats|treating) the public and (?:its|the) workforce(?: legitimately)?  # Legitimately it treats the public and its workforce
	the way it treats the public and its workforce  # The way it treats the public and its workforce
	legitimacy                                      # Legitimacy
`, `$`), "legitimacy"},
}

// wholePillar returns the pillar whose overall question a sentence answers:
// "... is good at keeping people safe and reducing crime".
func wholePillar(words string) string {
	w := strings.TrimRight(strings.TrimSpace(words), ". ")
	for _, p := range whole {
		if p.words.MatchString(w) {
			return p.question
		}
	}
	return ""
}
