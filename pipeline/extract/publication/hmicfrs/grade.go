package hmicfrs

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"forcestats/pipeline/extract/report/review"
	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/place"
)

// gradeReader reads the graded questions of a report, each once a force: a grade
// alone under its heading, the sentence of a chapter, a row of a table, a list
// under words that name the force. What a sentence says of another year is that
// year's. The summary on the first pages is a picture in most reports, so
// nothing is lost when it is not read.
type gradeReader struct {
	doc    *page.Document
	all    []record.RawJudgement
	issues []record.Issue
	seen   map[string]string // grades by force and question

	title, force   string // whose report it is, and whose part of it the reading is in
	forceLevel     int
	heading        string
	level          int
	chapter        string
	paragraphs     int // since the heading
	lead           string
	under, alone   string // the last grade that stood alone, and the heading above it
	table, rows    int    // of the table that is read, and how many of its rows were grades
	unread         []page.Block
	gradesPromised int
}

// grades returns the grades of a report about one force, "" for one of several
// or none, and what is wrong with them.
func grades(doc *page.Document, title string) ([]record.RawJudgement, []record.Issue) {
	r := &gradeReader{doc: doc, title: title, force: title, seen: map[string]string{}}
	for i := range doc.Blocks {
		r.block(i)
	}
	r.endTable()
	if n := len(r.all); n > 0 && r.gradesPromised > n {
		r.issues = append(r.issues, record.NewIssue(vocabulary.RowsMissing, record.Origin{Page: 1},
			fmt.Sprintf("the report says that it grades %d questions; %d were read", r.gradesPromised, n)))
	}
	return r.all, r.issues
}

// promised is "We make graded judgments in 10 of these 11 as follows:".
var promised = regexp.MustCompile(`(?i)\bgraded judge?ments? in (\w+) of (?:these|the|our)\b`)

var numberWords = []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"}

func (r *gradeReader) block(i int) {
	b := &r.doc.Blocks[i]
	text := review.Squash(b.Text)
	if b.Kind == page.Footnote || text == "" {
		return
	}
	if m := promised.FindStringSubmatch(text); m != nil {
		r.gradesPromised = number(m[1])
	}
	lead := r.lead
	if b.Kind != page.ListItem {
		r.lead = ""
	}
	if r.table != 0 && b.Table != r.table {
		r.endTable()
	}
	switch {
	case b.Kind == page.TableRow:
		r.row(b)
	case alone.MatchString(text) && r.heading != "" && sameColumn(r.doc, i):
		r.standing(b, text)
	case b.Kind == page.Heading && !alone.MatchString(text):
		r.newHeading(b, text)
	case b.Kind == page.ListItem && lead != "":
		r.add(b, verdicts(text, true))
	case b.Kind == page.Paragraph && b.Table == 0, b.Kind == page.Paragraph && !r.doc.Unpaged:
		r.paragraph(b, text)
	}
}

func number(word string) int {
	for n, w := range numberWords {
		if strings.EqualFold(w, word) {
			return n
		}
	}
	n, err := strconv.Atoi(word)
	if err != nil {
		return 0
	}
	return n
}

// newHeading begins a part; one that is a force's name begins that force's.
func (r *gradeReader) newHeading(b *page.Block, text string) {
	r.heading, r.level, r.paragraphs = text, b.Level, 0
	if !overallJudgment.MatchString(text) {
		r.chapter = text
	}
	switch f, ok := forceHeading(text); {
	case ok:
		r.force, r.forceLevel = f.As, b.Level
	case r.forceLevel > 0 && b.Level <= r.forceLevel:
		r.force, r.forceLevel = r.title, 0
	}
}

// judged is what a line says that leads into a list of grades.
var judged = regexp.MustCompile(`(?i)\b(?:judged?|graded?|assess(?:ed|ment)|inspect(?:ed|ors?|ion)|found)\b`)

// updated is a line about the page itself.
var updated = regexp.MustCompile(`(?i)^(?:last updated|published|get the|download)\b`)

// overview is a heading over the grades of the whole report.
var overview = regexp.MustCompile(`(?i)\b(?:overview|summary|overall|assessment|judge?ments?|peel|grades)\b|\b20\d\d\b`)

// paragraph reads a statement that is the whole paragraph, or the first
// sentence under a heading; under the title and over the whole report's grades
// every sentence counts.
func (r *gradeReader) paragraph(b *page.Block, text string) {
	if strings.HasSuffix(text, ":") && (judged.MatchString(text) || len(review.Forces(text)) > 0) && !carried.MatchString(text) {
		r.lead = text
	}
	if updated.MatchString(text) {
		return
	}
	first := r.paragraphs == 0
	r.paragraphs++
	if r.level == 1 || overview.MatchString(r.heading) {
		r.add(b, verdicts(text, false))
		return
	}
	head, rest, _ := strings.Cut(text, ". ")
	if found := verdicts(head, false); rest == "" || first {
		r.add(b, found)
	} else if extents := verdicts(text, false); len(extents) > 0 && strings.HasPrefix(strings.ToLower(text), "the extent to which") {
		r.add(b, extents)
	}
}

// standing reads a grade that stands alone below its heading.
func (r *gradeReader) standing(b *page.Block, text string) {
	r.under, r.alone = r.heading, strings.Trim(text, `‘’'"“”`)
	question := ""
	if overallJudgment.MatchString(r.heading) {
		question = pillar(r.chapter)
	}
	r.add(b, []verdict{{question, r.heading, r.alone}})
}

// row reads a row of a table: a question beside a grade. In a table of grades a
// row without one is told.
func (r *gradeReader) row(b *page.Block) {
	r.table = b.Table
	var cells []string
	for _, c := range b.Cells {
		if c = review.Squash(c); c != "" {
			cells = append(cells, c)
		}
	}
	if b.Header || len(cells) == 0 {
		return
	}
	if len(cells) == 2 && alone.MatchString(cells[1]) && len(cells[0]) <= longestQuestion {
		r.rows++
		r.add(b, []verdict{{wholePillar(cells[0]), cells[0], cells[1]}})
		return
	}
	r.unread = append(r.unread, *b)
}

// endTable tells the rows of a table of grades that could not be read.
func (r *gradeReader) endTable() {
	if r.rows > 1 {
		for i := range r.unread {
			b := &r.unread[i]
			if i == 0 && b.Row == 1 {
				continue // the heads of the columns
			}
			issue := record.NewIssue(vocabulary.GradeUnknown, record.Origin{Page: int32(b.Page), Anchor: b.Anchor}, "a row of a table of grades has no question beside a grade")
			issue.Field, issue.Value = "grade", b.Text
			r.issues = append(r.issues, issue)
		}
	}
	r.table, r.rows, r.unread = 0, 0, nil
}

// add keeps the statements of a block, each question once.
func (r *gradeReader) add(b *page.Block, all []verdict) {
	for _, s := range all {
		if r.under != "" && r.under == r.heading && strings.EqualFold(r.alone, s.grade) && !strings.EqualFold(s.printed, r.heading) {
			continue // repeats the grade above it in a sentence
		}
		printed := s.printed
		if s.question == "" || isQuestion.MatchString(r.heading) {
			printed = r.named(s.printed)
		}
		code := s.question
		if code == "" {
			code = record.Code(printed)
		}
		key := r.force + "\x00" + code
		if grade, known := r.seen[key]; known {
			if !strings.EqualFold(grade, s.grade) {
				issue := record.NewIssue(vocabulary.GradeConflict, record.Origin{Page: int32(b.Page), Anchor: b.Anchor}, fmt.Sprintf("%q is %s here and %s before", printed, s.grade, grade))
				issue.Field, issue.Value = "grade", s.grade
				r.issues = append(r.issues, issue)
			}
			continue
		}
		r.seen[key] = s.grade
		r.all = append(r.all, record.RawJudgement{
			Origin: record.Origin{Page: int32(b.Page), Anchor: b.Anchor}, Framework: "peel", Question: s.question, Printed: printed, Grade: s.grade,
			Area: place.Printed{Kind: "force", Name: r.force}, Agreed: review.GradeAgreed(r.doc, s.printed, s.grade, b.Page),
		})
	}
}

// isQuestion is a heading that asks what a chapter answers: "How effective is
// the force at investigating crime?".
var isQuestion = regexp.MustCompile(`(?i)^(?:overview\s+[–-]\s+)?how\b.{10,200}\?$`)

// named returns the heading above where it is the question that a sentence
// answers: it asks, or is worded alike.
func (r *gradeReader) named(printed string) string {
	if isQuestion.MatchString(r.heading) || strings.EqualFold(record.Code(r.heading), record.Code(printed)) {
		return r.heading
	}
	return printed
}

// overallJudgment stands over the grade of a whole pillar until 2017; the
// chapter's heading says of which.
var overallJudgment = regexp.MustCompile(`(?i)^overall judge?ment\b.{0,3}$`)

// sameColumn reports whether a grade stands right below its heading: the block
// before it is one, on the same page; a line that dates the page may be between.
func sameColumn(doc *page.Document, i int) bool {
	for k := i - 1; k >= 0; k-- {
		b := &doc.Blocks[k]
		if b.Kind == page.Footnote || updated.MatchString(b.Text) {
			continue
		}
		return b.Kind == page.Heading && b.Page == doc.Blocks[i].Page && !alone.MatchString(review.Squash(b.Text))
	}
	return false
}
