// Package boundaries holds the outlines of police force areas and districts,
// for maps and for the data package, and says which of them touch. Its README
// says whose they are.
//
// It must not import anything of forcestats.
package boundaries

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
)

//go:embed forces.geojson
var forces []byte

//go:embed districts.geojson
var districts []byte

// Attribution must stand by every map and every copy.
const Attribution = "Contains Ordnance Survey data © Crown copyright and database right 2014. Boundaries by Martin Chorley, CC BY 4.0."

// Forces returns the police force areas as GeoJSON: longitude and latitude, a
// feature each with code and name.
func Forces() []byte { return slices.Clone(forces) }

// Districts returns the districts likewise, each also with its force.
func Districts() []byte { return slices.Clone(districts) }

// Neighbours returns, by code, the areas of the same kind that an area has a
// stretch of boundary with, sorted. Simplified outlines keep the points that
// two areas share, so two of them are a stretch; water between areas is none.
func Neighbours(geojson []byte) (map[string][]string, error) {
	var set struct {
		Features []struct {
			Properties struct{ Code string }
			Geometry   struct{ Coordinates [][][][2]float64 }
		}
	}
	if err := json.Unmarshal(geojson, &set); err != nil {
		return nil, fmt.Errorf("boundaries: %w", err)
	}
	at := map[[2]float64][]string{}
	for _, f := range set.Features {
		for _, polygon := range f.Geometry.Coordinates {
			for _, ring := range polygon {
				for _, point := range ring {
					if !slices.Contains(at[point], f.Properties.Code) {
						at[point] = append(at[point], f.Properties.Code)
					}
				}
			}
		}
	}
	shared := map[[2]string]int{}
	for _, codes := range at {
		for _, a := range codes {
			for _, b := range codes {
				if a != b {
					shared[[2]string{a, b}]++
				}
			}
		}
	}
	out := map[string][]string{}
	for pair, points := range shared {
		if points >= 2 {
			out[pair[0]] = append(out[pair[0]], pair[1])
		}
	}
	for _, list := range out {
		slices.Sort(list)
	}
	return out, nil
}
