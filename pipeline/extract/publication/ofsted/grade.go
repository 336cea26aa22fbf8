package ofsted

import (
	"fmt"
	"regexp"
	"strings"

	"forcestats/pipeline/extract/report/review"
	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

const gradeWords = `(requires? improvement(?: to be good)?|inadequate|outstanding|adequate|good)`

var (
	gradeOnly = regexp.MustCompile(`(?i)^` + gradeWords + `$`)
	gradeIn   = regexp.MustCompile(`(?i)\b` + gradeWords + `\b`)
	// overall is the sentence that gives the overall judgement of 2013 to 2018.
	overall = regexp.MustCompile(`(?i)^(?:the overall judgement is(?: that)?\b.{0,60}?|(?:the overall effectiveness of )?children[’']s services in .{3,80}? (?:are |is )?|children[’']s services (?:are )?)` + gradeWords + `\b`)
	// board is the heading that gives the judgement of the safeguarding board.
	board = regexp.MustCompile(`(?i)^(?:the )?(?:effectiveness of the )?(?:.{0,40}?\b)?(?:local safeguarding children board|safeguarding children board|lscb)(?: \(lscb\))? (?:is |are |)` + gradeWords + `\b`)
)

// judgement is one grade as printed.
type judgement struct {
	question string // code of the contract, or empty
	printed  string
	grade    string
	page     int
}

// coverPages is where the grade table stands: it may break over to the second
// page, and the contents may come before it.
const coverPages = 3

func writeGrades(doc *page.Document, c *cover, layout string, out record.RawSink) {
	framework := "ofsted_sif"
	if layout == layoutILACS {
		framework = "ofsted_ilacs"
	}
	all := tableGrades(doc)
	if len(all) == 0 {
		all = typedGrades(doc)
	}
	if layout != layoutILACS {
		all = append(sentenceGrades(doc), all...)
	}
	seen := map[string]bool{}
	for _, j := range all {
		if j.question != "" && seen[j.question] {
			continue
		}
		seen[j.question] = true
		out.Judgement(&record.RawJudgement{
			Origin: record.Origin{Page: int32(j.page)}, Framework: framework, Question: j.question, Printed: j.printed, Grade: j.grade,
			Area: review.Council(c.council), Inspected: c.inspected, Published: c.published, Agreed: review.GradeAgreed(doc, j.printed, j.grade, j.page),
		})
		if printed, number := repeated(doc, j); printed != "" {
			issue := record.NewIssue(vocabulary.GradeConflict, record.Origin{Page: int32(number)}, fmt.Sprintf("the table on page %d says %q, a heading %q", j.page, j.grade, printed))
			issue.Field, issue.Value = "grade", printed
			out.Issue(issue)
		}
	}
	if len(all) == 0 {
		out.Issue(record.NewIssue(vocabulary.RowsMissing, record.Origin{Page: 1}, "no table of grades on the first pages"))
	}
}

// tableGrades reads the rows of the grade table: a question in the cells
// before, a grade alone in the last.
func tableGrades(doc *page.Document) []judgement {
	var all []judgement
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Page > coverPages || len(b.Cells) < 2 {
			continue
		}
		last := len(b.Cells) - 1
		for last > 0 && strings.TrimSpace(b.Cells[last]) == "" {
			last--
		}
		grade := review.Squash(b.Cells[last])
		if !gradeOnly.MatchString(grade) {
			continue
		}
		printed := printedQuestion(strings.Join(b.Cells[:last], " "))
		if printed == "" {
			continue
		}
		all = append(all, judgement{question(printed), printed, grade, b.Page})
	}
	return all
}

// typedGrades reads the grade table of a page without structure: a grade alone
// beside the question, wherever its lines stand.
func typedGrades(doc *page.Document) []judgement {
	var all []judgement
	for i := range doc.Blocks {
		g := &doc.Blocks[i]
		if g.Page > coverPages || !gradeOnly.MatchString(review.Squash(g.Text)) {
			continue
		}
		for j := range doc.Blocks {
			q := &doc.Blocks[j]
			middle := (g.Y + g.Bottom) / 2
			if j != i && q.Page == g.Page && q.X < g.X && q.Y <= middle && q.Bottom >= middle && question(q.Text) != "" {
				printed := printedQuestion(strings.TrimSpace(q.Label + " " + q.Text))
				all = append(all, judgement{question(printed), printed, review.Squash(g.Text), g.Page})
				break
			}
		}
	}
	return all
}

// sentenceGrades reads the overall judgement and that of the safeguarding
// board, which the reports of 2013 to 2018 give as sentences.
func sentenceGrades(doc *page.Document) []judgement {
	var all []judgement
	var hasOverall, hasBoard bool
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind == page.Footnote || b.Kind == page.ListItem || len(b.Cells) > 1 {
			continue
		}
		text := review.Squash(b.Text)
		if m := overall.FindStringSubmatch(text); m != nil && !hasOverall && b.Page <= coverPages {
			hasOverall = true
			all = append(all, judgement{"overall", sentence(text), m[1], b.Page})
		}
		if m := board.FindStringSubmatch(text); m != nil && !hasBoard && (b.Kind == page.Heading || b.Bold || b.Table != 0) && len(text) < 200 {
			hasBoard = true
			all = append(all, judgement{"safeguarding_board", sentence(text), m[1], b.Page})
		}
	}
	return all
}

// sentence returns the first sentence of a text.
func sentence(text string) string {
	if i := strings.Index(text, ". "); i >= 0 {
		text = text[:i]
	}
	return strings.TrimRight(text, ". ")
}

var bulletOrNumber = regexp.MustCompile(`^(?:•\s*)?(\d+(?:\.\d+)?\.?\s+)?`)

// printedQuestion takes the bullet off a question, and leaves its number.
func printedQuestion(text string) string {
	return strings.TrimSpace(strings.TrimPrefix(review.Squash(text), "•"))
}

// question returns the contract's code for a printed question.
func question(printed string) string {
	k := strings.ToLower(printed)
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(k, w) {
				return true
			}
		}
		return false
	}
	switch {
	case has("safeguarding children board", "lscb"):
		return "safeguarding_board"
	case has("overall"):
		return "overall"
	case has("help and protection"):
		return "help_and_protection"
	case has("children in care", "looked after"):
		return "children_in_care"
	case has("care leavers"):
		return "care_leavers"
	case has("adoption"):
		return "adoption"
	case has("leaders", "leadership"):
		return "leadership"
	}
	return ""
}

// repeated looks for a heading that repeats the question with another grade.
func repeated(doc *page.Document, j judgement) (printed string, number int) {
	if j.question == "" || j.question == "overall" || j.question == "safeguarding_board" {
		return "", 0
	}
	key := review.Key(bulletOrNumber.ReplaceAllString(j.printed, ""))
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Kind != page.Heading || b.Page <= j.page && b.Y == 0 {
			continue
		}
		k := review.Key(b.Text)
		rest, found := strings.CutPrefix(k, key)
		if !found || rest == "" {
			continue
		}
		if m := gradeIn.FindString(rest); m != "" && !sameGrade(m, j.grade) {
			return b.Text, b.Page
		}
	}
	return "", 0
}

// sameGrade compares two printings of a grade: case and "to be good" don't
// count.
func sameGrade(a, b string) bool {
	norm := func(s string) string {
		s = strings.TrimSuffix(strings.ToLower(s), " to be good")
		return strings.Replace(s, "require improvement", "requires improvement", 1)
	}
	return norm(a) == norm(b)
}
