package place

import "testing"

func TestClean(t *testing.T) {
	for printed, want := range map[string]string{
		"Greater Manchester8,9": "Greater Manchester", "London 10": "London", "Humberside [note 4]": "Humberside", "Kent (R)": "Kent", "*Total Restraint": "Total Restraint",
		"Essex*": "Essex", " West  Midlands ": "West Midlands", "England³": "England", "Wales [notes 1, 2] (P)": "Wales", "Leeds 001": "Leeds 001", "Leeds 001A": "Leeds 001A",
		"Total 43 forces": "Total 43 forces", "Bristol, City of": "Bristol, City of", "West Midlands (Met County)": "West Midlands (Met County)", "Greater Manchester Police (GMP)": "Greater Manchester Police (GMP)",
		"ENGLAND AND WALES (exc. BTP)8": "ENGLAND AND WALES (exc. BTP)", "": "", "*": "", "West Midlands [Met County]": "West Midlands [Met County]", "Kent [r]": "Kent", "Kent [12]": "Kent", "1": "1",
	} {
		if got := Clean(printed); got != want {
			t.Errorf("%q is %q, want %q", printed, got, want)
		}
	}
}
