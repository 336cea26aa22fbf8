package main

import (
	"fmt"
	"io"
	"unicode"
	"unicode/utf8"
)

// printable is a writer to a person's terminal: names and cells come from
// outside and may hold codes that move the cursor, change the title or turn
// the direction of writing, so what is no letter, mark or line end is written
// as \xHH or \uHHHH.
type printable struct{ to io.Writer }

// Write never splits a character that it was given whole.
func (p printable) Write(b []byte) (int, error) {
	clean := make([]byte, 0, len(b))
	for rest := b; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		switch {
		case r == utf8.RuneError && size == 1:
			clean = fmt.Appendf(clean, `\x%02x`, rest[0])
		case r == '\n' || r == '\t' || unicode.IsGraphic(r):
			clean = append(clean, rest[:size]...)
		case r < 0x80:
			clean = fmt.Appendf(clean, `\x%02x`, r)
		default:
			clean = fmt.Appendf(clean, `\u%04x`, r)
		}
		rest = rest[size:]
	}
	if _, err := p.to.Write(clean); err != nil {
		return 0, err
	}
	return len(b), nil
}
