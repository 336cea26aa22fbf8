package main

import (
	"fmt"
	"regexp"
	"strings"
)

// fence is a block of code in Markdown: what stands behind its opening marks,
// and its text.
var fence = regexp.MustCompile("(?ms)^```([^\n]*)\n(.*?)^```$")

// page is the README's section on clusters.
func page(readme string) (string, error) {
	const heading = "\n## On a cluster\n"
	_, text, found := strings.Cut(readme, heading)
	if !found {
		return "", fmt.Errorf("README.md has no section %q", strings.TrimSpace(heading))
	}
	text, _, _ = strings.Cut(text, "\n## ")
	return text, nil
}

// block is the text of the page's only block with a given opening, such as
// "sh slurm".
func (s *site) block(opening string) (string, error) {
	text, err := page(s.readme)
	if err != nil {
		return "", err
	}
	var found []string
	for _, m := range fence.FindAllStringSubmatch(text, -1) {
		if m[1] == opening {
			found = append(found, m[2])
		}
	}
	if len(found) != 1 {
		return "", fmt.Errorf("README.md has %d blocks ```%s on its page \"On a cluster\", not one", len(found), opening)
	}
	return found[0], nil
}
