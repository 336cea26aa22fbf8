package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"forcestats/pipeline/extract"
	"forcestats/pipeline/extract/card"
	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/normalise"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// withDocument opens a file and hands it on.
func withDocument(e *extract.Engine, name string, use func(*publication.Document) error) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	doc, _, err := e.Open(extract.File{Name: name, ReaderAt: f, Size: info.Size()})
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return use(doc)
}

// draftCard writes the draft of a card for the table in a file.
func (a *app) draftCard(e *extract.Engine, name string) error {
	return withDocument(e, name, func(doc *publication.Document) error {
		if doc.Book == nil {
			return fmt.Errorf("%s: %s; a card is for tables", name, publication.NotSpreadsheet)
		}
		if err := card.Draft(a.out, doc.Book); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		return nil
	})
}

// shownRows is how many figures check shows of a card's table.
const shownRows = 5

// checkCard holds a card against a file and shows the first rows that it gives.
func (a *app) checkCard(e *extract.Engine, cardName, name string) error {
	data, err := os.ReadFile(cardName)
	if err != nil {
		return err
	}
	c, err := card.Parse(filepath.Base(cardName), data)
	if err != nil {
		return err
	}
	return withDocument(e, name, func(doc *publication.Document) error {
		claim := c.Recognise(doc)
		if claim.Score == 0 {
			return fmt.Errorf("%s is not the card's: %s", name, claim.Misfit)
		}
		n, err := normalise.New(normalise.Options{})
		if err != nil {
			return err
		}
		rows := &record.Rows{}
		stage := n.Begin(normalise.Source{
			DocumentID: strings.Repeat("0", 64), Format: doc.Book.Format(), Path: name, Publication: c.ID, Publisher: c.Publisher,
		}, rows)
		trouble := c.Extract(doc, claim.Layout, stage)
		if err := stage.Close(extract.Read, ""); err != nil {
			return err
		}
		return errors.Join(a.showCard(rows), trouble)
	})
}

func (a *app) showCard(rows *record.Rows) error {
	for i := range rows.Observations[:min(shownRows, len(rows.Observations))] {
		o := &rows.Observations[i]
		fmt.Fprintf(a.out, "%s: %s %s, %s to %s: %s %s %s = %q\n", record.Origin{Sheet: o.Sheet, Cell: o.Cell}, o.AreaCode, o.AreaPublished,
			o.PeriodStart, o.PeriodEnd, o.Measure, o.Category, o.Unit, o.Published)
	}
	held := 0
	for _, i := range rows.Issues {
		fmt.Fprintf(a.out, "%s: %s: %s\n", i.Severity, record.Origin{Sheet: i.Sheet, Cell: i.Cell}, i.Message)
		if i.Severity == vocabulary.HeldBack {
			held++
		}
	}
	_, err := fmt.Fprintf(a.out, "%d figures, %d troubles that hold rows back\n", len(rows.Observations), held)
	return err
}
