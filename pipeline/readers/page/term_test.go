package page

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTerms(t *testing.T) {
	text := func(s ...string) *Document {
		d := &Document{}
		for _, s := range s {
			d.Blocks = append(d.Blocks, Block{Text: s})
		}
		return d
	}
	tests := []struct {
		name string
		doc  *Document
		want []Term
	}{
		{"an abbreviation", text("We spoke to West Mercia Police (WMP) and to others."), []Term{{"WMP", "West Mercia Police"}}},
		{"small words in it or passed over", text("The Department for Education (DfE) and the Ministry of Justice (MoJ) replied."),
			[]Term{{"DfE", "Department for Education"}, {"MoJ", "Ministry of Justice"}}},
		{"a defined term", text("We asked the Department for Education (the Department) for its view."), []Term{{"the Department", "Department for Education"}}},
		{"in quotes, with a word", text("Oakshire County Council (hereafter “the Council”) took part."), []Term{{"the Council", "Oakshire County Council"}}},
		{"a remark in brackets", text("The Home Office (the largest of them) replied. Figures (AB) are below.", "Many people (Annex B) came."), nil},
		{"one word for two names", text("Oakshire County Council (the Council) and Elmshire County Council (the Council) took part."), nil},
		{"given again", text("Oakshire Police (OP) came.", "Oakshire Police (OP) left."), []Term{{"OP", "Oakshire Police"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, tt.doc.Terms()); diff != "" && len(tt.want)+len(tt.doc.Terms()) > 0 {
				t.Errorf("Terms (-want +got):\n%s", diff)
			}
		})
	}
}
