package ledger

import (
	"regexp"
	"slices"
	"strings"

	"forcestats/pipeline/record"
	"forcestats/pipeline/vocabulary/civil"
)

// report tells the renderings of one report: publication, date and title.
type report struct {
	publication, title string
	published          civil.Date
}

// renderings returns the documents that print the same report as another one,
// in a further format, and for each of their findings that of the kept one,
// which has more findings or is the first by path.
func renderings(b *Book) (copies map[string]bool, original map[string]string) {
	count := map[string]int{}
	for i := range b.Findings {
		count[b.Findings[i].DocumentID]++
	}
	kept := map[report]*record.Document{}
	copies, original = map[string]bool{}, map[string]string{}
	reports := map[string]report{}
	for i := range b.Documents {
		d := &b.Documents[i]
		if count[d.DocumentID] == 0 || !d.Published.Valid() || d.Title == "" {
			continue
		}
		at := report{d.Publication, strings.Join(words(d.Title), " "), d.Published}
		reports[d.DocumentID] = at
		have := kept[at]
		switch {
		case have == nil:
			kept[at] = d
		case count[d.DocumentID] > count[have.DocumentID]:
			copies[have.DocumentID] = true
			kept[at] = d
		default:
			copies[d.DocumentID] = true
		}
	}
	if len(copies) == 0 {
		return copies, original
	}
	type same struct {
		report
		kind, number, text string
	}
	byText := map[same]string{}
	key := func(f *record.Finding) same {
		return same{reports[f.DocumentID], f.Kind, f.Number, strings.Join(words(f.Text), " ")}
	}
	for i := range b.Findings {
		if f := &b.Findings[i]; !copies[f.DocumentID] {
			byText[key(f)] = f.FindingID
		}
	}
	for i := range b.Findings {
		if f := &b.Findings[i]; copies[f.DocumentID] {
			original[f.FindingID] = byText[key(f)]
		}
	}
	return copies, original
}

// findSuccessors returns, for each document about a body, the latest later one
// of the same publication about the same bodies and subject.
func (k *keeper) findSuccessors() map[string]string {
	type group struct{ publication, places string }
	byGroup := map[group][]*record.Document{}
	for i := range k.Documents {
		d := &k.Documents[i]
		if places := k.placesOf(d); places != "" && d.Published.Valid() && !k.copies[d.DocumentID] {
			g := group{d.Publication, places}
			byGroup[g] = append(byGroup[g], d)
		}
	}
	successors := map[string]string{}
	for _, docs := range byGroup {
		slices.SortStableFunc(docs, func(a, b *record.Document) int { return int(a.Published - b.Published) })
		for i, d := range docs {
			for j := len(docs) - 1; j > i; j-- {
				if docs[j].Published > d.Published && k.sameSubject(d, docs[j]) {
					successors[d.DocumentID] = docs[j].DocumentID
					break
				}
			}
		}
	}
	return successors
}

func (k *keeper) placesOf(d *record.Document) string {
	var codes []string
	for _, a := range k.subjects[d.DocumentID] {
		codes = append(codes, a.AreaCode)
	}
	slices.Sort(codes)
	return strings.Join(slices.Compact(codes), ";")
}

// sameShare is the share of the shorter title's telling words that titles of
// one subject have in common.
const sameShare = 0.5

// sameSubject reports whether two inspections of one body look at the same
// thing, by the words of their titles that tell neither the body nor the kind
// of report: the response to neglect is not that to exploitation, and a visit
// no inspection.
func (k *keeper) sameSubject(a, b *record.Document) bool {
	x, y := k.telling(a), k.telling(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 0 {
		return len(y) == 0
	}
	n := 0
	for _, w := range x {
		if slices.Contains(y, w) {
			n++
		}
	}
	return float64(n) >= sameShare*float64(len(x))
}

var word = regexp.MustCompile(`[\p{L}\p{N}]+`)

func words(s string) []string { return word.FindAllString(strings.ToLower(s), -1) }

// telling returns the words of a document's title that may tell its subject.
func (k *keeper) telling(d *record.Document) []string {
	var body []string
	for _, a := range k.subjects[d.DocumentID] {
		body = append(body, words(a.AreaPublished)...)
	}
	var out []string
	for _, w := range words(d.Title) {
		if len(w) > 3 && w[0] > '9' && !slices.Contains(plain, w) && !slices.Contains(body, w) && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// plain are words of titles that tell no subject: those of the kind of report,
// of bodies, and of what every inspection of a series is about.
var plain = strings.Fields(`report inspection inspections reinspection review letter from with into that findings joint targeted area areas multi
agency response local authority authorities children childrens services service social care help need protection experiences progress looked after
leavers safeguarding board council borough city county metropolitan london royal police force constabulary have their those other arrangements`)
