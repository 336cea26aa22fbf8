package vocabulary

import "strings"

// labels are the labels of all entries, and of codes that have no entry and
// whose words would be wrong. Where two lists have a code, the first names it.
var labels = allLabels()

func allLabels() map[string]string {
	m := map[string]string{
		"all": "All", "all_excluding_fraud": "All, excluding fraud", "all_excluding_anti_social_behaviour": "All crimes, without anti-social behaviour", "held_back": "Held back", "safeguarding_board": "Safeguarding board",
		"sexual_offences": "Sexual offences", "grade_new": "New grade", "figure_revised": "Figure revised",
	}
	add := func(code, label string) {
		if m[code] == "" {
			m[code] = label
		}
	}
	for _, l := range Lists() {
		for _, w := range l.Words {
			add(w.Code, w.Label)
		}
	}
	for _, u := range Units() {
		add(u.Code, u.Label)
	}
	for _, s := range Statistics() {
		add(s.Code, s.Label)
	}
	for _, x := range Measures() {
		add(x.Code, x.Label)
	}
	return m
}

var spelled = strings.NewReplacer(
	"per_100000", "per 100,000", "per_10000", "per 10,000", "per_1000", "per 1,000", "_", " ", "-", " ",
)

// Label puts a code into words for people: its entry's label or, for a code
// that a publication brought, the code itself with spaces and a capital.
func Label(code string) string {
	if l, ok := labels[code]; ok {
		return l
	}
	return spell(code)
}

func spell(code string) string {
	s := strings.TrimSpace(spelled.Replace(code))
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
