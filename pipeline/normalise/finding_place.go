package normalise

import (
	"regexp"
	"slices"
	"strings"

	"forcestats/pipeline/normalise/agency"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary"
	"forcestats/pipeline/vocabulary/pattern"
	"forcestats/pipeline/vocabulary/place"
)

// Bases of a finding's area, from the contract.
const (
	basisNamed     = "named"
	basisSubject   = "subject"
	basisAllForces = "all_forces"
)

// englandAndWales is the area of a finding for all forces.
const englandAndWales = "K04000001"

var (
	forceName = pattern.Lines(`((?:[A-Z][\p{L}’'-]*\s+(?:(?:and|&|of|the)\s+)*){1,5}?)`, `
	Police\s+Service  # A Police Service
	Police\s+Force    # A Police Force
	Police            # A Police
	Constabulary      # A Constabulary
	police\s+force    # A police force
`, `\b|\bMetropolitan\s+Police\b|\bCity\s+of\s+London\s+Police\b`)
	councilName = pattern.Lines(`((?:[A-Z][\p{L}’'-]*\s+(?:(?:and|&|of|upon|the)\s+)*){1,7}?)(?:Council|MBC|MDC)\b|\b`, `
	London        # A Council
	Royal         # A Council
	Metropolitan  # A Council
`, `\s+Borough\s+of\s+[A-Z][\p{L}’'-]*(?:\s+(?:(?:and|upon)\s+)?[A-Z][\p{L}’'-]*){0,3}`)
	allForces = pattern.Lines(`(?i)\b(?:all|every|each)\s+(?:\S+\s+){0,3}?`, `
	chief\s+constables?                 # All chief constable
	chief\s+officers                    # All chief officers
	police\s+forces?                    # All police force
	forces?                             # All force
	territorial\s+(?:police\s+)?forces  # All territorial forces
`, `\b|^(?:the\s+)?(?:chief\s+constables|police\s+forces|forces)`+
		`(?:\s+in\s+England\s+and\s+Wales|\s+nationally)?\b|\b43\s+(?:police\s+)?forces\b`)
	generic = regexp.MustCompile(`(?i)\b(?:the|this|its?)\s+(?:chief\s+constable|police\s+force|force|constabulary|council|local\s+authority|authority)\b`)
)

// findingAreas writes the places that a finding is about: those that it
// names, and for other kinds of place those that its document is about. A
// finding for all forces is one row for England and Wales.
func (s *Stage) findingAreas(id string, raw *record.RawFinding, who agency.Result) {
	var rows []record.FindingArea
	add := func(kind, code, force, basis string) {
		if code == "" || slices.ContainsFunc(rows, func(r record.FindingArea) bool { return r.AreaCode == code && r.AreaType == kind }) {
			return
		}
		rows = append(rows, record.FindingArea{FindingID: id, AreaType: kind, AreaCode: code, ForceCode: force, Basis: basis})
	}
	for _, label := range raw.Areas {
		if p, ok := s.resolved(label, s.published, originOf(raw)); ok {
			add(p.Type, p.Code, p.Force, basisNamed)
		}
	}
	named := strings.Join(append(slices.Clone(who.Addressees), raw.Text), "\n")
	for _, p := range append(s.forces(named), s.councils(named)...) {
		add(p.Type, p.Code, p.Force, basisNamed)
	}
	if slices.ContainsFunc(who.Addressees, allForces.MatchString) {
		add("country", englandAndWales, "", basisAllForces)
	}
	kinds := map[string]bool{}
	for _, r := range rows {
		kinds[r.AreaType] = true
	}
	for _, a := range s.areas {
		if a.Role == "subject" && !kinds[a.AreaType] && !(a.AreaType == "district" && kinds["county"]) && !(a.AreaType == "county" && kinds["district"]) {
			add(a.AreaType, a.AreaCode, a.ForceCode, basisSubject)
		}
	}
	for i := range rows {
		s.keep(&rows[i], originOf(raw))
	}
}

// findingAddressees writes who must act, one row an agency, or one for each
// body where several forces or councils are named.
func (s *Stage) findingAddressees(id string, raw *record.RawFinding, who agency.Result) {
	for _, words := range who.Unknown {
		s.report(vocabulary.AddresseeUnknown, originOf(raw), "responsible", words, "the words say who must act, but no agency is known by them", "if they name one, add them to normalise/agency/lexicon.csv")
	}
	for _, link := range who.Links {
		codes := s.bodies(link)
		if len(codes) == 0 {
			codes = []string{""}
		}
		for _, code := range codes {
			row := record.FindingAddressee{FindingID: id, Agency: link.Agency, AreaCode: code, Published: link.Words, Basis: link.Basis, Role: link.Role}
			s.keep(&row, originOf(raw))
		}
	}
}

// bodies returns the codes of the forces or councils that a link names. "The
// force" or "the council" is the document's own, if it has one.
func (s *Stage) bodies(link agency.Link) []string {
	var found []place.Place
	switch link.Agency {
	case "police":
		found = s.forces(link.Words)
	case "childrens_services", "council":
		found = s.councils(link.Words)
	default:
		return nil
	}
	var codes []string
	for _, p := range found {
		codes = append(codes, p.Code)
	}
	if len(codes) > 0 || link.Basis != agency.Named || !generic.MatchString(link.Words) || allForces.MatchString(link.Words) {
		return codes
	}
	for _, a := range s.areas {
		if a.Role == "subject" && (a.AreaType == "force") == (link.Agency == "police") && a.AreaCode != "" {
			codes = append(codes, a.AreaCode)
		}
	}
	if len(codes) > 1 {
		return nil
	}
	return codes
}

// forces returns the forces that a text names, in its order.
func (s *Stage) forces(text string) []place.Place { return s.placesNamed(text, forceName, "force") }

// councils returns the councils that a text names, in its order.
func (s *Stage) councils(text string) []place.Place {
	return s.placesNamed(text, councilName, "council")
}

// titlePlace is what may be a place in a title: capitals after a preposition.
var titlePlace = pattern.Words(`\b(?:in|into|of|for|across|at|by|to)\s+((?:[A-Z][\p{L}’'-]*)(?:\s+(?:`, `
	and of upon on the under
`, `\s+)*[A-Z][\p{L}’'-]*){0,4})`)

// subjectsFromTitle takes the force or council that the title or the publisher
// of a review names, where the review says no place of its own: "Independent
// inquiry into child sexual exploitation in Rotherham". Only a name that is
// known as it stands counts, and only where all that are found are of one
// kind; a title without a place leaves the document without one.
func (s *Stage) subjectsFromTitle() {
	for _, a := range s.areas {
		if a.Role == "subject" {
			return
		}
	}
	title := s.about.Title
	found := s.forces(title)
	if len(found) == 0 {
		found = s.councils(title + "\n" + s.about.Publisher)
	}
	if len(found) == 0 {
		for _, m := range titlePlace.FindAllStringSubmatch(title, -1) {
			found = append(found, s.longestPlace(strings.Fields(m[1]))...)
		}
	}
	if len(found) == 0 {
		found = s.partnership(s.about.Publisher)
	}
	for _, p := range found {
		if p.Type != "force" && p.Type != "district" && p.Type != "county" {
			continue
		}
		s.Area(record.RawArea{Area: place.Printed{Kind: p.Type, Code: p.Code, Name: p.Name}, Role: "subject", Page: 1})
	}
}

// longestPlace returns the council's area that the first words name, as many
// of them as make a name.
func (s *Stage) longestPlace(words []string) []place.Place {
	for n := len(words); n > 0; n-- {
		p, problem := s.resolve(place.Printed{Kind: "council", Name: strings.Join(words[:n], " ")}, s.published)
		if problem == nil && p.Code != "" && (p.Type == "district" || p.Type == "county") {
			return []place.Place{p}
		}
	}
	return nil
}

// partnership returns the council's area of a safeguarding partnership or
// board that publishes.
func (s *Stage) partnership(publisher string) []place.Place {
	m := partnershipName.FindStringSubmatch(publisher)
	if m == nil {
		return nil
	}
	return s.longestPlace(strings.Fields(m[1]))
}

var partnershipName = regexp.MustCompile(`^(?:The\s+)?(.{3,60}?)\s+(?:Borough\s+|City\s+|County\s+)?(?:Safeguarding|Community\s+Safety|Children)\b`)

// placesNamed resolves what a pattern finds. A match may begin with words that
// are no part of the name ("Leaders at Oldham Council"): these come off one by
// one until the rest is known. A name that nobody knows is passed over.
func (s *Stage) placesNamed(text string, pattern *regexp.Regexp, kind string) []place.Place {
	var found []place.Place
	for _, name := range pattern.FindAllString(text, -1) {
		words := strings.Fields(name)
		for i := 0; i < len(words)-1 || i == 0; i++ {
			p, problem := s.resolve(place.Printed{Kind: kind, Name: strings.Join(words[i:], " ")}, s.published)
			if problem != nil || p.Code == "" || p.Type == "region" || p.Type == "country" || p.Type == "other" {
				continue
			}
			if !slices.Contains(found, p) {
				found = append(found, p)
			}
			break
		}
	}
	return found
}
