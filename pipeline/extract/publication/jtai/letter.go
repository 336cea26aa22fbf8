package jtai

import (
	"regexp"
	"strings"

	"forcestats/pipeline/extract/report/review"
	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/pattern"
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// letter is what the first page says.
type letter struct {
	title     *page.Block
	addressee string // text before "Dear"
	date      civil.Date
	dateWords string
}

var dear = regexp.MustCompile(`(?m)^\s*Dear\b`)

func readLetter(doc *page.Document) letter {
	l := letter{title: title(doc), addressee: doc.Front(1)}
	if at := dear.FindStringIndex(l.addressee); at != nil {
		l.addressee = l.addressee[:at[0]]
	}
	l.date, l.dateWords = review.LetterDate(l.addressee)
	if !l.date.Valid() {
		l.date, l.dateWords = review.LetterDate(doc.Front(1))
	}
	return l
}

func (l *letter) document(doc *page.Document) record.RawDocument {
	d := record.RawDocument{
		Publisher: publishers(doc),
		Published: review.Day(l.date, l.dateWords),
		Pages:     int32(len(doc.Pages)),
	}
	if l.title != nil {
		d.Title = strings.TrimRight(l.title.Text, ". ")
	}
	year := 0
	if l.date.Valid() {
		year = l.date.Time().Year()
	}
	if start, end, words := review.Range(review.Squash(openingText(doc)), year); start.Valid() {
		d.Period = period.Printed{Text: words, Start: start, End: end, Kind: "other"}
	}
	return d
}

// openingText is the text after the salutation on the first two pages, where
// the letter says when inspectors were there.
func openingText(doc *page.Document) string {
	text := doc.Front(1)
	if at := dear.FindStringIndex(text); at != nil {
		text = text[at[0]:]
	}
	if len(doc.Pages) > 1 {
		text += "\n" + doc.Pages[1].Text
	}
	return text
}

// inspectorates in the order in which the letters are signed, with the words
// that name each.
var inspectorates = []struct {
	name  string
	words *regexp.Regexp
}{
	{"Ofsted", regexp.MustCompile(`(?i)\bofsted\b|office for standards in education`)},
	{"Care Quality Commission", regexp.MustCompile(`\bCQC\b|Care Quality Commission`)},
	{"HMICFRS", regexp.MustCompile(`HMICFRS|Fire (?:&|and) Rescue Services`)},
	{"HMIC", regexp.MustCompile(`\bHMIC\b|HMI Constabulary|Inspectorate of Constabulary`)},
	{"HMI Probation", regexp.MustCompile(`HMI Probation|HMIP\b|Inspectorate of Probation|Inspector of Probation|HMI Prob`)},
}

// publishers returns the inspectorates that the first page names or that sign
// on the last.
func publishers(doc *page.Document) string {
	n := len(doc.Pages)
	text := review.Squash(doc.Front(1) + "\n" + doc.Pages[max(n-2, 0)].Text + "\n" + doc.Pages[n-1].Text)
	var names []string
	for _, i := range inspectorates {
		if i.words.MatchString(text) && !(i.name == "HMIC" && strings.Contains(strings.Join(names, ";"), "HMICFRS")) {
			names = append(names, i.name)
		}
	}
	return strings.Join(names, "; ")
}

// areas writes the force and the councils that the letter is about, and the
// other forces that it names.
func (l *letter) areas(doc *page.Document, out record.RawSink) {
	subjects := map[string]bool{}
	forces := review.AddresseeForces(l.addressee)
	if len(forces) == 0 {
		forces = mostNamed(doc)
	}
	for _, f := range forces {
		subjects[f.Name] = true
		out.Area(record.RawArea{Area: place.Printed{Kind: "force", Name: f.As}, Role: "subject", Page: 1})
	}
	if len(forces) == 0 && dear.MatchString(doc.Front(1)) { // a page about the letter names nobody; its council's force is known
		out.Issue(record.NewIssue(vocabulary.AreaUnknown, record.Origin{Page: 1}, "no addressee is the chief officer of a police force"))
	}
	name := l.place()
	if name == "" {
		name = placeInOpening(doc)
	}
	if name != "" {
		out.Area(record.RawArea{Area: review.Council(name), Role: "subject", Page: 1})
	} else {
		out.Issue(record.NewIssue(vocabulary.AreaUnknown, record.Origin{Page: 1}, "no line \"Joint targeted area inspection of ...\" names a place"))
	}
	review.Mentions(doc, subjects, out)
}

// place returns the area of the title: what follows the last " in ", or the
// whole of a title that names no theme.
func (l *letter) place() string {
	if l.title == nil {
		return ""
	}
	m := subject.FindStringSubmatch(review.Squash(l.title.Text))
	if m == nil {
		return ""
	}
	name := strings.Trim(m[1], " .")
	if i := strings.LastIndex(name, " in "); i >= 0 {
		name = name[i+len(" in "):]
	} else if strings.Contains(name, "response to") {
		return ""
	}
	return strings.TrimPrefix(name, "the ")
}

// inOpening finds the place in the first sentences, where the title names only
// the theme: "the work of individual agencies in Greenwich local authority".
var inOpening = pattern.Lines(`(?:individual agencies|partnership working|multi-agency response to [^.]{3,150}?) in (?:the )?(`, `
	(?:London|Royal) Borough of[ ]  # individual agencies in A- local authority
	City of[ ]                      # individual agencies in A- local authority
`, `?[A-Z][\w’'-]+(?:(?: (?:and|upon|on|of|with|the))* [A-Z][\w’'-]+)*)(?: local authority|\.|,| \()`)

func placeInOpening(doc *page.Document) string {
	m := inOpening.FindStringSubmatch(review.Squash(openingText(doc)))
	if m == nil {
		return ""
	}
	return m[1]
}

// mostNamed returns the force that the letter names most, if any.
func mostNamed(doc *page.Document) []review.ForceMention {
	count := map[string]int{}
	var order []review.ForceMention
	for i := range doc.Pages {
		for _, f := range review.Forces(doc.Pages[i].Text) {
			if count[f.Name] == 0 {
				order = append(order, f)
			}
			count[f.Name]++
		}
	}
	var best []review.ForceMention
	for _, f := range order {
		if len(best) == 0 || count[f.Name] > count[best[0].Name] {
			best = []review.ForceMention{f}
		}
	}
	return best
}

// statementBy finds by when the written statement of proposed action is due:
// "should send the written statement of action to
// ProtectionOfChildren@ofsted.gov.uk by Friday 5 May 2017".
var statementBy = pattern.Words(`(?is)(?:written\s+statement|statement\s+of\s+(?:proposed\s+)?action|response).{0,400}?`+
	`\b(by\s+(?:no\s+later\s+than\s+)?(?:`, `
	Mon Tues Wednes Thurs Fri Satur Sun
`, `day,?\s+)?(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z][a-z]+,?\s+(?:\d{4}|\d{2}))\b`)

// Statement returns the words of the deadline of the written statement that a
// letter asks for, and the page that asks; no words where it names no day.
func Statement(doc *page.Document) (words string, number int) {
	for i := len(doc.Blocks) - 1; i >= 0; i-- {
		b := &doc.Blocks[i]
		if b.Kind == page.Footnote || !strings.Contains(strings.ToLower(b.Text), "statement of") {
			continue
		}
		if number == 0 {
			number = b.Page
		}
		if m := statementBy.FindStringSubmatch(b.Text); m != nil {
			return review.Squash(m[1]), b.Page
		}
	}
	return "", number
}
