package vocabulary

import (
	"regexp"
	"slices"
	"testing"
)

func TestIssueCodes_are_kebab_case_once_and_explained(t *testing.T) {
	form := regexp.MustCompile(`^[a-z]+(-[a-z0-9]+)*$`)
	severities := []string{Info, Warning, HeldBack, Rejected}
	seen := map[string]bool{}
	for _, c := range IssueCodes() {
		if !form.MatchString(c.Code()) || c.Meaning() == "" || c.Remedy() == "" || !slices.Contains(severities, c.Severity()) {
			t.Errorf("entry %+v", c)
		}
		if seen[c.Code()] {
			t.Errorf("%s stands twice", c.Code())
		}
		seen[c.Code()] = true
	}
}
