package source

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"forcestats/pipeline/vocabulary"
)

// Reason says why a document will be read, or that it won't.
type Reason string

// The reasons, and Cached for a document that need not be read.
const (
	New                Reason = "new"
	ContentChanged     Reason = "content changed"
	PublicationVersion Reason = "publication version"
	ReferenceData      Reason = "reference data"
	ProgramVersion     Reason = "program version"
	CatalogueChanged   Reason = "catalogue entry"
	CardsChanged       Reason = "cards"
	PartMissing        Reason = "part missing"
	Cached             Reason = "cached"
	Refused            Reason = "refused"
)

// Versions is everything beside the document's bytes that decides what
// reading it gives.
type Versions struct {
	Program      string `json:"program"`
	Reference    string `json:"reference"`       // hash of the embedded reference tables and the geography date
	Publications string `json:"publications"`    // hash of every publication's id and version
	Cards        string `json:"cards,omitempty"` // hash of the cards in the sources directory
}

// Key names the part files of one document under one set of versions. It is
// the hash of a description that a person can read (see describe), so that two
// machines with the same program give the same name to the same work.
func Key(d Document, v Versions) string {
	sum := sha256.Sum256([]byte(describe(d, v)))
	return hex.EncodeToString(sum[:])
}

func describe(d Document, v Versions) string {
	return fmt.Sprintf("document %s\nprogram %s\nreference %s\npublications %s\ncards %s\ncatalogue %q\n",
		d.ID, v.Program, v.Reference, v.Publications, v.Cards, d.Catalogue)
}

// Memory is what an earlier run remembers of a path.
type Memory struct {
	DocumentID string   `json:"document_id"`
	Versions   Versions `json:"versions"`
	Key        string   `json:"key"`
}

// Step is one document's line in the plan.
type Step struct {
	Document Document
	Key      string
	Reason   Reason
}

// Plan gives every document one reason. known says whether the store holds the
// part of a key; remembered is what the last run noted by path.
func Plan(docs []Document, v Versions, remembered map[string]Memory, known func(key string) bool) []Step {
	steps := make([]Step, 0, len(docs))
	for _, d := range docs {
		s := Step{Document: d, Key: Key(d, v)}
		switch {
		case d.Refused != (vocabulary.IssueCode{}):
			s.Reason = Refused
		case known(s.Key):
			s.Reason = Cached
		default:
			s.Reason = why(d, s.Key, v, remembered)
		}
		steps = append(steps, s)
	}
	return steps
}

func why(d Document, key string, v Versions, remembered map[string]Memory) Reason {
	m, seen := remembered[d.Path]
	switch {
	case !seen:
		return New
	case m.DocumentID != d.ID:
		return ContentChanged
	case m.Versions.Publications != v.Publications:
		return PublicationVersion
	case m.Versions.Cards != v.Cards:
		return CardsChanged
	case m.Versions.Reference != v.Reference:
		return ReferenceData
	case m.Versions.Program != v.Program:
		return ProgramVersion
	case m.Key != key:
		return CatalogueChanged
	}
	return PartMissing
}
