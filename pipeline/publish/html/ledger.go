package html

import (
	"cmp"
	"slices"

	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/record"
)

// obligationRow is a line of the ledger: what was asked of one body.
type obligationRow struct {
	Finding, Document, Kind, Number, Text, Place string
	Page                                         int32  `json:",omitempty"`
	Anchor                                       string `json:",omitempty"`
	Agency, Area, Body                           string `json:",omitempty"`
	Deadline, DeadlineKind                       string `json:",omitempty"`
	State                                        string
	Days                                         int32    `json:",omitempty"` // since when nobody says anything
	Answer, AnswerBy, AnswerOn                   string   `json:",omitempty"`
	Progress, ProgressWords                      string   `json:",omitempty"`
	ProgressBy, ProgressOn                       string   `json:",omitempty"`
	Disagree                                     bool     `json:",omitempty"`
	Forces                                       []string `json:",omitempty"` // of the body, or of the places that the finding is about
}

// ledgerText bounds the text in a line; the explorer has it whole.
const ledgerText = 400

// ledger writes what was asked of whom, and what is known of it.
func (b *builder) ledger() error {
	rows := []obligationRow{}
	for i := range b.data.Obligations {
		o := &b.data.Obligations[i]
		text := []rune(o.Text)
		if len(text) > ledgerText {
			text = append(text[:ledgerText:ledgerText], '…')
		}
		rows = append(rows, obligationRow{
			Forces:  b.forcesOf(o),
			Finding: o.FindingID, Document: shortID(o.DocumentID), Kind: o.Kind, Number: o.Number, Text: string(text),
			Place: tables.PageOf(o.Page, 0, o.Sheet, o.Cell), Page: o.Page, Anchor: o.Anchor,
			Agency: o.Agency, Area: o.AreaCode, Body: o.Body, Deadline: o.Deadline.String(), DeadlineKind: o.DeadlineKind, State: o.State, Days: o.DaysUnknown,
			Answer: o.Answer, AnswerBy: o.AnswerBy, AnswerOn: o.AnswerOn.String(),
			Progress: o.Progress, ProgressWords: o.ProgressPublished, ProgressBy: o.ProgressBy, ProgressOn: o.ProgressOn.String(), Disagree: o.Disagree,
		})
	}
	return b.put("ledger", rows)
}

// forcesOf are the forces in whose area the body of an obligation is, or,
// where it is no place, the places that the finding is about.
func (b *builder) forcesOf(o *record.Obligation) []string {
	force := func(code string) string {
		if a := b.index.Areas[code]; a != nil && a.Type != "force" {
			return a.ForceCode
		}
		return code
	}
	if o.AreaCode != "" {
		return []string{force(o.AreaCode)}
	}
	var out []string
	for a := range b.index.FindingAreas.Of(o.FindingID) {
		if f := cmp.Or(a.ForceCode, force(a.AreaCode)); a.Basis != "all_forces" && f != "" && !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}
