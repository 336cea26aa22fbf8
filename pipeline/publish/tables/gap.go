package tables

import "math"

// gapLeast is the count under which a detection gap is not shown: with fewer
// offences or children its interval says nothing, and a reader might tell whom
// it is about.
const gapLeast = 10

// Gap compares two rates of one place and year: sexual offences against
// children that the police recorded, and exploitation that the council's
// social workers found at assessment, both per 10,000 children.
type Gap struct {
	Recorded, Assessed float64 // rates per 10,000 children
	LogRatio           float64 // natural logarithm of recorded over assessed
	Lower, Upper       float64 // its 95 % limits
}

// NewGap works a detection gap out from two counts and the children that each
// is divided by. The limits are those of the logarithm of a ratio of two
// independent Poisson rates, standard error sqrt(1/a + 1/b) (Rothman,
// Greenland and Lash, Modern Epidemiology, chapter 14). It is false where a
// count is under ten or nothing is known to divide by.
func NewGap(recorded, recordedChildren, assessed, assessedChildren float64) (Gap, bool) {
	if recorded < gapLeast || assessed < gapLeast || recordedChildren <= 0 || assessedChildren <= 0 {
		return Gap{}, false
	}
	g := Gap{Recorded: recorded / recordedChildren * 1e4, Assessed: assessed / assessedChildren * 1e4}
	g.LogRatio = math.Log(g.Recorded / g.Assessed)
	half := 1.959963984540054 * math.Sqrt(1/recorded+1/assessed)
	g.Lower, g.Upper = g.LogRatio-half, g.LogRatio+half
	return g, true
}
