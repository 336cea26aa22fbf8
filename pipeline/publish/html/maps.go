package html

import (
	"strings"

	"forcestats/pipeline/publish/tables"
)

// outline is a place on a map.
type outline struct {
	Code, Force, Path string
	Box               [4]float64 // left, top, right, bottom
}

// mapFile is a map: England and Wales, and London drawn larger beside it.
type mapFile struct {
	Width, Height       int
	Places, Inset, City []outline
	Attribution         string
}

func outlines(list []shape) []outline {
	var out []outline
	for _, s := range list {
		out = append(out, outline{s.Code, s.Force, s.Path, [4]float64{s.Box.X0, s.Box.Y0, s.Box.X1, s.Box.Y1}})
	}
	return out
}

// maps writes the boundaries of both levels.
func (b *builder) maps() error {
	for _, l := range b.levels {
		all := forceShapes()
		if l.which == tables.DistrictLevel {
			all = districtShapes()
		}
		var london, city []shape
		for _, s := range all {
			if strings.HasPrefix(s.Code, "E09") || s.Code == metropolitan || s.Code == cityForce {
				london = append(london, s)
			}
			if s.Code == cityForce || s.Code == cityDistrict {
				city = append(city, s)
			}
		}
		f := mapFile{
			Width: 660, Height: 760, Places: outlines(all), Attribution: attribution,
			Inset: outlines(enlarged(london, box{451, 26, 649, 178}, 1)), City: outlines(enlarged(city, box{590, 194, 645, 232}, 1)),
		}
		if err := b.put("map-"+l.which.Word(), f); err != nil {
			return err
		}
	}
	return nil
}
