package inspection

import (
	"testing"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

func day(s string) civil.Date {
	if s == "" {
		return 0
	}
	d, err := civil.Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// The grades of a made-up council, told by a report, a list and a history.
func TestJoin(t *testing.T) {
	const body = "E08000099:children_services:"
	for name, c := range map[string]struct {
		rows []record.Judgement
		want []string
	}{
		"report, list and history tell one": {
			[]record.Judgement{
				{InspectionID: body + "published-2024-07-15", PublishedOn: day("2024-07-15"), Question: "overall", Grade: "good", Framework: "ofsted_ilacs"},
				{InspectionID: body + "2024-05-13", InspectedFrom: day("2024-05-13"), PublishedOn: day("2024-07-15"), Question: "overall", Grade: "good", Framework: "ofsted_outcomes"},
				{InspectionID: body + "2024-05-20", InspectedFrom: day("2024-05-20"), InspectedTo: day("2024-05-24"), Question: "leadership", Grade: "good", Framework: "ofsted_ilacs"},
			},
			[]string{body + "2024-05-13", body + "2024-05-13", body + "2024-05-13"},
		},
		"two inspections stay two": {
			[]record.Judgement{
				{InspectionID: body + "2018-09-17", InspectedFrom: day("2018-09-17"), Question: "overall", Grade: "inadequate"},
				{InspectionID: body + "published-2018-10-29", PublishedOn: day("2018-10-29"), Question: "overall", Grade: "inadequate"},
				{InspectionID: body + "2022-11-21", InspectedFrom: day("2022-11-21"), Question: "overall", Grade: "inadequate"},
				{InspectionID: body + "published-2023-01-27", PublishedOn: day("2023-01-27"), Question: "overall", Grade: "inadequate"},
			},
			[]string{body + "2018-09-17", body + "2018-09-17", body + "2022-11-21", body + "2022-11-21"},
		},
		"other grades are another inspection": {
			[]record.Judgement{
				{InspectionID: body + "2018-03-05", InspectedFrom: day("2018-03-05"), Question: "overall", Grade: "inadequate"},
				{InspectionID: body + "published-2018-07-01", PublishedOn: day("2018-07-01"), Question: "overall", Grade: "good"},
			},
			[]string{body + "2018-03-05", body + "published-2018-07-01"},
		},
		"an earlier report is not of a later visit": {
			[]record.Judgement{
				{InspectionID: body + "published-2018-03-01", PublishedOn: day("2018-03-01"), Question: "overall", Grade: "good"},
				{InspectionID: body + "2018-03-12", InspectedFrom: day("2018-03-12"), PublishedOn: day("2018-05-10"), Question: "overall", Grade: "good"},
			},
			[]string{body + "published-2018-03-01", body + "2018-03-12"},
		},
		"nor is one whose publication is not known": {
			[]record.Judgement{
				{InspectionID: body + "published-2018-03-01", PublishedOn: day("2018-03-01"), Question: "overall", Grade: "good"},
				{InspectionID: body + "2018-03-12", InspectedFrom: day("2018-03-12"), Question: "overall", Grade: "good"},
			},
			[]string{body + "published-2018-03-01", body + "2018-03-12"},
		},
		"a list of latest grades names no inspection": {
			[]record.Judgement{{Question: "overall", Grade: "good"}, {InspectionID: body + "2018-03-12", InspectedFrom: day("2018-03-12"), Question: "overall", Grade: "good"}},
			[]string{"", body + "2018-03-12"},
		},
		"two bodies": {
			[]record.Judgement{
				{InspectionID: "E08000098:children_services:2018-03-12", InspectedFrom: day("2018-03-12"), Question: "overall", Grade: "good"},
				{InspectionID: body + "published-2018-05-01", PublishedOn: day("2018-05-01"), Question: "overall", Grade: "good"},
			},
			[]string{"E08000098:children_services:2018-03-12", body + "published-2018-05-01"},
		},
	} {
		Join(c.rows)
		for i, want := range c.want {
			if got := c.rows[i].InspectionID; got != want {
				t.Errorf("%s: row %d has %q, want %q", name, i, got, want)
			}
		}
	}
}
