package record

import (
	"fmt"
	"regexp"
	"strings"

	"forcestats/pipeline/vocabulary"
)

// The closed lists of the contract are the dictionary's.
var (
	statuses    = vocabulary.DocumentStatuses()
	formats     = vocabulary.Formats()
	areaTypes   = vocabulary.AreaTypes()
	periodKinds = vocabulary.PeriodKinds()
	kinds       = vocabulary.FindingKinds()
	states      = vocabulary.FindingStatuses()
	dues        = vocabulary.DeadlineKinds()
	bases       = vocabulary.JudgementDates()
	grades      = vocabulary.Grades()
	scales      = vocabulary.Scales()
	frames      = vocabulary.Frameworks()
	units       = vocabulary.PrintedUnits()
	markers     = vocabulary.PrintedMarkers()
)

var (
	snake     = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)
	hash      = regexp.MustCompile(`^[0-9a-f]{64}$`)
	findingID = regexp.MustCompile(`^[0-9a-f]{16}-[1-9][0-9]*$`)
)

func among(value string, list vocabulary.List) error {
	if list.Has(value) {
		return nil
	}
	return unlisted(list.Name, value)
}

// amongIf is among for a field that may be empty.
func amongIf(value string, list vocabulary.List) error {
	if value == "" {
		return nil
	}
	return among(value, list)
}

func unlisted(field, value string) error {
	return fmt.Errorf("%s %q is not in the dictionary's list", field, value)
}

// Check says how a row breaks the contract: a document of a form that no
// reader of a release expects.
func (d *Document) Check() error {
	if !hash.MatchString(d.DocumentID) {
		return fmt.Errorf("document_id %q is no SHA-256", d.DocumentID)
	}
	if (d.Status == "read") != (d.Reason == "") {
		return fmt.Errorf("status %s and reason %q: exactly a document that is read has no reason", d.Status, d.Reason)
	}
	if d.PeriodStart > d.PeriodEnd && d.PeriodEnd.Valid() {
		return fmt.Errorf("it covers %s to %s", d.PeriodStart, d.PeriodEnd)
	}
	return first(among(d.Status, statuses), among(d.Format, formats))
}

// Check says how a row breaks the contract. The rules that matter most: a
// value or a marker, never both or neither; a period that does not run
// backwards; codes of the closed lists.
func (o *Observation) Check() error {
	if o.Value.Valid != (o.Marker == "") {
		return fmt.Errorf("value %v and marker %q: exactly one must be there", o.Value, o.Marker)
	}
	if o.Marker != "" && !markers.Has(o.Marker) {
		return unlisted("marker", o.Marker)
	}
	switch {
	case !o.PeriodStart.Valid() || !o.PeriodEnd.Valid() || o.PeriodStart > o.PeriodEnd:
		return fmt.Errorf("period %s to %s", o.PeriodStart, o.PeriodEnd)
	case o.AreaPublished == "":
		return fmt.Errorf("no label of the place")
	case o.AreaCode == "" && o.AreaType != "other" && o.AreaType != "csp":
		return fmt.Errorf("a %s without a code: %q", o.AreaType, o.AreaPublished)
	case o.Cell == "" && o.Page == 0:
		return fmt.Errorf("neither a cell nor a page")
	case !snake.MatchString(o.Measure):
		return fmt.Errorf("measure %q is not in snake case", o.Measure)
	case o.Category == "":
		return fmt.Errorf("no category")
	}
	return first(among(o.Unit, units), among(o.AreaType, areaTypes), among(o.PeriodKind, periodKinds), checkBreakdown(o.Breakdown))
}

func checkBreakdown(breakdown string) error {
	if breakdown == "" {
		return nil
	}
	last := ""
	for pair := range strings.SplitSeq(breakdown, ";") {
		key, value, ok := strings.Cut(pair, "=")
		if !ok || value == "" || !snake.MatchString(key) || key <= last {
			return fmt.Errorf("breakdown %q is not key=value;key=value with sorted keys", breakdown)
		}
		last = key
	}
	return nil
}

// Check says how a row breaks the contract.
func (f *Finding) Check() error {
	switch {
	case !findingID.MatchString(f.FindingID):
		return fmt.Errorf("finding_id %q", f.FindingID)
	case strings.TrimSpace(f.Text) == "":
		return fmt.Errorf("no text")
	case f.PageEnd < f.Page || f.Page < 0 || f.Page == 0 && f.Cell == "" && f.Anchor == "":
		return fmt.Errorf("pages %d to %d, cell %q", f.Page, f.PageEnd, f.Cell)
	case f.Agreement.Valid && (f.Agreement.V < 0 || f.Agreement.V > 1):
		return fmt.Errorf("agreement %g", f.Agreement.V)
	}
	return first(amongIf(f.Status, states), among(f.Kind, kinds), amongIf(f.DeadlineKind, dues))
}

// Check says how a row breaks the contract.
func (j *Judgement) Check() error {
	switch {
	case j.AreaCode == "":
		return fmt.Errorf("no code of the place")
	case !j.JudgedOn.Valid():
		return fmt.Errorf("no date of the judgement")
	case !snake.MatchString(j.Question):
		return fmt.Errorf("question %q is not in snake case", j.Question)
	case j.Page == 0 && j.Cell == "" && j.Anchor == "":
		return fmt.Errorf("neither a cell nor a page")
	}
	return first(among(j.Framework, frames), among(j.Grade, grades), among(j.Scale, scales), amongIf(j.JudgedOnBasis, bases))
}

func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
