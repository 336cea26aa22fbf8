package extract

import (
	"errors"

	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// refusal turns an error about a document into the issue that belongs to it.
func refusal(err error) record.Issue {
	code := vocabulary.DocumentUnreadable
	hint := "fetch the file again from its publisher"
	var limit *sheet.LimitError
	var pages *page.Error
	switch {
	case errors.As(err, &limit), errors.As(err, &pages) && pages.Kind == page.TooLarge:
		code, hint = vocabulary.DocumentTooLarge, "see forcestats.yaml for the limits"
	case errors.Is(err, sheet.ErrEncrypted), errors.As(err, &pages) && pages.Kind == page.Encrypted:
		code, hint = vocabulary.DocumentEncrypted, "remove the password and put the file in again"
	case errors.As(err, &pages) && pages.Kind == page.NoText:
		code, hint = vocabulary.DocumentNoText, "ask the publisher for a version with text, or run text recognition on it"
	}
	issue := record.NewIssue(code, record.Origin{}, err.Error())
	issue.Hint = hint
	return issue
}
