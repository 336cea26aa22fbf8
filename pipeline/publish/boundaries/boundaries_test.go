package boundaries

import (
	"slices"
	"testing"
)

// West Yorkshire touches Lancashire, Greater Manchester, North Yorkshire,
// South Yorkshire and Derbyshire; the Isle of Wight touches nothing.
func TestNeighbours(t *testing.T) {
	forces, err := Neighbours(Forces())
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"E23000003", "E23000005", "E23000009", "E23000011", "E23000018"}
	if got := forces["E23000010"]; !slices.Equal(got, want) {
		t.Errorf("West Yorkshire touches %q, want %q", got, want)
	}
	for code, list := range forces {
		for _, other := range list {
			if !slices.Contains(forces[other], code) {
				t.Errorf("%s touches %s, and not the other way round", code, other)
			}
		}
	}
	districts, err := Neighbours(Districts())
	if err != nil {
		t.Fatal(err)
	}
	if got := districts["E06000046"]; len(got) > 0 {
		t.Errorf("the Isle of Wight touches %q", got)
	}
}
