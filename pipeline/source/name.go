package source

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Show writes the name of a file as valid UTF-8, which every text column,
// message and task must be: a byte that is no part of UTF-8, and a backslash
// itself, become \xHH. Every other name stays as it is. Name undoes it.
func Show(name string) string {
	if utf8.ValidString(name) && !strings.Contains(name, `\`) {
		return name
	}
	var b strings.Builder
	for i := 0; i < len(name); {
		r, size := utf8.DecodeRuneInString(name[i:])
		if r == utf8.RuneError && size == 1 || r == '\\' {
			fmt.Fprintf(&b, `\x%02x`, name[i])
		} else {
			b.WriteString(name[i : i+size])
		}
		i += size
	}
	return b.String()
}

// Name returns the name on disk of what Show wrote.
func Name(shown string) string {
	if !strings.Contains(shown, `\x`) {
		return shown
	}
	var b strings.Builder
	for i := 0; i < len(shown); i++ {
		if strings.HasPrefix(shown[i:], `\x`) && i+4 <= len(shown) {
			if n, err := strconv.ParseUint(shown[i+2:i+4], 16, 8); err == nil {
				b.WriteByte(byte(n))
				i += 3
				continue
			}
		}
		b.WriteByte(shown[i])
	}
	return b.String()
}
