package reading

import (
	"os"

	"forcestats/pipeline/extract/card"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// Cards reads the cards of a sources directory. One that can't be read is left
// out and is an issue.
func Cards(sources string) ([]*card.Card, []record.Issue) {
	root, err := os.OpenRoot(sources)
	if err != nil {
		return nil, nil // whoever lists the directory says so
	}
	defer root.Close()
	cards, bad := card.ReadAll(root.FS())
	var issues []record.Issue
	for _, err := range bad {
		i := record.NewIssue(vocabulary.CardUnreadable, record.Origin{}, err.Error())
		i.Hint = vocabulary.CardUnreadable.Remedy()
		issues = append(issues, i)
	}
	return cards, issues
}
