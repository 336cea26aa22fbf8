package hmicfrs

import (
	"regexp"
	"strings"

	"forcestats/pipeline/extract/report/recommendation"
	"forcestats/pipeline/extract/report/review"
	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/vocabulary/pattern"
)

const (
	cause       = "cause_of_concern"
	advice      = "recommendation"
	improvement = "area_for_improvement"
)

// finding is an entry with what the report says of its past.
type finding struct {
	recommendation.Entry
	restatesNo, restatesOf string
}

// headings adds to the general headings those of the inspectorate.
func headings(key string) (review.Rule, bool) {
	switch {
	case causeHeading.MatchString(key):
		return review.Rule{Role: review.Starts, Kind: cause}, true
	case adviceHeading.MatchString(key), earlier.MatchString(key):
		return review.Rule{Role: review.Starts, Kind: advice}, true
	case improvementHeading.MatchString(key):
		return review.Rule{Role: review.Starts, Kind: improvement}, true
	case endHeading.MatchString(key):
		return review.Rule{Role: review.Ends}, true
	}
	return review.Rule{}, false
}

// Headings as printed on the inspectorate's pages (facts: sections 2.3 and 5).
var (
	causeHeading       = regexp.MustCompile(`^(?:(?:accelerated|further|new|our|the) )?causes? (?:of|for) concern(?: \d+)?(?:[:.] .*)?$`)
	adviceHeading      = regexp.MustCompile(`^(?:(?:new|further|our|national|summary of|list of|the|all) )*recommendations?(?: (?:for|to) .{3,60})?$`)
	improvementHeading = regexp.MustCompile(`^(?:(?:new|further|our|summary of|the) )*areas? for improvement$`)
	// "Investigation: Recommendations from the 2021 inspection report".
	earlier    = regexp.MustCompile(`recommendations? (?:we made )?(?:in|from) (?:the|our) (?:\d{4} )?(?:inspection )?reports?$`)
	endHeading = pattern.Lines(`^`, `
	.*re-?inspection findings?                        # reinspection finding
	(?:promising|innovative|effective|good) practice  # promising practice
	main findings                                     # main findings
	summary                                           # summary
	introduction                                      # introduction
	about (?:us|the).*                                # about us
	annex .*                                          # annex a
	appendix .*                                       # appendix 2: methodology
	methodology                                       # methodology
	terminology.*                                     # terminology
	conclusions?                                      # conclusion
	next steps                                        # next steps
	contents                                          # contents
	foreword                                          # foreword
	.*case stud(?:y|ies).*                            # case study
	definitions?.*                                    # definition
	about our data                                    # about our data
	data                                              # data
	glossary                                          # glossary
	our findings                                      # our findings
	what we found                                     # what we found
`, `$`)
)

// lookingBack is how a progress report heads what was recommended before.
var lookingBack = pattern.Lines(``, `
	^(?:our )?progress (?:against|on|towards|with) .{0,40}recommendations?$  # progress against recommendation
	^(?:our |the )?(?:previous|earlier|original|\d{4}) recommendations?$  # previous recommendation
`, ``)

var (
	// duty begins a recommendation: who should act is in its first sentence.
	duty = pattern.Lines(`(?i)^`, `
	`+opening+`\b.{0,600}?\b(?:should|must|needs? to|acts? to|to)\b             # By 31 March 2024, chief constables should
	(?:we recommend|it is recommended|the inspectorate recommends)\b            # We recommend
	.{3,300}?\b(?:should|must)\b                                               # All forces must
`, ``)
	// need is how causes of concern and areas for improvement begin.
	need = regexp.MustCompile(`(?i)\b(?:needs? to|should|must|(?:is|are|does|do) ?n[o’']t|fail(?:s|ing|ed)?|concern|improve)\b`)
)

// opening begins a sentence that says when before it says who.
const opening = `(?:by|within|no later than|before|as soon as|with immediate effect|immediately|from)`

// findings returns everything that a report asks for or is concerned about.
func findings(doc *page.Document) []finding {
	r := recommendation.New(doc, recommendation.Rules{
		Headings: headings,
		Kinds:    map[string]string{"area for improvement": improvement, "cause of concern": cause, "recommendation": advice, "learning point": "learning_point"},
	})
	var all []recommendation.Entry
	for i := range r.Parts {
		p := &r.Parts[i]
		switch {
		case p.Kind == cause:
			all = append(all, causes(p)...)
		case p.Kind == "" || named(p):
			all = append(all, r.Entries(p)...)
		default:
			all = append(all, unnamed(p)...)
		}
	}
	var out []finding
	for _, e := range recommendation.Unique(all) {
		f := finding{Entry: e}
		f.takeStatus()
		key := review.Key(e.Section)
		if earlier.MatchString(key) || lookingBack.MatchString(key) || f.Status != "" && e.Number != "" && e.Section != "" {
			f.restatesOf, f.restatesNo = e.Section, e.Number // only what was recommended before has a status
		}
		out = append(out, f)
	}
	return out
}

var namedStart = regexp.MustCompile(`(?i)^(?:new |further )?(?:recommendation|area for improvement|afi|cause of concern)\s+\d+`)

// named reports whether the entries of a part have their kind and number in
// front.
func named(p *recommendation.Part) bool {
	for _, b := range p.Blocks {
		if namedStart.MatchString(b.Text) {
			return true
		}
	}
	return false
}

// causes reads a part under "Cause of concern": the sentences before a
// paragraph that says who should act are the cause, that one and those like
// it are recommendations. Bullets without such a paragraph are causes each.
func causes(p *recommendation.Part) []recommendation.Entry {
	var all []recommendation.Entry
	var c *recommendation.Entry
	sub := ""
	for i := 0; i < len(p.Blocks); i++ {
		b := p.Blocks[i]
		switch {
		case b.Kind == page.Heading && states(p, b.Text):
			all = append(all, recommendation.NewEntry(p, b, sub, strings.TrimSpace(b.Text)))
			c = &all[len(all)-1]
		case b.Kind == page.Heading:
			sub, c = b.Text, nil
		case b.Kind == page.Paragraph && deadline.MatchString(b.Text) && duty.MatchString(b.Text):
			rest := recommendation.Part{Kind: advice, Heading: p.Heading, Head: p.Head, Blocks: p.Blocks[i:]}
			return append(all, unnamed(&rest)...)
		case b.Kind == page.ListItem && c != nil && strings.HasSuffix(strings.TrimSpace(lastLine(c.Text)), ":"), b.Kind == page.ListItem && c != nil && strings.Contains(c.Text, "\n"):
			c.Add(b)
		case b.Kind == page.ListItem && c == nil, b.Kind == page.Paragraph && c == nil && need.MatchString(b.Text):
			all = append(all, recommendation.NewEntry(p, b, sub, b.Text))
			c = &all[len(all)-1]
		case c != nil && b.Kind == page.Paragraph && b.Bold == p.Blocks[0].Bold && b.Page-c.PageEnd <= 1 && strings.HasPrefix(p.Heading, "Cause") && len(all) == 1:
			c.Add(b)
		}
	}
	return all
}

func lastLine(s string) string { return s[strings.LastIndexByte(s, '\n')+1:] }

// deadline leads a recommendation.
var deadline = regexp.MustCompile(`(?i)^(?:by|within|no later than|immediately|with immediate effect|as soon as|before)\b`)

// unnamed reads recommendations or areas for improvement without numbers: a
// paragraph that says who should act, with the list below it as one; bullets
// without such a paragraph, each. What follows without a heading is evidence.
func unnamed(p *recommendation.Part) []recommendation.Entry {
	var all []recommendation.Entry
	var open *recommendation.Entry
	sub, evidence, level := "", false, 0 // level: of the item that the open list stands below
	for _, b := range p.Blocks {
		text := strings.TrimSpace(b.Text)
		number := ""
		if m := ownNumber.FindStringSubmatch(text); m != nil && b.Kind == page.Paragraph {
			number, text = m[1], m[2]
		}
		switch {
		case b.Kind == page.Heading && states(p, text):
			all = append(all, recommendation.NewEntry(p, b, sub, text))
			open, evidence = nil, true
		case b.Kind == page.Heading:
			sub, open, evidence = text, nil, false
		case status.MatchString(text) && len(all) > 0:
			all[len(all)-1].Rest = append(all[len(all)-1].Rest, *b)
			open = nil
		case b.Kind == page.ListItem && open != nil && goesOn(open) && (level == 0 || b.Level > level):
			open.Add(b)
		case b.Kind == page.ListItem && !evidence:
			all = append(all, recommendation.NewEntry(p, b, sub, text))
			all[len(all)-1].Number = review.Number(b.Label)
			if open = nil; strings.HasSuffix(text, ":") {
				open = &all[len(all)-1] // the list below it is its own
				level = b.Level
			}
		case b.Kind != page.Paragraph:
		case open != nil && strings.HasSuffix(open.Text, ":") && setIn(p, b):
			open.Add(b) // a list whose bullets are only drawn
		case begins(p, text, len(all) > 0) && (!evidence || deadline.MatchString(text)):
			all = append(all, recommendation.NewEntry(p, b, sub, text))
			open, evidence, level = &all[len(all)-1], false, 0
			open.Number = number
		case open != nil && further.MatchString(text):
			open.Add(b)
		case len(all) > 0:
			all[len(all)-1].Rest = append(all[len(all)-1].Rest, *b)
			open, evidence = nil, true
		}
	}
	return all
}

// setIn reports whether a block is set in from the part's first text.
func setIn(p *recommendation.Part, b *page.Block) bool {
	const by = 12 // points
	return len(p.Blocks) > 0 && b.X >= p.Blocks[0].X+by
}

// states reports whether a bold line is itself the area for improvement or the
// cause of concern: since 2021 each stands in a frame, its statement in bold
// over what the inspectors saw.
func states(p *recommendation.Part, text string) bool {
	return p.Kind != advice && len(strings.Fields(text)) >= fewWords && statement.MatchString(text)
}

// fewWords is what a statement has at least.
const fewWords = 6

var statement = pattern.Lines(`(?i)\b`, `
	needs? to                      # Need to
	should                         # Should
	must                           # Must
	cause (?:of|for) concern       # Cause of concern
	(?:isn|aren|doesn|don)[’']t    # Isn't
	(?:is|are|does|do) not         # Is not
	fail(?:s|ing|ed)?              # Fail
`, `\b`)

// ownNumber is the number that a paragraph begins with.
var ownNumber = regexp.MustCompile(`^(\d{1,2})[.)]\s+(\p{Lu}.*)$`)

// further is a second paragraph of the same recommendation.
var further = regexp.MustCompile(`(?i)^(?:this|these|they|it|or they|each|in doing so|as part of this)\b.*\b(?:should|must)\b`)

// begins reports whether a paragraph begins a finding of the part's kind. An
// area for improvement is the first statement under its heading, in whatever
// words; a further one must say that something should be done.
func begins(p *recommendation.Part, text string, later bool) bool {
	if p.Kind == improvement && !later {
		return need.MatchString(text) || strings.HasSuffix(text, ":")
	}
	return duty.MatchString(text) && !further.MatchString(text)
}

// goesOn reports whether a list belongs to the entry above it: it ended in a
// colon or in an item.
func goesOn(e *recommendation.Entry) bool {
	return strings.HasSuffix(strings.TrimSpace(e.Text), ":") || strings.Contains(e.Text, "\n• ")
}

// status is what a progress report prints under a recommendation.
var (
	status     = regexp.MustCompile(`(?i)^(?:current |our )?(?:status|progress rating)\s*[:–-]\s*(.{2,60}?)\.?$`)
	statusTail = regexp.MustCompile(`(?i)\s*\b(?:current )?status\s*:\s*([^.:\n]{2,60}?)\.?\s*$`)
)

// takeStatus moves the status words out of the text, or from what follows it.
func (f *finding) takeStatus() {
	if f.Status != "" {
		return
	}
	if m := statusTail.FindStringSubmatchIndex(f.Text); m != nil && m[0] > 0 {
		f.Status = f.Text[m[2]:m[3]]
		f.Text = strings.TrimSpace(f.Text[:m[0]])
		return
	}
	for i := range f.Rest {
		if m := status.FindStringSubmatch(strings.TrimSpace(f.Rest[i].Text)); m != nil {
			f.Status = m[1]
			return
		}
		if i >= statusWithin {
			return
		}
	}
}

// statusWithin is how many blocks below a recommendation its status may stand.
const statusWithin = 2
