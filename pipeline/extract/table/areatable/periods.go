package areatable

import (
	"fmt"
	"regexp"
	"strings"

	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/period"
)

var (
	endWords  = regexp.MustCompile(`(?:^|_)(?:year|years|months|12_months|yr|ye)_?(?:ending|ended|end|to)(?:_|$)|^ye$`)
	quarterTo = regexp.MustCompile(`(?:^|_)(?:quarter|qtr|3_months|three_months)_(?:ending|ended|end|to)(?:_|$)`)
	stockWord = regexp.MustCompile(`(?:^|_)(?:as_at|snapshot|date|day|reference_date|at)(?:_|$)`)

	bareYear = regexp.MustCompile(`\b(?:19|20)\d\d\b`)
	twoYears = regexp.MustCompile(`^(?:19|20)\d\d *(?:[-/_–—]| to )? *(?:19|20)?\d\d$`)
)

// when reads the period that a cell prints, in a column or under a header that
// may say which year is meant. The second result says why it is in doubt.
func (t *Table) when(c *sheet.Cell, head string) (period.Printed, string) {
	name := record.Code(head)
	ending, span := endWords.MatchString(name), "year ending "
	if quarterTo.MatchString(name) {
		ending, span = true, "quarter ending "
	}
	text := footnote.ReplaceAllString(longtable.Line(c.Text), "")
	if c.Kind == sheet.Date {
		d, ok := longtable.Day(c)
		switch {
		case !ok:
			return period.Printed{}, "is no date"
		case ending:
			return label(text, period.Any, span+d.String())
		case strings.Contains(name, "month") && d.Time().Day() == 1:
			return label(text, period.Any, d.Time().Format("January 2006"))
		case stockWord.MatchString(name):
			return label(text, period.Any, d.String())
		}
		return period.Printed{}, fmt.Sprintf("is a date in a column %q, which does not say whether it is a day or what ends on it", head)
	}
	heading := period.HeadingOf(head)
	_, bare := period.BareYear(text)
	switch {
	case bare && ending:
		return period.Printed{}, fmt.Sprintf("is one year in a column %q, which does not say in which month it ends", head)
	case t.care && bare && (heading == period.Any || heading == period.OfYears):
		return period.Printed{}, "may be a calendar year, or the year that ends in March of it: the table is about children's services, and its header does not say"
	case ending && !strings.Contains(strings.ToLower(text), "end"):
		return label(text, period.Any, span+text)
	case t.schools && twoYears.MatchString(text) && !bare && (heading == period.Any || heading == period.OfYears):
		return period.Printed{}, "may be a financial or a school year: the table is about schools, and its header does not say"
	}
	return label(text, heading, text)
}

// label parses words beneath a heading and keeps what was printed.
func label(printed string, h period.Heading, words string) (period.Printed, string) {
	p, err := h.Parse(words)
	if err != nil {
		return period.Printed{}, err.Error()
	}
	return period.Printed{Text: printed, Start: p.Start, End: p.End, Kind: p.Kind}, ""
}

// notWhen marks a line whose dates are not those of its figures.
var notWhen = regexp.MustCompile(`(?i)\b(?:publi|release|updat|revis|next|geograph|boundar|extract|download|correct|contact|source|copyright|created)`)

// periodIn looks for the one period that a line of text names. Two different
// ones are none: nothing says which belongs to the figures. A year alone is
// none either, and is told as the doubt.
func (t *Table) periodIn(line string) (found period.Printed, rest, doubt string) {
	if notWhen.MatchString(line) {
		return found, line, ""
	}
	rest = line
	for _, f := range period.Find(line) {
		rest = strings.Replace(rest, f.Text, " ", 1)
		switch {
		case t.schools && twoYears.MatchString(f.Text):
			return period.Printed{}, line, fmt.Sprintf("%q in %q may be a financial or a school year", f.Text, line)
		case f.Kind == period.Other:
			return period.Printed{}, line, fmt.Sprintf("%q names a period of odd length", line)
		case found.Start.Valid() && (f.Start != found.Start || f.End != found.End):
			return period.Printed{}, line, fmt.Sprintf("%q names more than one period", line)
		}
		found = period.Printed{Text: f.Text, Start: f.Start, End: f.End, Kind: f.Kind}
	}
	if y := bareYear.FindString(rest); y != "" && !found.Start.Valid() {
		return found, line, fmt.Sprintf("the year %s in %q may be of the figures, of the publication or of the boundaries", y, line)
	}
	return found, strings.Join(strings.Fields(rest), " "), ""
}
