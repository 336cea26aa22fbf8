package source

import (
	"context"
	"os"

	"forcestats/pipeline/record"
)

// Listing is what a sources directory holds.
type Listing struct {
	Documents []Document     // in order of path, with their catalogue entries
	Issues    []record.Issue // with the catalogue
}

// List lists the documents of a sources directory and joins the catalogue to
// them. The error is about the directory itself or the end of ctx.
func List(ctx context.Context, dir string) (Listing, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return Listing{}, err
	}
	defer root.Close()
	catalogue, issues := ReadCatalogue(root)
	docs, err := Discover(ctx, root)
	if err != nil {
		return Listing{}, err
	}
	Describe(docs, catalogue)
	return Listing{docs, issues}, nil
}
