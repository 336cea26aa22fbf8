// Package agency tells which agencies a finding concerns
// (vocabulary/agencies.csv) and who it says must act.
//
// Who must act is read from the finding itself ("X should ..."). Where it
// names nobody, the agencies whose practice is at fault are taken by the words
// of lexicon.csv, and defaults.csv says whose a finding is when nothing in it
// does: a report on a council's services is the council's.
//
// It imports lexicon, phrase and the standard library; places are not its business.
package agency

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"forcestats/pipeline/normalise/lexicon"
	"forcestats/pipeline/vocabulary/phrase"
)

//go:embed lexicon.csv
var entries string

//go:embed defaults.csv
var defaultsCSV string

// Bases of a link between a finding and an agency.
const (
	Named   = "named"   // the finding names it
	Default = "default" // nothing in it does; the publication or section decides
)

// Finding is what the package needs to know of a finding.
type Finding struct {
	Publication string // id
	Section     string
	Subheading  string
	Kind        string
	Text        string
	Responsible string // words of a responsible body column, empty if there is none
	Terms       *Terms // of its document; nil for none
}

// Link ties a finding to an agency.
type Link struct {
	Agency string
	Words  string // as printed
	Basis  string
	Role   string
}

// Roles of an agency in a finding.
const (
	Addressee = "addressee" // it must act
	Partner   = "partner"   // its practice is at fault beside that of whom the finding addresses
)

// Result is what a finding says of agencies.
type Result struct {
	Addressees []string // words that say who must act, as printed, in order
	Links      []Link   // in order of agency code
	Unknown    []string // addressee words by which no agency is known
}

// Agencies returns the codes of the links, each once.
func (r Result) Agencies() []string {
	var codes []string
	for _, l := range r.Links {
		if !slices.Contains(codes, l.Agency) {
			codes = append(codes, l.Agency)
		}
	}
	return codes
}

// Agencies knows the agencies.
type Agencies struct {
	Lexicon  *lexicon.Lexicon
	bodies   *lexicon.Lexicon // the same entries without regard to place: for addressee words
	defaults []fallback
}

// fallback is a line of defaults.csv: whose the findings of a publication are,
// in a section whose heading has the words of where. Mode alone: where the
// finding names nobody; always: beside whom it names; letter: as alone, and a
// long finding may blame others beside whom it addresses.
type fallback struct{ publication, where, agency, mode string }

// New returns the tables that ship with the program.
func New() (*Agencies, error) {
	a := &Agencies{}
	var err error
	if a.Lexicon, err = lexicon.Parse(entries); err != nil {
		return nil, fmt.Errorf("agency: %w", err)
	}
	if a.bodies, err = lexicon.Parse(entries); err != nil {
		return nil, fmt.Errorf("agency: %w", err)
	}
	a.Lexicon.Least = 1 // defaults.csv says whose a finding is that names nobody
	a.Lexicon.Place, a.Lexicon.Example, a.Lexicon.Contrast = place, illustrated, subject
	rows, err := csv.NewReader(strings.NewReader(defaultsCSV)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("agency: defaults.csv: %w", err)
	}
	for _, row := range rows[1:] {
		a.defaults = append(a.defaults, fallback{row[0], row[1], row[2], row[3]})
	}
	return a, nil
}

// place is what the words before an agency's name add: a body that acts, or
// in which something is at fault, counts for more than one that is served,
// told or worked with. Articles and the other bodies of a list are passed over.
func place(t *phrase.Text, from int) float64 {
	const reach = 8
	sentence := t.Tokens[from].Sentence
	for i := from - 1; i >= 0 && i >= from-reach && t.Tokens[i].Sentence == sentence; i-- {
		switch t.Tokens[i].Word {
		case "the", "all", "other", "local", "both", "key", "some", "most", "any", "relevant", "and", "or",
			"authority", "social", "care", "health", "police", "services", "schools", "probation", "children", "agencies", "early", "years":
			continue
		case "to", "with", "from", "for", "about":
			return served
		case "as", "including":
			return listed // "professionals in the hub, such as health and police"
		}
		return inside
	}
	return 1
}

const (
	served = 0.6
	listed = 0.6
	inside = 0.9
	// illustrated is higher than for themes: an example of a fault names whose it is.
	illustrated = 0.8
	// subject: "Although the CRC has a policy, its staff ..." is about the CRC.
	subject = 0.8
)

// Find reads the agencies of a finding. What the document itself calls a body
// counts as its name, and is told as printed.
func (a *Agencies) Find(f Finding) Result {
	if f.Terms == nil {
		return a.find(f)
	}
	t := spelling{f.Terms, map[string]string{}}
	all := strings.Join([]string{f.Text, f.Responsible, f.Subheading, f.Section, f.Publication}, "\n")
	f.Text, f.Responsible = t.out(f.Text), t.out(f.Responsible)
	r := a.find(f)
	for i := range r.Links {
		r.Links[i].Words = t.back(r.Links[i].Words, all)
	}
	for _, words := range [][]string{r.Addressees, r.Unknown} {
		for i := range words {
			words[i] = t.back(words[i], all)
		}
	}
	return r
}

func (a *Agencies) find(f Finding) Result {
	var r Result
	if f.Responsible != "" {
		r.Addressees = splitBodies(f.Responsible)
	}
	inText := a.addressees(f.Text)
	if f.Responsible == "" {
		r.Addressees = inText
	}
	for _, words := range r.Addressees {
		codes := a.codes(words, &f)
		if t := phrase.Split(words); len(codes) == 0 && !(governing(t) && len(t.Tokens) <= fewWords) {
			r.Unknown = append(r.Unknown, words)
		}
		if parts := a.bodiesIn(words, &f); len(parts) > 0 {
			r.Links = append(r.Links, parts...)
			continue
		}
		for _, code := range codes {
			r.add(Link{code, words, Named, Addressee})
		}
	}
	addressed := len(r.Links) > 0
	if len(r.Links) == 0 && wholeCouncil(f.Publication) && !strings.Contains(f.Publication, "response") {
		a.fromHeadings(&f, &r)
	}
	d, words := a.fallback(f)
	long := len(phrase.Split(f.Text).Sentences()) >= longFinding
	if len(r.Links) == 0 || d.mode == "letter" && long {
		matches := a.praisedOrAtFault(&f)
		for _, m := range matches {
			if inPassing(m, f.Text) && (f.Kind == "strength" && len(matches) > 1 || d.mode == "always") {
				continue // whoever is praised, or a council that is asked, works with partners
			}
			if d.mode == "always" && (m.Chance < ownPractice || d.agency == "safeguarding_partnership") {
				continue
			}
			role := Addressee
			if addressed {
				role = Partner
			}
			r.add(Link{a.council(m.Code, &f, m.Words[0]), m.Words[0], Named, role})
		}
	}
	if d.agency != "" && (len(r.Links) == 0 || len(r.Addressees) == 0 && d.mode == "always") {
		r.add(Link{d.agency, words, Default, Addressee})
	}
	slices.SortStableFunc(r.Links, func(x, y Link) int { return strings.Compare(x.Agency, y.Agency) })
	return r
}

// praisedOrAtFault returns the agencies by the words of a finding. A strength
// praises whom its first sentence names; the others are named later because
// they gain by it.
func (a *Agencies) praisedOrAtFault(f *Finding) []lexicon.Match {
	if f.Kind != "strength" {
		return a.Lexicon.Find(f.Text, false)
	}
	t := phrase.Split(f.Text)
	if n := t.Sentences(); len(n) > 1 {
		if named := a.Lexicon.Find(f.Text[:t.Tokens[n[0]].Start], true); len(named) > 0 {
			return named
		}
	}
	return a.Lexicon.Find(f.Text, true)
}

// bodiesIn cuts words that name several bodies into one link each: "the Home
// Office, the Department for Education and the College of Policing". Nil unless
// every part is the name of a body that is known.
func (a *Agencies) bodiesIn(words string, f *Finding) []Link {
	parts := between.Split(words, -1)
	if len(parts) < 2 {
		return nil
	}
	var links []Link
	for _, part := range parts {
		part = strings.TrimSpace(part)
		if !properName.MatchString(part) {
			return nil
		}
		codes := a.codes(part, f)
		if len(codes) == 0 {
			return nil
		}
		for _, code := range codes {
			links = append(links, Link{code, part, Named, Addressee})
		}
	}
	return links
}

var (
	between    = regexp.MustCompile(`,\s+(?:and\s+)?|\s+and\s+`)
	properName = regexp.MustCompile(`^(?:the\s+)?\p{Lu}`)
)

// fromHeadings links a finding that says nowhere who should act with the body
// that its list is headed with: "Thames Valley Police", "Recommendations for the
// OSCB".
func (a *Agencies) fromHeadings(f *Finding, r *Result) {
	for _, heading := range []string{f.Subheading, f.Section} {
		words := heading
		if m := listFor.FindStringSubmatch(heading); m != nil {
			words = m[1]
		}
		if t := phrase.Split(words); len(t.Tokens) == 0 || len(t.Tokens) > fewWords || !a.beginsWithBody(words) {
			continue
		}
		for _, code := range a.codes(words, f) {
			r.add(Link{code, words, Named, Addressee})
		}
		return
	}
}

// listFor is a heading that says for whom its list is.
var listFor = regexp.MustCompile(`(?i)^(?:[\d.]+\s+)?(?:recommendations?|actions?|learning)\s+(?:for|to)\s+(?:the\s+)?(.+)$`)

// fewWords is how long words such as "senior leaders and managers" are that
// name nobody in particular: the publication says whose leaders they are.
const fewWords = 5

// longFinding is the number of sentences from which a finding of a letter to
// many agencies, though it names an addressee, may also blame others.
const longFinding = 3

// ownPractice is the chance from which another body is added to what Ofsted
// asks of a council: its own practice must change.
const ownPractice = 0.65

func (r *Result) add(l Link) {
	for _, have := range r.Links {
		if have.Agency == l.Agency && (have.Words == l.Words || !slices.Contains(r.Addressees, l.Words)) {
			return
		}
	}
	r.Links = append(r.Links, l)
}

// fallback returns the default that fits a finding, and its words: the heading
// that decided, or the nearest one there is.
func (a *Agencies) fallback(f Finding) (fallback, string) {
	for _, d := range a.defaults {
		if !strings.Contains(f.Publication, d.publication) {
			continue
		}
		if d.where == "" {
			return d, firstOf(f.Section, f.Subheading, f.Publication)
		}
		for _, heading := range []string{f.Subheading, f.Section} {
			if strings.Contains(strings.ToLower(heading), d.where) {
				return d, heading
			}
		}
	}
	return fallback{}, ""
}

func firstOf(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}

// codes returns the agencies that addressee words name.
func (a *Agencies) codes(words string, f *Finding) []string {
	var codes []string
	for _, ev := range a.bodies.Evidence(words, true) {
		code := a.council(a.bodies.Entries[ev.Entry].Code, f, ev.Words)
		if !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	slices.Sort(codes)
	return codes
}

// council says which role of a council is meant. Where Ofsted or an inspection
// of all agencies speaks of the council, it means its services for children;
// an inquiry that speaks of the council means the whole of it, and of local
// authorities those services where children are its subject.
func (a *Agencies) council(code string, f *Finding, words string) string {
	if code != "childrens_services" || !wholeCouncil(f.Publication) {
		return code
	}
	words = strings.ToLower(words)
	if strings.Contains(words, "council") || strings.Contains(words, "local authorit") && !children.MatchString(f.Text) {
		return "council"
	}
	return code
}

// wholeCouncil reports whether a publication looks at councils as a whole.
func wholeCouncil(publication string) bool {
	return strings.Contains(publication, "inquiry") || strings.Contains(publication, "review") || strings.Contains(publication, "response")
}

var children = regexp.MustCompile(`(?i)\b(?:child|children|young (?:people|person)|youth|safeguarding|care leavers?)\b`)

// inPassing reports whether a match names nobody but partners or agencies, and
// they do nothing themselves: "Agencies work well together", "Ensure that
// partners understand" and "application by partners" are theirs, "consult with
// partner agencies" is not.
func inPassing(m lexicon.Match, text string) bool {
	if m.Code != "safeguarding_partnership" {
		return false
	}
	for _, w := range m.Words {
		if !partners.MatchString(w) {
			return false
		}
		if at := strings.Index(text, w); at == 0 || at > 0 && acting.MatchString(text[:at]) {
			return false
		}
	}
	return true
}

var (
	partners = regexp.MustCompile(`(?i)^(?:all agencies|partners|(?:partner |inter-)?agencies|partnerships?)$`)
	// acting is what stands before those whose own doing is meant.
	acting = regexp.MustCompile(`(?i)\b(?:that|by)\s+(?:(?:all|the|its|their|local|key|other)\s+)*$`)
)

// splitBodies cuts a responsible body column at semicolons and line ends.
func splitBodies(s string) []string {
	var all []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == ';' || r == '\n' }) {
		if part = strings.TrimSpace(part); part != "" {
			all = append(all, part)
		}
	}
	return all
}
