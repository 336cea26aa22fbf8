package record

import "fmt"

// Area is a row of areas: a place of today, and the places that contain it.
// The columns are described in AreaTable.
type Area struct {
	Type       string
	Code       string
	Name       string
	ForceCode  string
	ForceName  string
	CountyCode string
	CountyName string
	RegionCode string
	RegionName string
	Country    string
	Neighbours string
	Boundary   string
	Peers      string
}

// AreaTable returns the schema of areas.
func AreaTable() Table[Area] {
	return Table[Area]{"areas", "the places of today, and what contains them", []Column[Area]{
		text("area_type", true, oneOf(areaTypes), func(r *Area) *string { return &r.Type }),
		text("area_code", true, "GSS code", func(r *Area) *string { return &r.Code }),
		text("area_name", true, "plain name", func(r *Area) *string { return &r.Name }),
		text("force_code", false, "force area that contains it", func(r *Area) *string { return &r.ForceCode }),
		text("force_name", false, "its plain name", func(r *Area) *string { return &r.ForceName }),
		text("county_code", false, "county of a lower-tier district", func(r *Area) *string { return &r.CountyCode }),
		text("county_name", false, "its plain name", func(r *Area) *string { return &r.CountyName }),
		text("region_code", false, "region of England", func(r *Area) *string { return &r.RegionCode }),
		text("region_name", false, "its plain name", func(r *Area) *string { return &r.RegionName }),
		text("country_code", false, "country", func(r *Area) *string { return &r.Country }),
		text("neighbours", false, "codes of the areas of its kind that it has a boundary with on land, joined with ;", func(r *Area) *string { return &r.Neighbours }),
		text("boundary", false, "GeoJSON file of the release that has its outline, by code", func(r *Area) *string { return &r.Boundary }),
		text("peers", false, "codes of the areas that it is compared with, the nearest first, joined with ;", func(r *Area) *string { return &r.Peers }),
	}}
}

// Check says how a row breaks the contract.
func (a *Area) Check() error {
	if a.Code == "" || a.Name == "" {
		return fmt.Errorf("area %q, name %q", a.Code, a.Name)
	}
	return among(a.Type, areaTypes)
}
