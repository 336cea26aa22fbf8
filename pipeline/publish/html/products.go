package html

import "forcestats/pipeline/publish/tables"

// matrixRow is a force's line of the evidence matrix.
type matrixRow struct {
	Code, Name, Newest string
	Documents, Subject int
	Cells              []matrixCell
}

type matrixCell struct {
	Count    int
	Newest   string               `json:",omitempty"`
	Voices   map[tables.Voice]int `json:",omitempty"`
	Findings []string             `json:",omitempty"`
}

// products writes the files of the products that are made of findings.
func (b *builder) products() error {
	e := tables.NewEvidence(b.data, b.index)
	line := func(r *tables.EvidenceRow) matrixRow {
		out := matrixRow{Code: r.Code, Name: r.Name, Newest: r.Newest.String(), Documents: r.Documents, Subject: r.OnSubject}
		for _, c := range r.Cells {
			out.Cells = append(out.Cells, matrixCell{c.Count, c.Newest.String(), c.Voices, c.Findings})
		}
		return out
	}
	file := struct {
		Questions []string
		Rows      []matrixRow
		National  matrixRow
	}{Questions: e.Questions, National: line(&e.National)}
	for i := range e.Rows {
		file.Rows = append(file.Rows, line(&e.Rows[i]))
	}
	return b.put("matrix", file)
}
