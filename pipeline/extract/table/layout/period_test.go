package layout

import (
	"testing"
)

func TestIsPeriod(t *testing.T) {
	for text, want := range map[string]bool{
		"Apr '11 to Mar '12": true, "Apr '11 to Mar '125, 6": true, "2017/18": true, "Mid-2023": true, "04/05": true, "2023": false,
		"Estimated Population mid-2023": false, "Homicide": false, "Change Sep-18 to Sep-19": false,
	} {
		if _, got := IsPeriod(Label{Text: text}); got != want {
			t.Errorf("IsPeriod(%q) = %v, want %v", text, got, want)
		}
	}
}
