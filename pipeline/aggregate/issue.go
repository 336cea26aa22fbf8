package aggregate

import (
	"fmt"
	"strconv"
	"strings"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// takeIssue words an issue from a row of one of the checks.
func takeIssue(result string, c *cursor) record.Issue {
	switch result {
	case "conflicts":
		return takeConflict(c)
	case "residue":
		return takeResidue(c)
	case "unordered_editions":
		document, other, series := c.text(), c.text(), c.text()
		i := record.NewIssue(vocabulary.EditionOrder, record.Origin{}, fmt.Sprintf(
			"this edition of series %q and document %s have the same date, last day and edition note; their hashes decide which one is taken", series, other))
		i.DocumentID = document
		i.Hint = "give the publication dates in sources/catalogue.csv"
		return i
	case "disagreeing_totals":
		return takeTotal(c)
	}
	c.fail("no such result")
	return record.Issue{}
}

func takeConflict(c *cursor) record.Issue {
	measure, unit, start, end := c.text(), c.text(), c.date(), c.date()
	both, differ := c.whole(), c.whole()
	area, category, breakdown := c.text(), c.text(), c.text()
	taken, other := c.number(), c.number()
	takenDocument, takenPublication := c.text(), c.text()
	_, otherPublication := c.text(), c.text()
	i := record.NewIssue(vocabulary.FigureConflict, record.Origin{}, fmt.Sprintf(
		"%s and %s differ on %d of %d figures of %s (%s), %s to %s; %s is taken. Most in %s: %s against %s",
		takenPublication, otherPublication, differ, both, measure, unit, start, end, takenPublication,
		strings.Join(nonEmpty(area, category, breakdown), ", "), number(taken.V), number(other.V)))
	i.DocumentID, i.Field, i.Value = takenDocument, measure, number(taken.V)
	return i
}

func takeResidue(c *cursor) record.Issue {
	document, measure, table, sheet, cell, page := c.text(), c.text(), c.text(), c.text(), c.text(), c.whole()
	area, category, breakdown, start, end := c.text(), c.text(), c.text(), c.date(), c.date()
	lowest, highest, figures := c.number(), c.number(), c.whole()
	i := record.NewIssue(vocabulary.Residue, record.Origin{Table: table, Sheet: sheet, Cell: cell, Page: int32(page)}, fmt.Sprintf(
		"%d figures of %s stand in this document with two values under the same labels; the first table's is taken. First: %s, %s to %s: %s and %s",
		figures, measure, strings.Join(nonEmpty(area, category, breakdown), ", "), start, end, number(lowest.V), number(highest.V)))
	i.DocumentID, i.Field = document, measure
	i.Hint = "the layout may leave out a column that tells them apart"
	return i
}

func takeTotal(c *cursor) record.Issue {
	against, measure, category, breakdown, area := c.text(), c.text(), c.text(), c.text(), c.text()
	start, end, printed, summed := c.date(), c.date(), c.number(), c.number()
	totals, disagree, document := c.whole(), c.whole(), c.text()
	i := record.NewIssue(vocabulary.TotalDisagrees, record.Origin{}, fmt.Sprintf(
		"%d of %d printed totals of %s, %s to %s, differ from %s. Most in %s: %s printed, %s summed",
		disagree, totals, measure, start, end, against, strings.Join(nonEmpty(area, category, breakdown), ", "),
		number(printed.V), number(summed.V)))
	i.DocumentID, i.Field, i.Value = document, measure, number(printed.V)
	return i
}

func nonEmpty(words ...string) []string {
	var kept []string
	for _, w := range words {
		if w != "" {
			kept = append(kept, w)
		}
	}
	return kept
}

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
