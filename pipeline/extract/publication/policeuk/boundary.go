package policeuk

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"sync"
)

// forcesJSON holds the outlines of the 43 police force areas, drawn to about
// 500 m (README.md says where they are from and what must stay with them).
//
//go:embed forces.geojson
var forcesJSON []byte

// forceArea is a force's outline.
type forceArea struct {
	name  string
	rings [][][][2]float64 // polygons of rings of longitude and latitude
}

var forceAreas = sync.OnceValue(func() []forceArea {
	var file struct {
		Features []struct {
			Properties struct{ Name string }
			Geometry   struct {
				Type        string
				Coordinates json.RawMessage
			}
		}
	}
	if err := json.Unmarshal(forcesJSON, &file); err != nil {
		panic(fmt.Sprintf("forces.geojson: %v", err)) // embedded, and read by a test
	}
	areas := make([]forceArea, 0, len(file.Features))
	for _, f := range file.Features {
		a := forceArea{name: f.Properties.Name}
		var err error
		if f.Geometry.Type == "Polygon" {
			a.rings = make([][][][2]float64, 1)
			err = json.Unmarshal(f.Geometry.Coordinates, &a.rings[0])
		} else {
			err = json.Unmarshal(f.Geometry.Coordinates, &a.rings)
		}
		if err != nil {
			panic(fmt.Sprintf("forces.geojson: %q: %v", a.name, err))
		}
		areas = append(areas, a)
	}
	return areas
})

// holds reports whether a point lies in the area: an odd number of edges to
// the east of it, over all rings of a polygon, holes included.
func (a *forceArea) holds(lon, lat float64) bool {
	for _, polygon := range a.rings {
		inside := false
		for _, ring := range polygon {
			for i, j := 0, len(ring)-1; i < len(ring); j, i = i, i+1 {
				p, q := ring[i], ring[j]
				if (p[1] > lat) != (q[1] > lat) && lon < (q[0]-p[0])*(lat-p[1])/(q[1]-p[1])+p[0] {
					inside = !inside
				}
			}
		}
		if inside {
			return true
		}
	}
	return false
}
