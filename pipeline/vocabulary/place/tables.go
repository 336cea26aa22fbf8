package place

import (
	"embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"forcestats/pipeline/vocabulary/civil"
)

//go:embed *.csv
var files embed.FS

// kind is what an entry of the tables is. Several kinds share one area type
// of the contract.
type kind uint8

const (
	country kind = iota
	region
	force
	county             // E10, with a council
	upperDistrict      // unitary, metropolitan or London borough: a council for all services
	lowerDistrict      // E07, below a county
	partnership        // community safety partnership
	metropolitanCounty // E11, without a council
	combinedAuthority  // E47
	notPlace           // a body without a territory, a sum, an airport
	team               // a youth offending team over several councils
)

// areaType is the contract's area type of a kind.
func (k kind) areaType() string {
	switch k {
	case country:
		return "country"
	case region:
		return "region"
	case force:
		return "force"
	case county:
		return "county"
	case upperDistrict, lowerDistrict:
		return "district"
	case partnership:
		return "csp"
	}
	return "other"
}

// entry is one row of the tables.
type entry struct {
	kind       kind
	code, name string
	start, end civil.Date // first and last day of the code; zero where open
	force      string     // code of the force area that contains it, or empty
	county     string     // code of the county of a lower or metropolitan district
	region     string     // code of the region, or of the country outside England
	successors []string
	aliases    []string
	parts      []string // districts of a combined authority
	slug       string   // data.police.uk id of a force
}

// valid reports whether the code was in use on a day.
func (e *entry) valid(at civil.Date) bool {
	return (!e.start.Valid() || e.start <= at) && (!e.end.Valid() || at <= e.end)
}

// Table holds the reference tables and their index. It does not change after
// New and may be shared.
type Table struct {
	geography civil.Date
	entries   []entry
	byCode    map[string]int
	byName    map[string][]int // folded name or alias
	asked     map[string][]int // folded alias that counts only where its kind is asked for
	bySlug    map[string]int
	pairs     []pair
}

// pair says that a district lies in a partnership for a time.
type pair struct {
	district, partnership string
	start, end            civil.Date
}

// New reads the tables. Geography is the date whose areas a release speaks
// of; the zero date means the newest map of districts in the tables.
func New(geography civil.Date) (*Table, error) {
	t := &Table{geography: geography, byCode: map[string]int{}, byName: map[string][]int{}, asked: map[string][]int{}, bySlug: map[string]int{}}
	for _, load := range []func() error{t.loadRegions, t.loadForces, t.loadDistricts, t.loadCounties, t.loadPartnerships, t.loadNotPlaces, t.loadPairs} {
		if err := load(); err != nil {
			return nil, err
		}
	}
	if !t.geography.Valid() {
		for i := range t.entries {
			if e := &t.entries[i]; e.kind == upperDistrict || e.kind == lowerDistrict {
				t.geography = max(t.geography, e.start)
			}
		}
	}
	t.fillCountyForces()
	t.index()
	return t, nil
}

// Geography is the date that force codes and carried codes refer to.
func (t *Table) Geography() civil.Date { return t.geography }

// rows returns the records of an embedded table, its header checked and taken off.
func rows(file, header string) ([][]string, error) {
	f, err := files.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comment = '#'
	all, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("vocabulary/place/%s: %w", file, err)
	}
	if len(all) == 0 || strings.Join(all[0], ",") != header {
		return nil, fmt.Errorf("vocabulary/place/%s: the header is not %q", file, header)
	}
	return all[1:], nil
}

func list(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, "|")
}

func (t *Table) add(file string, e entry, start, end string) error {
	for _, d := range []struct {
		text string
		to   *civil.Date
	}{{start, &e.start}, {end, &e.end}} {
		if d.text == "" {
			continue
		}
		v, err := civil.Parse(d.text)
		if err != nil {
			return fmt.Errorf("vocabulary/place/%s, %s: %w", file, e.name, err)
		}
		*d.to = v
	}
	if e.code != "" {
		if _, twice := t.byCode[e.code]; twice {
			return fmt.Errorf("vocabulary/place/%s: code %s stands twice", file, e.code)
		}
		t.byCode[e.code] = len(t.entries)
	}
	t.entries = append(t.entries, e)
	return nil
}

func (t *Table) loadRegions() error {
	all, err := rows("regions.csv", "code,area_type,name,within,aliases")
	for _, r := range all {
		k := region
		if r[1] == "country" {
			k = country
		}
		if err = t.add("regions.csv", entry{kind: k, code: r[0], name: r[2], region: r[3], aliases: list(r[4])}, "", ""); err != nil {
			return err
		}
	}
	return err
}

func (t *Table) loadForces() error {
	all, err := rows("forces.csv", "code,name,region,slug,aliases")
	for _, r := range all {
		t.bySlug[r[3]] = len(t.entries)
		if err = t.add("forces.csv", entry{kind: force, code: r[0], name: r[1], force: r[0], region: r[2], slug: r[3], aliases: list(r[4])}, "", ""); err != nil {
			return err
		}
	}
	return err
}

func (t *Table) loadDistricts() error {
	all, err := rows("districts.csv", "code,name,tier,start,end,successors,county,region,force,aliases")
	for _, r := range all {
		k := upperDistrict
		if r[2] == "lower" {
			k = lowerDistrict
		}
		e := entry{kind: k, code: r[0], name: r[1], successors: list(r[5]), county: r[6], region: r[7], force: r[8], aliases: list(r[9])}
		if err = t.add("districts.csv", e, r[3], r[4]); err != nil {
			return err
		}
	}
	return err
}

func (t *Table) loadCounties() error {
	all, err := rows("counties.csv", "code,kind,name,start,end,districts,aliases")
	kinds := map[string]kind{"county": county, "metropolitan_county": metropolitanCounty, "combined_authority": combinedAuthority}
	for _, r := range all {
		k, ok := kinds[r[1]]
		if !ok {
			return fmt.Errorf("vocabulary/place/counties.csv, %s: kind %q is unknown", r[0], r[1])
		}
		if err = t.add("counties.csv", entry{kind: k, code: r[0], name: r[2], parts: list(r[5]), aliases: list(r[6])}, r[3], r[4]); err != nil {
			return err
		}
	}
	return err
}

func (t *Table) loadPartnerships() error {
	all, err := rows("partnerships.csv", "code,name,start,end,successors,force,aliases")
	for _, r := range all {
		e := entry{kind: partnership, code: r[0], name: r[1], successors: list(r[4]), force: r[5], aliases: list(r[6])}
		if err = t.add("partnerships.csv", e, r[2], r[3]); err != nil {
			return err
		}
	}
	if err != nil {
		return err
	}
	all, err = rows("partnerships_ended.csv", "name,force,aliases")
	for _, r := range all {
		if err = t.add("partnerships_ended.csv", entry{kind: partnership, name: r[0], force: r[1], aliases: list(r[2])}, "", "2015-12-31"); err != nil {
			return err
		}
	}
	return err
}

func (t *Table) loadNotPlaces() error {
	all, err := rows("not_places.csv", "name,force,what,aliases")
	for _, r := range all {
		k := notPlace
		if strings.HasPrefix(r[2], "team ") {
			k = team
		}
		if err = t.add("not_places.csv", entry{kind: k, name: r[0], force: r[1], aliases: list(r[3])}, "", ""); err != nil {
			return err
		}
	}
	return err
}

func (t *Table) loadPairs() error {
	all, err := rows("district_partnerships.csv", "district,partnership,start,end")
	for _, r := range all {
		p := pair{district: r[0], partnership: r[1]}
		if p.start, err = civil.Parse(r[2]); err != nil {
			return err
		}
		if r[3] != "" {
			if p.end, err = civil.Parse(r[3]); err != nil {
				return err
			}
		}
		t.pairs = append(t.pairs, p)
	}
	return err
}

// fillCountyForces gives a county, and then a combined authority, the force
// area that all its districts share, and the region of their last.
func (t *Table) fillCountyForces() {
	inside := map[string][]*entry{}
	for i := range t.entries {
		if d := &t.entries[i]; d.county != "" {
			inside[d.county] = append(inside[d.county], d)
		}
	}
	for _, authorities := range []bool{false, true} {
		for i := range t.entries {
			e := &t.entries[i]
			parts := inside[e.code]
			for _, p := range e.parts {
				if j, ok := t.byCode[p]; ok {
					parts = append(parts, &t.entries[j])
				}
			}
			if len(parts) == 0 || authorities != (e.kind == combinedAuthority) {
				continue
			}
			e.force, e.region = parts[0].force, parts[len(parts)-1].region
			if slices.ContainsFunc(parts, func(d *entry) bool { return d.force != e.force }) {
				e.force = ""
			}
		}
	}
}

// index enters every name and alias under its folded forms.
func (t *Table) index() {
	for i := range t.entries {
		e := &t.entries[i]
		names := append([]string{e.name}, e.aliases...)
		if e.kind == combinedAuthority {
			names = append(names, strings.TrimSuffix(e.name, " Combined Authority"))
		}
		for _, n := range names {
			if n, ok := strings.CutPrefix(n, "@"); ok {
				t.asked[fold(n)] = append(t.asked[fold(n)], i)
				continue
			}
			for _, f := range []string{fold(n), fold(rotate(n))} {
				if !slices.Contains(t.byName[f], i) {
					t.byName[f] = append(t.byName[f], i)
				}
			}
		}
	}
}
