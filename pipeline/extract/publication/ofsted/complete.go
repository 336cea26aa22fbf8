package ofsted

import (
	"regexp"
	"slices"

	"forcestats/pipeline/extract/report/review"
	"forcestats/pipeline/readers/page"
)

// asked are the questions that every report of a framework grades; the care
// leavers of an inspection since 2018 have a row of their own since 2023, and
// overall effectiveness went in 2026.
var asked = map[string][]string{
	layoutSIF2013: {"overall", "help_and_protection", "children_in_care", "adoption", "care_leavers", "leadership"},
	layoutSIF2015: {"overall", "help_and_protection", "children_in_care", "adoption", "care_leavers", "leadership"},
	layoutILACS:   {"help_and_protection", "children_in_care", "leadership"},
}

// boardReview is the title of a report that judges the safeguarding board too.
var boardReview = regexp.MustCompile(`(?i)review\s+of\s+the\s+effectiveness\s+of\s+the\s+(?:local\s+)?safeguarding\s+children\s+board`)

// ungraded returns the questions that a report should grade and that were not
// read.
func ungraded(doc *page.Document, layout string, seen map[string]bool) []string {
	questions := asked[layout]
	if layout != layoutILACS && boardReview.MatchString(review.Squash(doc.Front(1))) {
		questions = append(slices.Clone(questions), "safeguarding_board")
	}
	var missing []string
	for _, q := range questions {
		if !seen[q] {
			missing = append(missing, q)
		}
	}
	return missing
}
