package duckdb

import (
	"strings"
	"testing"

	"forcestats/pipeline/aggregate/aggregatetest"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

func TestFindings_restated_once_open_and_overdue(t *testing.T) {
	kept := run(t, example())
	all := kept.One(t, westYorkshire+" findings recommendation - -")
	value(t, all, 2) // the second document repeats one of the first's
	if all.National.V != 2 {
		t.Errorf("national %v", all.National)
	}
	value(t, kept.One(t, westYorkshire+" findings recommendation agency=police -"), 1)
	value(t, kept.One(t, westYorkshire+" findings recommendation theme=child_sexual_exploitation -"), 1)
	value(t, kept.One(t, westYorkshire+" findings recommendation - 2023-12-31"), 2)
	value(t, kept.One(t, "E08000032 findings recommendation - -"), 1)
	// The one for all forces is done by what the second document says; the other has passed its deadline.
	kept.None(t, westYorkshire+" findings_open * * *") // each finding has one state
	value(t, kept.One(t, westYorkshire+" findings_overdue recommendation - -"), 1)
	value(t, kept.One(t, dorsetForce+" findings recommendation - -"), 1)
	kept.None(t, dorsetForce+" findings_open * * *")
	value(t, kept.One(t, westYorkshire+" documents hmicfrs-reports - -"), 2)
}

func TestGrades_newest_change_and_attribution(t *testing.T) {
	kept := run(t, example())
	s := kept.One(t, "E10000018 grade overall framework=ofsted_ilacs -")
	if s.ValueText != "good" || s.Attributed != "" || s.Value.Valid {
		t.Errorf("%+v", s)
	}
	district := kept.One(t, "E07000129 grade overall framework=ofsted_ilacs -")
	if district.ValueText != "good" || district.Attributed != "E10000018" {
		t.Errorf("Blaby: %q attributed to %q", district.ValueText, district.Attributed)
	}
	// From the single inspection framework of 2016; the list's date for the same 2019 inspection is no inspection before it.
	change := kept.One(t, "E10000018 grade_change overall framework=ofsted_ilacs -")
	value(t, change, 1)
	if change.ValueText != "requires_improvement to good" {
		t.Errorf("change %q", change.ValueText)
	}
	days := kept.One(t, "E10000018 days_since_judgement overall framework=ofsted_ilacs -")
	value(t, days, float64(aggregatetest.RunDate.UnixDays()-18171)) // 2 October 2019
	// Four grades to 2018/19 and five since are no scale to change on.
	force := kept.One(t, westYorkshire+" grade leadership framework=peel -")
	if force.ValueText != "adequate" {
		t.Errorf("PEEL %q", force.ValueText)
	}
	kept.None(t, westYorkshire+" grade_change * * *")
	if strings.Contains(s.SourceText, "first of") {
		t.Errorf("source text %q", s.SourceText)
	}
}

// One inspection report unlocked and turned is other bytes, and one report;
// the council next door inspected in the same days is another.
func TestFindings_of_two_renderings_of_a_report_count_once(t *testing.T) {
	var r aggregatetest.Rows
	report := func(name, council string, texts ...string) {
		d := r.Document(name, "ofsted-joint-targeted-area-inspection", "2024-07-12", "2024-04-22", "2024-04-26")
		d.Series, d.Title = "", "Joint targeted area inspection"
		r.Areas = append(r.Areas, record.DocumentArea{DocumentID: d.DocumentID, AreaType: "district", AreaCode: council, ForceCode: "E23000005", Role: "subject"})
		for i, text := range texts {
			id := name + "-" + text
			r.Findings = append(r.Findings, record.Finding{
				FindingID: id, DocumentID: d.DocumentID, Publication: d.Publication, Ordinal: int32(i + 1), Kind: "area_for_improvement",
				Text: text, Page: 1, PageEnd: 1, Restates: map[string]string{"later": "a-one"}[name],
			})
			r.FindingAreas = append(r.FindingAreas, record.FindingArea{FindingID: id, AreaType: "district", AreaCode: council, ForceCode: "E23000005", Basis: "subject"})
		}
	}
	report("a", "E08000005", "one", "two")
	report("b", "E08000005", "one", "two")
	report("c", "E08000003", "one")
	report("later", "E08000005", "one") // repeats a finding of the rendering that is not counted
	r.Documents[3].Title = "Progress"
	report("d", "E23000024", "one")
	norfolk := len(r.Areas) - 1
	r.Areas[norfolk].AreaType, r.Areas[norfolk].ForceCode = "force", "E23000024"
	r.FindingAreas[len(r.FindingAreas)-1].AreaType, r.FindingAreas[len(r.FindingAreas)-1].ForceCode = "force", "E23000024"
	kept := run(t, &r.Rows)
	value(t, kept.One(t, "E08000005 findings area_for_improvement - -"), 2)
	value(t, kept.One(t, "E08000003 findings area_for_improvement - -"), 1)
	value(t, kept.One(t, "E23000005 findings area_for_improvement - -"), 3)
	kept.None(t, "E10000020 findings * * *") // the force of Norfolk is not its county
	kept.None(t, "E10000020 documents * * *")
	value(t, kept.One(t, "E23000024 findings area_for_improvement - -"), 1)
	value(t, kept.One(t, "E08000005 documents ofsted-joint-targeted-area-inspection - -"), 2)
	if len(kept.Replaced) != 1 || kept.Replaced[0][0][0] != 'a' || kept.Replaced[0][1][0] != 'b' {
		t.Errorf("superseded: %v", kept.Replaced)
	}
}

func TestGrades_every_scale_of_the_contract_has_statistics(t *testing.T) {
	var r aggregatetest.Rows
	r.Document("send", "ofsted-area-send", "2024-03-01", "2024-01-15", "2024-01-19")
	for _, g := range []struct{ scale, framework, worst, best string }{
		{"four_grade", "ofsted_ilacs", "inadequate", "outstanding"}, {"five_grade", "child_protection", "inadequate", "outstanding"},
		{"three_outcome", "area_send", "inadequate", "good"},
	} {
		for grade, on := range map[string]string{g.worst: "2021-01-15", g.best: "2024-01-19"} {
			r.Judgements = append(r.Judgements, record.Judgement{
				DocumentID: r.Documents[0].DocumentID, Publication: "ofsted-area-send", AreaType: "district", AreaCode: "E08000032", Framework: g.framework,
				Question: "overall", QuestionPublished: "overall", Grade: grade, GradePublished: grade, Scale: g.scale, JudgedOn: day(on), Page: 1,
			})
		}
	}
	kept := run(t, &r.Rows)
	for framework, want := range map[string]float64{"ofsted_ilacs": 3, "child_protection": 4, "area_send": 2} {
		key := "overall framework=" + framework + " -"
		value(t, kept.One(t, "E08000032 grade_change "+key), want)
		value(t, kept.One(t, "E08000032 days_since_judgement "+key), float64(aggregatetest.RunDate-day("2024-01-19")))
		if s := kept.One(t, "E08000032 grade "+key); s.ValueText != "outstanding" && s.ValueText != "good" {
			t.Errorf("%s: %q", framework, s.ValueText)
		}
	}
}

func day(s string) civil.Date {
	d, err := civil.Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// One inspection told by a list (its first day), another list, the report (its
// last day) and a history (publication) has one id and is one, judged on its
// last day; another one soon after it has its own.
func TestGrades_one_inspection_told_four_times_is_one(t *testing.T) {
	var r aggregatetest.Rows
	add := func(document, framework, on, basis, grade, inspection string) {
		r.Document(document, "ofsted-la-outcomes", "2024-09-01", "", "")
		day, err := civil.Parse(on)
		if err != nil {
			t.Fatal(err)
		}
		r.Judgements = append(r.Judgements, record.Judgement{
			DocumentID: r.Documents[len(r.Documents)-1].DocumentID, Publication: "ofsted-la-outcomes", AreaType: "district", AreaCode: "E08000004",
			Framework: framework, Question: "overall", QuestionPublished: "Overall", Grade: grade, GradePublished: grade, Scale: "four_grade",
			JudgedOn: day, JudgedOnBasis: basis, Sheet: "A", Cell: "B2", InspectionID: inspection,
		})
	}
	add("before", "ofsted_ilacs", "2019-02-01", "inspection_end", "requires_improvement", "E08000004:children_services:2019-01-21")
	add("list", "ofsted_ilacs", "2024-05-13", "inspection_start", "good", "E08000004:children_services:2024-05-13")
	add("outcomes", "ofsted_outcomes", "2024-05-13", "inspection_start", "good", "E08000004:children_services:2024-05-13")
	add("report", "ofsted_ilacs", "2024-05-24", "inspection_end", "good", "E08000004:children_services:2024-05-13")
	add("history", "ofsted_ilacs", "2024-07-12", "publication", "good", "E08000004:children_services:2024-05-13")
	kept := run(t, &r.Rows)
	if s := kept.One(t, "E08000004 grade_change overall framework=ofsted_ilacs *"); s.ValueText != "requires_improvement to good" || s.Value.V != 1 {
		t.Errorf("change %v %q", s.Value, s.ValueText)
	}
	days := float64(aggregatetest.RunDate - civil.New(2024, 5, 24))
	value(t, kept.One(t, "E08000004 days_since_judgement overall * *"), days)
	if found := kept.Find("E08000004 grade overall * *"); len(found) != 1 {
		t.Errorf("%d grades of one question", len(found))
	}
}
