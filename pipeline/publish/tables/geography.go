package tables

import (
	_ "embed"
	"encoding/csv"
	"strings"
	"sync"
)

//go:embed geography.csv
var geographyCSV string

// Place is what the table of the geography says of an area at 1 April 2025.
type Place struct {
	Area
	Neighbours []string // codes of the areas of its type that share a boundary, longest boundary first, at most 8
}

// Geography returns the 43 forces, 318 districts and 21 counties of England
// and Wales by code. Regions are those of the forces in the Home Office's
// recorded crime tables (a district has its force's region, which never
// differs); neighbours come from the shared points of the boundaries of the
// page's maps.
var Geography = sync.OnceValue(func() map[string]Place {
	out := map[string]Place{}
	lines, err := csv.NewReader(strings.NewReader(geographyCSV)).ReadAll()
	if err != nil {
		panic("tables: the embedded geography.csv: " + err.Error())
	}
	for _, f := range lines[1:] {
		p := Place{Area: Area{Code: f[0], Type: f[1], Name: f[2], ForceCode: f[3], CountyCode: f[4], Region: f[5]}}
		if f[6] != "" {
			p.Neighbours = strings.Split(f[6], ";")
		}
		out[p.Code] = p
	}
	return out
})
