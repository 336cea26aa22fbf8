package ofsted

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
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
	overall = regexp.MustCompile(`(?i)^(?:the overall judgement is(?: that)?\b.{0,60}?|` +
		`(?:the overall effectiveness of )?children[’']s services in .{3,80}? (?:are |is )?|children[’']s services (?:are )?)` + gradeWords + `\b`)
	// board is the heading that gives the judgement of the safeguarding board.
	board = regexp.MustCompile(`(?i)^(?:the )?(?:effectiveness of the )?(?:.{0,40}?\b)?` +
		`(?:local safeguarding children board|safeguarding children board|lscb)(?: \(lscb\))? (?:is |are |)` + gradeWords + `\b`)
)

// judgement is one grade as printed.
type judgement struct {
	question string // code of the contract, or empty
	printed  string
	grade    string
	page     int
	anchor   string
}

// coverPages is where the grade table stands: it may break over to the second
// page, and the contents may come before it.
const coverPages = 3

func writeGrades(doc *page.Document, c *cover, layout string, out record.RawSink) {
	framework := "ofsted_sif"
	if layout == layoutILACS {
		framework = "ofsted_ilacs"
	}
	all, unread := tableGrades(doc)
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
			Origin: record.Origin{Page: int32(j.page), Anchor: j.anchor}, Framework: framework, Question: j.question, Printed: j.printed, Grade: j.grade,
			Area: review.Council(c.council), Inspected: c.inspected, Published: c.published, Agreed: review.GradeAgreed(doc, j.printed, j.grade, j.page),
		})
		if printed, number := repeated(doc, j); printed != "" {
			issue := record.NewIssue(vocabulary.GradeConflict, record.Origin{Page: int32(number)}, fmt.Sprintf("the table on page %d says %q, a heading %q", j.page, j.grade, printed))
			issue.Field, issue.Value = "grade", printed
			out.Issue(issue)
		}
	}
	for _, b := range unread {
		issue := record.NewIssue(vocabulary.GradeUnknown, record.Origin{Page: int32(b.Page), Anchor: b.Anchor}, "a row of the table of grades has a question and no grade")
		issue.Field, issue.Value = "grade", b.Text
		out.Issue(issue)
	}
	if missing := ungraded(doc, layout, seen); len(all) == 0 {
		out.Issue(record.NewIssue(vocabulary.RowsMissing, record.Origin{Page: 1}, "no table of grades on the first pages"))
	} else if len(missing) > 0 {
		out.Issue(record.NewIssue(vocabulary.RowsMissing, record.Origin{Page: 1}, "the report grades "+strings.Join(missing, ", ")+", and no grade of it was read"))
	}
}

// tableGrades reads the rows of the grade table: a question, and the grade at
// its end, in whatever cells they stand; lines of a cell may be broken within a
// word. Rows of the table without one are returned too.
func tableGrades(doc *page.Document) (all []judgement, unread []*page.Block) {
	rows := map[int][]*page.Block{} // with a question and no grade, by table
	graded := map[int]bool{}
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Page > coverPages || len(b.Cells) < 2 || b.Header {
			continue
		}
		printed, grade, ok := splitRow(b.Cells)
		switch {
		case ok && printed != "":
			graded[b.Table] = true
			all = append(all, judgement{question(printed), printed, grade, b.Page, b.Anchor})
		case len(b.Text) < longestRow && question(b.Text) != "":
			rows[b.Table] = append(rows[b.Table], b)
		}
	}
	for table, blocks := range rows {
		if graded[table] {
			unread = append(unread, blocks...)
		}
	}
	slices.SortFunc(unread, func(a, b *page.Block) int { return cmp.Or(a.Page-b.Page, a.Table-b.Table, a.Row-b.Row) })
	return all, unread
}

// longestRow is more than a row of a grade table holds.
const longestRow = 200

// gradeAtEnd is a grade at the end of a row whose cells the page did not part.
var gradeAtEnd = regexp.MustCompile(`(?i)^(.{8,160}?)[\s:–-]+` + gradeWords + `$`)

// splitRow parts a row into its question and its grade.
func splitRow(cells []string) (printed, grade string, ok bool) {
	last := len(cells) - 1
	for last > 0 && strings.TrimSpace(cells[last]) == "" {
		last--
	}
	if grade = review.Squash(cells[last]); gradeOnly.MatchString(grade) {
		return printedQuestion(mended(cells[:last])), grade, true
	}
	text := mended(cells[:last+1])
	if m := gradeAtEnd.FindStringSubmatch(text); m != nil && question(m[1]) != "" && len(text) < longestRow {
		return printedQuestion(m[1]), m[2], true
	}
	return "", "", false
}

// brokenWord is a cell that ends, or begins, within a word: "ca | re leavers".
var brokenWord = regexp.MustCompile(`\pL$`)

// mended joins cells of a row. Where a word was cut between two, the halves are
// one again if only then the row names a question.
func mended(cells []string) string {
	var filled []string
	for _, c := range cells {
		if c = review.Squash(c); c != "" {
			filled = append(filled, c)
		}
	}
	apart := strings.Join(filled, " ")
	if question(apart) != "" {
		return apart
	}
	for i := 1; i < len(filled); i++ {
		if brokenWord.MatchString(filled[i-1]) {
			if joined := strings.Join(filled[:i], " ") + strings.Join(filled[i:], " "); question(joined) != "" {
				return joined
			}
		}
	}
	return apart
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
				all = append(all, judgement{question(printed), printed, review.Squash(g.Text), g.Page, g.Anchor})
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
			all = append(all, judgement{"overall", sentence(text), m[1], b.Page, b.Anchor})
		}
		if m := board.FindStringSubmatch(text); m != nil && !hasBoard && (b.Kind == page.Heading || b.Bold || b.Table != 0) && len(text) < 200 {
			hasBoard = true
			all = append(all, judgement{"safeguarding_board", sentence(text), m[1], b.Page, b.Anchor})
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
