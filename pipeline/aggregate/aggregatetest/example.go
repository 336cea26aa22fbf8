package aggregatetest

import (
	"strconv"

	"forcestats/pipeline/record"
)

// Example is a small set of documents of every kind: two reports of which the
// second repeats a finding of the first, a list of grades, figures of crime,
// children, workforce and outcomes in two editions. Every statistic has a row
// in it.
func Example() *record.Rows {
	var r Rows
	exampleReports(&r)
	exampleGrades(&r)
	exampleFigures(&r)
	return &r.Rows
}

func exampleReports(r *Rows) {
	first := r.Document("report", "hmicfrs-reports", "2023-12-08", "", "")
	first.Series = ""
	r.finding("report-1", "recommendation", "2024-12-31", "", "")
	r.finding("report-2", "recommendation", "2024-12-31", "", "")
	r.Areas = append(r.Areas, record.DocumentArea{DocumentID: first.DocumentID, AreaType: "force", AreaCode: "E23000010", AreaPublished: "West Yorkshire", ForceCode: "E23000010", Role: "subject"})
	second := r.Document("progress", "hmicfrs-reports", "2025-10-24", "", "")
	second.Series = ""
	r.finding("progress-1", "recommendation", "", "report-2", "complete")
	r.Areas = append(r.Areas, record.DocumentArea{DocumentID: second.DocumentID, AreaType: "district", AreaCode: "E08000032", AreaPublished: "Bradford", ForceCode: "E23000010", Role: "subject"})
	r.FindingAreas = append(r.FindingAreas,
		record.FindingArea{FindingID: "report-1", AreaType: "district", AreaCode: "E08000032", ForceCode: "E23000010", Basis: "named"},
		record.FindingArea{FindingID: "report-2", AreaType: "country", AreaCode: "K04000001", Basis: "all_forces"},
		record.FindingArea{FindingID: "progress-1", AreaType: "country", AreaCode: "K04000001", Basis: "all_forces"})
	r.Addressees = append(r.Addressees, record.FindingAddressee{FindingID: "report-1", Agency: "police", Published: "the force", Basis: "named"})
	r.Themes = append(r.Themes, record.FindingTheme{FindingID: "report-1", Theme: "child_sexual_exploitation", Matched: "exploitation"})
}

func (r *Rows) finding(id, kind, deadline, restates, status string) {
	due := ""
	if deadline != "" {
		due = record.DueAct
	}
	r.Findings = append(r.Findings, record.Finding{
		FindingID: id, DocumentID: r.last.DocumentID, Publication: r.last.Publication, Ordinal: int32(len(r.Findings)),
		Kind: kind, Text: "The force should act.", Page: 3, PageEnd: 3, Deadline: date(deadline), DeadlineKind: due, Restates: restates, Status: status, StatusPublished: status,
	})
}

func exampleGrades(r *Rows) {
	r.Document("list", "ofsted-la-outcomes", "2025-09-25", "2025-03-31", "2025-03-31")
	grade := func(area, framework, question, grade, scale, on, inspection string) {
		r.Judgements = append(r.Judgements, record.Judgement{
			DocumentID: r.last.DocumentID, Publication: r.last.Publication, AreaType: areaType(area), AreaCode: area,
			Framework: framework, Question: question, QuestionPublished: question, Grade: grade, GradePublished: grade,
			Scale: scale, JudgedOn: date(on), Sheet: "History", Cell: "B" + on[:4], InspectionID: area + ":" + framework + ":" + inspection,
		})
	}
	grade("E10000018", "ofsted_sif", "overall", "requires_improvement", "four_grade", "2016-12-15", "2016-12-15")
	grade("E10000018", "ofsted_ilacs", "overall", "good", "four_grade", "2019-09-20", "2019-09-20")
	grade("E10000018", "ofsted_ilacs", "overall", "good", "four_grade", "2019-10-02", "2019-09-20")
	grade("E23000010", "peel", "leadership", "good", "four_grade", "2018-11-01", "2018-11-01")
	grade("E23000010", "peel", "leadership", "adequate", "five_grade", "2024-02-01", "2024-02-01")
}

func exampleFigures(r *Rows) {
	forces := []string{"E23000010", "E23000039", "E23000034", "K04000001"}
	for i, name := range []string{"crime-one", "crime-two"} {
		r.Document(name, "homeoffice-recorded-crime", []string{"2024-07-01", "2025-07-01"}[i], "2022-04-01", []string{"2024-03-31", "2025-03-31"}[i])
		for n, area := range forces {
			for year := 2022; year <= 2023+i; year++ {
				base := float64(10*(n+1) + year - 2000 + i*(n%2))
				for c, code := range []string{"17B", "19D", "19E", "19G", "19H", "20B", "21", "22B", "71", "73", "88A", "34A"} {
					v := text(base + float64(c))
					r.Quarters("recorded_offences "+code+" - "+area+" count", year, v, v, v, "1")
				}
			}
		}
	}
	r.Document("outcomes", "homeoffice-outcomes", "2025-07-01", "2024-04-01", "2025-03-31")
	for n, area := range forces {
		for _, kind := range []string{"0", "1", "1a", "14", "16"} {
			v := text(float64(7*(n+1) + len(kind)))
			r.Quarters("offence_outcomes 71 basis=closed;outcome_type="+kind+" "+area+" count", 2024, v, v, v, v)
		}
		r.Figure("workforce police_officers - "+area+" 2024-03-31 2024-03-31 fte", text(100.25+float64(n)))
		r.Figure("workforce police_officers - "+area+" 2025-03-31 2025-03-31 fte", text(101.5+float64(n)/3))
		r.Figure("prosecutions sexual_offences outcome=convictions "+area+" 2024-04-01 2025-03-31 count", text(float64(30+n)))
		r.Figure("prosecutions sexual_offences outcome=unsuccessful "+area+" 2024-04-01 2025-03-31 count", text(float64(10+2*n)))
		r.Figure("population all - "+area+" 2024-06-30 2024-06-30 persons", text(float64(1000*(n+1))))
		r.Figure("population all - "+area+" 2022-06-30 2022-06-30 persons", text(float64(990*(n+1))))
		for age := range 18 {
			r.Figure("population all age="+text(float64(age))+" "+area+" 2024-06-30 2024-06-30 persons", text(float64(10*(n+1)+age)))
		}
	}
	exampleCouncils(r)
}

func exampleCouncils(r *Rows) {
	r.Document("factors", "dfe-explore-education-statistics", "2025-10-30", "2023-04-01", "2025-03-31")
	for n, area := range []string{"E08000032", "E08000033", "E08000034", "E08000035", "E08000036", "E06000058", "E06000059", "E10000018", "E92000001"} {
		for year := 2023; year <= 2024; year++ {
			span := " - " + area + " " + text(float64(year)) + "-04-01 " + text(float64(year+1)) + "-03-31 count"
			r.Figure("assessments episodes_with_assessment_factor"+span, text(float64(300+n*10)))
			v := text(float64(20 + n*3 + year - 2023))
			if n == 4 && year == 2024 {
				v = "suppressed"
			}
			r.Figure("assessment_factors child_sexual_exploitation"+span, v)
			r.Figure("children_in_need at31_episodes"+span, text(float64(400+n)))
		}
		r.Figure("children all - "+area+" 2023-06-30 2023-06-30 persons", text(float64(100000+n*777)))
	}
}

func text(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
