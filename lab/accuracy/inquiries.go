package main

import (
	"errors"
	"fmt"
	"io"

	"forcestats/pipeline/readers/pdf"
)

// answeredOutright is how many recommendations the responses at hand print,
// counted by eye on their pages.
var answeredOutright = map[string]int{
	"inquiry/Behaviour-Change-Response.pdf":             33,
	"inquiry/Grenfell-Phase2-Response.pdf":              58,
	"inquiry/Summer2024-Disorder-Response.pdf":          9,
	"inquiry/UK-Covid-19_Inquiry_Module_1_Response.pdf": 10,
	"inquiry/UK-Covid-19_Inquiry_Module_2_Response.pdf": 19,
}

// scoreInquiries scores inquiry reports and government responses: the gold
// list of one inquiry, and of each response the number of its pairs; by the
// structure of the documents, and again by type alone, as if they had none.
func scoreInquiries(w io.Writer, shared string) error {
	var errs []error
	for _, typeOnly := range []bool{false, true} {
		all, err := readPDFsBy(pdf.Options{TypeOnly: typeOnly}, shared, "inquiry")
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "by type alone: %v\n", typeOnly)
		if err := scoreInquiry(w, shared, all); err != nil && !typeOnly {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

func scoreInquiry(w io.Writer, shared string, all []readReport) error {
	byName := map[string]*readReport{}
	wrong := 0
	for i := range all {
		r := &all[i]
		byName[r.name] = r
		statuses, answers, agreed, known := 0, 0, 0, 0
		for _, f := range r.rows.Findings {
			if f.Status != "" {
				statuses++
			}
			if f.Response != "" {
				answers++
			}
			if f.Agreed.Valid {
				known++
				if f.Agreed.V {
					agreed++
				}
			}
		}
		fmt.Fprintf(w, "%-60s %-12s %-26s findings %3d, answered %3d, with status %3d, agreed %3d of %3d\n",
			r.name, r.status, r.id, len(r.rows.Findings), answers, statuses, agreed, known)
		if want, ok := answeredOutright[r.name]; ok && answers != want {
			fmt.Fprintf(w, "  answered %d, by eye %d\n", answers, want)
			wrong++
		}
	}
	if err := scoreGold(w, shared, byName); err != nil {
		return err
	}
	if wrong > 0 {
		return fmt.Errorf("%d responses with another number of pairs than by eye", wrong)
	}
	return nil
}
