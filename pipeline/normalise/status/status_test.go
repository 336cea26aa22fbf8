package status

import "testing"

func TestCode(t *testing.T) {
	tests := []struct{ printed, want string }{
		{"Incomplete", Open},
		{"In progress", InProgress},
		{"being-progressed", InProgress},
		{"awaiting-review", Open},
		{"Awaiting response", Open},
		{"Complete", Complete},
		{"Not yet complete", Open},
		{"Not started", Open},
		{"Cannot be implemented", Open},
		{"Unable to implement", Open},
		{"Closed", Complete},
		{"Partially met", InProgress},
		{"This recommendation is being implemented", InProgress},
		{"This recommendation has already been implemented", Complete},
		{"Accepted", Open},
		{"Accepted in principle", Open},
		{"The government does not accept this recommendation", NotAccepted},
		{"Rejected", NotAccepted},
		{"Superseded by recommendation 4", Superseded},
		{"", ""},
		{"Green", ""},
	}
	for _, tt := range tests {
		got, ok := Code(tt.printed)
		if got != tt.want || ok != (tt.want != "") {
			t.Errorf("Code(%q) = %q, %v, want %q", tt.printed, got, ok, tt.want)
		}
	}
}
