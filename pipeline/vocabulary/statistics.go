package vocabulary

// contract is the source of a definition of our own.
const contract = "record/CONTRACT.md"

// workedOut are the statistics that are worked out from measures, findings,
// grades and documents.
func workedOut() []Statistic {
	return append(rates(), counts()...)
}

func rates() []Statistic {
	return []Statistic{
		{Code: "recorded_offences_per_1000", Label: "Recorded offences per 1,000 people", Category: "offence", Unit: "per_1000",
			Adds: Nothing, Polarity: Neither, Limits: Byar, Steps: []string{"recorded_offences_per_1000"},
			Source:  "Home Office, Police recorded crime, user guide: rates per 1,000 population",
			Profile: []string{"all", "all_excluding_fraud", "group:*"}, Section: "Recorded offences",
			Meaning: "offences recorded in the period per 1,000 residents at the mid-year, by the newest estimate; a rate that a " +
				"publication prints beside it divides by another estimate and lies a few per cent apart"},
		{Code: "share_of_recorded_offences", Label: "Share of recorded offences", Category: "offence", Unit: "percent", Adds: Nothing,
			Polarity: Neither, Limits: Wilson, Steps: []string{"share_of_recorded_offences"}, Source: contract,
			Meaning: "offences of a group or code out of all offences recorded in the period"},
		{Code: "child_sexual_offences", Label: "Child sexual offences", Unit: "count", Adds: PlacesAndTime, Polarity: Neither,
			Limits: NoLimits, Steps: []string{"child_sexual_offences"}, Source: "Home Office list of offences with a child victim",
			Section: "Child sexual offences",
			Meaning: "recorded offences under the eleven codes whose name fixes a child as the victim, 17B 19D 19E 19G 19H 20B 21 " +
				"22B 71 73 88A; no offences with images, few with victims of 16 and 17; complete only if all eleven were published " +
				"for place and period"},
		{Code: "child_sexual_offences_per_10000_children", Label: "Child sexual offences per 10,000 children", Unit: "per_10000",
			Adds: Nothing, Polarity: Neither, Limits: Byar, Steps: []string{"child_sexual_offences_per_10000_children"},
			Source: "Home Office list of offences with a child victim", Section: "Child sexual offences",
			Meaning: "child sexual offences per 10,000 residents aged 0 to 17"},
		{Code: "offence_outcome_share", Label: "Share of outcomes of offences", Category: "offence", Unit: "percent", Adds: Nothing,
			Polarity: Neither, Limits: Wilson, Steps: []string{"offence_outcome_share"}, Source: homeOfficeOut, Section: "Outcomes",
			Meaning: "offences with an outcome type out of all offences that an outcome was assigned to, on the basis that the " +
				"breakdown names"},
		{Code: "offence_outcome_share_of_recorded", Label: "Outcomes as a share of recorded offences", Category: "offence",
			Unit: "percent", Adds: Nothing, Polarity: Neither, Limits: Wilson, Steps: []string{"offence_outcome_share_of_recorded"},
			Source: homeOfficeOut, Section: "Outcomes",
			Meaning: "offences with an outcome type out of all offences recorded in the year, assigned an outcome or not, on the " +
				"basis that the breakdown names"},
		{Code: "assessment_factor_share", Label: "Share of assessments with the factor", Category: "factor", Unit: "percent",
			Adds: Nothing, Polarity: Neither, Limits: Wilson, Steps: []string{"assessment_factor_share"},
			Source: "DfE, Children in need, table C3", Profile: []string{"child_sexual_exploitation"},
			Section: "Child sexual exploitation at assessment",
			Meaning: "assessments that found a factor out of all that found any; one assessment may find several, so shares add up " +
				"to more than 100"},
		{Code: "officers_per_1000", Label: "Police officers per 1,000 people", Unit: "per_1000", Adds: Nothing, Polarity: Neither,
			Limits: NoLimits, Steps: []string{"officers_per_1000"}, Source: homeOfficeStaff, Section: "Workforce",
			Meaning: "police officers in full-time equivalents per 1,000 residents at the last mid-year"},
		{Code: "conviction_share", Label: "Share of prosecutions that end in conviction", Category: "offence category of the CPS",
			Unit: "percent", Adds: Nothing, Polarity: Neither, Limits: Wilson, Steps: []string{"conviction_share"},
			Source: "CPS, Case outcomes by principal offence category", Section: "Outcomes",
			Meaning: "prosecutions that ended in a conviction out of all that ended"},
		{Code: "coverage", Label: "Coverage", Category: "statistic that a measure becomes", Unit: "percent", Adds: Nothing,
			Polarity: Better, Limits: NoLimits, Steps: []string{"coverage"}, Source: contract,
			Meaning: "of the figures of that measure and period that the area with most has, how many this area has a value for; 0 " +
				"for an area that a publication of its nation and tier leaves out"},
	}
}

func counts() []Statistic {
	return []Statistic{
		{Code: "findings", Label: "Findings", Category: "kind of finding", Unit: "count", Adds: Nothing, Polarity: Neither,
			Limits: NoLimits, Steps: []string{"findings_in_all", "findings_by_year"}, Source: contract,
			Section: "Findings by kind",
			Meaning: "recommendations, areas for improvement and the like in the documents read, each once; in all, and by year of " +
				"publication, theme and agency"},
		{Code: "findings_open", Label: "Findings said to be open", Category: "kind of finding", Unit: "count", Adds: Nothing,
			Polarity: Neither, Limits: NoLimits, Steps: []string{"findings_open"}, Source: contract,
			Section: "Open and overdue",
			Meaning: "findings that ask somebody to act and that a source says are accepted, under way or not done; the overdue apart"},
		{Code: "findings_overdue", Label: "Findings past their deadline", Category: "kind of finding", Unit: "count", Adds: Nothing,
			Polarity: Worse, Limits: NoLimits, Steps: []string{"findings_overdue"}, Source: contract,
			Section: "Open and overdue",
			Meaning: "findings whose act was due before the day of the run and that nobody says are done; an answer or a plan is no " +
				"act"},
		{Code: "findings_status_unknown", Label: "Findings of unknown state", Category: "kind of finding", Unit: "count", Adds: Nothing,
			Polarity: Neither, Limits: NoLimits, Steps: []string{"findings_status_unknown"}, Source: contract,
			Section: "Open and overdue",
			Meaning: "findings that ask somebody to act, that are not overdue, and of which no source at hand says anything"},
		{Code: "grade", Label: "Grade", Category: "question", Unit: "grade", Adds: Nothing, Polarity: Better, Limits: NoLimits,
			Steps: []string{"grade"}, Source: contract, Meaning: "the newest grade for a question; value_text has it in words"},
		{Code: "grade_change", Label: "Change of grade", Category: "question", Unit: "steps", Adds: Nothing, Polarity: Better,
			Limits: NoLimits, Steps: []string{"grade_change"}, Source: contract,
			Meaning: "grades up or down from the grade before, within one scale"},
		{Code: "days_since_judgement", Label: "Days since the judgement", Category: "question", Unit: "days", Adds: Nothing,
			Polarity: Neither, Limits: NoLimits, Steps: []string{"days_since_judgement"}, Source: contract, Section: "Grades",
			Meaning: "days from the newest grade for a question to the day of the run"},
		{Code: "documents", Label: "Documents", Category: "publication", Unit: "count", Adds: Nothing, Polarity: Neither,
			Limits: NoLimits, Steps: []string{"documents_about"}, Source: contract,
			Meaning: "documents that were read and are about the area or name it, each once"},
	}
}
