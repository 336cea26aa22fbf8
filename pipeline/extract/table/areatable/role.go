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
	// table is what was known of it when it was refused.
	table *Table
	// Told says that issues about its rows have been raised already.
	Told bool
}

func (r *Refusal) Error() string {
	if r.Sheet == "" {
		return r.What
	}
	return fmt.Sprintf("sheet %q: %s", r.Sheet, r.What)
}

// Table is what was known of a table by area that is held back; nil where its
// columns were not looked at.
func (r *Refusal) Table() *Table {
	if r.table == nil || len(r.table.Columns) == 0 {
		return nil
	}
	r.table.Doubts = append(r.table.Doubts, r.What)
	return r.table
}
