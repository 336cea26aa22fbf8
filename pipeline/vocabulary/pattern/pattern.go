// Package pattern writes a long regular expression as a list of words, or one
// way of saying a thing a line, with printed words that the line is there for
// beside it. A test of this package reads every list of the program and holds
// each line against its words, so that a line that no longer matches what it
// is there for is found by name.
//
// Use phrase for the meaning of prose, and this for the shape of a heading, a
// label or an opening, where digits, ends and punctuation count. A pattern that
// fits in a line of 120 columns needs neither.
//
// It must not import anything of forcestats.
package pattern

import (
	"regexp"
	"strings"
)

// Lines compiles before(?:line|line|...)after. A line of the list is a
// regular expression and, after two spaces or more and a hash, printed words
// in which it must be found; empty lines and lines that begin with a hash are
// for people. It panics if the whole is no regular expression, as
// regexp.MustCompile does.
//
//	var answer = pattern.Lines(`(?i)^`, `
//		government response\b     # Government response: we agree
//		not accepted in full      # Not accepted in full.
//	`, ``)
func Lines(before, list, after string) *regexp.Regexp {
	return regexp.MustCompile(Join(before, Split(list), after))
}

// Words compiles before(?:word|word|...)after from words with white space
// between them. A word may be a regular expression without spaces: children's?.
func Words(before, list, after string) *regexp.Regexp {
	return regexp.MustCompile(before + "(?:" + strings.Join(strings.Fields(list), "|") + ")" + after)
}

// Line is one way of saying the thing.
type Line struct {
	Regexp  string
	Example string // printed words that it matches; empty where the list gives none
}

// Split reads a list.
func Split(list string) []Line {
	var out []Line
	for raw := range strings.SplitSeq(list, "\n") {
		line := strings.TrimSpace(raw)
		if line == "" || line[0] == '#' {
			continue
		}
		expression, example, _ := strings.Cut(line, "  #")
		out = append(out, Line{strings.TrimSpace(expression), strings.TrimSpace(example)})
	}
	return out
}

// Join writes the lines as one expression.
func Join(before string, lines []Line, after string) string {
	all := make([]string, len(lines))
	for i, l := range lines {
		all[i] = l.Regexp
	}
	return before + "(?:" + strings.Join(all, "|") + ")" + after
}
