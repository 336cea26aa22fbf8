package status

import "testing"

func TestAnswer(t *testing.T) {
	for _, c := range []struct{ printed, answer, progress string }{
		{"Accepted", Accepted, ""},
		{"This recommendation is accepted in principle.", PartlyAccepted, ""},
		{"Accepted in part", PartlyAccepted, ""},
		{"The government does not accept this recommendation.", NotAccepted, ""},
		{"Rejected", NotAccepted, ""},
		{"Accepted and implemented", Accepted, Complete},
		{"Incomplete", "", Open},
		{"In progress", "", InProgress},
		{"Partially complete", "", InProgress},
		{"Completed", "", Complete},
		{"We will publish guidance.", "", ""},
	} {
		answer, _ := Answer(c.printed)
		progress, _ := Progress(c.printed)
		if answer != c.answer || progress != c.progress {
			t.Errorf("%q: answer %q, progress %q", c.printed, answer, progress)
		}
	}
}
