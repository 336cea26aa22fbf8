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

// funnelRow is a force's line of the justice funnel.
type funnelRow struct {
	Area, Offence, Period, Start, End, Source string
	Recorded, Assigned                        float64
	Groups                                    []float64
	Share, Lower, Upper                       []*float64
	Complete                                  bool
}

// justiceFile writes what became of recorded offences.
func (b *builder) justiceFile() error {
	file := struct {
		Groups []tables.OutcomeGroup
		Rows   []funnelRow
	}{tables.OutcomeGroups(), []funnelRow{}}
	for _, f := range b.justice.Funnels() {
		r := funnelRow{
			Area: f.AreaCode, Offence: f.Offence, Period: f.Period.Label, Start: f.Period.Start.String(), End: f.Period.End.String(), Source: f.Source,
			Recorded: f.Recorded, Assigned: f.Assigned, Groups: f.Groups, Complete: f.Complete,
		}
		for g := range f.Groups {
			share, lower, upper := f.Share(g)
			r.Share, r.Lower, r.Upper = append(r.Share, number(share)), append(r.Lower, short(lower)), append(r.Upper, short(upper))
		}
		file.Rows = append(file.Rows, r)
	}
	return b.put("justice", file)
}
