package areatable

import (
	"fmt"

	"forcestats/pipeline/readers/sheet"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/place"
)

// without says why a sheet in which no table begins has none: what its places
// are, or that they stand across.
func (gaz *gazetteer) without(name string, g *sheet.Grid) *Refusal {
	natures, at := map[string]int{}, map[string]string{}
	regions, areas, heads := 0, 0, ""
	for r, cells := range g.Cells {
		across := map[string]bool{}
		for c := range cells {
			if cells[c].Kind != sheet.Text {
				continue
			}
			l := gaz.look(cells[c].Text)
			if l.meaning.Area() || l.area() {
				across[cells[c].Text] = true
				areas++
			}
			if l.code != "" {
				natures[l.nature]++
				if at[l.nature] == "" {
					at[l.nature] = sheet.Ref(r, c)
				}
			}
			if l.meaning.Region || l.meaning.Country {
				regions++
			}
			if what := inside(cells[c].Text); what != "" && heads == "" && r < 12 && len(cells[c].Text) < 40 {
				heads = record.Code(cells[c].Text)
			}
		}
		if len(across) >= 5 {
			return &Refusal{Sheet: name, Cell: sheet.Ref(r, 0), Area: true,
				What: "its places stand across, one a column: a table is read where they stand below each other"}
		}
	}
	best := ""
	for _, n := range sortedNatures(natures) {
		if best == "" || natures[n] > natures[best] {
			best = n
		}
	}
	switch {
	case areas > 1 && natures["force"]+natures["district"]+natures["county"] > 1:
		return &Refusal{Sheet: name, What: "it names places, but no figure stands beside them"}
	case best != "" && (ranks[best] == 0 && best != "country" || place.Smaller(best)):
		return &Refusal{Sheet: name, Cell: at[best], What: fmt.Sprintf("its rows are by %s, not by police force area or council", best)}
	case regions > 1 || natures["region"]+natures["country"] > 1:
		return &Refusal{Sheet: name, What: "its places are countries and regions only, not police force areas or councils"}
	case heads != "":
		return &Refusal{Sheet: name, What: fmt.Sprintf("its rows are by %s, not by police force area or council", heads)}
	}
	return &Refusal{Sheet: name, What: "it names no police force area or council"}
}
