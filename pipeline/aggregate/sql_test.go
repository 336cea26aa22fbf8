package aggregate

import (
	"flag"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"forcestats/pipeline/vocabulary/civil"
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
	`(?i)\bVARCHAR\b`:        "Spark wants its length: write STRING",
	`::`:                     "write CAST",
	`\\`:                     "a backslash is an escape in Spark",
	`;`:                      "one SELECT a file",
	`(?i)\bREGEXP`:           "engines have different regular expressions",
	`\b\d+\.\d+\b(?:[^e]|$)`: "Spark reads 1.5 as a decimal: write 1.5e0",
}

func TestSQL_keeps_to_the_portable_subset(t *testing.T) {
	for _, s := range steps(t) {
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

func TestSQL_every_file_says_what_it_is(t *testing.T) {
	for _, s := range steps(t) {
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
		if statistic := strings.HasPrefix(kind, "Statistic"); statistic != (strings.HasPrefix(s.Folder, statisticsFolder) && path.Base(s.Folder) != s.Name) {
			t.Errorf("%s.sql: statistics, and nothing else, stand in %s", s.Name, statisticsFolder)
		}
		if (kind == "Result:") != slices.ContainsFunc(results(), func(r Result) bool { return r.Step == s.Name }) {
			t.Errorf("%s.sql: its comment and the list of results disagree", s.Name)
		}
	}
}

func TestSQL_every_step_is_read_or_leaves_the_engine(t *testing.T) {
	read := map[string]bool{}
	for _, r := range results() {
		read[r.Step] = true
	}
	for _, s := range steps(t) {
		for _, name := range s.Reads {
			read[name] = true
		}
	}
	for _, s := range steps(t) {
		if !read[s.Name] {
			t.Errorf("nothing reads %s", s.Name)
		}
	}
}

// A name in a WITH clause that is a step's too hides it.
func TestSQL_no_name_hides_a_step(t *testing.T) {
	own := regexp.MustCompile(`(?m)^(?:WITH )?(\w+) AS \($`)
	for _, s := range steps(t) {
		for _, m := range own.FindAllStringSubmatch(s.SQL, -1) {
			if slices.ContainsFunc(steps(t), func(o Step) bool { return o.Name == m[1] }) {
				t.Errorf("%s.sql: %s is a step", s.Name, m[1])
			}
		}
	}
}

// No arrow goes from a folder to one before it.
func TestSQL_folders_stand_in_their_order(t *testing.T) {
	folders := map[string]string{}
	for _, s := range steps(t) {
		folders[s.Name], _, _ = strings.Cut(s.Folder, "/")
	}
	for _, s := range steps(t) {
		for _, name := range s.Reads {
			if folders[name] > folders[s.Name] {
				t.Errorf("%s (%s) reads %s (%s)", s.Name, folders[s.Name], name, folders[name])
			}
		}
	}
}

func TestSQL_every_table_that_is_read_is_there(t *testing.T) {
	known := map[string]bool{}
	for _, name := range InputTables() {
		known[name] = true
	}
	tables, err := referenceTables()
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range append(tables, calendarTables(civil.New(2026, 1, 31))...) {
		known[table.Name] = true
	}
	for _, s := range steps(t) {
		known[s.Name] = true
		for _, name := range sources(s.SQL) {
			if !known[name] && !slices.Contains([]string{"ref_areas", "ref_nations", "ref_places", "ref_place_types", "ref_covers", "ref_overlaps", "ref_offence_totals", "ref_fraud_offences"}, name) {
				t.Errorf("%s.sql reads %s", s.Name, name)
			}
		}
	}
}

var update = flag.Bool("update", false, "write GRAPH.md anew")

func TestGraph_is_drawn_as_the_steps_are(t *testing.T) {
	drawn := Graph(steps(t))
	if *update {
		if err := os.WriteFile("GRAPH.md", []byte(drawn), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile("GRAPH.md")
	if err != nil {
		t.Fatal(err)
	}
	if string(kept) != drawn {
		t.Error("GRAPH.md is not what the SQL says: go test ./pipeline/aggregate -run Graph -update")
	}
}

func steps(t *testing.T) []Step {
	t.Helper()
	all, err := Steps()
	if err != nil {
		t.Fatal(err)
	}
	return all
}
