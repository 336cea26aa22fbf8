package policeuk

import (
	"fmt"
	"hash/fnv"
	"slices"

	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
)

// repeats finds crimes that stand twice in a file. A row that repeats another
// in every cell, Crime ID and all, is one crime printed twice and is counted
// once. A Crime ID on two rows that differ in place or outcome is published so
// (13 of the 652 of the City of London in December 2018): both rows are counted,
// and an issue says so. Rows without an ID, those of anti-social behaviour, are
// incidents of which many look alike: all are counted.
type repeats struct {
	sheet    string
	outcomes bool               // one crime may have several outcomes
	seen     map[uint64]seenRow // by the hash of the Crime ID

	same, differ     longtable.Tally
	sameAs, differAs int // row that the first of them repeats
}

type seenRow struct {
	row  int    // as people count
	hash uint64 // of all cells
}

// again reports whether the row has been read already.
func (t *repeats) again(r *longtable.Row) bool {
	id := r.Text(colCrimeID)
	if id == "" {
		return false
	}
	key, row := hashOf(id), seenRow{r.Index + 1, hashRow(r)}
	first, ok := t.seen[key]
	switch {
	case !ok:
		t.seen[key] = row
	case first.hash == row.hash:
		if t.same.Add(r.Ref(colCrimeID)) {
			t.sameAs = first.row
		}
		return true
	case !t.outcomes:
		if t.differ.Add(r.Ref(colCrimeID)) {
			t.differAs = first.row
		}
	}
	return false
}

func hashOf(text string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(text))
	return h.Sum64()
}

func hashRow(r *longtable.Row) uint64 {
	h := fnv.New64a()
	for pos := range r.Len() {
		h.Write([]byte(r.TextAt(pos)))
		h.Write([]byte{0})
	}
	return h.Sum64()
}

func (t *repeats) report(out record.RawSink) {
	t.same.Report(vocabulary.DuplicateRow, t.sheet, fmt.Sprintf("the crime stands in the file already, cell for cell (the first in row %d); it is counted once", t.sameAs),
		"fetch the file again from data.police.uk", out)
	t.differ.Report(vocabulary.RowsContradict, t.sheet,
		fmt.Sprintf("the Crime ID stands in the file already with another place or outcome (the first in row %d); both rows are counted", t.differAs),
		"the file is published so; compare the two rows where the count matters", out)
}

// crimeTypes are the types of data.police.uk, those of its first years too.
var crimeTypes = []string{
	"anti_social_behaviour", "bicycle_theft", "burglary", "criminal_damage_and_arson", "drugs", "other_crime", "other_theft",
	"possession_of_weapons", "public_disorder_and_weapons", "public_order", "robbery", "shoplifting", "theft_from_the_person",
	"vehicle_crime", "violence_and_sexual_offences", "violent_crime",
}

// IsCrimeType reports whether a label in snake case is a type of crime of
// data.police.uk.
func IsCrimeType(code string) bool { return slices.Contains(crimeTypes, code) }

// known tells once of each crime type that no list has.
func (c *counter) known(code, printed, ref string) {
	if IsCrimeType(code) || c.types[code] {
		return
	}
	c.types[code] = true
	i := record.NewIssue(vocabulary.OffenceCodeNew, record.Origin{Sheet: c.sheet, Cell: ref}, fmt.Sprintf("%q is no crime type of data.police.uk; it is counted as printed", printed))
	i.Field, i.Value, i.Hint = "offence", printed, "compare the row with the published file"
	c.out.Issue(i)
}
