package tables

import (
	"cmp"
	"slices"
	"strings"

	"forcestats/pipeline/normalise/inspection"
	"forcestats/pipeline/record"
)

// OncePerInspection returns the grades as people count them: one for each
// question of an inspection, however many lists, histories and reports tell it.
// The one with the surest date stays, and of those the one that was published
// last. A list of latest grades that prints no date of theirs counts only where
// the place has no dated grade for the question.
func OncePerInspection(judgements []record.Judgement, documents []record.Document) []record.Judgement {
	published := map[string]int32{}
	for i := range documents {
		published[documents[i].DocumentID] = int32(documents[i].Published)
	}
	at := map[string]int{}
	dated := map[string]bool{}
	var out []record.Judgement
	for _, j := range judgements {
		question := strings.Join([]string{j.AreaCode, inspection.Subject(j.Framework), j.Question}, ":")
		if j.InspectionID == "" {
			out = append(out, j)
			continue
		}
		dated[question] = true
		key := j.InspectionID + ":" + j.Question
		i, known := at[key]
		if !known {
			at[key] = len(out)
			out = append(out, j)
			continue
		}
		if had := out[i]; cmp.Or(sureness(&had)-sureness(&j), int(published[had.DocumentID]-published[j.DocumentID]), strings.Compare(j.DocumentID, had.DocumentID)) < 0 {
			out[i] = j
		}
	}
	return slices.DeleteFunc(out, func(j record.Judgement) bool {
		return j.InspectionID == "" && dated[strings.Join([]string{j.AreaCode, inspection.Subject(j.Framework), j.Question}, ":")]
	})
}

// sureness orders the dates of grades, the surest highest.
func sureness(j *record.Judgement) int {
	switch j.JudgedOnBasis {
	case "inspection_end":
		return 3
	case "inspection_start":
		return 2
	case "publication":
		return 1
	}
	return 0
}
