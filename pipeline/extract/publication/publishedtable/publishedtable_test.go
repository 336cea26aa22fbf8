package publishedtable

import (
	"slices"
	"strings"
	"testing"

	"forcestats/pipeline/extract/publication/publicationtest"
	"forcestats/pipeline/record"
)

// readText reads a made-up csv and gives its figures and issues, a line each.
func readText(t *testing.T, csv string) (lines []string, err error) {
	t.Helper()
	doc := publicationtest.Text(t, csv)
	p := Publication{}
	claim := p.Recognise(doc)
	if claim.Score == 0 {
		return []string{"not claimed: " + claim.Misfit}, nil
	}
	rows := &record.RawRows{}
	err = p.Extract(doc, claim.Layout, rows)
	return publicationtest.Lines(rows)[1:], err
}

// Made-up tables and what each gives: parts of lines that must be there.
func TestReads(t *testing.T) {
	for _, c := range []struct {
		name, csv string
		want      []string
		figures   int
	}{
		{"codes and names", "area_code,area_name,period,value,unit\nE23000010,West Yorkshire,2023/24,12.5,\"Rate per 1,000\"\nE23000005,Greater Manchester,2023/24,c,\"Rate per 1,000\"\n",
			[]string{`D2 | value | all |  | E23000010 "West Yorkshire"`, "12.5 | 12.5 | per_1000", "?c | c | per_1000"}, 2},
		{"forces by the names that only they have", "Force,Year ending,Number of arrests\nKent,March 2024,5\nAvon and Somerset,March 2024,7\nThames Valley,March 2024,8\n",
			[]string{"number_of_arrests", `force  "Kent"`, "2023-04-01..2024-03-31", "5 | 5 | count"}, 3},
		{"councils by the names that only they have", "Area,2021/22,2022/23\nKent,5,6\nLeeds,7,8\nYork,8,9\n",
			[]string{`council  "Kent"`, "2021-04-01..2022-03-31", "2022-04-01..2023-03-31"}, 6},
		{"most specific code wins", "region_code,region,la_code,la,calendar_year,households\nE12000003,Yorkshire and The Humber,E08000035,Leeds,2022,9\nE12000003,Yorkshire and The Humber,,,2022,90\n",
			[]string{`E08000035 "Leeds"`, `E12000003 "Yorkshire and The Humber"`}, 2},
		{"a name without a code is not its region", "region_code,la_code,la_name,year,count\nE12000003,E08000035,Leeds,2022,9\nE12000003,E08000032,Bradford,2022,9\nE12000003,,Wakefield,2022,8\n",
			[]string{"Wakefield"}, 3},
		{"title says period and unit", "\"Table 3: Rate of arrests per 1,000 population, by police force area, year ending March 2023\"\nForce,Men,Women\nKent,1.5,0.5\nThames Valley,2.5,.5\nWest Mercia,1.1,x\n",
			[]string{"rate_of_arrests_per_1_000_population_by_police_force_area_men", "2022-04-01..2023-03-31", "per_1000"}, 6},
		{"two header rows", "Force,2021/22,,2022/23,\n,Number,%,Number,%\nKent,5,50%,6,60%\nThames Valley,7,70%,8,80%\nWest Mercia,8,80%,9,90%\n",
			[]string{"B3 | number", "2021-04-01..2022-03-31", "E3 | figures", "60 | 60% | percent"}, 12},
		{"financial year and quarter", "Force,Financial Year,Quarter,Count\nKent,2023/24,Q1,5\nThames Valley,2023/24,Q1,6\nWest Mercia,2023/24,Q2,6\n",
			[]string{"2023-04-01..2023-06-30", "2023-07-01..2023-09-30"}, 3},
		{"year and month", "Force,Year,Month,Count\nKent,2023,January,5\nThames Valley,2023,Feb,6\nWest Mercia,2023,3,6\n",
			[]string{"2023-01-01..2023-01-31", "2023-02-01..2023-02-28", "2023-03-01..2023-03-31"}, 3},
		{"sections", "Force,2021/22\nMen,\nKent,1\nThames Valley,2\nWest Mercia,3\nWomen,\nKent,4\nThames Valley,5\nWest Mercia,6\n",
			[]string{"section=men", "section=women"}, 6},
		{"projections are said", "area_code,area_name,year,projected_population\nE06000001,Hartlepool,2030,95000\n", []string{"basis=projection"}, 1},
		{"one row doubled", "Force,2021/22\nKent,1\nThames Valley,2\nWest Mercia,3\nKent,1\n", []string{"duplicate-row | A5"}, 3},
		{"rows that collide", "Force,2021/22\nKent,1\nThames Valley,2\nWest Mercia,3\nKent,9\n", []string{"rows-collide | A2", "rows-collide | A5"}, 2},
		{"a place left blank", "Force,2021/22\nKent,1\nThames Valley,2\nWest Mercia,3\n,9\n", []string{"place-missing | A5"}, 3},
		{"a pound sign among counts", "Force,Number of arrests 2021/22\nKent,1\nThames Valley,£2\nWest Mercia,3\n", []string{"unit-contradicts | B3"}, 2},
		{"per cent that may be fractions", "Force,% charged 2021/22\nKent,0.15\nThames Valley,0.2\nWest Mercia,0.3\n", []string{"unit-unknown | B1"}, 3},
		{"a change is no figure of a period", "Force,2021/22,Change 2020/21 to 2021/22\nKent,1,-1\nThames Valley,2,1\nWest Mercia,3,1\n", []string{"header-ambiguous | C1"}, 3},
		{"years of schools where the header says", "la_code,la_name,academic_year,pupils\nE06000001,Hartlepool,2015/16,95\nE06000002,Middlesbrough,201516,95\n",
			[]string{"2015-09-01..2016-08-31"}, 2},
		{"Scotland is left out", "code,name,year,count\nE06000001,Hartlepool,2022,5\nS12000033,Aberdeen City,2022,6\n", []string{"rows-left-out | A3"}, 1},
		{"a header again", "Force,2021/22\nKent,1\nThames Valley,2\nWest Mercia,3\nForce,2021/22\nEssex,4\n", []string{`force  "Essex"`}, 4},
	} {
		lines, err := readText(t, c.csv)
		text := strings.Join(lines, "\n")
		if err != nil {
			t.Errorf("%s: %v\n%s", c.name, err, text)
			continue
		}
		for _, w := range c.want {
			if !strings.Contains(text, w) {
				t.Errorf("%s: %q is not in\n%s", c.name, w, text)
			}
		}
		if n := count(lines); n != c.figures {
			t.Errorf("%s: %d figures, want %d\n%s", c.name, n, c.figures, text)
		}
	}
}

func count(lines []string) (n int) {
	for _, l := range lines {
		if strings.HasPrefix(l, "figure") {
			n++
		}
	}
	return n
}

// Made-up tables that are not read, and why.
func TestRefuses(t *testing.T) {
	for _, c := range []struct{ name, csv, want string }{
		{"constituencies by code", "code,name,year,count\nE14000530,Aldershot,2022,5\nE14000531,Aldridge-Brownhills,2022,6\n", "parliamentary constituency"},
		{"constituencies by header", "Constituency,2022/23\nLeeds,5\nYork,6\nKent,7\nDover,8\n", "constituency"},
		{"wards under a borough", "borough,ward,year,count\nBarnet,Abbey,2022,5\nBarnet,Alma,2022,6\nBrent,Ash,2022,6\nCamden,Bank,2022,6\n", "ward"},
		{"output areas under a district", "LSOA code,Local authority,year,count\nE01000001,Barnet,2022,5\nE01000002,Brent,2022,6\n", "lower layer super output area"},
		{"schools under a council", "la_name,school,year,count\nBarnet,Abbey School,2022,5\nBarnet,Alma School,2022,6\nBrent,Ash,2022,6\nCamden,Bank,2022,6\n", "school"},
		{"regions", "region,year,count\nNorth East,2022,5\nNorth West,2022,6\nLondon,2022,7\n", "countries and regions only"},
		{"Scotland", "code,name,year,count\nS12000033,Aberdeen City,2022,5\nS12000034,Aberdeenshire,2022,6\n", "Scotland"},
		{"health boards", "code,name,year,count\nE54000008,NHS Cheshire and Merseyside,2022,5\nE54000010,NHS Staffordshire,2022,6\n", "integrated care board"},
		{"transposed", "year,Kent,Essex,Thames Valley,West Mercia,Cleveland\n2022,5,6,7,8,9\n2023,5,6,7,8,9\n", "stand across"},
		{"too few names are known", "Area,2021/22\nKent,5\nLeeds,7\nYork,8\nAtlantis,1\n", "only 3 are places"},
		{"forces and councils in one column", "Area,2021/22\nThames Valley,5\nWest Mercia,7\nYork,8\nLeeds,1\n", "mixes police forces"},
		{"names that both kinds have", "Area,2021/22\nKent,5\nEssex,7\nDurham,8\n", "a police force's and a council's"},
		{"no period", "Force,Arrests\nKent,5\nThames Valley,7\nWest Mercia,8\n", "says its period"},
		{"a year in the title alone", "Arrests 2022\nForce,Arrests\nKent,5\nThames Valley,7\nWest Mercia,8\n", "the year 2022"},
		{"two periods in the title", "Arrests 2021/22 to 2022/23\nForce,Arrests\nKent,5\nThames Valley,7\nWest Mercia,8\n", "more than one period"},
		{"one year that may begin or end", "Force,Financial year,Arrests\nKent,2022,5\nThames Valley,2022,7\nWest Mercia,2022,8\n", "2022"},
		{"a quarter of one year", "Force,Year,Quarter,Arrests\nKent,2022,1,5\nThames Valley,2022,1,7\nWest Mercia,2022,1,8\n", "2022"},
		{"years of schools", "la_code,la_name,year,exclusions\nE06000001,Hartlepool,2015/16,95\nE06000002,Middlesbrough,2015/16,95\n", "school year"},
		{"years of children's services", "Child protection plans by council\nArea,2019,2020\nLeeds,5,6\nYork,6,7\nBradford,7,8\n", "ends in March"},
		{"a dimension is missing", "Force,2021/22\nKent,1\nThames Valley,2\nWest Mercia,3\nKent,4\nThames Valley,5\nWest Mercia,6\n", "tells them apart is missing"},
		{"two columns name councils", "placing council,host council,year,children\nLeeds,York,2022,5\nYork,Leeds,2022,6\nBradford,Wakefield,2022,6\n", "both name places"},
		{"four header rows", "Force,a,\n,b,c\n,d,e\n,f,g\nKent,1,2\nThames Valley,1,2\nWest Mercia,1,2\n", "more than 3 rows"},
	} {
		lines, err := readText(t, c.csv)
		text := strings.Join(lines, "\n")
		if err != nil {
			text += "\n" + err.Error()
		}
		if !strings.Contains(text, c.want) || slices.ContainsFunc(lines, func(l string) bool { return strings.HasPrefix(l, "figure") }) {
			t.Errorf("%s: want no figure and %q, got\n%s", c.name, c.want, text)
		}
	}
}
