package areatable

import "fmt"

// Role is what a column of a table is.
type Role string

// The roles of a column.
const (
	Ignored   Role = ""
	PlaceCode Role = "place_code"
	PlaceName Role = "place_name"
	Period    Role = "period"
	Unit      Role = "unit"
	Indicator Role = "indicator" // its texts name what is measured
	Category  Role = "category"
	Value     Role = "value"
	Note      Role = "note"
)

// Refusal says why a table, or a sheet, is not read.
type Refusal struct {
	Sheet, Cell string
	What        string // a sentence for a person
	Hint        string
	// Area says that it is a table by force or council, which is held back for
	// another reason.
	Area bool
	// Told says that issues about its rows have been raised already.
	Told bool
}

func (r *Refusal) Error() string {
	if r.Sheet == "" {
		return r.What
	}
	return fmt.Sprintf("sheet %q: %s", r.Sheet, r.What)
}
