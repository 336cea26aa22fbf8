package place

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/civil"
)

// want is what a label resolves to, or the code of the problem.
type want struct{ Type, Code, Force, By, Problem string }

func TestResolve(t *testing.T) {
	table := tables(t)
	at2012, at2018, at2025 := civil.New(2013, time.March, 31), civil.New(2018, time.March, 31), civil.New(2025, time.June, 30)
	label := func(kind, code, name, force string) Printed {
		return Printed{Kind: kind, Code: code, Name: name, Force: force}
	}
	other := func(code, name string) Printed { return Printed{Code: code, Name: name, Other: true} }
	for _, c := range []struct {
		what  string
		label Printed
		at    civil.Date
		want  want
	}{
		{"code wins", label("", "E08000018", "Rotherham", ""), at2018, want{"district", "E08000018", "E23000011", ByCode, ""}},
		{"footnote digit on a code", label("force", "E230000118", "South Yorkshire", ""), at2018, want{"force", "E23000011", "E23000011", ByCode, ""}},
		{"trailing space on a code", label("", "E23000001 ", "Metropolitan Police", ""), at2018, want{"force", "E23000001", "E23000001", ByCode, ""}},
		{"region and force of one name, by kind", label("force", "", "West Midlands", ""), at2018, want{"force", "E23000014", "E23000014", ByName, ""}},
		{"region and force of one name, by kind", label("region", "", "West Midlands ", ""), at2018, want{"region", "E12000005", "", ByName, ""}},
		{"region and force of one name, by code", label("", "E12000005", "West Midlands ", ""), at2018, want{"region", "E12000005", "", ByCode, ""}},
		{"region and force of one name, by nothing", label("", "", "West Midlands", ""), at2018, want{Problem: "area-ambiguous"}},
		{"a word tells the region", label("", "", "West Midlands region", ""), at2018, want{"region", "E12000005", "", ByAlias, ""}},
		{"a word tells the force", label("", "", "West Midlands Police", ""), at2018, want{"force", "E23000014", "E23000014", ByAlias, ""}},
		{"a word tells the county without a council", label("", "", "West Midlands (Met County)", ""), at2018, want{"other", "E11000005", "E23000014", ByAlias, ""}},
		{"force and council of one name", label("council", "", "Durham", ""), at2018, want{"district", "E06000047", "E23000008", ByAlias, ""}},
		{"force and council of one name", label("force", "", "Durham", ""), at2018, want{"force", "E23000008", "E23000008", ByName, ""}},
		{"force and council of one name", label("", "", "Durham", ""), at2018, want{Problem: "area-ambiguous"}},
		{"the council's name for the force", label("force", "", "County Durham", ""), at2018, want{"force", "E23000008", "E23000008", ByFolded, ""}},
		{"the council's own name", label("", "", "County Durham", ""), at2018, want{"district", "E06000047", "E23000008", ByName, ""}},
		{"two languages", label("council", "", "Cardiff / Caerdydd", ""), at2018, want{"district", "W06000015", "W15000003", ByFolded, ""}},
		{"two languages", label("council", "", "Caerdydd/Cardiff", ""), at2018, want{"district", "W06000015", "W15000003", ByFolded, ""}},
		{"one name for both languages", label("council", "", "Rhondda Cynon Taf / Rhondda Cynon Taf", ""), at2018, want{"district", "W06000016", "W15000003", ByFolded, ""}},
		{"Welsh", label("council", "", "Sir Gâr", ""), at2018, want{"district", "W06000010", "W15000004", ByAlias, ""}},
		{"two languages", label("force", "", "North Wales Police / Heddlu Gogledd Cymru", ""), at2018, want{"force", "W15000001", "W15000001", ByFolded, ""}},
		{"two places, not two languages", label("council", "", "Cardiff / Swansea", ""), at2018, want{Problem: "area-unknown"}},
		{"the old name of the county", label("force", "", "West Mercia (Hereford and Worcester)", ""), at2018, want{"force", "E23000016", "E23000016", ByAlias, ""}},
		{"a name that is not the code's", label("district", "E08000032", "Bradford New", ""), at2018, want{"district", "E08000032", "E23000010", ByCode, "code-contradicts-name"}},
		{"Northumbria is not Northumberland", label("force", "", "Northumberland", ""), at2018, want{Problem: "area-unknown"}},
		{"county until 2023", label("council", "", "Cumbria", ""), at2018, want{"county", "E10000006", "E23000002", ByName, ""}},
		{"unitary after the county", label("council", "", "Somerset", ""), at2025, want{"district", "E06000066", "E23000036", ByName, ""}},
		{"the same county before", label("council", "", "Somerset", ""), at2018, want{"county", "E10000027", "E23000036", ByName, ""}},
		{"recoded in 2025", label("district", "", "Barnsley", ""), at2018, want{"district", "E08000016", "E23000011", ByName, ""}},
		{"recoded in 2025", label("district", "", "Barnsley", ""), at2025, want{"district", "E08000038", "E23000011", ByName, ""}},
		{"recoded in 2013", label("yot", "", "Gateshead", ""), at2012, want{"district", "E08000020", "E23000007", ByName, ""}},
		{"ampersand", label("force", "", "Devon & Cornwall", ""), at2018, want{"force", "E23000035", "E23000035", ByAlias, ""}},
		{"ampersand and Constabulary", label("force", "", "Avon & Somerset Constabulary", ""), at2018, want{"force", "E23000036", "E23000036", ByAlias, ""}},
		{"inverted", label("force", "", "London, City of", ""), at2018, want{"force", "E23000034", "E23000034", ByAlias, ""}},
		{"City of London is not London", label("region", "", "City of London", ""), at2018, want{Problem: "area-unknown"}},
		{"inverted and folded", label("district", "", "bristol, city of", ""), at2018, want{"district", "E06000023", "E23000036", ByFolded, ""}},
		{"hyphens", label("district", "", "Kingston-upon-Hull", ""), at2018, want{"district", "E06000010", "E23000012", ByFolded, ""}},
		{"full stop", label("district", "", "St Helens", ""), at2018, want{"district", "E08000013", "E23000004", ByFolded, ""}},
		{"no apostrophe", label("csp", "", "Kings Lynn and West Norfolk", "Norfolk"), at2018, want{"csp", "E22000221", "E23000024", ByFolded, ""}},
		{"glued footnote", label("force", "", "Greater Manchester8,9", ""), at2018, want{"force", "E23000005", "E23000005", ByName, ""}},
		{"note mark", label("csp", "", "Humberside [note 4]", ""), at2018, want{Problem: "area-unknown"}},
		{"initials behind the name", label("force", "", "Greater Manchester Police (GMP)", ""), at2018, want{"force", "E23000005", "E23000005", ByFolded, ""}},
		{"office before the name", label("", "", "Commissioner of the Metropolitan Police", ""), at2018, want{"force", "E23000001", "E23000001", ByFolded, ""}},
		{"office before the name", label("", "", "Chief Constable of Kent Police", ""), at2018, want{"force", "E23000032", "E23000032", ByFolded, ""}},
		{"the council's words first", label("council", "", "Borough Council of King's Lynn & West Norfolk", ""), at2018, want{"district", "E07000146", "E23000024", ByFolded, ""}},
		{"partnership of an old sheet", label("csp", "", "Somerset East_Mendip", "Avon & Somerset"), at2012, want{"csp", "", "E23000036", ByName, ""}},
		{"a combined authority over two forces", label("", "E47000017", "Greater Lincolnshire Combined County Authority", ""), at2025, want{"other", "E47000017", "", ByCode, ""}},
		{"the row prints another force", label("csp", "", "Rotherham", "West Yorkshire"), at2018, want{"csp", "E22000261", "E23000011", ByName, "code-contradicts-name"}},
		{"London borough", label("", "", "London Borough of Hackney", ""), at2018, want{"district", "E09000012", "E23000001", ByFolded, ""}},
		{"metropolitan borough council", label("", "", "Rotherham Metropolitan Borough Council", ""), at2018, want{"district", "E08000018", "E23000011", ByFolded, ""}},
		{"Constabulary of a police force", label("", "", "Lancashire Police", ""), at2018, want{"force", "E23000003", "E23000003", ByFolded, ""}},
		{"Welsh name", label("district", "", "Ynys Môn", ""), at2018, want{"district", "W06000001", "W15000001", ByFolded, ""}},
		{"Home Office partnership name", label("csp", "", "Northern Devon", ""), at2018, want{"csp", "E22000363", "E23000035", ByAlias, ""}},
		{"partnership that ended", label("csp", "", "Sedgemoor", "Avon & Somerset"), at2012, want{"csp", "", "E23000036", ByName, ""}},
		{"output area", label("lsoa", "E01007718", "Rotherham 001A", ""), at2018, want{"district", "E08000018", "E23000011", ByName, ""}},
		{"total of the table", label("country", "", "Total 43 forces", ""), at2018, want{"country", "K04000001", "", ByAlias, ""}},
		{"total of a region", label("region", "", "Total Yorkshire and the Humber", ""), at2018, want{"region", "E12000003", "", ByFolded, ""}},
		{"YJB's name", label("region", "", "Yorkshire", ""), at2018, want{"region", "E12000003", "", ByAlias, ""}},
		{"BTP", label("force", "", "British Transport Police", ""), at2018, want{"other", "", "", NotPlace, ""}},
		{"fraud body, other case", label("force", "", "Cifas", ""), at2018, want{"other", "", "", NotPlace, ""}},
		{"without BTP is the country", label("", "", "ENGLAND AND WALES (exc. BTP)", ""), at2018, want{"country", "K04000001", "", ByFolded, ""}},
		{"with BTP is not", label("", "", "ENGLAND AND WALES (inc. BTP)", ""), at2018, want{"other", "", "", NotPlace, ""}},
		{"with BTP, but coded", label("", "K04000001", "ENGLAND AND WALES (inc. BTP)", ""), at2018, want{"country", "K04000001", "", ByCode, ""}},
		{"leaves a force out", label("", "", "England (excluding Greater Manchester Police)", ""), at2018, want{"other", "", "", NotPlace, ""}},
		{"the publication says so", other("", "England"), at2018, want{"other", "", "", NotPlace, ""}},
		{"unassigned", label("csp", "", "Unassigned Kent", "Kent"), at2018, want{"other", "", "E23000032", NotPlace, ""}},
		{"unassigned under another force's code", label("csp", "", "Unassigned Gwent", "W15000003"), at2025, want{"other", "", "W15000003", NotPlace, "code-contradicts-name"}},
		{"airport", label("csp", "", "Manchester Airport", "Greater Manchester"), at2025, want{"other", "", "E23000005", NotPlace, ""}},
		{"youth offending team of one council", label("yot", "", "Rhondda Cynon Taff", ""), at2012, want{"district", "W06000016", "W15000003", ByAlias, ""}},
		{"youth offending team of several", label("yot", "", "Halton and Warrington", ""), at2012, want{"other", "", "E23000006", NotPlace, ""}},
		{"a team's name is a force elsewhere", label("", "", "Bedfordshire", ""), at2012, want{"force", "E23000026", "E23000026", ByName, ""}},
		{"the code is another's", label("", "E08000018", "Sheffield", ""), at2018, want{"district", "E08000018", "E23000011", ByCode, "code-contradicts-name"}},
		{"the code is the successor's", label("", "E08000038", "Barnsley", ""), at2018, want{"district", "E08000038", "E23000011", ByCode, ""}},
		{"an old name under the same code", label("", "E07000112", "Shepway", ""), at2018, want{"district", "E07000112", "E23000032", ByCode, ""}},
		{"near is not enough", label("", "", "Rotheram", ""), at2018, want{Problem: "area-unknown"}},
		{"a code of no table", label("", "E08000099", "Leeds", ""), at2018, want{Problem: "area-unknown"}},
		{"a kind of place that no table is by", label("council", "E31000042", "South Yorkshire Fire and Rescue Authority", ""), at2025, want{"other", "E31000042", "", ByCode, ""}},
		{"affixes come off one by one", label("", "", "The Liverpool City Region Combined Authority", ""), at2025, want{"other", "E47000004", "", ByFolded, ""}},
		{"a combined authority of one force", label("", "E47000002", "South Yorkshire Mayoral Combined Authority", ""), at2025, want{"other", "E47000002", "E23000011", ByCode, ""}},
		{"data.police.uk id", label("force", "west-yorkshire", "", ""), at2018, want{"force", "E23000010", "E23000010", ByCode, ""}},
	} {
		p, problem := table.Resolve(c.label, c.at)
		got := want{Type: p.Type, Code: p.Code, Force: p.Force, By: p.By}
		if problem != nil {
			got.Problem = problem.Code.Code()
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %+v (-want +got):\n%s", c.what, c.label, diff)
		}
	}
}

// An unknown name tells a person what it may be and where to add it.
func TestResolve_hint(t *testing.T) {
	_, problem := tables(t).Resolve(Printed{Kind: "csp", Name: "Rotheram"}, 0)
	if problem == nil {
		t.Fatal("a misspelt name was resolved")
	}
	for _, part := range []string{`"Rotherham"`, "partnerships.csv"} {
		if !strings.Contains(problem.Hint, part) {
			t.Errorf("the hint %q does not name %s", problem.Hint, part)
		}
	}
}

// The order in which labels are met changes nothing.
func TestResolve_shuffled(t *testing.T) {
	table := tables(t)
	var labels []Printed
	for i := range table.entries {
		e := &table.entries[i]
		for _, kind := range []string{"", "force", "council", "district", "csp", "yot"} {
			labels = append(labels, Printed{Kind: kind, Name: e.name}, Printed{Kind: kind, Code: e.code, Name: e.name})
		}
	}
	type answer struct {
		Place   Place
		Problem *Problem
	}
	answers := map[Printed]answer{}
	at := civil.New(2020, time.March, 31)
	for _, l := range labels {
		p, problem := table.Resolve(l, at)
		answers[l] = answer{p, problem}
	}
	again := tables(t)
	r := rand.New(rand.NewPCG(1, 2))
	r.Shuffle(len(labels), func(i, j int) { labels[i], labels[j] = labels[j], labels[i] })
	for _, l := range labels {
		p, problem := again.Resolve(l, at)
		if diff := cmp.Diff(answers[l], answer{p, problem}, cmpopts.EquateComparable(vocabulary.IssueCode{})); diff != "" {
			t.Fatalf("%+v (-first +shuffled):\n%s", l, diff)
		}
	}
}
