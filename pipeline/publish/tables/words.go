package tables

import (
	"slices"
	"strings"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// Words puts a code into plain words: its label in the dictionary, or the code
// itself with spaces and a capital.
func Words(code string) string { return vocabulary.Label(code) }

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
	for _, w := range vocabulary.FindingKinds().Words {
		if w.Code == kind {
			return w.Many
		}
	}
	return Words(kind)
}

// UnitWords is a unit in plain words, without a capital.
func UnitWords(unit string) string {
	if u, ok := vocabulary.UnitOf(unit); ok {
		return u.Label
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

// Marks are the shorthands of a release, in the order that they are explained:
// markers of one shorthand stand together.
func Marks() []Mark {
	var marks []Mark
	for _, m := range vocabulary.Markers() {
		i := slices.IndexFunc(marks, func(k Mark) bool { return k.Short == m.Short })
		if i < 0 {
			marks = append(marks, Mark{Short: m.Short, Meaning: m.Label + ": " + m.Meaning, Markers: []string{m.Code}})
			continue
		}
		marks[i].Markers = append(marks[i].Markers, m.Code)
		marks[i].Meaning += "; or " + m.Label + ": " + m.Meaning
	}
	return marks
}

// Shorthand returns the shorthand for a marker; an unknown one is [x].
func Shorthand(marker string) string {
	if m, ok := vocabulary.MarkerOf(marker); ok {
		return m.Short
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
