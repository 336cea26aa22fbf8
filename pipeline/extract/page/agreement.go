package page

import (
	"math/bits"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// AgreedShare is the least share of letters and digits on which two readers
// agree about a finding.
const AgreedShare = 0.98

// Agreement returns the share of the text's letters and digits that the second
// reader also found on the pages from to to, in order, and whether all its
// digits are among them. Ok is false if the second reader did not read them.
func (d *Document) Agreement(text string, from, to int) (share float64, digits, ok bool) {
	var pages []string
	any := false
	for i := from; i <= to; i++ {
		if i < 1 || i > len(d.Pages) {
			return 0, false, false
		}
		pages = append(pages, d.Pages[i-1].Second)
		any = any || strings.TrimSpace(d.Pages[i-1].Second) != ""
	}
	if d.SecondErr != "" || !any {
		return 0, false, false
	}
	share, digits = Agreement(text, pages...)
	return share, digits, true
}

// Agrees reports whether both readers agree on a finding: all digits and at
// least AgreedShare of the letters.
func (d *Document) Agrees(text string, from, to int) (agrees, ok bool) {
	share, digits, ok := d.Agreement(text, from, to)
	return digits && share >= AgreedShare, ok
}

// Agreement returns the share of the text's letters and digits that stand in
// the pages in the same order, as the longest common subsequence with the
// stretch of the pages that is most like the text, and whether all digits are
// in it. Spaces, punctuation and case don't count. A text without letters and
// digits agrees.
func Agreement(text string, pages ...string) (share float64, digits bool) {
	want := alphanumeric(text)
	if len(want) == 0 {
		return 1, true
	}
	have := window(want, alphanumeric(strings.Join(pages, " ")), len(pages))
	matched := stretches(commonSubsequence(want, have), want, have)
	n := 0
	digits = true
	for i, j := range matched {
		if j >= 0 {
			n++
		} else if unicode.IsDigit(want[i]) {
			digits = false
		}
	}
	return float64(n) / float64(len(want)), digits
}

// stretch is the least number of letters in a row that count as found: single
// letters in the right order stand in any long text.
const stretch = 4

// stretches moves each matched rune of want next to the one after it where
// have allows, and takes out matches in stretches too short to mean anything.
func stretches(matched []int, want, have []rune) []int {
	for i := len(matched) - 2; i >= 0; i-- {
		if next := matched[i+1]; next > 0 && matched[i] >= 0 && have[next-1] == want[i] {
			matched[i] = next - 1
		}
	}
	least := min(stretch, len(want))
	for start := 0; start < len(matched); {
		end := start + 1
		for end < len(matched) && matched[start] >= 0 && matched[end] == matched[end-1]+1 {
			end++
		}
		if end-start < least {
			for i := start; i < end; i++ {
				matched[i] = -1
			}
		}
		start = end
	}
	return matched
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

// commonSubsequence returns for each rune of want its place in have in a
// longest common subsequence, -1 if it has none. Bit-parallel (Hyyrö 2004): a
// word of want at a time.
func commonSubsequence(want, have []rune) []int {
	words := (len(want) + 63) / 64
	masks := map[rune][]uint64{}
	for i, c := range want {
		if masks[c] == nil {
			masks[c] = make([]uint64, words)
		}
		masks[c][i/64] |= 1 << (i % 64)
	}
	none := make([]uint64, words)
	rows := make([]uint64, (len(have)+1)*words) // row j: state after j runes of have
	for w := range words {
		rows[w] = ^uint64(0)
	}
	for j, c := range have {
		m := masks[c]
		if m == nil {
			m = none
		}
		v, next := rows[j*words:(j+1)*words], rows[(j+1)*words:(j+2)*words]
		var carry uint64
		for w := range words {
			u := v[w] & m[w]
			var sum uint64
			sum, carry = bits.Add64(v[w], u, carry)
			next[w] = sum | (v[w] &^ m[w])
		}
	}
	set := func(row, bit int) bool { return rows[row*words+bit/64]>>(bit%64)&1 == 1 }
	matched := make([]int, len(want))
	for i := range matched {
		matched[i] = -1
	}
	row, col := len(have), len(want)
	for row > 0 && col > 0 {
		if set(row, col-1) {
			col--
			continue
		}
		row--
		if row > 0 && !set(row, col-1) || row == 0 && !set(0, col-1) {
			continue
		}
		col--
		matched[col] = row
	}
	return matched
}
