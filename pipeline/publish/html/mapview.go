package html

import (
	"slices"
	"strconv"
	"strings"

	"forcestats/pipeline/publish/tables"
)

// mapView is a map as it stands on the page: the first figure, drawn without
// the script.
type mapView struct {
	Level   string // forces or districts
	Word    string // force or district
	Title   string
	ViewBox string
	Places  []mapPlace
	Inset   []mapPlace
	City    []mapPlace
	Legend  []string
	Figures []string // to choose from
	Source  string
}

// mapPlace is a place on a map.
type mapPlace struct {
	Code, Force, Name, Path, Box, Class, Words string
}

// Where the insets are, on the North Sea.
var (
	londonBox = box{455, 26, 645, 176}
	cityBox   = box{596, 196, 640, 226}
)

const mapBox = "0 0 660 744"

// makeMap draws the map of a level for its first figure.
func makeMap(l tables.Level, data *levelData) mapView {
	m := mapView{Level: "forces", Word: l.Word(), ViewBox: mapBox}
	all, london, city := forceShapes(), []string{metropolitan, cityForce}, cityForce
	if l == tables.DistrictLevel {
		m.Level, all, city = "districts", districtShapes(), cityDistrict
	}
	var inset, square []shape
	for _, s := range all {
		if slices.Contains(london, s.Force) {
			inset = append(inset, s)
		}
		if s.Code == city {
			square = append(square, s)
		}
	}
	if len(data.Figures) > 0 {
		f := &data.Figures[0]
		m.Title, m.Legend = f.Name+", "+f.Period, f.Legend
		for i := range data.Figures {
			m.Figures = append(m.Figures, data.Figures[i].Name+", "+data.Figures[i].Period)
		}
	}
	at := map[string]int{}
	for i, c := range data.Codes {
		at[c] = i
	}
	place := func(list []shape) []mapPlace {
		var out []mapPlace
		for i := range list {
			out = append(out, placeOf(&list[i], data, at))
		}
		return out
	}
	m.Places = place(all)
	m.Inset = place(enlarged(inset, londonBox, 1))
	m.City = place(enlarged(square, cityBox, 1))
	return m
}

// placeOf is a place with its class and the words that say its figure.
func placeOf(s *shape, data *levelData, at map[string]int) mapPlace {
	p := mapPlace{Code: s.Code, Force: s.Force, Name: s.Name, Path: s.Path, Class: "none", Box: boxWords(s.Box), Words: s.Name + ": no figure"}
	i, ok := at[s.Code]
	if !ok || len(data.Figures) == 0 {
		return p
	}
	f := &data.Figures[0]
	p.Name = data.Names[i]
	p.Words = p.Name + ": " + f.Shown[i]
	if c := f.Class[i]; c != none {
		p.Class = strconv.Itoa(c)
		p.Words += ", " + classWords[c]
	}
	return p
}

func boxWords(b box) string {
	var parts []string
	for _, v := range []float64{b.X0, b.Y0, b.X1, b.Y1} {
		parts = append(parts, strconv.FormatFloat(v, 'f', 0, 64))
	}
	return strings.Join(parts, " ")
}

// number writes a number as short as it can be read back.
func number(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
