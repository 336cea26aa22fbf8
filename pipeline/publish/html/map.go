package html

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"

	"forcestats/pipeline/publish/boundaries"
)

// attribution must stand by every map.
const attribution = boundaries.Attribution

// Codes of the two forces of London, which an inset enlarges.
const (
	metropolitan = "E23000001"
	cityForce    = "E23000034"
	cityDistrict = "E09000001"
)

// shape is a place on a map.
type shape struct {
	Code, Name, Force string
	Path              string // outline in the units of the map
	Box               box
	rings             [][][2]float64 // longitude and latitude
}

// box bounds a shape in the units of the map.
type box struct{ X0, Y0, X1, Y1 float64 }

func (b box) with(o box) box {
	return box{min(b.X0, o.X0), min(b.Y0, o.Y0), max(b.X1, o.X1), max(b.Y1, o.Y1)}
}

// frame puts longitude and latitude on a drawing: plain degrees, a degree of
// longitude shortened as it is in the middle of the country, which is true
// enough for finding one's place.
type frame struct {
	west, north, scale float64 // left and upper edge in degrees; units per degree of latitude
	x, y               float64 // where that corner is on the drawing
}

var shorten = math.Cos(52.8 * math.Pi / 180)

func (f frame) at(p [2]float64) (x, y float64) {
	return f.x + (p[0]-f.west)*shorten*f.scale, f.y + (f.north-p[1])*f.scale
}

// mainFrame is the map of England and Wales: 660 units wide and 760 high.
var mainFrame = frame{west: -6.5, north: 55.85, scale: 120, x: 0, y: 4}

// features are the shapes of the two sets of boundaries, drawn for the main map.
var (
	forceShapes    = sync.OnceValue(func() []shape { return shapes(boundaries.Forces()) })
	districtShapes = sync.OnceValue(func() []shape { return shapes(boundaries.Districts()) })
)

// shapes reads boundaries. They are part of the program, so trouble with them
// is a fault of the program.
func shapes(data []byte) []shape {
	var set struct {
		Features []struct {
			Properties struct{ Code, Name, Force string }
			Geometry   struct{ Coordinates [][][][2]float64 }
		}
	}
	if err := json.Unmarshal(data, &set); err != nil {
		panic(fmt.Sprintf("html: the embedded boundaries: %v", err))
	}
	var out []shape
	for _, f := range set.Features {
		s := shape{Code: f.Properties.Code, Name: f.Properties.Name, Force: f.Properties.Force}
		if s.Force == "" {
			s.Force = s.Code
		}
		for _, polygon := range f.Geometry.Coordinates {
			s.rings = append(s.rings, polygon...)
		}
		s.Path, s.Box = s.draw(mainFrame, 0)
		out = append(out, s)
	}
	return out
}

// draw gives the outline of a shape in a frame, in steps relative to the point
// before, rounded to a number of decimal places, and the box around it.
func (s *shape) draw(f frame, places int) (string, box) {
	var b strings.Builder
	bounds := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	unit := math.Pow10(places)
	write := func(v float64, sign bool) {
		if sign && v >= 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strconv.FormatFloat(v/unit, 'f', -1, 64))
	}
	for _, ring := range s.rings {
		steps := 0
		var lastX, lastY float64
		for i, p := range ring {
			px, py := f.at(p)
			x, y := math.Round(px*unit), math.Round(py*unit)
			bounds = bounds.with(box{px, py, px, py})
			switch {
			case i == 0:
				b.WriteByte('M')
				write(x, false)
				write(y, true)
			case x == lastX && y == lastY:
				continue
			default:
				if steps++; steps == 1 {
					b.WriteByte('l')
				}
				write(x-lastX, steps > 1)
				write(y-lastY, true)
			}
			lastX, lastY = x, y
		}
		if steps == 0 {
			b.WriteString("h1v1h-1") // too small for the drawing: a dot
		}
		b.WriteByte('z')
	}
	return b.String(), bounds
}

// enlarged draws shapes again, larger, into a box of the drawing: the inset.
func enlarged(list []shape, into box, places int) []shape {
	whole := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for i := range list {
		_, b := list[i].draw(frame{scale: 1}, 0)
		whole = whole.with(b)
	}
	scale := min((into.X1-into.X0)/(whole.X1-whole.X0), (into.Y1-into.Y0)/(whole.Y1-whole.Y0))
	f := frame{scale: scale, x: into.X0 - whole.X0*scale, y: into.Y0 - whole.Y0*scale}
	out := make([]shape, len(list))
	for i := range list {
		out[i] = list[i]
		out[i].Path, out[i].Box = list[i].draw(f, places)
	}
	return out
}
