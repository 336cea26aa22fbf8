package vocabulary

// Themes are what findings are about; a finding can have several.
func Themes() List {
	return List{"theme", "theme that a finding touches", []Word{
		{Code: "nature_and_scale", Label: "Nature and scale of offending",
			Meaning: "Knowing how much offending or need there is in an area and of what kind: problem profiles, mapping, prevalence, " +
				"data analysed to see patterns, strategic needs assessment; not how a service performs, nor the risk to one child"},
		{Code: "attitudes_to_victims", Label: "Attitudes to victims",
			Meaning: "How professionals see, hear, believe, speak of and treat children and victims: the child's voice, " +
				"victim-blaming language, professional curiosity, feedback sought from children"},
		{Code: "quality_of_response", Label: "Adequacy of the response",
			Meaning: "How well something is done in the case of a child, family or offender: assessment of risk, plans, investigation, " +
				"decisions, intervention, support that fits the need; not its audit, its record or its time"},
		{Code: "timeliness", Label: "Timeliness of the response",
			Meaning: "Delay, promptness, backlogs, drift, time limits kept or missed"},
		{Code: "information_sharing", Label: "Partnership and information sharing",
			Meaning: "Agencies working jointly, sharing information, referring to each other, attending or being invited to each " +
				"other's meetings"},
		{Code: "missing_children", Label: "Missing children",
			Meaning: "Children missing from home, care or education; return home interviews"},
		{Code: "exploitation", Label: "Exploitation",
			Meaning: "Child sexual exploitation, criminal exploitation, county lines, trafficking, modern slavery, gangs"},
		{Code: "offenders", Label: "Offenders and disruption",
			Meaning: "Finding, disrupting, managing, prosecuting or treating those who offend"},
		{Code: "recording", Label: "Recording and data quality",
			Meaning: "Case records, crime recording, flags and markers, IT systems, accuracy and completeness of what is written down"},
		{Code: "ethnicity_and_identity", Label: "Ethnicity and identity",
			Meaning: "Ethnicity, culture, religion, language, disability or other identity, of children, victims or offenders: " +
				"considered or recorded"},
		{Code: "leadership", Label: "Leadership and governance",
			Meaning: "Strategic oversight, governance, scrutiny and challenge, performance management, quality assurance and audit, " +
				"policy and strategy"},
		{Code: "workforce", Label: "Workforce and training",
			Meaning: "Staffing, capacity, caseloads, turnover, supervision of staff, training, skills"},
		{Code: "health_support", Label: "Health and therapeutic support",
			Meaning: "Physical and mental health care, therapy, CAMHS, health assessments, sexual assault referral"},
		{Code: "early_help", Label: "Prevention and early help",
			Meaning: "Prevention, early help, thresholds into help, awareness-raising, parenting work before harm"},
		{Code: "care", Label: "Care and leaving care",
			Meaning: "Children in care, placements, permanence, adoption, care leavers, corporate parenting, homes"},
		{Code: "education", Label: "Education",
			Meaning: "Schools, attendance, exclusion, alternative provision, elective home education, attainment"},
		{Code: "learning_from_reviews", Label: "Learning from past reviews",
			Meaning: "What earlier reviews, inspections and inquiries recommended or taught: acted on, shared, or asked for again"},
	}}
}

// Agencies are the bodies that findings ask to act; a finding can have several.
func Agencies() List {
	return List{"agency", "who must act on a finding", []Word{
		{Code: "police", Label: "Police force",
			Meaning: "A territorial police force, its chief constable, officers or staff; all chief constables; British Transport " +
				"Police"},
		{Code: "national_policing", Label: "National policing bodies",
			Meaning: "National Police Chiefs' Council, College of Policing, National Crime Agency, police and crime commissioners as " +
				"a body"},
		{Code: "childrens_services", Label: "Council children's services",
			Meaning: "Children's social care, the local authority as provider of children's services, director of children's services"},
		{Code: "council", Label: "Council (other)",
			Meaning: "A local authority in another role: housing, licensing, public health, elected members, the council as a whole"},
		{Code: "schools", Label: "Schools and education", Meaning: "Schools, colleges, education services, alternative provision"},
		{Code: "health", Label: "Health services",
			Meaning: "NHS bodies, clinical commissioning groups, integrated care boards, hospitals, GPs, school nurses, CAMHS, " +
				"sexual health"},
		{Code: "probation", Label: "Probation", Meaning: "National Probation Service, community rehabilitation companies"},
		{Code: "youth_justice", Label: "Youth justice", Meaning: "Youth offending teams, youth justice services and boards"},
		{Code: "safeguarding_partnership", Label: "Safeguarding partnership",
			Meaning: "Local safeguarding children board or partnership, MASH as a partnership, 'partners' or 'all agencies' together"},
		{Code: "prosecutors", Label: "Prosecutors and courts", Meaning: "Crown Prosecution Service, courts, judiciary, Cafcass"},
		{Code: "government", Label: "Central government",
			Meaning: "Government departments, ministers, devolved governments, Parliament"},
		{Code: "inspectorates", Label: "Inspectorates and regulators",
			Meaning: "HMICFRS, Ofsted, CQC, HMI Probation, ICO and other regulators"},
		{Code: "other", Label: "Other bodies", Meaning: "Voluntary sector, companies, inquiry bodies and others"},
	}}
}
