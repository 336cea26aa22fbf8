package excel

import (
	"fmt"
	"slices"
	"strings"

	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/vocabulary"
)

// noteTexts are the notes that a sheet can ask for by name.
var noteTexts = map[string]string{
	"geography": "Forces, districts and counties are those at the geography date on the cover. Figures for places that were merged " +
		"whole are added up; a place whose figures can't be carried exactly has [b].",
	"rates": "A rate divides by the mid-year population estimate whose 30 June lies in the period; where that is not out yet, " +
		"by the newest earlier one, at most two years older. Numerator and denominator stand beside it. A rate that a publication " +
		"prints divides by the estimate of its own day and lies a few per cent apart; it is in the Parquet files and not here.",
	"limits": "Lower and upper are 95 per cent confidence limits: Byar's method for a rate, Wilson's for a share. Counts have none. " +
		"Higher or lower than the comparator is said of a figure outside the 95 per cent limits of a funnel around it that allows for " +
		"the differences between areas beyond chance (overdispersion); else it is similar. Where few people live for the many who " +
		"are there by day (City of London, Isles of Scilly) nothing is compared, and the source says so.",
	"rank": "Rank 1 is the highest value, which is not always good or bad. Areas with the same value share the lower number. Only " +
		"figures with confidence limits are ranked, and the limits allow a range of ranks. Areas without a value are not ranked.",
	"crime": "Offences recorded by the police in the period. How many are recorded depends also on how well a force records, " +
		"on what victims report and on police activity, so a higher figure can mean better recording.",
	"cso": meanings("child_sexual_offences"),
	"cse": "An assessment of a child in need can have several factors. A factor means that the social worker saw it, for the " +
		"child or for another person, not that an offence was proved. How fully factors are recorded differs between " +
		"councils and years.",
	"outcomes": "Outcomes are those recorded in the period, whatever the time of the offence, unless the breakdown says " +
		"otherwise.",
	"findings": "Findings are recommendations, causes of concern, areas for priority action, areas for improvement and strengths " +
		"in the documents read. A finding that repeats an earlier one is counted once. Only documents that were read " +
		"count, so no finding does not mean that there is none.",
	"themes":  "A finding can have several themes and several addressees, so the columns don't add up to the number of findings.",
	"overdue": meanings("findings_overdue", "findings_open", "findings_status_unknown"),
	"grades": "Grades of different scales (four grades, five grades, three outcomes) are not compared with each other. The " +
		"number only places a grade on a chart: 1 inadequate, 2 requires improvement, 3 adequate, 4 good, 5 outstanding.",
	"attributed": "Attributed: children's services are inspected by county where there are two tiers of councils. A district " +
		"without an inspection of its own shows the county's, with the county's code in this column.",
	"region": "Figures for a region are worked out here from its parts: a rate from the sum of the numerators and of the " +
		"denominators, a count as a sum. There is none where a part is missing or where one thing can be about several " +
		"places. Regional figures have no source of their own.",
	"agreement": "Agreement is the share of the finding's letters and digits that a second, independent reader also found on the " +
		"page. Agreed is yes where all digits agree and agreement is at least 0.98; it is blank where the second reader " +
		"could not read the document.",
	"workforce": "Full-time equivalents as published, at the date shown.",
	"complete": "Complete is no where a part of the figure was not published for the place and period, or where a printed total " +
		"and its parts disagree. Provisional is yes where the publication calls a figure behind it provisional.",
	"coverage": "Coverage is the share of a measure's figures for the period that the place has a value for, out of those that " +
		"the place with most has. 0 means that the publication has figures for other places of the kind and none for this " +
		"one. The national figure is that of all forces together, or of councils for a measure that no force has.",
	"matrix": "The questions are the themes that the commission of the national inspection names, then the rest. Each finding " +
		"counts once, whoever repeats it. Counts depend on which documents were read and are never ranked.",
	"ledger": "One row for each recommendation and body that must act. State, the first that fits: complete, not accepted or " +
		"superseded where a source says so; overdue where an act was due before the day of the run and nobody says that " +
		"it was done; open where a source says so; status unknown, with the days since the report.",
	"gap": "Recorded offences and exploitation seen at assessment count different things in different children. A ratio far " +
		"from that of other forces is a question to ask, not a finding. Where either count is under ten there is no row. " +
		"Limits: 95 per cent, of the ratio of two independent counts.",
	"funnel": "Outcomes recorded so far of the offences that were recorded in the year; the newest years are immature. Shares " +
		"divide by all offences recorded, as the Home Office's headline does.",
	"elsewhere": "Not here but in the Parquet files: rates, shares and changes as the publications print them, shares of all " +
		"recorded offences, and rates per 10,000 children of factors other than child sexual exploitation.",
	"series": "Periods run across, oldest first. Further periods, single offence codes and further breakdowns are in the " +
		"Parquet files of the release.",
}

// meanings are what the dictionary says of statistics, a sentence each.
func meanings(statistics ...string) string {
	var all []string
	for _, code := range statistics {
		d := vocabulary.StatisticOf(code, "count")
		all = append(all, d.Label+": "+d.Meaning+".")
	}
	return strings.Join(all, " ")
}

// note is a numbered note.
type note struct {
	name string
}

// notebook numbers the notes in the order in which the sheets use them, so
// that every note listed is used.
type notebook struct{ list []note }

// use numbers the notes that a sheet asks for.
func (n *notebook) use(names ...string) {
	for _, name := range names {
		if n.find(name) == 0 {
			if noteTexts[name] == "" {
				panic("excel: no note is called " + name)
			}
			n.list = append(n.list, note{name: name})
		}
	}
}

// find returns the number of a note, or 0.
func (n *notebook) find(name string) int {
	return slices.IndexFunc(n.list, func(x note) bool { return x.name == name }) + 1
}

// marks are the markers of notes: " [note 1] [note 3]".
func (n *notebook) marks(names []string) string {
	var numbers []int
	for _, name := range names {
		numbers = append(numbers, n.find(name))
	}
	slices.Sort(numbers)
	var b strings.Builder
	for _, number := range numbers {
		fmt.Fprintf(&b, " [note %d]", number)
	}
	return b.String()
}

// fillNotes writes the notes and the shorthand.
func fillNotes(b *book, s *sheet) error {
	t, err := b.open(s, []column{words("Note or shorthand", 20), words("Meaning", 110), words("Used on", 60)})
	if err != nil {
		return err
	}
	for i, n := range b.notes.list {
		var used []string
		for _, p := range b.plan {
			if slices.Contains(p.notes, n.name) {
				used = append(used, p.name)
			}
		}
		err := t.add([]any{b.text(fmt.Sprintf("[note %d]", i+1)), b.text(noteTexts[n.name]), b.text(strings.Join(used, ", "))})
		if err != nil {
			return err
		}
	}
	for _, m := range tables.Marks() {
		if err := t.add([]any{b.text(m.Short), b.text("Instead of a figure: " + m.Meaning + "."), b.text("any table of figures")}); err != nil {
			return err
		}
	}
	return t.close()
}
