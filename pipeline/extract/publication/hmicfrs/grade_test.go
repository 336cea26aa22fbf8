package hmicfrs

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/readers/web"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

// savedPage reads a made-up page as the program reads a saved one.
func savedPage(t *testing.T, html string) (*page.Document, record.RawRows) {
	t.Helper()
	doc, err := web.Read([]byte(`<html><head><title>A page - His Majesty’s Inspectorate of Constabulary</title></head><main>` + html + `</main></html>`))
	if err != nil {
		t.Fatal(err)
	}
	d := &publication.Document{Pages: doc}
	claim := (Publication{}).Recognise(d)
	if claim.Layout == "" {
		t.Fatal(claim.Misfit)
	}
	var rows record.RawRows
	if err := (Publication{}).Extract(d, claim.Layout, &rows); err != nil {
		t.Fatal(err)
	}
	return doc, rows
}

func TestExtract_pages(t *testing.T) {
	for _, c := range []struct {
		name, html string
		want       []string // force, question code, printed, grade
	}{
		{"several grades in one sentence", `<h1>Kent 2014</h1><ul></ul><p>Our assessment of the force:</p><ul>
			<li>when it comes to effectiveness, the force is good at reducing crime and it is outstanding at tackling anti-social behaviour, but it requires improvement at investigating offending;</li>
			<li>its efficiency is good; and</li><li>on legitimacy we saw work, without a grade.</li></ul>`,
			[]string{"Kent||reducing crime|good", "Kent||tackling anti-social behaviour|outstanding", "Kent||investigating offending|requires improvement", "Kent|efficiency|efficiency|good"}},
		{"the first sentence of a chapter, not its evidence", `<h1>Kent PEEL 2015</h1><h2>How effective is the force at preventing crime?</h2>
			<p>Kent Police is good at preventing crime. Teams work in each district.</p><p>The force is outstanding at using volunteers. Many help.</p>`,
			[]string{"Kent||How effective is the force at preventing crime?|good"}},
		{"grades of other years", `<h1>Kent PEEL 2018</h1><h2>How effectively does the force reduce crime and keep people safe?</h2><p>Last updated 20/01/2020</p>
			<p>Kent Police is good at reducing crime and keeping people safe.</p><p>In 2017 we judged the force as good at preventing crime.</p>
			<p>In 2016, the force was inadequate at finding offenders.</p>`,
			[]string{"Kent|effectiveness|How effectively does the force reduce crime and keep people safe?|good"}},
		{"not yet graded", `<h1>Kent 2017</h1><p>The extent to which the force is legitimate at keeping people safe and reducing crime is not yet graded.</p>
			<h2>Efficiency</h2><p>To be graded</p>`,
			[]string{"Kent|legitimacy|the extent to which the force is legitimate at keeping people safe and reducing crime|not yet graded", "Kent||Efficiency|To be graded"}},
		{"many forces on a page", `<h1>PEEL 2018-19 – force press release</h1><h2>Kent Police</h2><p>Inspectors judged that Kent Police:</p>
			<ul><li>is ‘good’ at reducing crime and keeping people safe; and</li><li>‘requires improvement’ in how legitimately it treats the public and its workforce.</li></ul>
			<h2>Essex Police</h2><p>Inspectors judged that Essex Police:</p><ul><li>is ‘outstanding’ at operating efficiently and sustainably.</li></ul>
			<h2>Notes to editors</h2><ul><li>Forces are graded as outstanding, good, requires improvement or inadequate.</li></ul>`,
			[]string{"Kent Police|effectiveness|reducing crime and keeping people safe|good", "Kent Police|legitimacy|how legitimately it treats the public and its workforce|requires improvement",
				"Essex Police|efficiency|operating efficiently and sustainably|outstanding"}},
		{"a force that no list has", `<h1>PEEL 2023–2025: Westshire Constabulary</h1><h2>Investigating crime</h2><p>Westshire Constabulary requires improvement at investigating crime.</p>`,
			[]string{"Westshire Constabulary||Investigating crime|requires improvement"}},
		{"a table", `<h1>PEEL 2021/22: An inspection of Kent Police</h1><table><tr><th>Question</th><th>Grade</th></tr><tr><td>Investigating crime</td><td>Adequate</td></tr>
			<tr><td>Preventing crime</td><td>Good</td></tr></table>`, []string{"Kent Police||Investigating crime|Adequate", "Kent Police||Preventing crime|Good"}},
		{"a page about the method", `<h1>PEEL assessments 2021/22</h1><h2>What has changed?</h2><p>We use progress against causes of concern and areas for improvement as evidence.</p>`, nil},
		{"a page of news", `<h1>News: Kent Police</h1><p>Nine areas were graded: one outstanding, one good and seven adequate.</p><p>“The force needs to make sure that its systems are used.”</p>`, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, rows := savedPage(t, c.html)
			var got []string
			for _, j := range rows.Judgements {
				got = append(got, j.Area.Name+"|"+j.Question+"|"+j.Printed+"|"+j.Grade)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if len(rows.Findings) > 0 || len(rows.Issues) > 0 {
				t.Errorf("findings %+v, issues %+v", rows.Findings, rows.Issues)
			}
		})
	}
}

// A row of a table of grades without one, a heading whose sentence says
// otherwise, and fewer grades than the report says are issues.
func TestExtract_grade_issues(t *testing.T) {
	for html, want := range map[string]string{
		`<table><tr><td>Investigating crime</td><td>Adequate</td></tr><tr><td>Preventing crime</td><td>Good</td></tr><tr><td>Leadership</td><td>see page 4</td></tr></table>`: "grade-unknown",
		`<p>We make graded judgments in three of these four as follows:</p><h2>Investigating crime</h2><p>Good</p>`:                                                           "rows-missing",
		`<h2>Investigating crime</h2><p>Good</p><h2>Investigating crime</h2><p>Inadequate</p>`:                                                                                "grade-conflict",
	} {
		_, rows := savedPage(t, `<h1>PEEL 2021/22: An inspection of Kent Police</h1>`+html)
		if len(rows.Issues) != 1 || string(rows.Issues[0].Code) != want {
			t.Errorf("%s: %+v", want, rows.Issues)
		}
	}
}

// A page that prints no date bears the year that it assesses; a grade opens at
// the nearest anchor.
func TestExtract_page_dates_and_anchors(t *testing.T) {
	_, rows := savedPage(t, `<h1>Kent 2016</h1><p id=g>The extent to which the force is effective at keeping people safe and reducing crime is good.</p>`)
	j := rows.Judgements[0]
	if j.JudgedOn.End != civil.New(2016, 12, 31) || j.Origin.Anchor != "g" || j.Origin.Page != 1 {
		t.Errorf("%+v", j)
	}
	_, rows = savedPage(t, `<h1>Kent 2016</h1><p>Published on: 8 December 2016</p><p>The extent to which the force is effective at keeping people safe and reducing crime is good.</p>`)
	if j := rows.Judgements[0]; j.JudgedOn.Text != "" || rows.About.Published.Start != civil.New(2016, 12, 8) {
		t.Errorf("%+v %+v", j, rows.About)
	}
}
