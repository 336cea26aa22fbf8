package pipeline

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"forcestats/pipeline/extract/card"
	"forcestats/pipeline/publish"
	"forcestats/pipeline/reading"
	"forcestats/pipeline/record"
	"forcestats/pipeline/source"
	"forcestats/pipeline/vocabulary/civil"
)

// Planned is every document of the sources directory with its reason to be
// read, or none.
type Planned struct {
	Steps    []source.Step
	Versions source.Versions
	Issues   []record.Issue // with the catalogue and the cards
	Cards    []*card.Card
}

// Plan lists the sources and gives every document its reason to be read.
func Plan(ctx context.Context, o Options) (Planned, error) {
	return o.plan(ctx, func(string) bool { return true })
}

// plan is Plan of the documents whose path is wanted; the store is not asked
// for others.
func (o *Options) plan(ctx context.Context, wanted func(path string) bool) (Planned, error) {
	cards, issues := reading.Cards(o.Sources)
	p := Planned{Versions: reading.Versions(o.Program, o.Geography, cards), Cards: cards}
	var listing source.Listing
	err := o.timed(ctx, "listing the sources", func(ctx context.Context) (err error) {
		listing, err = source.List(ctx, o.Sources)
		return err
	})
	if err != nil {
		return p, fmt.Errorf("sources: %w", err)
	}
	p.Issues = append(listing.Issues, issues...)
	docs := slices.DeleteFunc(listing.Documents, func(d source.Document) bool { return !wanted(d.Path) })
	remembered, err := recall(filepath.Join(o.Outputs, ".state"))
	if err != nil {
		return p, err
	}
	var storeErr error
	p.Steps = source.Plan(docs, p.Versions, remembered, func(key string) bool {
		has, err := o.Parts.Has(key)
		storeErr = cmp.Or(storeErr, err)
		return has
	})
	return p, storeErr
}

// errMissing says that documents have no part.
var errMissing = errors.New("documents have no part yet: run extract over every shard first, or run, which reads what is missing")

// Complete reports an error that names the first document without a part.
func (p *Planned) Complete() error {
	missing, first := 0, ""
	for _, s := range p.Steps {
		if s.Reason != source.Cached && s.Reason != source.Refused {
			if missing++; missing == 1 {
				first = s.Document.Path
			}
		}
	}
	if missing > 0 {
		return fmt.Errorf("%d %w (first: %q)", missing, errMissing, first)
	}
	return nil
}

// content is a hash of everything that decides a release's bytes: the
// documents, and which of them failed and why.
func (p *Planned) content(runDate civil.Date, failed map[int]record.Issue) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%s\n", p.Versions.Reference, runDate)
	for i, s := range p.Steps {
		fmt.Fprintf(h, "%q %q %s %q\n", s.Document.Path, s.Document.Other, s.Key, failed[i].Code)
	}
	for _, issue := range p.Issues {
		fmt.Fprintf(h, "%q\n", issue.Message)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// nothing is the summary of a run that finds the release as it would make it.
func (p *Planned) nothing(release string, failed map[int]record.Issue) Summary {
	s := Summary{Nothing: true, Release: release, Counts: publish.Counts{Documents: len(p.Steps)}}
	for i := range p.Steps {
		if issue, bad := failed[i]; bad {
			s.Unread = append(s.Unread, fmt.Sprintf("%q: %s: %s", p.Steps[i].Document.Path, issue.Code, issue.Message))
		}
	}
	return s
}
