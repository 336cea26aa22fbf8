package vocabulary

// Marker says why a figure has no value. Each stands for a shorthand in a
// cell; the letters are those of the government's list of symbols in tables
// (StatsWales publishes the same family).
type Marker struct {
	Code    string
	Short   string // in brackets, as the Analysis Function recommends
	Label   string
	Meaning string
	// OfStatistics is set for a marker that no publication prints: only a
	// statistic has it.
	OfStatistics bool
}

// Markers returns the closed list of markers, in the order that they are
// explained.
func Markers() []Marker {
	return []Marker{
		{Code: "not_available", Short: "[x]", Label: "not available", Meaning: "no source that was read gives the figure"},
		{Code: "not_shown", Short: "[x]", Label: "not shown", Meaning: "the publisher has the figure and leaves it out"},
		{Code: "no_denominator", Short: "[x]", Label: "no denominator", Meaning: "nothing to divide by is published",
			OfStatistics: true},
		{Code: "not_applicable", Short: "[z]", Label: "not applicable", Meaning: "the figure cannot exist for this place or time"},
		{Code: "suppressed", Short: "[c]", Label: "confidential", Meaning: "the publisher holds a small figure back"},
		{Code: "rounds_to_zero", Short: "[low]", Label: "rounds to zero",
			Meaning: "more than nothing, but the publisher rounds it to zero"},
		{Code: "low_reliability", Short: "[u]", Label: "low reliability", Meaning: "the publisher does not vouch for the figure"},
		{Code: "no_record", Short: "[w]", Label: "none recorded", Meaning: "none recorded, which is not the same as none"},
		{Code: "boundary_changed", Short: "[b]", Label: "break",
			Meaning: "the boundary changed and the figure cannot be carried to today's place exactly", OfStatistics: true},
		{Code: "incomplete", Short: "[i]", Label: "incomplete", Meaning: "not every part of the figure was published",
			OfStatistics: true},
		{Code: "error", Short: "[error]", Label: "error", Meaning: "the published cell holds an error"},
	}
}

// PrintedMarkers is the list of markers that an observation can have.
func PrintedMarkers() List {
	l := List{Name: "marker", Meaning: "why a figure has no value"}
	for _, m := range Markers() {
		if !m.OfStatistics {
			l.Words = append(l.Words, Word{Code: m.Code, Label: m.Label, Meaning: m.Meaning})
		}
	}
	return l
}

var markersByCode = byCode(Markers(), func(m Marker) string { return m.Code })

// MarkerOf returns the marker of a code, and whether there is one.
func MarkerOf(code string) (Marker, bool) { m, ok := markersByCode[code]; return m, ok }
