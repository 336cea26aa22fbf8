package vocabulary

import "slices"

// Sources of definitions that several entries share.
const (
	homeOfficeCrime = "Home Office, Police recorded crime open data; ONS, Crime in England and Wales, police force area tables"
	homeOfficeOut   = "Home Office, Crime outcomes open data tables and user guide"
	homeOfficeStaff = "Home Office, Police workforce, England and Wales"
	homeOfficeForce = "Home Office, Police use of force statistics"
	onsPopulation   = "ONS, mid-year population estimates"
	onsCrime        = "ONS, Crime in England and Wales, police force area tables"
	dfeNeed         = "DfE, Children in need, methodology"
	dfeCare         = "DfE, Children looked after in England, methodology"
	policeUK        = "data.police.uk, about the data"
	youthJustice    = "Youth Justice Board, Youth justice statistics"
	census          = "ONS, Census 2021"
)

// Measures returns the measures that the publications known to the program
// bring, in the order of the pages that show them.
func Measures() []Measure {
	return slices.Concat(policeMeasures(), childrenMeasures(), educationMeasures(), otherMeasures())
}

func policeMeasures() []Measure {
	const offences = "offence"
	return []Measure{
		{Code: "recorded_offences", Section: "Recorded offences", Profile: []string{"all", "all_excluding_fraud", "group:*"},
			Label: "Recorded offences", Category: offences, Units: []string{"count", "percent"}, Adds: PlacesAndTime, Polarity: Neither,
			Source: homeOfficeCrime,
			Meaning: "offences that the police recorded in the period; how many are recorded depends also on how well a force " +
				"records, on what victims report and on police activity"},
		{Code: "recorded_offences_rate", Label: "Recorded offences, rate as published", Category: offences, Units: []string{"per_1000"},
			Adds: Nothing, Polarity: Neither, Source: onsCrime,
			Meaning: "the rate that the publication itself prints, with the population that it divided by, as it stood then; ours, " +
				"by the newest estimate, lies a few per cent apart"},
		{Code: "recorded_offences_share", Label: "Recorded offences, share as published", Category: offences,
			Units: []string{"percent"}, Adds: Nothing, Polarity: Neither, Source: onsCrime,
			Meaning: "the share that the publication itself prints"},
		{Code: "knife_offences", Label: "Offences with a knife or sharp instrument", Category: offences,
			Units: []string{"count", "percent"}, Adds: PlacesAndTime, Polarity: Worse, Source: onsCrime,
			Meaning: "selected offences recorded by the police that involved a knife or sharp instrument"},
		{Code: "knife_offences_rate", Label: "Offences with a knife, rate as published", Category: offences,
			Units: []string{"per_100000"}, Adds: Nothing, Polarity: Worse, Source: onsCrime,
			Meaning: "the rate that the publication itself prints; its population may since have been restated"},
		{Code: "knife_offences_share", Label: "Offences with a knife, share as published", Category: offences,
			Units: []string{"percent"}, Adds: Nothing, Polarity: Worse, Source: onsCrime,
			Meaning: "offences with a knife out of all selected offences, as the publication prints it"},
		{Code: "antisocial_behaviour_incidents", Label: "Incidents of anti-social behaviour", Units: []string{"count"},
			Adds: PlacesAndTime, Polarity: Neither, Source: onsCrime,
			Meaning: "incidents of anti-social behaviour that the police recorded; they are no offences"},
		{Code: "antisocial_behaviour_incidents_rate", Label: "Incidents of anti-social behaviour, rate as published",
			Units: []string{"per_1000"}, Adds: Nothing, Polarity: Neither, Source: onsCrime,
			Meaning: "the rate that the publication itself prints; its population may since have been restated"},
		{Code: "antisocial_behaviour_incidents_share", Label: "Incidents of anti-social behaviour, share as published",
			Units: []string{"percent"}, Adds: Nothing, Polarity: Neither, Source: onsCrime,
			Meaning: "the share that the publication itself prints"},
		{Code: "antisocial_behaviour_experiences", Label: "People who saw or met anti-social behaviour", Units: []string{"percent"},
			Adds: Nothing, Polarity: Worse, Source: onsCrime, Meaning: "estimate of the Crime Survey for England and Wales"},
		{Code: "survey_respondents", Label: "Respondents of the survey", Units: []string{"persons"}, Adds: Places, Polarity: Neither,
			Source: onsCrime, Meaning: "people that the Crime Survey for England and Wales asked, unweighted"},
		{Code: "street_crimes", Label: "Crimes and incidents at street level", Category: "crime type", Units: []string{"count"},
			Adds: PlacesAndTime, Polarity: Neither, Source: policeUK,
			Meaning: "crimes and anti-social behaviour as forces give them for the map of data.police.uk; not the National Statistics"},
		{Code: "street_crime_outcomes", Label: "Outcomes at street level", Category: "outcome", Units: []string{"count"},
			Adds: PlacesAndTime, Polarity: Neither, Source: policeUK,
			Meaning: "outcomes of crimes as forces give them for the map of data.police.uk"},
		{Code: "offence_outcomes", Label: "Outcomes of offences", Category: offences, Units: []string{"count", "percent"},
			Adds: PlacesAndTime, Polarity: Neither, Source: homeOfficeOut,
			Meaning: "offences by the outcome that was assigned to them, on the basis that the breakdown names"},
		{Code: "prosecutions", Label: "Prosecutions", Category: "offence category of the CPS", Units: []string{"count"},
			Adds: PlacesAndTime, Polarity: Neither, Source: "CPS, Case outcomes by principal offence category",
			Meaning: "defendants whose case ended in the period, by outcome"},
		{Code: "prosecution_shares", Label: "Prosecutions, share as published", Category: "offence category of the CPS",
			Units: []string{"percent"}, Adds: Nothing, Polarity: Neither, Source: "CPS, Case outcomes by principal offence category",
			Meaning: "the share that the publication itself prints"},
		{Code: "workforce", Section: "Workforce", Profile: []string{"all"}, Label: "Workforce", Category: "kind of worker",
			Units: []string{"fte", "headcount", "percent"}, NamedByUnit: []string{"fte", "headcount"}, Adds: Places, Polarity: Neither,
			Source: homeOfficeStaff, Meaning: "people who work for a police force on the day"},
		{Code: "stop_and_search", Label: "Stop and search", Category: "object of the search", Units: []string{"count"},
			Adds: PlacesAndTime, Polarity: Neither, Source: policeUK, Meaning: "searches by the police of people and vehicles"},
		{Code: "use_of_force", Label: "Use of force", Category: "tactic", Units: []string{"count"}, Adds: PlacesAndTime,
			Polarity: Neither, Source: homeOfficeForce,
			Meaning: "tactics used by officers; one incident can have several, and several officers' reports"},
		{Code: "use_of_force_incidents", Label: "Incidents with use of force", Category: "characteristic of the incident",
			Units: []string{"count"}, Adds: PlacesAndTime, Polarity: Neither, Source: homeOfficeForce,
			Meaning: "reports of officers who used force"},
		{Code: "conducted_energy_device_uses", Label: "Uses of conducted energy devices", Category: "kind of use",
			Units: []string{"count"}, Adds: PlacesAndTime, Polarity: Neither, Source: homeOfficeForce,
			Meaning: "uses of a conducted energy device (Taser), from drawn to discharged"},
		{Code: "conducted_energy_device_shares", Label: "Uses of conducted energy devices, share as published", Category: "kind of use",
			Units: []string{"percent"}, Adds: Nothing, Polarity: Neither, Source: homeOfficeForce,
			Meaning: "the share that the publication itself prints"},
		{Code: "police_contact_deaths", Label: "Deaths during or after police contact", Category: "kind of death",
			Units: []string{"count"}, Adds: PlacesAndTime, Polarity: Worse, Source: "IOPC, Deaths during or following police contact",
			Meaning: "people who died during or after contact with the police"},
		{Code: "police_contact_incidents", Label: "Fatal incidents during or after police contact", Category: "kind of incident",
			Units: []string{"count"}, Adds: PlacesAndTime, Polarity: Worse, Source: "IOPC, Deaths during or following police contact",
			Meaning: "incidents in which people died during or after contact with the police"},
	}
}

func childrenMeasures() []Measure {
	return []Measure{
		{Code: "assessment_factors", Section: "Child sexual exploitation at assessment", Profile: []string{"child_sexual_exploitation"},
			Label: "Factors at assessment", Category: "factor", Units: []string{"count", "percent"}, Adds: PlacesAndTime,
			PerChildren: true, Polarity: Neither, Source: dfeNeed,
			Meaning: "assessments of children in need in which a social worker saw the factor, for the child or for another person; " +
				"one assessment can have several"},
		{Code: "assessments", Label: "Assessments", Category: "kind of assessment", Units: []string{"count", "percent"},
			Adds: PlacesAndTime, PerChildren: true, Polarity: Neither, Source: dfeNeed,
			Meaning: "assessments of children in need that were completed in the year"},
		{Code: "children_in_need", Section: "Children in need", Profile: []string{"all"}, Label: "Children in need",
			Category: "group of children", Units: []string{"count", "per_10000", "percent"}, Adds: PlacesAndTime, PerChildren: true,
			Polarity: Neither, Source: dfeNeed,
			Meaning: "children assessed as in need of social services, on a day or at any time in the year"},
		{Code: "referrals", Label: "Referrals", Category: "kind of referral",
			Units: []string{"count", "per_10000", "percent"}, Adds: PlacesAndTime, PerChildren: true, Polarity: Neither,
			Source: dfeNeed, Meaning: "requests for services to a council's children's social care in the year"},
		{Code: "section_47_enquiries", Label: "Section 47 enquiries", Category: "kind of enquiry",
			Units: []string{"count", "per_10000", "percent"}, Adds: PlacesAndTime, PerChildren: true, Polarity: Neither,
			Source:  dfeNeed,
			Meaning: "enquiries under section 47 of the Children Act 1989, where a child is thought to suffer significant harm"},
		{Code: "initial_child_protection_conferences", Label: "Initial child protection conferences", Category: "kind of conference",
			Units: []string{"count", "per_10000", "percent", "days"}, Adds: PlacesAndTime, PerChildren: true, Polarity: Neither,
			Source: dfeNeed, Meaning: "conferences that decide whether a child needs a protection plan"},
		{Code: "child_protection_plans", Label: "Child protection plans", Category: "kind of plan",
			Units: []string{"count", "per_10000", "percent"}, Adds: PlacesAndTime, PerChildren: true, Polarity: Neither,
			Source: dfeNeed, Meaning: "children with a protection plan on a day, or plans begun or ended in the year"},
		{Code: "children_looked_after", Label: "Children looked after", Category: "group of children",
			Units: []string{"count", "per_10000", "percent"}, Adds: PlacesAndTime, PerChildren: true, Polarity: Neither,
			Source: dfeCare, Meaning: "children in the care of a council on a day, or at any time in the year"},
		{Code: "offences_resulting_in_disposal", Label: "Proven offences by children", Category: "offence", Units: []string{"count"},
			Adds: PlacesAndTime, Polarity: Neither, Source: youthJustice,
			Meaning: "proven offences by children that resulted in a caution or sentence"},
		{Code: "disposals", Label: "Cautions and sentences of children", Category: "kind of disposal", Units: []string{"count"},
			Adds: PlacesAndTime, Polarity: Neither, Source: youthJustice, Meaning: "cautions and sentences given to children"},
		{Code: "children_cautioned_or_sentenced", Label: "Children cautioned or sentenced", Category: "group of children",
			Units: []string{"count"}, Adds: Places, Polarity: Neither, Source: youthJustice,
			Meaning: "children cautioned or sentenced in the year, each once"},
	}
}

// educationMeasures are what other data files of explore education statistics
// count; their categories are the indicators of a file.
func educationMeasures() []Measure {
	source := "DfE, explore education statistics, methodology of the release"
	one := func(code, label, category string, units []string, adds Adds, meaning string) Measure {
		return Measure{Code: code, Label: label, Category: category, Units: units, Adds: adds, Polarity: Neither, Source: source, Meaning: meaning}
	}
	counts := []string{"count", "per_10000", "percent"}
	return []Measure{
		one("child_in_need_plans", "Child in need plans", "kind of plan", counts, PlacesAndTime, "plans for children in need begun, ended or running"),
		one("children_in_need_primary_need", "Children in need by primary need", "primary need", counts, PlacesAndTime,
			"children in need by the main reason why they were"),
		one("children_in_need_closures", "Children in need by reason of closure", "reason", counts, PlacesAndTime,
			"episodes of need that ended in the year, by the reason; an adoption or a death here is the reason of an ending"),
		one("care_leavers", "Care leavers", "group of care leavers", counts, Places, "young people who were in care, by what they do and where they live"),
		one("absences", "Absence from school", "kind of absence", []string{"count", "percent"}, PlacesAndTime,
			"sessions of school missed, of pupils or of children known to social care"),
		one("exclusions", "Exclusions and suspensions", "kind of exclusion", []string{"count", "percent"}, PlacesAndTime,
			"permanent exclusions and suspensions from school"),
		one("social_workers", "Children's social workers", "kind of worker or case", []string{"count", "fte", "headcount", "percent", "days", "unknown"}, Places,
			"child and family social workers of councils, their cases, vacancies and turnover"),
		one("ehc_plans", "Education, health and care plans", "kind of plan", []string{"count", "percent"}, Places,
			"plans for children and young people with special educational needs"),
		one("ehc_needs_assessments", "Assessments of education, health and care needs", "kind of assessment", []string{"count", "percent"}, PlacesAndTime,
			"requests for, and assessments of, special educational needs"),
		one("adoption_times", "Times between stages of adoption", "stage", []string{"unknown"}, Nothing, "average time between stages of the process"),
		one("adoptions", "Adoptions", "group of children", counts, PlacesAndTime, "children adopted from care in the year"),
		one("pupils", "Pupils", "group of pupils", []string{"count", "headcount", "percent"}, Places, "pupils on the roll of schools"),
	}
}

func otherMeasures() []Measure {
	return []Measure{
		{Code: "population", Section: "Population", Profile: []string{"all"}, Label: "Population", Category: "group of people",
			Units: []string{"persons", "percent"}, Adds: Places, Polarity: Neither, Source: onsPopulation,
			Meaning: "usual residents on 30 June, or on the day of a census"},
		{Code: "children", Section: "Population", Profile: []string{"all"}, Label: "Children aged under 18",
			Category: "group of children", Units: []string{"persons", "percent"}, Adds: Places, Polarity: Neither,
			Source: onsPopulation, Meaning: "usual residents aged 0 to 17"},
		{Code: "population_changes", Label: "Changes of the population", Category: "component of change", Units: []string{"persons"},
			Adds: Places, Polarity: Neither, Source: onsPopulation,
			Meaning:  "births, deaths, migration and other changes between two estimates",
			NotAdded: []string{"internal_migration_inflow", "internal_migration_outflow"}},
		{Code: "population_densities", Label: "Population density", Units: []string{"persons_per_sq_km"}, Adds: Nothing,
			Polarity: Neither, Source: onsPopulation, Meaning: "residents per square kilometre of land"},
		{Code: "median_ages", Label: "Median age", Units: []string{"years"}, Adds: Nothing, Polarity: Neither, Source: onsPopulation,
			Meaning: "the age that half of the residents are younger than"},
		{Code: "land_areas", Label: "Area of land", Units: []string{"sq_km"}, Adds: Places, Polarity: Neither, Source: onsPopulation,
			Meaning: "square kilometres of land"},
		{Code: "households", Label: "Households", Category: "kind of household", Units: []string{"households", "percent"}, Adds: Places,
			Polarity: Neither, Source: census, Meaning: "households, by census or estimate"},
		{Code: "ages", Label: "Age", Units: []string{"years"}, Adds: Nothing, Polarity: Neither, Source: census,
			Meaning: "mean or median age of residents"},
		{Code: "hospital_admissions", Label: "Hospital admissions", Category: "cause", Units: []string{"count"}, Adds: PlacesAndTime,
			Polarity: Worse, Source: "OHID, Fingertips public health data", Meaning: "admissions to hospital in the period"},
		{Code: "hospital_admissions_rate", Label: "Hospital admissions, rate as published", Category: "cause",
			Units: []string{"per_10000", "per_100000"}, Adds: Nothing, Polarity: Worse, Source: "OHID, Fingertips public health data",
			Meaning: "the rate that the publication itself prints; its population may since have been restated"},
		{Code: "health_indicators", Label: "Health indicators", Category: "indicator", Units: []string{"count"}, Adds: PlacesAndTime,
			Polarity: Neither, Source: "OHID, Fingertips public health data", Meaning: "the count behind an indicator"},
		{Code: "health_indicators_rate", Label: "Health indicators, rate as published", Category: "indicator",
			Units: []string{"per_1000", "per_10000", "per_100000", "percent"}, Adds: Nothing, Polarity: Neither,
			Source: "OHID, Fingertips public health data", Meaning: "the value of the indicator as published"},
		{Code: "most_similar_force", Label: "Most similar forces", Units: []string{"index"}, Adds: Nothing, OfBody: true, Polarity: Neither,
			Source: "Home Office, most similar groups",
			Meaning: "the place that a force has in another one's group of most similar forces, as printed; it says who is held " +
				"against whom and is no statistic"},
		{Code: "expenditures", Label: "Expenditure", Category: "service", Units: []string{"gbp_thousand"}, Adds: Nothing, OfBody: true,
			Polarity: Neither, Source: "MHCLG, general fund revenue account outturn",
			Meaning: "what a council, a commissioner or a fire authority spends is its own, and no part of what another one of the " +
				"same area spends"},
	}
}
