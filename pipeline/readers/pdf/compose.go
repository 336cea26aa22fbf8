package pdf

import (
	"math"
	"regexp"
	"strings"

	"forcestats/pipeline/readers/page"
)

// piece is a block of one page, before blocks are joined over pages.
type piece struct {
	page.Block
	noteFirst bool    // begins with a raised note mark: a footnote's own text
	letters   int     // characters that print
	hang      float64 // left edge of a list item's text after its label; 0 if not known
}

// Shares of the main type size. A note mark in the reports read is 0.60 to
// 0.67 of the text and raised by a third of it; a raised ordinal ("2nd") is
// letters and stays.
const (
	markSize  = 0.85
	markRaise = 0.12
	sameLine  = 0.45
	wordGap   = 0.18 // a gap wider than this between two runs of a line is a space
)

var noteMark = regexp.MustCompile(`^(?:\d{1,3}(?:[,;]\s*\d{1,3})*[,;]?|[*†‡§]{1,3})$`)

// compose joins runs, in the given order, to one block of text.
func (p *rawPage) compose(runs []int) piece {
	var out piece
	out.Page, out.PageEnd = p.number, p.number
	size, bold, italic := p.style(runs)
	out.Size, out.Bold, out.Italic = size, bold, italic
	var raw strings.Builder
	var marks []string
	prev := -1
	first, labelled := true, false
	for k, i := range runs {
		r := &p.runs[i]
		text := p.slice(r.start, r.end)
		blank := strings.TrimSpace(text) == ""
		if prev >= 0 {
			raw.WriteString(p.between(prev, i))
		}
		prev = i
		if !blank && p.isMark(runs, k, size, text) {
			marks = append(marks, strings.Trim(strings.TrimSpace(text), ",; "))
			if first {
				out.noteFirst = true
			}
			first = false
			continue
		}
		raw.WriteString(text)
		if blank {
			continue
		}
		p.frame(&out, r, first || out.letters == 0)
		if labelled && out.hang == 0 {
			out.hang = r.x0
		}
		labelled = first && page.LabelOnly(text)
		out.letters += len(strings.TrimSpace(text))
		first = false
	}
	out.Text = clean(raw.String())
	out.Marks = strings.Join(marks, ",")
	return out
}

// frame widens the block's box to the run.
func (p *rawPage) frame(out *piece, r *run, first bool) {
	if first {
		out.X, out.Y, out.Bottom, out.Right = r.x0, r.y0, r.y1, r.x1
		return
	}
	out.Y = min(out.Y, r.y0)
	out.Bottom = max(out.Bottom, r.y1)
	out.Right = max(out.Right, r.x1)
}

// style returns the size of most characters and whether all are bold, italic.
func (p *rawPage) style(runs []int) (size float64, bold, italic bool) {
	weight := map[float64]int{}
	bold, italic = true, true
	seen := false
	for _, i := range runs {
		r := &p.runs[i]
		n := len(strings.TrimSpace(p.slice(r.start, r.end)))
		if n == 0 {
			continue
		}
		weight[math.Round(r.size*4)/4] += n
		if page.LabelOnly(p.slice(r.start, r.end)) {
			continue
		}
		seen = true
		bold = bold && r.font.bold
		italic = italic && r.font.italic
	}
	best := 0
	for s, n := range weight {
		if n > best || n == best && s > size {
			size, best = s, n
		}
	}
	return size, bold && seen, italic && seen
}

// isMark reports whether runs[k] is a note mark: digits or a dagger, smaller
// than the text and raised above the run before or after it.
func (p *rawPage) isMark(runs []int, k int, size float64, text string) bool {
	r := &p.runs[runs[k]]
	if r.size > markSize*size || !noteMark.MatchString(strings.TrimSpace(text)) {
		return false
	}
	for _, j := range []int{k - 1, k + 1} {
		for ; j >= 0 && j < len(runs); j += j - k {
			n := &p.runs[runs[j]]
			if n.size <= markSize*size || strings.TrimSpace(p.slice(n.start, n.end)) == "" {
				if j-k > 3 || k-j > 3 {
					break
				}
				continue
			}
			if math.Abs(n.base-r.base) < size && r.base < n.base-markRaise*size {
				return true
			}
			break
		}
	}
	return false
}

// between returns what separates two runs: nothing, a space or "\n" for a line
// end. Spaces that PDFium makes from gaps belong to no run, so the characters
// between the two are asked first.
func (p *rawPage) between(a, b int) string {
	ra, rb := &p.runs[a], &p.runs[b]
	if rb.start >= ra.end {
		only, space, newline := true, false, false
		for _, c := range p.chars[ra.end:rb.start] {
			switch {
			case c == '\n' || c == '\r':
				newline = true
			case isSpace(c):
				space = true
			default:
				only = false
			}
		}
		if only {
			switch {
			case newline:
				return "\n"
			case space:
				return " "
			}
			return ""
		}
	}
	if math.Abs(ra.base-rb.base) > sameLine*max(ra.size, rb.size) {
		return "\n"
	}
	if gap := rb.x0 - ra.x1; gap < wordGap*rb.size && gap > -rb.size {
		return ""
	}
	return " "
}

func (p *rawPage) slice(start, end int) string {
	var b strings.Builder
	for _, c := range p.chars[start:end] {
		if c != '\r' {
			b.WriteRune(c)
		}
	}
	return b.String()
}
