package aggregate

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// forbidden are the words that the engines read differently or not at all
// (what DuckDB and Spark answer alike, types too), each with what to do instead.
var forbidden = map[string]string{
	`(?i)\bROUND\s*\(`:              "rounding happens once, when a workbook is written",
	`(?i)GROUP BY ALL|ORDER BY ALL`: "name the columns",
	`(?i)\b(QUALIFY|PIVOT|UNPIVOT|ILIKE|TRY_CAST|IFNULL|NVL|ISNULL|MACRO|LATERAL|UNNEST|EXPLODE|STRUCT|SAMPLE)\b`: "not in both engines, or not alike",
	`(?i)\bEXCLUDE\b`: "name the columns",
	`(?i)\b(LIST|ARRAY|MAP|STRING_AGG|LISTAGG|COLLECT_LIST|ARRAY_AGG)\s*\(`:                                                                  "no nested types",
	`(?i)\b(APPROX\w*|MEDIAN|QUANTILE\w*|PERCENTILE\w*|MODE|FIRST|LAST|ANY_VALUE|ARG_MAX|ARG_MIN|MAX_BY|MIN_BY)\s*\(`:                        "sums, counts, min, max, rank, lag",
	`(?i)\b(DATE_ADD|DATE_SUB|DATEDIFF|DATE_DIFF|DATE_TRUNC|EXTRACT|YEAR|MONTH|DAY|QUARTER|ADD_MONTHS|INTERVAL|CURRENT_DATE|NOW)\b\s*(\(|')`: "dates are only compared; calendar.go works them out",
	`::`:                     "write CAST",
	`\\`:                     "a backslash is an escape in Spark",
	`;`:                      "one SELECT a file",
	`(?i)\bREGEXP`:           "engines have different regular expressions",
	`\b\d+\.\d+\b(?:[^e]|$)`: "Spark reads 1.5 as a decimal: write 1.5e0",
}

func TestSQL_keeps_to_the_portable_subset(t *testing.T) {
	steps, err := Steps()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range steps {
		text := withoutLiterals(s.SQL)
		for pattern, instead := range forbidden {
			if found := regexp.MustCompile(pattern).FindString(text); found != "" {
				t.Errorf("%s.sql: %q is not portable: %s", s.Name, found, instead)
			}
		}
		if !strings.HasPrefix(text, "SELECT") && !strings.HasPrefix(text, "WITH") {
			t.Errorf("%s.sql does not start with SELECT or WITH", s.Name)
		}
		checkCasts(t, s.Name, text)
		checkOrder(t, s.Name, text)
	}
}

var literal = regexp.MustCompile(`'[^']*'`)

func withoutLiterals(sql string) string { return literal.ReplaceAllString(sql, "''") }

var (
	aggregates = regexp.MustCompile(`(?:CAST\()?(?:SUM|COUNT|RANK|DENSE_RANK|ROW_NUMBER)\(`)
	ordinals   = regexp.MustCompile(`(?s)ROW_NUMBER\(\) OVER \([^()]*(?:\([^()]*\)[^()]*)*\)\s+AS place_in_order|DENSE_RANK\(\) OVER \([^()]*\) AS place_in_order`)
	orderBy    = regexp.MustCompile(`ORDER BY ((?:[^()]|\([^()]*\))*?)\s*\)`)
	direction  = regexp.MustCompile(`\b(ASC|DESC)( NULLS (FIRST|LAST))?$`)
)

// checkCasts holds rule 2: sums, counts and ranks have other types in other
// engines. A number that is only compared with 1 is called place_in_order.
func checkCasts(t *testing.T, name, text string) {
	t.Helper()
	for _, use := range aggregates.FindAllString(ordinals.ReplaceAllString(text, ""), -1) {
		if !strings.HasPrefix(use, "CAST(") {
			t.Errorf("%s.sql: %s...) without CAST: its type differs between engines", name, use)
		}
	}
}

// checkOrder holds rule 5: every column that is ordered by says which way.
func checkOrder(t *testing.T, name, text string) {
	t.Helper()
	for _, m := range orderBy.FindAllStringSubmatch(text, -1) {
		for _, column := range strings.Split(m[1], ",") {
			if !direction.MatchString(strings.TrimSpace(column)) {
				t.Errorf("%s.sql: ORDER BY %q says neither ASC nor DESC", name, strings.TrimSpace(column))
			}
		}
	}
}

func TestSQL_every_file_is_a_step_and_says_what_it_is(t *testing.T) {
	files, err := fs.Glob(sqlFiles, "sql/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	steps, err := Steps()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if name := strings.TrimSuffix(path.Base(f), ".sql"); !slices.ContainsFunc(steps, func(s Step) bool { return s.Name == name }) {
			t.Errorf("%s is no step", f)
		}
	}
	for _, s := range steps {
		kind, _, _ := strings.Cut(s.Doc, " ")
		switch {
		case kind == "Statistic:" || kind == "Statistics:":
			for _, word := range []string{"Unit:", "Denominator:", "Incomplete:", "Source of the definition:"} {
				if !strings.Contains(s.Doc, word) {
					t.Errorf("%s.sql: its comment has no %q", s.Name, word)
				}
			}
		case kind != "Step:" && kind != "Result:":
			t.Errorf("%s.sql: its comment starts with %q", s.Name, kind)
		case !strings.Contains(s.Doc, "\nSource"):
			t.Errorf("%s.sql: its comment doesn't say where its rule comes from", s.Name)
		}
	}
	for _, r := range results() {
		if !slices.ContainsFunc(steps, func(s Step) bool { return s.Name == r.Step }) {
			t.Errorf("result %s is no step", r.Step)
		}
	}
}
