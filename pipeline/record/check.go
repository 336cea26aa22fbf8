package record

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// The closed lists of the contract. A unit or a framework that a new
// publication needs is added at the end.
var (
	statuses    = []string{"read", "partly_read", "rejected", "unrecognised", "duplicate"}
	formats     = []string{"pdf", "xlsx", "ods", "xls", "csv"}
	areaTypes   = []string{"country", "region", "force", "county", "district", "csp", "other"}
	periodKinds = []string{"year", "quarter", "month", "day", "other"}
	units       = []string{"count", "per_1000", "per_10000", "per_100000", "percent", "fte", "headcount", "persons", "households",
		"years", "days", "sq_km", "persons_per_sq_km", "index", "gbp_thousand", "unknown"}
	markers = []string{"not_available", "not_applicable", "suppressed", "rounds_to_zero", "low_reliability", "not_shown", "no_record", "error"}
	kinds   = []string{"recommendation", "cause_of_concern", "priority_action", "area_for_improvement", "strength", "learning_point", "conclusion"}
	states  = []string{"", "open", "in_progress", "complete", "not_accepted", "superseded"}
	grades  = []string{"outstanding", "good", "adequate", "requires_improvement", "inadequate", "not_graded"}
	scales  = []string{"four_grade", "five_grade", "three_outcome"}
	frames  = []string{"ofsted_sif", "ofsted_ilacs", "ofsted_outcomes", "peel", "child_protection", "area_send"}

	snake     = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)
	hash      = regexp.MustCompile(`^[0-9a-f]{64}$`)
	findingID = regexp.MustCompile(`^[0-9a-f]{16}-[1-9][0-9]*$`)
)

func among(field, value string, list []string) error {
	if slices.Contains(list, value) {
		return nil
	}
	return fmt.Errorf("%s %q is not in the contract's list", field, value)
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
	return first(among("status", d.Status, statuses), among("format", d.Format, formats))
}

// Check says how a row breaks the contract. The rules that matter most: a
// value or a marker, never both or neither; a period that does not run
// backwards; codes of the closed lists.
func (o *Observation) Check() error {
	if o.Value.Valid != (o.Marker == "") {
		return fmt.Errorf("value %v and marker %q: exactly one must be there", o.Value, o.Marker)
	}
	if o.Marker != "" {
		if err := among("marker", o.Marker, markers); err != nil {
			return err
		}
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
	return first(among("area_type", o.AreaType, areaTypes), among("period_kind", o.PeriodKind, periodKinds),
		among("unit", o.Unit, units), checkBreakdown(o.Breakdown))
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
	case f.PageEnd < f.Page || f.Page < 0 || f.Page == 0 && f.Cell == "":
		return fmt.Errorf("pages %d to %d, cell %q", f.Page, f.PageEnd, f.Cell)
	case f.Agreement.Valid && (f.Agreement.V < 0 || f.Agreement.V > 1):
		return fmt.Errorf("agreement %g", f.Agreement.V)
	}
	return first(among("kind", f.Kind, kinds), among("status", f.Status, states))
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
	case j.Page == 0 && j.Cell == "":
		return fmt.Errorf("neither a cell nor a page")
	}
	return first(among("framework", j.Framework, frames), among("grade", j.Grade, grades), among("scale", j.Scale, scales))
}

func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
