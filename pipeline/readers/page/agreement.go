package page

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// AgreedShare is the least share of letters and digits on which two readers
// agree about a finding.
const AgreedShare = 0.98

// SetSecond gives the document what Second returned for the same data.
func (d *Document) SetSecond(pages []string, err error) {
	d.SecondErr = ""
	switch {
	case err != nil:
		d.SecondErr = err.Error()
	case len(pages) != len(d.Pages):
		d.SecondErr = fmt.Sprintf("second reader: %d pages where there are %d", len(pages), len(d.Pages))
	}
	for i := range d.Pages {
		d.Pages[i].Second = ""
		if d.SecondErr == "" {
			d.Pages[i].Second = pages[i]
		}
	}
}

// Agreement returns the share of the text's letters and digits that the second
// reader also found on the pages from to to, in order, and whether all its
// digits are among them. Ok is false if the second reader did not read these
// pages, or not whole.
func (d *Document) Agreement(text string, from, to int) (share float64, digits, ok bool) {
	var pages []string
	any := false
	for i := from; i <= to; i++ {
		if i < 1 || i > len(d.Pages) {
			return 0, false, false
		}
		pages = append(pages, d.Pages[i-1].Second)
		any = any || strings.TrimSpace(d.Pages[i-1].Second) != ""
		if d.lost(&d.Pages[i-1]) {
			return 0, false, false
		}
	}
	if d.SecondErr != "" || !any {
		return 0, false, false
	}
	share, digits = Agreement(text, pages...)
	return share, digits, true
}

// wholeShare is the least share of a page's letters and digits that the second
// reader has where it read the page whole. Of some fonts it loses lines, and
// then says nothing of what stands in them.
const wholeShare = 0.97

// lost reports whether the second reader lost part of a page.
func (d *Document) lost(p *Page) bool {
	return float64(len(alphanumeric(p.Second))) < wholeShare*float64(len(alphanumeric(p.Text)))
}

// Agrees reports whether both readers agree on a finding: all digits and at
// least AgreedShare of the letters.
func (d *Document) Agrees(text string, from, to int) (agrees, ok bool) {
	share, digits, ok := d.Agreement(text, from, to)
	return digits && share >= AgreedShare, ok
}

// Agreement returns the share of the text's letters and digits that stand in
// the pages in the same order, in stretches of at least four, and whether all
// digits are in one. Spaces, punctuation and case don't count. A text without
// letters and digits agrees.
func Agreement(text string, pages ...string) (share float64, digits bool) {
	want := alphanumeric(text)
	if len(want) == 0 {
		return 1, true
	}
	all := alphanumeric(strings.Join(pages, " "))
	if strings.Contains(string(all), string(want)) {
		return 1, true
	}
	n := 0
	digits = true
	for i, found := range common(want, window(want, all, len(pages))) {
		if found {
			n++
		} else if unicode.IsDigit(want[i]) {
			digits = false
		}
	}
	return float64(n) / float64(len(want)), digits
}

// alphanumeric returns the letters and digits of a text, lower case, ligatures
// and accents in their compatible forms.
func alphanumeric(s string) []rune {
	var out []rune
	for _, c := range norm.NFKC.String(s) {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			out = append(out, unicode.ToLower(c))
		}
	}
	return out
}

const (
	gram       = 6   // letters of a gram that votes for a position
	slackShare = 20  // the window may be longer than the text by a twentieth,
	slack      = 60  // and this much,
	pageSlack  = 500 // and by a running head, a foot and footnotes at each page end
)

// window returns the part of have where want most likely stands.
func window(want, have []rune, pages int) []rune {
	room := len(want)/slackShare + slack + (pages-1)*pageSlack
	if len(want) < gram || len(have) <= len(want)+2*room {
		return have
	}
	at := map[string][]int{}
	for i := 0; i+gram <= len(want); i++ {
		k := string(want[i : i+gram])
		at[k] = append(at[k], i)
	}
	bucket := max(room, 1)
	votes := make([]int, (len(have)+len(want))/bucket+2)
	for j := 0; j+gram <= len(have); j++ {
		for _, i := range at[string(have[j:j+gram])] {
			votes[(j-i+len(want))/bucket]++
		}
	}
	best := 0
	for i := range votes {
		if i+1 < len(votes) && votes[i]+votes[i+1] > votes[best]+votes[best+1] {
			best = i
		}
	}
	start := max(best*bucket-len(want)-room, 0)
	end := min((best+2)*bucket+room, len(have))
	return have[min(start, len(have)):max(end, min(start, len(have)))]
}

// stretch is the least number of letters in a row that count as found: single
// letters in the right order stand in any long text.
const stretch = 4

// common says which runes of want stand in have, in the same order: the
// longest stretch that both share first, then those before and after it.
func common(want, have []rune) []bool {
	c := comparison{want: want, have: have, at: map[[stretch]rune][]int{}, found: make([]bool, len(want))}
	for j := 0; j+stretch <= len(have); j++ {
		k := [stretch]rune(have[j : j+stretch])
		c.at[k] = append(c.at[k], j)
	}
	c.between(0, len(want), 0, len(have))
	return c.found
}

type comparison struct {
	want, have []rune
	at         map[[stretch]rune][]int
	found      []bool
}

func (c *comparison) between(w0, w1, h0, h1 int) {
	if w1-w0 < stretch || h1-h0 < stretch {
		return
	}
	length, w, h := 0, 0, 0
	for i := w0; i+stretch <= w1; i++ {
		for _, j := range c.at[[stretch]rune(c.want[i:i+stretch])] {
			if j < h0 || j+stretch > h1 || i > w0 && j > h0 && c.want[i-1] == c.have[j-1] {
				continue // outside, or within a stretch already measured
			}
			n := stretch
			for i+n < w1 && j+n < h1 && c.want[i+n] == c.have[j+n] {
				n++
			}
			if n > length {
				length, w, h = n, i, j
			}
		}
	}
	if length == 0 {
		return
	}
	for i := w; i < w+length; i++ {
		c.found[i] = true
	}
	c.between(w0, w, h0, h)
	c.between(w+length, w1, h+length, h1)
}
