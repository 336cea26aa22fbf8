package place

// Printed is a place as a publication labels it. Normalise resolves it: the
// code wins over the name, Kind breaks ties between places of one name.
type Printed struct {
	Kind  string // area type that the table fixes (force, csp, district ...), or empty if it doesn't
	Code  string // GSS or other code as printed, footnote marks already off; empty if none
	Name  string // label as printed, footnote marks already off
	Force string // force (code or name) that the same row prints beside the place, or empty
	Other bool   // the publication itself says that this is no single place (a total that leaves a force out, an "Unassigned" row)
}
