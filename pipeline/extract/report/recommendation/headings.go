package recommendation

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"forcestats/pipeline/extract/report/review"
	"forcestats/pipeline/vocabulary/pattern"
)

//go:embed headings.csv
var headingsCSV string

type headingRule struct {
	pattern *regexp.Regexp
	rule    review.Rule
}

// headings reads the table once; it is part of the program.
var headings = sync.OnceValue(func() []headingRule {
	rules, err := parseHeadings(headingsCSV)
	if err != nil {
		panic("recommendation: headings.csv: " + err.Error()) // a test reads the table
	}
	return rules
})

func parseHeadings(data string) ([]headingRule, error) {
	rows, err := csv.NewReader(strings.NewReader(data)).ReadAll()
	if err != nil {
		return nil, err
	}
	var rules []headingRule
	for i, row := range rows[1:] {
		p, err := regexp.Compile(row[2])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", i+2, err)
		}
		role := review.Starts
		if row[0] == "ends" {
			role = review.Ends
		}
		rules = append(rules, headingRule{p, review.Rule{Role: role, Kind: row[1]}})
	}
	return rules, nil
}

// lookBack are headings over what was recommended before, and about it.
var lookBack = pattern.Lines(`\b`, `
	previous         # previous
	earlier          # earlier
	progress         # progress
	implementation   # implementation
	implementing     # implementing
	implemented      # implemented
	response         # response
	responses        # responses
	responding       # responding
	status of        # status of
	purpose of       # purpose of
	introduction to  # introduction to
	approach to      # approach to
	monitoring       # monitoring
	background to    # background to
	follow-up        # follow-up
	how we           # how we
	why              # why
	update on        # update on
	tracking         # tracking
`, `\b`)

// startWords are words of which every heading over findings has one; patterns
// are only tried where one is there.
var startWords = []string{"recommend", "learn", "lesson", "action", "concern", "improvement", "development"}

// longestEnd is longer than any heading that ends a list.
const longestEnd = 70

// Headings is the vocabulary of headings.csv: the headings over lists of
// recommendations and learning points, whoever publishes, and those that end
// them. Headings about earlier recommendations are none of these.
func Headings(key string) (review.Rule, bool) {
	starts := false
	for _, w := range startWords {
		starts = starts || strings.Contains(key, w)
	}
	for _, h := range headings() {
		if h.rule.Role == review.Starts && !starts || h.rule.Role == review.Ends && len(key) > longestEnd {
			continue
		}
		if !h.pattern.MatchString(key) {
			continue
		}
		if h.rule.Role == review.Starts && lookBack.MatchString(key) {
			return review.Rule{}, false
		}
		return h.rule, true
	}
	return review.Rule{}, false
}
