package html

import (
	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/record"
)

// complement adds to a cell what the columns of comparison say of it: by name
// what it is compared with, where it stands in the funnel, between what a
// figure lies that is partly suppressed, and whether its series breaks there.
func complement(*cell, *record.Statistic) {}

// datesOf gives a grade the dates of its inspection.
func datesOf(*gradeRow, *record.Judgement) {}

// due says what the deadline of a finding is for.
func due(*findingRow, *record.Finding) {}

// landing is the publisher's page of a document.
func landing(*record.Document) string { return "" }

// peers are the places that a place is compared with, and where that list is from.
func (b *builder) peers(string) ([]string, string) { return nil, "" }

// definition says what a figure counts.
func definition(*figure) string { return "" }

// sourcesFolder is where the sources lie, seen from the folder of outputs.
func sourcesFolder(*tables.Data) string { return "" }
