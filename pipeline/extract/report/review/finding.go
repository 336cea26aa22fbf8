package review

import (
	"regexp"
	"strings"

	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/pattern"
)

// Finding makes the raw row of an item, with what the second reader says.
func Finding(doc *page.Document, s *Section, i *Item) record.RawFinding {
	f := record.RawFinding{
		Kind: s.Kind, Number: i.Label, Section: s.Heading, Subheading: i.Subheading, Text: i.Text,
		Page: int32(i.Page), PageEnd: int32(i.PageEnd), Responsible: leadAddressee(i.Lead), Found: i.Found.String(),
		Origin: record.Origin{Anchor: i.Anchor},
	}
	if s.Part != "" {
		f.Section = s.Part + ": " + s.Heading
	}
	for _, words := range []string{i.Lead, i.Subheading} {
		if words = strings.Trim(words, ": "); byWhen.MatchString(words) {
			f.Deadline = words
		}
	}
	Check(doc, &f)
	return f
}

// Check fills in how far the second reader agrees with a finding.
func Check(doc *page.Document, f *record.RawFinding) {
	share, digits, ok := doc.Agreement(f.Text, int(f.Page), int(f.PageEnd))
	if !ok {
		return
	}
	f.Agreement = record.Some(share)
	f.Agreed = record.Some(digits && share >= page.AgreedShare)
}

// byWhen is a line above a list that is nothing but a deadline: "Within three
// months:".
var byWhen = pattern.Lines(`(?i)^`, `
	immediately        # Immediately
	within\s+\w+(?:\s+\w+)?\s+(?:days|weeks|months|month|year|years)(?:\s+of\s+.{3,60})?  # Within a days
	by\s+.{0,20}\d{4}  # By 2019
`, `$`)

// mustAct parts who must act from what they must do.
var mustAct = regexp.MustCompile(`^(.{3,120}?)\s+(?:needs?\s+to|should|must|(?:is|are)\s+required\s+to|ha(?:s|ve)\s+to)\b`)

// leadAddressee returns who must act by the sentence that leads into a list:
// "Leaders across the partnership need to ensure that:".
func leadAddressee(lead string) string {
	m := mustAct.FindStringSubmatch(lead)
	if m == nil {
		return ""
	}
	who := m[1]
	if i := strings.LastIndex(who, ", "); i >= 0 && strings.HasPrefix(strings.ToLower(who), "by ") {
		who = who[i+2:]
	}
	return who
}

// GradeAgreed reports whether the second reader found a grade and its question
// on the same page; no value if it did not read the page.
func GradeAgreed(doc *page.Document, question, grade string, number int) record.Null[bool] {
	q, digits, ok := doc.Agreement(question, number, number)
	if !ok {
		return record.Null[bool]{}
	}
	g, _, _ := doc.Agreement(grade, number, number)
	return record.Some(q >= page.AgreedShare && digits && g == 1)
}
