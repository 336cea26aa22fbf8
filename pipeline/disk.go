package pipeline

import "forcestats/pipeline/publish"

// What a run writes, measured on the bundled sources (13 MB of documents gave
// parts of 4 MB and a release of 48 MB) and on 448 documents (141 MB gave 34 MB
// and 71 MB): at most four times the documents, or as much as the last release,
// and what the engine puts aside in between.
const (
	writtenPerByte = 4
	putAside       = 256 << 20
)

// disk says before anything is written how much the run may need on the disk of
// its outputs, and where that is more than is free. It is an estimate, so that it
// stops nothing: a disk that does run full ends the run, and the current release
// stays.
func (o *Options) disk(p Planned, before publish.Before) {
	var documents, release int64
	for _, s := range p.Steps {
		documents += s.Document.Bytes
	}
	for _, f := range before.Manifest.Files {
		release += f.Bytes
	}
	needs := max(writtenPerByte*documents, release) + putAside
	free, known := freeBytes(o.Outputs)
	switch {
	case !known:
		o.Log.Info("disk", "needs_mb", needs>>20)
	case free < needs:
		o.Log.Warn("the disk of the outputs may run full: nothing is published then, and the current release stays", "needs_mb", needs>>20, "free_mb", free>>20)
	default:
		o.Log.Info("disk", "needs_mb", needs>>20, "free_mb", free>>20)
	}
}
