package aggregate

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed sql/*.sql
var sqlFiles embed.FS

// Step is one SELECT under a name that later steps use. A step that is kept is
// stored when it is reached; the others are views, worked out where they are
// used.
type Step struct {
	Name string
	SQL  string // the SELECT without its opening comment
	Doc  string // the opening comment without its dashes
	Keep bool
}

// Result is a step whose rows an engine hands over, in the order of its columns
// OrderBy, nulls first.
type Result struct {
	Step    string
	OrderBy []string
}

// order lists the steps as they build on each other; + marks those that are
// kept, because several later steps read them or because they are large.
const order = `
+editions renderings +series +leaving_out +published +kin +chosen +figures +roundings +bodies_in_totals +years
+placed +overlapped +area_figures
+preferred +named_series +measures +offence_totals +residents +denominators
+outcome_breakdowns +assigned_outcomes +prosecuted
published_measures recorded_offences_per_1000 share_of_recorded_offences +child_sexual_offences
child_sexual_offences_per_10000_children offence_outcome_share assessment_factor_share
children_services_per_10000_children officers_per_1000 conviction_share children coverage
+counted_findings +finding_places +finding_breakdowns +finding_cells
findings_in_all findings_by_year findings_open findings_overdue documents_about
+grades grade grade_change days_since_judgement
+statistics +statistic_kinds +keyed +ranked +compared
summary superseded restated_keys revisions conflicts residue unordered disagreeing_totals
`

// results are the steps whose rows leave the engine.
func results() []Result {
	return []Result{
		{"summary", []string{
			"area_type", "area_code", "statistic", "category", "breakdown", "period_end", "period_start", "unit", "attributed",
		}},
		{"superseded", []string{"document_id"}},
		{"revisions", []string{
			"measure", "category", "breakdown", "area_type", "area_code", "period_end", "period_start", "unit",
			"later_document_id", "earlier_document_id",
		}},
		{"conflicts", []string{"measure", "unit", "period_end", "period_start", "taken_document_id", "other_document_id"}},
		{"residue", []string{"document_id", "measure", "table_id"}},
		{"unordered", []string{"document_id", "other_document_id"}},
		{"disagreeing_totals", []string{
			"document_id", "measure", "against", "period_end", "period_start", "category", "breakdown", "area_code", "printed", "summed",
		}},
	}
}

// Steps returns all steps in their order.
func Steps() ([]Step, error) {
	var steps []Step
	for _, name := range strings.Fields(order) {
		keep := strings.HasPrefix(name, "+")
		name = strings.TrimPrefix(name, "+")
		text, err := sqlFiles.ReadFile("sql/" + name + ".sql")
		if err != nil {
			return nil, fmt.Errorf("step %q: %w", name, err)
		}
		doc, sql := splitComment(string(text))
		steps = append(steps, Step{Name: name, SQL: sql, Doc: doc, Keep: keep})
	}
	return steps, nil
}

// splitComment parts the comment lines at the top of a file from the SELECT.
func splitComment(text string) (doc, sql string) {
	lines := strings.Split(text, "\n")
	n := 0
	var words []string
	for n < len(lines) && strings.HasPrefix(lines[n], "--") {
		words = append(words, strings.TrimSpace(strings.TrimPrefix(lines[n], "--")))
		n++
	}
	return strings.Join(words, "\n"), strings.TrimSpace(strings.Join(lines[n:], "\n"))
}
