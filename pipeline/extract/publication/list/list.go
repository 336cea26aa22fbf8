// Package list names every publication that forcestats reads. It is the one
// place that imports them all; a test fails when a folder is missing here.
package list

import "forcestats/pipeline/extract/publication"

// All returns every publication, in order of id.
func All() []publication.Publication {
	return []publication.Publication{}
}
