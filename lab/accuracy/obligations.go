package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"forcestats/pipeline/collect/ledger"
	"forcestats/pipeline/normalise/status"
	"forcestats/pipeline/record"
)

// bundledActions are the priority actions with a date in the letters under
// sources/, counted by eye: each by which a council must send its statement.
const bundledActions = 8

// scoreObligations keeps the ledger over every list and report and looks at
// what is no overdue act: a written plan that a priority action asks for, and an
// answer that the register of the Independent Office for Police Conduct has.
func scoreObligations(w io.Writer, shared string) error {
	book, err := newLedgerBook()
	if err != nil {
		return err
	}
	bundled := map[string]bool{}
	for _, folder := range []string{"sheets", "pdfs"} {
		read, err := readAll(shared, folder)
		if err != nil {
			return err
		}
		for _, o := range read {
			if len(o.rows.Documents) == 0 || len(o.rows.Findings) == 0 {
				continue
			}
			if _, err := os.Stat(filepath.Join("sources", filepath.Base(o.path))); err == nil {
				bundled[o.rows.Documents[0].DocumentID] = true
			}
			book.add(&o.rows)
		}
	}
	all := book.keep()
	actions := actionsOf(book.Findings, bundled)
	answers := answersOf(all)
	fmt.Fprintf(w, "priority actions with a date: %d of the bundled letters, %d of them to submit a plan and %d overdue; %d of all letters, %d to submit a plan, %d overdue\n",
		actions.bundled, actions.bundledPlans, actions.bundledOverdue, actions.all, actions.plans, actions.overdue)
	fmt.Fprintf(w, "recommendations of the IOPC: %d obligations with a date, %d of them dates of an answer; %d answered, %d of them overdue; %d not answered, %d of them overdue\n",
		answers.dated, answers.respond, answers.answered, answers.answeredOverdue, answers.waiting, answers.waitingOverdue)
	switch {
	case actions.bundled != bundledActions || actions.bundledPlans != bundledActions || actions.plans != actions.all || actions.overdue > 0:
		return fmt.Errorf("priority actions with a date are not all plans to be sent, or are overdue")
	case answers.answered == 0 || answers.respond != answers.dated || answers.answeredOverdue+answers.waitingOverdue > 0:
		return fmt.Errorf("recommendations whose answer is due count as overdue acts")
	}
	return nil
}

// plans count the priority actions that have a date.
type plans struct{ bundled, bundledPlans, bundledOverdue, all, plans, overdue int }

func actionsOf(findings []record.Finding, bundled map[string]bool) (n plans) {
	for _, f := range findings {
		if f.Kind != "priority_action" || !f.Deadline.Valid() {
			continue
		}
		plan, overdue := f.DeadlineKind == record.DueSubmitPlan, f.State == ledger.Overdue
		n.all++
		if plan {
			n.plans++
		}
		if overdue {
			n.overdue++
		}
		if !bundled[f.DocumentID] {
			continue
		}
		n.bundled++
		if plan {
			n.bundledPlans++
		}
		if overdue {
			n.bundledOverdue++
		}
	}
	return n
}

// answers count the obligations of the IOPC's register that have a date.
type answers struct{ dated, respond, answered, answeredOverdue, waiting, waitingOverdue int }

func answersOf(all []record.Obligation) (n answers) {
	for _, o := range all {
		if o.Publication != "iopc-recommendations" || !o.Deadline.Valid() {
			continue
		}
		n.dated++
		if o.DeadlineKind == record.DueRespond {
			n.respond++
		}
		count, late := &n.waiting, &n.waitingOverdue
		if o.Answer != "" || o.State == status.NotAccepted {
			count, late = &n.answered, &n.answeredOverdue
		}
		*count++
		if o.State == ledger.Overdue {
			*late++
		}
	}
	return n
}
