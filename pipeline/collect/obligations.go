package collect

import (
	"forcestats/pipeline/collect/ledger"
	"forcestats/pipeline/part"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
	"forcestats/pipeline/vocabulary/place"
)

// Account keeps the ledger of what the findings ask for, on the day of the run,
// and gives each finding the worst state of its obligations.
func (c *Collected) Account(places *place.Table, run civil.Date) error {
	book := ledger.Book{Documents: c.Documents, Findings: c.Findings, Run: run}
	for _, a := range places.Areas() {
		if a.Type == "force" {
			book.Forces = append(book.Forces, ledger.Force{Code: a.Code, Name: a.Name})
		}
	}
	for i, folder := range c.Parts {
		if c.Infos[i].Rows("findings") == 0 {
			continue
		}
		subjects, err := part.All(folder, record.DocumentAreaTable())
		if err != nil {
			return err
		}
		addressees, err := part.All(folder, record.FindingAddresseeTable())
		if err != nil {
			return err
		}
		areas, err := part.All(folder, record.FindingAreaTable())
		if err != nil {
			return err
		}
		book.Subjects = append(book.Subjects, subjects...)
		book.Addressees = append(book.Addressees, addressees...)
		book.Areas = append(book.Areas, areas...)
	}
	c.Obligations, c.ObligationSources = book.Keep()
	return nil
}
