package hmicfrs

import (
	"regexp"
	"strings"

	"forcestats/pipeline/extract/report/review"
	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/record"
)

const gradeWords = `outstanding|good|adequate|inadequate|not (?:yet )?graded`

var (
	// "Cleveland Police is adequate at investigating crime." and "... requires improvement at ..."
	isAt = regexp.MustCompile(`(?i)^(?:overall,\s+)?(?:the\s+force|the\s+service|the\s+constabulary|[A-Z][\p{L}’' &-]{2,50}?(?:Police|Constabulary|Service))(?:['’]s\s+.{3,60}?)?\s+(?:(?:is|was|are)\s+(` + gradeWords + `)|(requires\s+improvement))\s+(?:at|in|with)\s+(.{4,160}?)\.?$`)
	// "The extent to which the force is effective at reducing crime and keeping people safe is good."
	extent = regexp.MustCompile(`(?i)^the\s+extent\s+to\s+which\s+(?:the\s+force|.{3,50}?(?:police|constabulary|service))\s+(.{4,200}?)\s+(?:is\s+(` + gradeWords + `)|(requires\s+improvement))\.?$`)
	alone  = regexp.MustCompile(`(?i)^(outstanding|good|adequate|requires\s+improvement|inadequate)$`)
)

// pillars are PEEL's questions to 2018/19, by the words of its sentences.
var pillars = []struct{ word, question string }{
	{"keeping people safe and reducing crime", "effectiveness"}, {"reducing crime and keeping people safe", "effectiveness"},
	{"efficient", "efficiency"}, {"efficiency", "efficiency"}, {"legitima", "legitimacy"}, {"effective", "effectiveness"},
}

// grades returns the graded questions of a report, each once: the sentence of
// a chapter, or a heading with a grade and nothing else below it. The summary
// on the first pages is a picture in most reports, so nothing is lost when it
// is not read.
func grades(doc *page.Document) []record.RawJudgement {
	var all []record.RawJudgement
	seen := map[string]bool{}
	add := func(b *page.Block, question, printed, grade string) {
		code := question
		if code == "" {
			code = record.Code(printed)
		}
		if seen[code] {
			return
		}
		seen[code] = true
		all = append(all, record.RawJudgement{
			Origin: record.Origin{Page: int32(b.Page), Anchor: b.Anchor}, Framework: "peel", Question: question, Printed: printed, Grade: grade,
			Agreed: review.GradeAgreed(doc, printed, grade, b.Page),
		})
	}
	heading, chapter := "", ""
	var under, grade string // the last grade that stood alone, and the heading above it
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		text := review.Squash(b.Text)
		if b.Kind == page.Footnote || len(text) > 320 {
			continue
		}
		switch {
		case b.Kind == page.TableRow && len(b.Cells) == 2 && alone.MatchString(review.Squash(b.Cells[1])) && len(b.Cells[0]) < 160:
			add(b, "", review.Squash(b.Cells[0]), review.Squash(b.Cells[1]))
		case extent.MatchString(text):
			m := extent.FindStringSubmatch(text)
			add(b, pillar(m[1]), strings.TrimSpace("the extent to which the force "+m[1]), m[2]+m[3])
		case isAt.MatchString(text):
			m := isAt.FindStringSubmatch(text)
			if under != "" && under == heading && strings.EqualFold(grade, m[1]+m[2]) {
				break // repeats the grade above it in a sentence
			}
			printed := m[3]
			if heading != "" && strings.EqualFold(record.Code(heading), record.Code(printed)) {
				printed = heading
			}
			add(b, wholePillar(m[3]), printed, m[1]+m[2])
		case alone.MatchString(text) && heading != "" && sameColumn(doc, i):
			under, grade = heading, text
			if overallJudgment.MatchString(heading) {
				add(b, pillar(chapter), heading, text)
			} else {
				add(b, "", heading, text)
			}
		case b.Kind == page.Heading && !alone.MatchString(text):
			if heading = text; !overallJudgment.MatchString(text) {
				chapter = text
			}
		}
	}
	return all
}

// overallJudgment stands over the grade of a whole pillar until 2017; the
// chapter's heading says of which.
var overallJudgment = regexp.MustCompile(`(?i)^overall judge?ment\b.{0,3}$`)

// wholePillar returns the pillar whose overall question a sentence answers:
// "... is good at keeping people safe and reducing crime".
func wholePillar(words string) string {
	w := strings.ToLower(words)
	for _, p := range pillars[:2] {
		if strings.TrimRight(w, ". ") == p.word {
			return p.question
		}
	}
	return ""
}

func pillar(words string) string {
	for _, p := range pillars {
		if strings.Contains(strings.ToLower(words), p.word) {
			return p.question
		}
	}
	return ""
}

// sameColumn reports whether a grade stands right below its heading: the block
// before it is one, on the same page.
func sameColumn(doc *page.Document, i int) bool {
	for k := i - 1; k >= 0; k-- {
		b := &doc.Blocks[k]
		if b.Kind == page.Footnote {
			continue
		}
		return b.Kind == page.Heading && b.Page == doc.Blocks[i].Page && !alone.MatchString(review.Squash(b.Text))
	}
	return false
}
