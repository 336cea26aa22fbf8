package gate

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Own is the limits of single publications in a run without settings. The
// outturn of councils has lines of bodies, not of places: a commissioner whose
// functions pass to a mayor has none any more (Greater Manchester 2017, West
// Yorkshire 2021, South Yorkshire and North Yorkshire 2024).
const Own = "mhclg-revenue-outturn:forces=1"

// ParseOwn reads limits of single publications, which differ from the common
// ones in what they name: "mhclg-revenue-outturn:forces=1,disagree=300; x:shrunk=0.5".
// The names are those of the settings without "gate_".
func ParseOwn(s string, common Limits) (map[string]Limits, error) {
	all := map[string]Limits{}
	for _, part := range strings.Split(s, ";") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		publication, list, ok := strings.Cut(part, ":")
		if publication = strings.TrimSpace(publication); !ok || publication == "" {
			return nil, fmt.Errorf("%q: write PUBLICATION:LIMIT=NUMBER", part)
		}
		l := common
		l.Publications = nil
		for _, limit := range strings.Split(list, ",") {
			name, value, _ := strings.Cut(strings.TrimSpace(limit), "=")
			if err := l.set(name, value); err != nil {
				return nil, fmt.Errorf("%s: %w", publication, err)
			}
		}
		all[publication] = l
	}
	return all, nil
}

// set sets one limit by its name.
func (l *Limits) set(name, value string) error {
	shares := map[string]*float64{
		"held_back": &l.HeldBack, "rejected": &l.Rejected, "dropped": &l.Dropped, "gone": &l.Gone, "turned": &l.Turned,
		"councils": &l.Councils, "revised": &l.Revised, "shrunk": &l.Shrunk,
	}
	counts := map[string]*int{"forces": &l.Forces, "disagree": &l.Disagree}
	v, err := strconv.ParseFloat(value, 64)
	switch {
	case shares[name] != nil:
		if err != nil || !(v >= 0 && v <= 1) {
			return fmt.Errorf("%s: %q is no share; give a number from 0 to 1", name, value)
		}
		*shares[name] = v
	case counts[name] != nil:
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 {
			return fmt.Errorf("%s: %q is no number; give a whole one", name, value)
		}
		*counts[name] = n
	case name == "factor":
		if err != nil || !(v > 1) {
			return fmt.Errorf("factor: %q is no factor; give a number above 1", value)
		}
		l.Factor = v
	default:
		known := slices.Sorted(maps.Keys(shares))
		return fmt.Errorf("no limit is called %q; there are factor, forces, disagree, %s", name, strings.Join(known, ", "))
	}
	return nil
}
