package main

import (
	"fmt"
	"regexp"
)

// fence is a block of code in Markdown: what stands behind its opening marks,
// and its text.
var fence = regexp.MustCompile("(?ms)^```([^\n]*)\n(.*?)^```$")

// block is the text of the page's only block with a given opening, such as
// "sh slurm".
func (s *site) block(opening string) (string, error) {
	var found []string
	for _, m := range fence.FindAllStringSubmatch(s.page, -1) {
		if m[1] == opening {
			found = append(found, m[2])
		}
	}
	if len(found) != 1 {
		return "", fmt.Errorf("CLUSTER.md has %d blocks ```%s, not one", len(found), opening)
	}
	return found[0], nil
}
