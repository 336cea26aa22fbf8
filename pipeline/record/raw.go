package record

import (
	"forcestats/pipeline/vocabulary/period"
	"forcestats/pipeline/vocabulary/place"
)

// OffenceLabel is an offence as a publication writes it. Normalise turns it
// into the contract's category: the Home Office code, group:... or
// subgroup:..., all, or all_excluding_fraud.
type OffenceLabel struct {
	Code        string // Home Office code as printed, e.g. 71, 88A, 1/4.1/4.10/4.2
	Description string
	Group       string
	Subgroup    string
}

// RawObservation is one published figure with its labels, as extract read it.
// Exactly one of Category and Offence is set.
type RawObservation struct {
	Origin    Origin
	Measure   string // the contract's measure, e.g. recorded_offences
	Category  string // code within the measure where the layout knows it
	Offence   OffenceLabel
	Breakdown string // key=value;key=value, keys sorted; see Breakdown
	Area      place.Printed
	Period    period.Printed
	Published string  // the cell's text as published, outer spaces off
	Number    float64 // typed value of a numeric cell
	IsNumber  bool    // Number holds the value; else Published must be read
	Marker    string  // set where the layout knows what the mark means (footnote, legend); empty lets normalise decide
	Unit      string  // the contract's unit

	Provisional, Revised, Estimated Null[bool]
	Note                            string // text of the footnotes that label or cell point to
}

// What is due by the deadline of a finding.
const (
	DueAct        = "act"         // what the finding asks for
	DueRespond    = "respond"     // an answer: whether it is accepted, and what will be done
	DueSubmitPlan = "submit_plan" // a written plan or statement of what will be done
)

// RawFinding is one recommendation, area for improvement and the like, as
// extract read it from a review.
type RawFinding struct {
	Kind        string // the contract's kind
	Number      string // as printed, e.g. "12" or "Recommendation 3"
	Section     string
	Subheading  string
	Text        string // whole text, pages joined; sub-bullets as "• " on their own lines
	Page        int32
	PageEnd     int32
	Responsible string // addressee words printed outside the text (a responsible body column)
	Deadline    string // deadline words printed outside the text
	Due         string // what is due by the deadline: one of the contract's kinds; empty is act
	Status      string // status words, where the publication prints them
	Response    string // answer to the recommendation, where this is a response document
	RestatesNo  string // number of the earlier finding that this one repeats, if the document says so
	RestatesOf  string // title of the earlier document, if it says so
	Origin      Origin // sheet and cell for a register; page is Page
	Found       string // structure or type: which way the block was found
	Agreement   Null[float64]
	Agreed      Null[bool]
	Again       []int           // further pages that print it again
	Areas       []place.Printed // places that the row itself is about (a register by force)
}

// RawJudgement is one grade as printed.
type RawJudgement struct {
	Origin    Origin
	Framework string // the contract's framework
	Question  string // the contract's question code; empty lets normalise decide from the printed one
	Printed   string // question as printed
	Grade     string // grade as printed
	Area      place.Printed
	Inspected period.Printed // days of the inspection; Start or End alone where only its first or last is printed
	Published period.Printed // publication of the grade's own report, where the document prints it; empty is the document's
	JudgedOn  period.Printed // the day that a list of latest grades is as at
	Agreed    Null[bool]
}

// RawArea is a place that a document is about.
type RawArea struct {
	Area place.Printed
	Role string // subject or mentioned_force
	Page int32
}

// RawDocument is what a document says of itself.
type RawDocument struct {
	Title, Publisher string
	Published        period.Printed // publication date as printed, or already worked out
	Period           period.Printed // what it covers
	Series           string         // editions of one series supersede each other, figure by figure; empty if the document stands alone
	EditionNote      string         // "corrected", "revised", "v2": orders editions of one date
	Pages            int32          // pages, or sheets
	// Terms are the names that a report shortens, by what it calls them from
	// there on: "WMP", "the Department".
	Terms map[string]string
}

// RawSink takes what a publication reads from one document, row by row and in
// document order. A publication that sees something wrong says so by Issue and
// goes on. The pointers are only valid during the call.
type RawSink interface {
	Document(RawDocument)
	Area(RawArea)
	Observation(*RawObservation)
	Finding(*RawFinding)
	Judgement(*RawJudgement)
	Issue(Issue)
}
