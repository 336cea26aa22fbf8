package vocabulary

// Code is a row of the table codes: one entry of the dictionary, whatever
// list it is of.
type Code struct {
	List     string
	Code     string
	Label    string
	Unit     string
	Meaning  string
	Polarity Polarity
	Adds     Adds
	Limits   Limits
	Source   string
}

// Codes returns every entry of the dictionary, list after list.
func Codes() []Code {
	var all []Code
	for _, m := range Measures() {
		for _, unit := range m.Units {
			all = append(all, Code{
				List: "measure", Code: m.Code, Label: m.Label, Unit: unit, Meaning: m.Meaning, Polarity: m.Polarity,
				Adds: addsIn(m.Adds, unit), Source: m.Source,
			})
		}
	}
	for _, s := range Statistics() {
		all = append(all, Code{
			List: "statistic", Code: s.Code, Label: s.Label, Unit: s.Unit, Meaning: s.Meaning, Polarity: s.Polarity, Adds: s.Adds,
			Limits: s.Limits, Source: s.Source,
		})
	}
	for _, u := range Units() {
		all = append(all, Code{List: "unit", Code: u.Code, Label: u.Label, Meaning: u.Meaning, Adds: u.Adds})
	}
	for _, m := range Markers() {
		all = append(all, Code{List: "marker", Code: m.Code, Label: m.Label, Meaning: m.Meaning})
	}
	for _, c := range IssueCodes() {
		all = append(all, Code{List: "issue", Code: c.Code(), Label: spell(c.Code()), Meaning: c.Meaning()})
	}
	for _, l := range Lists() {
		for _, w := range l.Words {
			all = append(all, Code{List: l.Name, Code: w.Code, Label: w.Label, Meaning: w.Meaning})
		}
	}
	return all
}

// addsIn is what figures of a measure may be added up over in a unit.
func addsIn(a Adds, unit string) Adds {
	if u, ok := UnitOf(unit); ok && u.Adds == Nothing {
		return Nothing
	}
	return a
}
