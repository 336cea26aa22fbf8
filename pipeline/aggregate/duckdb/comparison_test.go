package duckdb

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/aggregate"
	"forcestats/pipeline/aggregate/aggregatetest"
	"forcestats/pipeline/record"
)

// theForces are those that the program knows.
func theForces(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, p := range aggregatetest.Reference(t).Places {
		if p.Type == "force" && !p.End.Valid() {
			all = append(all, p.Code)
		}
	}
	return all
}

// crimes gives every force 1,000 offences among 100,000 people, or what odd says.
func crimes(t *testing.T, r *aggregatetest.Rows, odd map[string]int, year string) {
	t.Helper()
	for _, force := range theForces(t) {
		n, given := odd[force]
		if !given {
			n = 1000
		}
		r.Figure("recorded_offences 71 - "+force+" "+year+" count", fmt.Sprint(n))
		r.Figure("population all - "+force+" 2024-06-30 2024-06-30 persons", "100000")
	}
}

func TestComparison_with_allowance_for_what_areas_differ_beyond_chance(t *testing.T) {
	year := "2024-04-01 2025-03-31"
	odd := map[string]int{"E23000001": 1300, "E23000002": 1040}
	var r aggregatetest.Rows
	r.Document("a", "homeoffice-recorded-crime", "2025-07-01", "2024-04-01", "2025-03-31")
	crimes(t, &r, odd, year)
	kept := run(t, &r.Rows)
	rate := func(area string) record.Statistic {
		return kept.One(t, area+" recorded_offences_per_1000 71 - 2025-03-31")
	}
	far, near, city := rate("E23000001"), rate("E23000002"), rate(cityOfLondon)
	if far.Compared != "higher" || far.Outside != "99.8" || far.ComparatorCode != nation || far.ComparatorName != "England and Wales" || !far.Phi.Valid {
		t.Errorf("1,300 among forces of 1,000: %q outside %q of %s, phi %v", far.Compared, far.Outside, far.ComparatorName, far.Phi)
	}
	if far.Rank != 1 || far.RankOf != 42 || far.RankLower != 1 || far.RankUpper != 1 {
		t.Errorf("rank %d (%d to %d) of %d", far.Rank, far.RankLower, far.RankUpper, far.RankOf)
	}
	if near.Rank != 2 || near.RankLower != 2 || near.RankUpper != 42 {
		t.Errorf("1,040 of 1,000: rank %d (%d to %d)", near.Rank, near.RankLower, near.RankUpper)
	}
	if city.Rank != 0 || city.Compared != "" || city.Outside != "" {
		t.Errorf("City of London: rank %d, compared %q", city.Rank, city.Compared)
	}
	if count := kept.One(t, "E23000001 recorded_offences 71 - 2025-03-31"); count.Rank != 0 {
		t.Errorf("a count has rank %d", count.Rank)
	}
	// A county that is a force (Hertfordshire) has the force's figure, and no rank of its own.
	if county := kept.One(t, "E10000015 recorded_offences_per_1000 71 - *"); county.Rank != 0 || county.Compared != "" {
		t.Errorf("county: rank %d, compared %q", county.Rank, county.Compared)
	}
}

// Forces that differ from one another by far more than chance: none stands out.
func TestComparison_overdispersed(t *testing.T) {
	odd := map[string]int{}
	for i, force := range theForces(t) {
		odd[force] = 700 + 15*i
	}
	var r aggregatetest.Rows
	r.Document("a", "homeoffice-recorded-crime", "2025-07-01", "2024-04-01", "2025-03-31")
	crimes(t, &r, odd, "2024-04-01 2025-03-31")
	kept := run(t, &r.Rows)
	for _, s := range kept.Find("* recorded_offences_per_1000 71 - 2025-03-31") {
		if s.AreaType == "force" && s.AreaCode != cityOfLondon && (s.Compared != "similar" || s.Phi.V < 20 || s.Tau.V < 1) {
			t.Errorf("%s: %q, phi %v, tau %v", s.AreaCode, s.Compared, s.Phi, s.Tau)
		}
	}
}

// Councils with children's services are one list, whether counties or not, and
// only England is published: England is what they are held against.
func TestComparison_councils_rank_together_against_England(t *testing.T) {
	var r aggregatetest.Rows
	r.Document("a", "dfe-explore-education-statistics", "2025-10-30", "2024-04-01", "2025-03-31")
	councils := []string{"E10000018", "E10000008", "E10000003", "E08000032", "E08000033", "E08000034", "E08000035", "E06000001", "E06000002", "E06000003", "E06000004"}
	total := 0
	for i, area := range councils {
		n := 100 + 10*i
		total += n
		r.Figure("assessment_factors child_sexual_exploitation - "+area+" 2024-04-01 2025-03-31 count", fmt.Sprint(n))
		r.Figure("children all - "+area+" 2024-06-30 2024-06-30 persons", "50000")
	}
	r.Figure("assessment_factors child_sexual_exploitation - "+england+" 2024-04-01 2025-03-31 count", fmt.Sprint(total))
	r.Figure("children all - "+england+" 2024-06-30 2024-06-30 persons", fmt.Sprint(50000*len(councils)))
	kept := run(t, &r.Rows)
	s := kept.One(t, "E10000018 assessment_factors_per_10000_children child_sexual_exploitation - *")
	if s.RankOf != 11 || s.Rank != 11 || s.ComparatorCode != england || s.ComparatorName != "England" {
		t.Errorf("rank %d of %d, against %q", s.Rank, s.RankOf, s.ComparatorName)
	}
	// E06000001, Hartlepool: Redcar and Cleveland, South Tyneside, Middlesbrough and others are its neighbours; three are here.
	if s = kept.One(t, "E06000001 assessment_factors_per_10000_children child_sexual_exploitation - *"); s.PeerRank != 0 {
		t.Errorf("peer rank %d among too few peers", s.PeerRank)
	}
}

// One thread and two give the same rows to the last bit.
func TestComparison_does_not_depend_on_threads(t *testing.T) {
	var r aggregatetest.Rows
	r.Document("a", "homeoffice-recorded-crime", "2025-07-01", "2024-04-01", "2025-03-31")
	odd := map[string]int{}
	for i, force := range theForces(t) {
		odd[force] = 800 + i*i%377
	}
	crimes(t, &r, odd, "2024-04-01 2025-03-31")
	in := aggregatetest.Stage(t, &r.Rows)
	var made [2]aggregatetest.Kept
	for i := range made {
		if err := aggregate.Run(t.Context(), Engine{Threads: i + 1, SpillFolder: t.TempDir()}, in, aggregatetest.Reference(t), &made[i]); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(made[0].Statistics, made[1].Statistics); diff != "" {
		t.Error(diff)
	}
}

// A list of most similar groups that was read (made up) is taken as printed, the
// newest of all; a force that it leaves out has no peers.
func TestPeers_of_forces_are_the_listed_group(t *testing.T) {
	var r aggregatetest.Rows
	list := func(name, published, year string, groups map[string][]string) {
		r.Document(name, "homeoffice-most-similar-groups", published, year+"-01-01", year+"-12-31")
		for _, force := range slices.Sorted(maps.Keys(groups)) {
			for i, peer := range groups[force] {
				r.Figure("most_similar_force all peer="+peer+" "+force+" "+year+"-01-01 "+year+"-12-31 index", strconv.Itoa(i+1))
			}
		}
	}
	list("old", "2013-10-01", "2013", map[string][]string{westYorkshire: {dorsetForce}, dorsetForce: {westYorkshire}})
	list("new", "2021-10-01", "2021", map[string][]string{westYorkshire: {"E23000014", "E23000005"}})
	kept := run(t, &r.Rows)
	var got []string
	for _, p := range kept.Peers {
		if p.AreaType == "force" {
			got = append(got, fmt.Sprintf("%s %s %d %s", p.AreaCode, p.PeerCode, p.Position, p.Basis))
		}
	}
	if want := []string{westYorkshire + " E23000014 1 listed", westYorkshire + " E23000005 2 listed"}; !slices.Equal(got, want) {
		t.Errorf("peers %q, want %q", got, want)
	}
	kept.None(t, westYorkshire+" most_similar_force * * *")
}

// Peers of a force are the seven nearest by the published characteristics.
// children gives a force its children; of the last, as of the Welsh ones, only
// single years of age are published.
func children(r *aggregatetest.Rows, force string, i, number int) {
	if i < 42 {
		r.Figure("children all - "+force+" 2024-06-30 2024-06-30 persons", fmt.Sprint(number))
		return
	}
	for age := range 18 {
		year := number / 18
		if age == 0 {
			year = number - 17*year
		}
		r.Figure(fmt.Sprintf("population all age=%d %s 2024-06-30 2024-06-30 persons", age, force), fmt.Sprint(year))
	}
}

func TestPeers_of_forces_are_computed(t *testing.T) {
	var r aggregatetest.Rows
	r.Document("people", "ons-mid-year-population", "2025-06-01", "2024-06-30", "2024-06-30")
	for i, force := range theForces(t) {
		r.Figure("population all - "+force+" 2024-06-30 2024-06-30 persons", "1000000")
		children(&r, force, i, 200000+100*i)
		r.Figure("households all - "+force+" 2024-06-30 2024-06-30 households", fmt.Sprint(400000+100*i))
		r.Figure("land_areas all - "+force+" 2024-06-30 2024-06-30 sq_km", fmt.Sprint(1000+i))
	}
	r.Document("a", "homeoffice-recorded-crime", "2025-07-01", "2024-04-01", "2025-03-31")
	for i, force := range theForces(t) {
		r.Figure("recorded_offences all_excluding_fraud - "+force+" 2024-04-01 2025-03-31 count", fmt.Sprint(50000+1000*i))
	}
	all := theForces(t)
	// The tenth: its seven nearest in every characteristic are the three before, the three after, and, of two as near, the
	// one with the lower code.
	s := run(t, &r.Rows).One(t, all[10]+" recorded_offences_per_1000 all_excluding_fraud - *")
	if s.PeerRank != 4 || s.PeerRankOf != 8 || s.PeerMedian.V != 59 {
		t.Errorf("median %v, place %d of %d", s.PeerMedian, s.PeerRank, s.PeerRankOf)
	}
}
