package review

import (
	"regexp"
	"sort"
	"strings"

	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/place"
)

// forceNames are the territorial forces of England and Wales as letters write
// them before "Police" or "Constabulary".
var forceNames = []string{
	"Avon and Somerset", "Avon & Somerset", "Bedfordshire", "Cambridgeshire", "Cheshire", "City of London", "Cleveland",
	"Cumbria", "Derbyshire", "Devon and Cornwall", "Devon & Cornwall", "Dorset", "Durham", "Dyfed-Powys", "Dyfed Powys",
	"Essex", "Gloucestershire", "Greater Manchester", "Gwent", "Hampshire", "Hampshire and Isle of Wight",
	"Hampshire & Isle of Wight", "Hertfordshire", "Humberside", "Kent", "Lancashire", "Leicestershire", "Lincolnshire",
	"Merseyside", "Metropolitan", "Norfolk", "North Wales", "North Yorkshire", "Northamptonshire", "Northumbria",
	"Nottinghamshire", "South Wales", "South Yorkshire", "Staffordshire", "Suffolk", "Surrey", "Sussex", "Thames Valley",
	"Warwickshire", "West Mercia", "West Midlands", "West Yorkshire", "Wiltshire",
}

var forcePattern = func() *regexp.Regexp {
	names := append([]string(nil), forceNames...)
	sort.Slice(names, func(i, j int) bool {
		return len(names[i]) > len(names[j]) || len(names[i]) == len(names[j]) && names[i] < names[j]
	})
	for i, n := range names {
		names[i] = strings.ReplaceAll(regexp.QuoteMeta(n), " ", `\s+`)
	}
	return regexp.MustCompile(`\b(` + strings.Join(names, "|") + `)\s+((?:[Pp]olice|[Cc]onstabulary)(?:\s+(?:[Ff]orce|[Ss]ervice))?)\b`)
}()

// ForceMention is a police force that a text names.
type ForceMention struct {
	Name string // plain name, for telling mentions of one force apart
	As   string // as printed
	At   int    // byte offset
}

// Forces returns the police forces that a text names, in order.
func Forces(text string) []ForceMention {
	var out []ForceMention
	for _, m := range forcePattern.FindAllStringSubmatchIndex(text, -1) {
		if strings.HasPrefix(Squash(text[m[1]:min(m[1]+40, len(text))]), "and Crime") {
			continue // the commissioner, not the force
		}
		name := strings.NewReplacer("&", "and", "-", " ").Replace(Squash(text[m[2]:m[3]]))
		out = append(out, ForceMention{Name: name, As: Squash(text[m[0]:m[1]]), At: m[0]})
	}
	return out
}

// ForceNamed returns the force whose plain name a text is, with or without
// "Police" after it: pages are headed "West Yorkshire".
func ForceNamed(text string) (ForceMention, bool) {
	name := strings.NewReplacer("&", "and", "-", " ").Replace(Squash(text))
	for _, n := range forceNames {
		if strings.EqualFold(strings.NewReplacer("&", "and", "-", " ").Replace(n), name) {
			return ForceMention{Name: name, As: Squash(text)}, true
		}
	}
	return ForceMention{}, false
}

// chief is how an addressee block calls the head of a force.
var chief = regexp.MustCompile(`(?i)\bchief\s+constable\b|\bcommissioner\s*(?:,|of|for)?\s*(?:the\s+)?(?:metropolitan|city\s+of\s+london)\b`)

// AddresseeForces returns the forces whose chief officers an addressee block
// names: the force that follows "Chief Constable" or "Commissioner", wherever
// the chief's name stands.
func AddresseeForces(block string) []ForceMention {
	text := Squash(block)
	all := Forces(text)
	var out []ForceMention
	seen := map[string]bool{}
	for _, c := range chief.FindAllStringIndex(text, -1) {
		for _, f := range all {
			if f.At >= c[0] && f.At < c[1]+80 {
				if !seen[f.Name] {
					seen[f.Name] = true
					out = append(out, f)
				}
				break
			}
		}
	}
	return out
}

// Mentions writes the forces that the document names and that are not its
// subject, each with the first page that names it.
func Mentions(doc *page.Document, subject map[string]bool, out record.RawSink) {
	seen := map[string]bool{}
	for i := range doc.Pages {
		for _, f := range Forces(doc.Pages[i].Text) {
			if seen[f.Name] || subject[f.Name] {
				continue
			}
			seen[f.Name] = true
			out.Area(record.RawArea{Area: place.Printed{Kind: "force", Name: f.As}, Role: "mentioned_force", Page: int32(doc.Pages[i].Number)})
		}
	}
}

// Council makes the label of a council's area.
func Council(name string) place.Printed {
	return place.Printed{Kind: "council", Name: strings.Trim(Squash(name), " .,:;")}
}
