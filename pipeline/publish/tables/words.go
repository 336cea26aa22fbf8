package tables

import (
	"strings"

	"forcestats/pipeline/record"
)

// words are the plain words for codes that are not simply the code with
// spaces. Codes of measures, themes and agencies are the contract's.
var words = map[string]string{
	"recorded_offences":                        "Recorded offences",
	"recorded_offences_per_1000":               "Recorded offences per 1,000 people",
	"share_of_recorded_offences":               "Share of recorded offences",
	"child_sexual_offences":                    "Child sexual offences",
	"child_sexual_offences_per_10000_children": "Child sexual offences per 10,000 children",
	"offence_outcomes":                         "Outcomes of offences",
	"offence_outcome_share":                    "Share of outcomes of offences",
	"assessment_factors":                       "Factors at assessment",
	"assessment_factors_per_10000_children":    "Factors at assessment per 10,000 children",
	"assessment_factor_share":                  "Share of assessments with the factor",
	"children_in_need_per_10000_children":      "Children in need per 10,000 children",
	"section_47_enquiries":                     "Section 47 enquiries",
	"section_47_enquiries_per_10000_children":  "Section 47 enquiries per 10,000 children",
	"workforce_fte":                            "Workforce (full-time equivalent)",
	"officers_per_1000":                        "Police officers per 1,000 people",
	"children":                                 "Children aged under 18",
	"coverage":                                 "Coverage",
	"conviction_share":                         "Share of prosecutions that end in conviction",
	"findings":                                 "Findings",
	"findings_open":                            "Findings said to be open",
	"findings_status_unknown":                  "Findings of which nobody says what became",
	"findings_overdue":                         "Findings past their deadline",
	"grade":                                    "Grade",
	"grade_change":                             "Change of grade",
	"days_since_judgement":                     "Days since the judgement",
	"all":                                      "All",
	"all_excluding_fraud":                      "All, excluding fraud",
	"cause_of_concern":                         "Cause of concern",
	"area_for_improvement":                     "Area for improvement",
	"childrens_services":                       "Council children's services",
	"national_policing":                        "National policing bodies",
	"council":                                  "Council (other)",
	"schools":                                  "Schools and education",
	"health":                                   "Health services",
	"police":                                   "Police force",
	"prosecutors":                              "Prosecutors and courts",
	"government":                               "Central government",
	"inspectorates":                            "Inspectorates and regulators",
	"other":                                    "Other",
	"nature_and_scale":                         "Nature and scale of offending",
	"attitudes_to_victims":                     "Attitudes to victims",
	"quality_of_response":                      "Adequacy of the response",
	"timeliness":                               "Timeliness of the response",
	"information_sharing":                      "Partnership and information sharing",
	"offenders":                                "Offenders and disruption",
	"recording":                                "Recording and data quality",
	"ethnicity_and_identity":                   "Ethnicity and identity",
	"leadership":                               "Leadership and governance",
	"workforce":                                "Workforce and training",
	"health_support":                           "Health and therapeutic support",
	"early_help":                               "Prevention and early help",
	"care":                                     "Care and leaving care",
	"ofsted_sif":                               "Ofsted single inspection framework",
	"ofsted_ilacs":                             "Ofsted inspection of children's services (ILACS)",
	"ofsted_outcomes":                          "Ofsted inspection outcomes",
	"peel":                                     "PEEL assessment of forces",
	"child_protection":                         "Child protection inspection",
	"area_send":                                "Area SEND inspection",
	"per_1000":                                 "per 1,000",
	"per_10000":                                "per 10,000",
	"per_100000":                               "per 100,000",
	"percent":                                  "per cent",
	"fte":                                      "full-time equivalent",
	"sq_km":                                    "square kilometres",
	"persons_per_sq_km":                        "persons per square kilometre",
	"four_grade":                               "Four grades",
	"five_grade":                               "Five grades",
	"three_outcome":                            "Three outcomes",
	"pdf":                                      "PDF",
	"held_back":                                "Held back",
	"safeguarding_board":                       "Safeguarding board",
	"sexual_offences":                          "Sexual offences",
	"grade_new":                                "New grade",
	"figure_revised":                           "Figure revised",
}

// kinds are the plural words for kinds of findings, for headers.
var kinds = map[string]string{
	"recommendation":       "Recommendations",
	"cause_of_concern":     "Causes of concern",
	"priority_action":      "Areas for priority action",
	"area_for_improvement": "Areas for improvement",
	"strength":             "Strengths",
	"learning_point":       "Learning points",
	"conclusion":           "Conclusions",
}

// Words puts a code into plain words: from the list, or the code itself with
// spaces and a capital.
func Words(code string) string {
	if w, ok := words[code]; ok {
		return w
	}
	s := strings.TrimSpace(strings.NewReplacer("per_100000", "per 100,000", "per_10000", "per 10,000", "per_1000", "per 1,000", "_", " ", "-", " ").Replace(code))
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// names are how publishers and their series are written.
var names = map[string]string{
	"dfe": "DfE", "ons": "ONS", "homeoffice": "Home Office", "moj": "Ministry of Justice", "yjb": "Youth Justice Board", "cps": "CPS", "ofsted": "Ofsted",
	"hmicfrs": "HMICFRS", "hmic": "HMIC", "iopc": "IOPC", "cqc": "CQC", "jtai": "JTAI", "send": "SEND", "la": "council", "csp": "CSP", "peel": "PEEL",
	"policeuk": "police.uk", "childrens": "children's", "mid": "mid-",
}

// PublicationWords puts the id of a publication, publisher-series, into words.
func PublicationWords(id string) string {
	var out []string
	for part := range strings.SplitSeq(id, "-") {
		if n, ok := names[part]; ok {
			part = n
		}
		out = append(out, part)
	}
	s := strings.ReplaceAll(strings.Join(out, " "), "mid- ", "mid-")
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// PeriodWords puts the label of a period into the middle of a sentence.
func PeriodWords(label string) string {
	for _, start := range []string{"Year", "Quarter", "Month", "Mid-", "Latest"} {
		if strings.HasPrefix(label, start) {
			return strings.ToLower(label[:1]) + label[1:]
		}
	}
	return label
}

// KindWords is the plural of a kind of finding.
func KindWords(kind string) string {
	if w, ok := kinds[kind]; ok {
		return w
	}
	return Words(kind)
}

// UnitWords is a unit in plain words, without a capital.
func UnitWords(unit string) string {
	if w, ok := words[unit]; ok {
		return w
	}
	return strings.ReplaceAll(unit, "_", " ")
}

// CategoryWords puts a category into words: a Home Office code keeps its
// number, a group or a subgroup is named.
func CategoryWords(category string) string {
	if name, ok := strings.CutPrefix(category, "group:"); ok {
		return Words(name)
	}
	if name, ok := strings.CutPrefix(category, "subgroup:"); ok {
		return Words(name) + " (subgroup)"
	}
	if category != "" && category[0] >= '0' && category[0] <= '9' && !strings.Contains(category, "_") {
		return "Offence code " + category // not 1_year_less_than_2_years
	}
	return Words(category)
}

// BreakdownWords puts key=value;key=value into words: key: value; key: value.
func BreakdownWords(breakdown string) string {
	if breakdown == "" {
		return ""
	}
	var out []string
	for part := range strings.SplitSeq(breakdown, ";") {
		key, value, _ := strings.Cut(part, "=")
		out = append(out, Words(key)+": "+Words(value))
	}
	return strings.Join(out, "; ")
}

// BreakdownValue returns the value of a key in a breakdown, or nothing.
func BreakdownValue(breakdown, key string) string {
	for part := range strings.SplitSeq(breakdown, ";") {
		if v, ok := strings.CutPrefix(part, key+"="); ok {
			return v
		}
	}
	return ""
}

// SeriesWords names a series in a line: statistic, category and breakdown.
func SeriesWords(statistic, category, breakdown string) string {
	s := Words(statistic)
	switch {
	case category == "all" || category == "":
	case strings.HasPrefix(statistic, "findings"):
		s += ": " + strings.ToLower(KindWords(category))
	default:
		s += ": " + lowerFirst(CategoryWords(category))
	}
	if breakdown != "" {
		s += " (" + lowerFirst(BreakdownWords(breakdown)) + ")"
	}
	return s
}

func lowerFirst(s string) string {
	if len(s) > 1 && s[1] >= 'a' && s[1] <= 'z' {
		return strings.ToLower(s[:1]) + s[1:]
	}
	return s
}

// Mark is a shorthand that stands in a cell instead of a figure.
type Mark struct {
	Short   string   // in brackets, as the Analysis Function recommends
	Markers []string // the contract's markers that it stands for
	Meaning string
}

// Marks are the shorthands of a release, in the order that they are explained.
// The letters are those of the government's list of symbols in tables
// (StatsWales publishes the same family).
func Marks() []Mark {
	return []Mark{
		{"[x]", []string{"not_available", "not_shown", "no_denominator"}, "not available: no source that was read gives the figure, or nothing to divide by is published"},
		{"[z]", []string{"not_applicable"}, "not applicable: the figure cannot exist for this place or time"},
		{"[c]", []string{"suppressed"}, "confidential: the publisher holds a small figure back"},
		{"[low]", []string{"rounds_to_zero"}, "more than nothing, but the publisher rounds it to zero"},
		{"[u]", []string{"low_reliability"}, "low reliability: the publisher does not vouch for the figure"},
		{"[w]", []string{"no_record"}, "none recorded, which is not the same as none"},
		{"[b]", []string{"boundary_changed"}, "break: the boundary changed and the figure cannot be carried to today's place exactly"},
		{"[i]", []string{"incomplete"}, "incomplete: not every part of the figure was published"},
		{"[error]", []string{"error"}, "the published cell holds an error"},
	}
}

var shorthand = func() map[string]string {
	out := map[string]string{}
	for _, m := range Marks() {
		for _, k := range m.Markers {
			out[k] = m.Short
		}
	}
	return out
}()

// Shorthand returns the shorthand for a marker; an unknown one is [x].
func Shorthand(marker string) string {
	if s, ok := shorthand[marker]; ok {
		return s
	}
	return "[x]"
}

// gradeNumbers order the grades from the worst to the best; grades of two
// scales share a number only for drawing, never for a comparison.
var gradeNumbers = map[string]float64{
	"inadequate": 1, "requires_improvement": 2, "adequate": 3, "good": 4, "outstanding": 5,
}

// GradeNumber places a grade on the axis of a timeline: 1 inadequate,
// 2 requires improvement, 3 adequate, 4 good, 5 outstanding; nothing otherwise.
func GradeNumber(grade string) record.Null[float64] {
	if n, ok := gradeNumbers[grade]; ok {
		return record.Some(n)
	}
	return record.Null[float64]{}
}
