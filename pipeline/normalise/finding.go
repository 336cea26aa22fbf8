package normalise

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"forcestats/pipeline/normalise/agency"
	"forcestats/pipeline/normalise/deadline"
	"forcestats/pipeline/normalise/lexicon"
	"forcestats/pipeline/normalise/status"
	"forcestats/pipeline/normalise/theme"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// leastAgreement is the share of a finding's characters that the second reader
// must have found, from record/CONTRACT.md.
const leastAgreement = 0.98

// meaning is what findings are read with. It is read-only.
type meaning struct {
	themes   *lexicon.Lexicon
	agencies *agency.Agencies
}

func newMeaning() (*meaning, error) {
	themes, err := theme.New()
	if err != nil {
		return nil, err
	}
	agencies, err := agency.New()
	if err != nil {
		return nil, err
	}
	return &meaning{themes, agencies}, nil
}

// finding keeps a finding until the end of the document: which places it is
// about, and from when its periods run, may be said later than it.
func (s *Stage) finding(raw *record.RawFinding) {
	f := *raw
	f.Areas = slices.Clone(raw.Areas)
	s.waiting = append(s.waiting, f)
}

// closeFindings writes what waited for the end of the document.
func (s *Stage) closeFindings() {
	if len(s.waiting) > 0 {
		s.subjectsFromTitle()
	}
	for i := range s.waiting {
		s.writeFinding(&s.waiting[i])
	}
	s.waiting = nil
}

func (s *Stage) writeFinding(raw *record.RawFinding) {
	s.ordinal++
	id := s.src.DocumentID
	row := record.Finding{
		FindingID: fmt.Sprintf("%s-%d", id[:min(16, len(id))], s.ordinal), DocumentID: id, Publication: s.src.Publication, Ordinal: s.ordinal,
		Kind: raw.Kind, Number: raw.Number, Section: raw.Section, Subheading: raw.Subheading, Text: raw.Text, Page: raw.Page, PageEnd: raw.PageEnd,
		StatusPublished: raw.Status, Agreement: raw.Agreement, Agreed: raw.Agreed,
		Found: raw.Found, Response: raw.Response, Sheet: raw.Origin.Sheet, Cell: raw.Origin.Cell,
		AlsoPages:      joinPages(raw.Again),
		RestatesNumber: raw.RestatesNo, RestatesReport: raw.RestatesOf,
		Anchor: raw.Origin.Anchor,
	}
	who := s.n.meaning.agencies.Find(agency.Finding{
		Publication: s.src.Publication, Section: raw.Section, Subheading: raw.Subheading, Kind: raw.Kind, Text: raw.Text,
		Responsible: raw.Responsible, Terms: s.terms,
	})
	row.Responsible = strings.Join(who.Addressees, "; ")
	s.setDeadline(&row, raw)
	s.setStatus(&row, raw)
	s.checkAgreement(raw)
	if !s.keep(&row, originOf(raw)) {
		return
	}

	s.findingAreas(row.FindingID, raw, who)
	s.findingAddressees(row.FindingID, raw, who)
	for _, m := range s.n.meaning.themes.Find(raw.Text, raw.Kind == "strength") {
		t := record.FindingTheme{FindingID: row.FindingID, Theme: m.Code, Matched: strings.Join(m.Words, "; ")}
		s.keep(&t, originOf(raw))
	}
}

// joinPages writes pages in order, joined with ";".
func joinPages(numbers []int) string {
	var parts []string
	for _, n := range numbers {
		parts = append(parts, strconv.Itoa(n))
	}
	return strings.Join(parts, ";")
}

// originOf is where a finding's issues point.
func originOf(raw *record.RawFinding) record.Origin {
	o := raw.Origin
	if o.Page == 0 {
		o.Page = raw.Page
	}
	return o
}

func (s *Stage) setDeadline(row *record.Finding, raw *record.RawFinding) {
	from := s.published
	if raw.Response != "" || raw.RestatesOf != "" {
		from = 0 // a quotation: its periods run from the report that it is from
	}
	var d deadline.Deadline
	found := false
	if raw.Deadline != "" {
		d, found = deadline.Parse(raw.Deadline, from)
		row.DeadlinePublished = raw.Deadline
	} else {
		d, found = deadline.Find(raw.Text, from)
		row.DeadlinePublished = d.Words
	}
	row.Deadline = d.Date
	if row.DeadlinePublished != "" {
		row.DeadlineKind = cmp.Or(raw.Due, record.DueAct)
	}
	switch {
	case !found:
	case d.Relative && d.Date.Valid():
		s.report(vocabulary.DeadlineRelative, originOf(raw), "deadline", d.Words, fmt.Sprintf("counted from publication on %s: %s", s.published, d.Date), "")
	case d.Relative && from != s.published:
		s.report(vocabulary.DeadlineRelative, originOf(raw), "deadline", d.Words, "it runs from the publication of the report that is quoted; see the finding that this one restates", "")
	case d.Relative:
		s.report(vocabulary.DeadlineRelative, originOf(raw), "deadline", d.Words, "no publication date to count from; the finding has no deadline", "add the document to sources/catalogue.csv with its date")
	case !d.Date.Valid():
		s.report(vocabulary.DateUnreadable, originOf(raw), "deadline", d.Words, "the deadline is no day of the calendar", "")
	case d.Weekday != "":
		s.report(vocabulary.DeadlineWeekday, originOf(raw), "deadline", d.Words,
			fmt.Sprintf("%s was a %s, not a %s; the date is kept", d.Date, d.Date.Time().Weekday(), d.Weekday), "")
	}
}

func (s *Stage) setStatus(row *record.Finding, raw *record.RawFinding) {
	if raw.Status == "" {
		return
	}
	code, ok := status.Code(raw.Status)
	if !ok {
		s.report(vocabulary.StatusUnknown, originOf(raw), "status", raw.Status, "no known words for how far a recommendation has come; the finding has no status", "if it is another word for a status, add it to normalise/status")
		return
	}
	row.Status = code
}

func (s *Stage) checkAgreement(raw *record.RawFinding) {
	if !raw.Agreement.Valid || !raw.Agreed.Valid || raw.Agreed.V {
		return
	}
	what := "digits differ"
	if raw.Agreement.V < leastAgreement {
		what = "too few of its characters"
	}
	start, _, _ := strings.Cut(raw.Text, "\n")
	if r := []rune(start); len(r) > excerpt {
		start = string(r[:excerpt]) + "…"
	}
	s.report(vocabulary.AgreementLow, originOf(raw), "text", start,
		fmt.Sprintf("the second reader found %.1f %% of the finding's letters and digits (%s)", 100*raw.Agreement.V, what), "compare the finding with the page")
}

// excerpt is how many characters of a finding an issue quotes.
const excerpt = 80
