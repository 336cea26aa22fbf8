package tables

import (
	"strings"

	"forcestats/pipeline/record"
)

// Voice says who speaks in a review: an inspection of police, several
// inspectorates together, one of the council only, or another.
type Voice string

// The voices of reviews.
const (
	PoliceVoice  Voice = "police"  // an inspection or review of the police alone
	JointVoice   Voice = "several" // inspectorates of several agencies together
	CouncilVoice Voice = "council" // an inspection of the council's services only
	OtherVoice   Voice = "other"   // an inquiry, a government, a partnership
)

// bodies are words by which a publisher is known, and which it inspects.
var bodies = []struct {
	word, inspects string
}{
	{"hmicfrs", "police"}, {"hmic ", "police"}, {"constabulary", "police"}, {"police conduct", "police"}, {"iopc", "police"},
	{"ofsted", "council"}, {"care quality commission", "health"}, {"cqc", "health"}, {"inspectorate of probation", "probation"}, {"hmi probation", "probation"},
}

// VoiceOf says who speaks in a document: by the bodies that its publisher's
// name holds, or by its publication where it has no publisher.
func VoiceOf(d *record.Document) Voice {
	if d == nil {
		return OtherVoice
	}
	words := strings.ToLower(d.Publisher+" ") + strings.ReplaceAll(d.Publication, "-", " ") + " "
	if strings.Contains(words, "joint targeted") || strings.Contains(words, "area send") {
		return JointVoice
	}
	found := map[string]bool{}
	for _, b := range bodies {
		if strings.Contains(words, b.word) {
			found[b.inspects] = true
		}
	}
	switch {
	case len(found) > 1:
		return JointVoice
	case found["police"]:
		return PoliceVoice
	case found["council"]:
		return CouncilVoice
	}
	return OtherVoice
}

// VoiceWords says a voice to people.
func VoiceWords(v Voice) string {
	switch v {
	case PoliceVoice:
		return "inspection of the police"
	case JointVoice:
		return "several inspectorates together"
	case CouncilVoice:
		return "council only"
	}
	return "inquiry, government or other"
}
