package extract

import (
	"fmt"
	"slices"
	"strings"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// setAside are words in a sheet's name that say that it is not what is
// published: it never beats a sheet of the same form.
var setAside = []string{"draft", "drafts", "archive", "archived", "superseded", "withdrawn", "old", "backup", "obsolete"}

// published returns the document without the sheets that are not what is
// published, with an issue for each: hidden ones, where the visible sheets are
// claimed by the same publication without them, and drafts and archives beside a sheet of the same
// columns. A book of which only hidden sheets hold the table is read whole.
func (e *Engine) published(doc *publication.Document) (*publication.Document, []record.Issue) {
	var kept []sheet.Sheet
	var issues []record.Issue
	sheets := doc.Book.Sheets()
	for _, s := range sheets {
		why := ""
		twin := sheetLike(s, sheets)
		switch {
		case s.Hidden():
			why = "is hidden"
		case aside(s.Name()) && twin != nil:
			why = "is named a draft or archive"
		}
		if why == "" {
			kept = append(kept, s)
			continue
		}
		what := "holds no table of the same columns as another sheet"
		if twin != nil {
			what = fmt.Sprintf("has the columns of the sheet %q and other figures", twin.Name())
		}
		i := record.NewIssue(vocabulary.SheetLeftOut, record.Origin{Sheet: s.Name()}, fmt.Sprintf("the sheet %s and %s; it is left out", why, what))
		i.Hint = "if its figures are the published ones, save it as a file of its own"
		issues = append(issues, i)
	}
	if len(issues) == 0 || len(kept) == 0 {
		return doc, nil
	}
	visible := *doc
	visible.Book = &someSheets{doc.Book, kept}
	if claimant(e.Recognise(&visible)) != claimant(e.Recognise(doc)) {
		return doc, nil
	}
	return &visible, issues
}

// claimant is the id of the publication that claims a document, if one does.
func claimant(all []Candidate) string {
	if len(all) == 0 || all[0].Score <= 0 || all[0].Layout == "" {
		return ""
	}
	return all[0].Publication.Meta().ID
}

func aside(name string) bool {
	return slices.ContainsFunc(strings.Split(record.Code(name), "_"), func(w string) bool { return slices.Contains(setAside, w) })
}

// sheetLike is a visible sheet, none of drafts, that has the same first row of
// three names or more.
func sheetLike(s sheet.Sheet, all []sheet.Sheet) sheet.Sheet {
	names := header(s)
	if len(names) < 3 {
		return nil
	}
	for _, o := range all {
		if o != s && !o.Hidden() && !aside(o.Name()) && slices.Equal(header(o), names) {
			return o
		}
	}
	return nil
}

// header is the first row of a sheet with three texts or more.
func header(s sheet.Sheet) []string {
	g, err := s.Head(headLines)
	if err != nil {
		return nil // damage names it
	}
	for _, row := range g.Cells {
		var names []string
		for i := range row {
			if row[i].Kind == sheet.Text {
				names = append(names, record.Code(row[i].Text))
			}
		}
		if len(names) > 2 {
			return names
		}
	}
	return nil
}
