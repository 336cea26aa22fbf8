package extract

import (
	"bytes"
	"errors"
	"path"
	"strings"

	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// pdfWindow is how far into a file its PDF header may stand; mail gateways put
// lines before it.
const pdfWindow = 1024

// formatOf recognises a PDF and the spreadsheet formats by content. Only for a
// file that is none of them does the ending of its name tell what it was meant
// to be.
func formatOf(name string, data []byte) string {
	meant := strings.TrimPrefix(strings.ToLower(path.Ext(name)), ".")
	known := meant == "pdf" || meant == "xlsx" || meant == "ods" || meant == "xls" || meant == "csv"
	switch {
	case bytes.Contains(data[:min(len(data), pdfWindow)], []byte("%PDF-")):
		return "pdf"
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		if bytes.Contains(data[:min(len(data), 256)], []byte("opendocument")) || meant == "ods" {
			return "ods"
		}
		return "xlsx"
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return "xls"
	case known:
		return meant
	}
	return "csv"
}

// refusal turns an error about a document into the issue that belongs to it.
func refusal(err error) record.Issue {
	code := vocabulary.DocumentUnreadable
	hint := "fetch the file again from its publisher"
	var limit *sheet.LimitError
	var pdf *page.Error
	switch {
	case errors.As(err, &limit):
		code, hint = vocabulary.DocumentTooLarge, "see forcestats.yaml for the limits"
	case errors.Is(err, sheet.ErrEncrypted), errors.As(err, &pdf) && pdf.Kind == page.Encrypted:
		code, hint = vocabulary.DocumentEncrypted, "remove the password and put the file in again"
	case errors.As(err, &pdf) && pdf.Kind == page.NoText:
		code, hint = vocabulary.DocumentNoText, "ask the publisher for a version with text, or run text recognition on it"
	}
	issue := record.NewIssue(code, record.Origin{}, err.Error())
	issue.Hint = hint
	return issue
}
