package sheet

import "strconv"

// Ref is the A1 reference of a row and column counted from 0.
func Ref(row, col int) string {
	var b [24]byte
	return string(strconv.AppendInt(AppendColumn(b[:0], col), int64(row)+1, 10))
}

// AppendColumn appends the letters of a column counted from 0: A, Z, AA.
func AppendColumn(dst []byte, col int) []byte {
	var letters [8]byte
	i := len(letters)
	for n := col + 1; n > 0; n = (n - 1) / 26 {
		i--
		letters[i] = byte('A' + (n-1)%26)
	}
	return append(dst, letters[i:]...)
}

// ParseRef reads an A1 reference, dollar signs allowed, into a row and column
// counted from 0.
func ParseRef(ref string) (row, col int, ok bool) { return parseRef(ref) }

// maxCoordinate keeps a hostile reference from overflowing an int.
const maxCoordinate = 1 << 30

func parseRef[T string | []byte](ref T) (row, col int, ok bool) {
	i := 0
	if i < len(ref) && ref[i] == '$' {
		i++
	}
	start := i
	for ; i < len(ref); i++ {
		c := ref[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		col = col*26 + int(c-'A') + 1
		if col > maxCoordinate {
			return 0, 0, false
		}
	}
	if i == start {
		return 0, 0, false
	}
	if i < len(ref) && ref[i] == '$' {
		i++
	}
	start = i
	for ; i < len(ref); i++ {
		if ref[i] < '0' || ref[i] > '9' {
			return 0, 0, false
		}
		row = row*10 + int(ref[i]-'0')
		if row > maxCoordinate {
			return 0, 0, false
		}
	}
	if i == start || row == 0 {
		return 0, 0, false
	}
	return row - 1, col - 1, true
}

// parseRange reads "A1:C3" or "A1".
func parseRange(s string) (Range, bool) {
	for i := 0; i < len(s); i++ {
		if s[i] != ':' {
			continue
		}
		r1, c1, ok1 := parseRef(s[:i])
		r2, c2, ok2 := parseRef(s[i+1:])
		return Range{min(r1, r2), min(c1, c2), max(r1, r2), max(c1, c2)}, ok1 && ok2
	}
	r, c, ok := parseRef(s)
	return Range{r, c, r, c}, ok
}
