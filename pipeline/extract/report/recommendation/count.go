package recommendation

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/pattern"
)

// Count is what a report says of itself: "makes nine recommendations".
type Count struct {
	Kind  string // the contract's kind
	Of    int
	Page  int
	Words string
	New   bool // beside those of earlier reports
}

// countable are the nouns that a report counts.
var countable = map[string]string{
	"recommendation": "recommendation", "recommendations": "recommendation",
	"area for improvement": "area_for_improvement", "areas for improvement": "area_for_improvement",
	"cause of concern": "cause_of_concern", "causes of concern": "cause_of_concern",
	"area for priority action": "priority_action", "areas for priority action": "priority_action",
	"learning point": "learning_point", "learning points": "learning_point",
}

var (
	// counted is what a report counts.
	counted = regexp.MustCompile(`(?i)\b(?:recommendations?|areas? for (?:improvement|priority action)|causes? of concern|learning points?)\b`)
	// speaks is a sentence of the report about itself.
	speaks = pattern.Lines(`(?i)\b`, `
	we         # We
	i          # I
	(?:this|our|the) (?:report|review|inquiry|inspection|panel|audit|investigation)  # This report
	there are  # There are
	are made   # Are made
	were made  # Were made
`, `\b`)
	// makes is what it does with them.
	makes = regexp.MustCompile(`(?i)\b(?:makes?|made|making|identif(?:y|ies|ied)|sets? out|contains?|includes?|issues?d?|proposes?|names|there are)\b`)
	// elsewhere are words of sentences about other reports, or parts of this one.
	elsewhere = pattern.Lines(`(?i)\b`, `
	previous         # Previous
	earlier          # Earlier
	past             # Past
	last             # Last
	interim          # Interim
	20\d\d           # 2019
	19\d\d           # 1998
	another          # Another
	other reports?   # Other report
	since            # Since
	accepted         # Accepted
	implemented      # Implemented
	progress         # Progress
	outstanding      # Outstanding
	all our          # All our
	in total across  # In total across
`, `\b`)
	// ofThem stands before a number that counts only some.
	ofThem = regexp.MustCompile(`(?i)\b(?:of(?: the| these| our| those)?|the other|first|these|those|following|all)\s*$`)
	// partOf stands before the count of the whole report, where a page or a
	// chapter says how many of them it has: "this page has six of the nine".
	partOf = regexp.MustCompile(
		`(?i)\bthis (?:page|extract|summary|chapter|section) (?:has|gives|contains|lists|sets out) \S+ of (?:the|our)\s*$`)
	// ofReport follows such a count; anything else may name another report.
	ofReport = regexp.MustCompile(`(?i)^[\s.,]*(?:(?:of|from|in) (?:this|our|the) (?:report|review|inspection)[\s.,]*)?$`)
	// ofSome follows a count of the findings for one body.
	ofSome = regexp.MustCompile(`(?i)^\s*(?:for|to|about|on|relating|concerning|from)\b`)
)

// Counts returns what a report says that it makes, the first statement of each
// kind.
func Counts(doc *page.Document) []Count {
	var all []Count
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind == page.Footnote || b.Kind == page.TableRow {
			continue
		}
		for _, sentence := range sentences.Split(b.Text, -1) {
			for _, c := range countsIn(sentence) {
				c.Page, c.Words = b.Page, strings.TrimSpace(sentence)
				if !slices.ContainsFunc(all, func(have Count) bool { return have.Kind == c.Kind && have.New == c.New }) {
					all = append(all, c)
				}
			}
		}
	}
	return all
}

var sentences = regexp.MustCompile(`[.;!?]\s+|\n`)

func countsIn(sentence string) []Count {
	if elsewhere.MatchString(sentence) {
		return nil
	}
	var all []Count
	itself := speaks.MatchString(sentence) && makes.MatchString(sentence)
	for _, m := range counted.FindAllStringIndex(sentence, -1) {
		n, before, between := numberBefore(sentence[:m[0]])
		after := sentence[m[1]:]
		part := partOf.MatchString(before) && ofReport.MatchString(after)
		if n == 0 || !part && (!itself || ofThem.MatchString(before) || ofSome.MatchString(after)) {
			continue
		}
		all = append(all, Count{Kind: countable[strings.ToLower(sentence[m[0]:m[1]])], Of: n, New: slices.Contains(between, "new")})
	}
	return all
}

// betweenMost is how many words may stand between a number and what it counts:
// "nine further national recommendations".
const betweenMost = 2

// numberBefore returns the number that ends a text, with what stands before it
// and the words after it; 0 without one.
func numberBefore(text string) (n int, before string, between []string) {
	words := strings.Fields(strings.ToLower(text))
	for k := len(words) - 1; k >= 0 && k >= len(words)-1-betweenMost; k-- {
		if n, err := strconv.Atoi(words[k]); err == nil {
			return n, strings.Join(words[:k], " "), words[k+1:]
		}
		if !isNumberWord(words[k]) {
			continue
		}
		from := k
		if k > 0 && isNumberWord(words[k-1]) {
			from = k - 1 // "twenty two"
		}
		n, _ = strconv.Atoi(inFigures(strings.Join(words[from:k+1], " ")))
		return n, strings.Join(words[:from], " "), words[k+1:]
	}
	return 0, "", nil
}

// audit holds what was read against what the report says of itself and against
// its own numbers. A gap or a surplus is an issue.
func audit(doc *page.Document, found []record.RawFinding, out record.RawSink) {
	own := map[string]int{}
	for i := range found {
		if found[i].RestatesOf == "" {
			own[found[i].Kind]++
		}
	}
	for _, c := range Counts(doc) {
		have := own[c.Kind]
		noun := kindNouns[c.Kind]
		where := record.Origin{Page: int32(c.Page)}
		switch {
		case have < c.Of:
			out.Issue(record.NewIssue(vocabulary.FindingsMissing, where, fmt.Sprintf("%q, and %d %s were read%s", c.Words, have, noun, missingTo(found, c))))
		case have > c.Of:
			out.Issue(record.NewIssue(vocabulary.FindingsSurplus, where, fmt.Sprintf("%q, and %d %s were read", c.Words, have, noun)))
		}
	}
	for _, gap := range gaps(found) {
		out.Issue(record.NewIssue(vocabulary.FindingsMissing, record.Origin{Page: gap.page}, "the numbers jump: "+gap.missing+" was not read"))
	}
}

// kindNouns are the kinds in messages.
var kindNouns = map[string]string{
	"recommendation": "recommendations", "area_for_improvement": "areas for improvement", "cause_of_concern": "causes of concern",
	"priority_action": "areas for priority action", "learning_point": "learning points",
}

// missingTo names the numbers from one to the count that were not read.
func missingTo(found []record.RawFinding, c Count) string {
	have := map[int]bool{}
	for i := range found {
		if f := &found[i]; f.Kind == c.Kind && f.RestatesOf == "" {
			n, err := strconv.Atoi(f.Number)
			if err != nil {
				return ""
			}
			have[n] = true
		}
	}
	if len(have) == 0 {
		return ""
	}
	var missing []string
	for n := 1; n <= c.Of; n++ {
		if !have[n] {
			missing = append(missing, strconv.Itoa(n))
		}
	}
	if len(missing) == 0 {
		return ""
	}
	return "; not number " + strings.Join(missing, ", ")
}

// gap is numbers that a run of numbered findings jumps over.
type gap struct {
	missing string
	page    int32
}

// gaps returns the jumps in the numbers of the findings, which run on over
// kinds; a list that starts again below another heading has its own run.
func gaps(found []record.RawFinding) []gap {
	var all []gap
	reached := map[string]int{}
	for i := range found {
		f := &found[i]
		if f.RestatesOf != "" || !isNumber(f.Number) {
			continue
		}
		at := prefix(f.Number)
		n := last(f.Number)
		before, ok := reached[at]
		reached[at] = n
		if !ok || n <= before+1 || n > before+mostMissing {
			continue
		}
		var missing []string
		for k := before + 1; k < n; k++ {
			if number := at + strconv.Itoa(k); !slices.ContainsFunc(found, func(o record.RawFinding) bool { return o.Number == number }) {
				missing = append(missing, number)
			}
		}
		if len(missing) > 0 {
			all = append(all, gap{strings.Join(missing, ", "), f.Page})
		}
	}
	return all
}

// mostMissing is how far numbers of one run may jump; more is another run.
const mostMissing = 10

// Write writes the findings of a report, and the issues where they are not as
// many as it says, or its numbers jump.
func Write(doc *page.Document, found []record.RawFinding, out record.RawSink) {
	for i := range found {
		out.Finding(&found[i])
	}
	audit(doc, found, out)
}
