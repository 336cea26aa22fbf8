// Package fence shuts a worker process in: a document that takes over its
// reader must find nothing to take, nobody to talk to and little to use up.
// What the kernel lacks is said, and the rest holds.
//
// It knows processes and folders, not documents. It must not import any stage.
package fence

import "strings"

// Room is what a process keeps once it is shut in.
type Room struct {
	Read   []string // folders that it may read
	Write  []string // folders that it may read and write
	Memory int64    // bytes of address space; 0 for no limit
	CPU    uint64   // seconds of processor time over its life; 0 for no limit
	File   int64    // bytes of the largest file that it may write; 0 for no limit
}

// Fence is one of the fences and whether this system has it.
type Fence struct {
	Name   string
	Stands bool
	Keeps  string // what it keeps out, for a person
}

// Missing names the fences that this system lacks; empty if it has them all.
func Missing(all []Fence) string {
	var names []string
	for _, f := range all {
		if !f.Stands {
			names = append(names, f.Name)
		}
	}
	return strings.Join(names, ", ")
}
