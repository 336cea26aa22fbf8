package spark

import (
	"strings"
	"testing"

	"forcestats/pipeline/aggregate"
)

func TestScript_quotes_paths(t *testing.T) {
	got := Script(aggregate.Input{Folder: "/it's"}, aggregate.Query{}, "/t", "/s", "/r")
	if !strings.Contains(got, `OPTIONS (path '/it\'s/documents', recursiveFileLookup 'true');`) {
		t.Error(got)
	}
}
