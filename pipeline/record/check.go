package record

import (
	"fmt"
	"math"
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
	obligations = vocabulary.ObligationStates()
	severities  = vocabulary.Severities()
	themes      = vocabulary.Themes()
	agencies    = vocabulary.Agencies()
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
	if o.Value.Valid && !finite(o.Value.V) {
		return fmt.Errorf("value %v", o.Value.V)
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

// Check says how a row breaks the contract.
func (a *DocumentArea) Check() error {
	if a.AreaPublished == "" {
		return fmt.Errorf("no label of the place")
	}
	return among(a.AreaType, areaTypes)
}

// Check says how a row breaks the contract.
func (a *FindingArea) Check() error {
	if a.AreaCode == "" {
		return fmt.Errorf("no code of the place")
	}
	return among(a.AreaType, areaTypes)
}

// Check says how a row breaks the contract.
func (a *FindingAddressee) Check() error { return among(a.Agency, agencies) }

// Check says how a row breaks the contract.
func (t *FindingTheme) Check() error { return among(t.Theme, themes) }

// Check says how a row breaks the contract: what was never due is not overdue.
func (o *Obligation) Check() error {
	switch {
	case o.ObligationID == "" || o.FindingID == "":
		return fmt.Errorf("obligation %q of finding %q", o.ObligationID, o.FindingID)
	case o.State == "overdue" && !o.Deadline.Valid():
		return fmt.Errorf("overdue, and it has no deadline")
	case o.Agency != "" && !agencies.Has(o.Agency):
		return unlisted("agency", o.Agency)
	}
	return first(among(o.State, obligations), among(o.Kind, kinds))
}

// Check says how a row breaks the contract.
func (o *ObligationSource) Check() error {
	if o.ObligationID == "" || o.Says == "" {
		return fmt.Errorf("obligation %q says %q", o.ObligationID, o.Says)
	}
	return nil
}

// Check says how a row breaks the contract.
func (i *Issue) Check() error { return among(i.Severity, severities) }

// Check says how a row breaks the contract.
func (r *Revision) Check() error {
	if r.PeriodStart > r.PeriodEnd {
		return fmt.Errorf("period %s to %s", r.PeriodStart, r.PeriodEnd)
	}
	return nil
}

// Check says how a row breaks the contract: a figure that is none, a figure
// and a mark at once, a rate without what it divides, a unit of no dictionary.
func (s *Statistic) Check() error {
	_, known := vocabulary.UnitOf(s.Unit)
	switch {
	case s.Value.Valid && !finite(s.Value.V):
		return fmt.Errorf("value %v", s.Value.V)
	case s.Value.Valid && s.Marker != "":
		return fmt.Errorf("value %v and marker %q", s.Value.V, s.Marker)
	case s.PeriodStart > s.PeriodEnd:
		return fmt.Errorf("period %s to %s", s.PeriodStart, s.PeriodEnd)
	case s.Numerator.Valid && !finite(s.Numerator.V) || s.Denominator.Valid && !finite(s.Denominator.V):
		return fmt.Errorf("numerator %v, denominator %v", s.Numerator.V, s.Denominator.V)
	case !known:
		return unlisted("unit", s.Unit)
	}
	return nil
}

// Check says how a row breaks the contract.
func (c *CodeEntry) Check() error {
	if c.Code == "" || c.Label == "" {
		return fmt.Errorf("code %q, label %q", c.Code, c.Label)
	}
	return nil
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
