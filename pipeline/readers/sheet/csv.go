package sheet

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// csvBook is a text file of records: one sheet without a name.
type csvBook struct {
	r      io.ReaderAt
	size   int64
	limits Limits
	coding csvCoding
	comma  byte
	heads  headCache
	uneven Uneven // of the last walk to the end
}

// csvCoding is how a file's bytes stand for characters.
type csvCoding uint8

const (
	codingUTF8 csvCoding = iota
	coding1252
	codingUTF16      // with a byte order mark
	codingUTF16Small // without one, the low byte of a character first
	codingUTF16Big
)

func (b *csvBook) Format() string         { return "csv" }
func (b *csvBook) Sheets() []Sheet        { return []Sheet{b} }
func (b *csvBook) Property(string) string { return "" }
func (b *csvBook) Links() []string        { return nil }
func (b *csvBook) Name() string           { return "" }
func (b *csvBook) Hidden() bool           { return false }

const utf8BOM = "\xef\xbb\xbf"

func openCSV(r io.ReaderAt, size int64, limits Limits) (Book, error) {
	b := &csvBook{r: r, size: size, limits: limits}
	if size > limits.Uncompressed {
		return nil, &LimitError{What: "uncompressed size", Where: "file", Limit: limits.Uncompressed}
	}
	var err error
	if b.coding, err = detectCoding(io.NewSectionReader(r, 0, size)); err != nil {
		return nil, err
	}
	b.comma = b.detectComma()
	return b, nil
}

// text returns the file's characters as UTF-8.
func (b *csvBook) text() io.Reader {
	file := io.NewSectionReader(b.r, 0, b.size)
	switch b.coding {
	case coding1252:
		return charmap.Windows1252.NewDecoder().Reader(file)
	case codingUTF16:
		return unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Reader(file)
	case codingUTF16Small:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder().Reader(file)
	case codingUTF16Big:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewDecoder().Reader(file)
	}
	return file
}

// detectCoding reads the whole file once: it is UTF-8 only if all of it is.
func detectCoding(r io.Reader) (csvCoding, error) {
	buf := make([]byte, 64<<10)
	kept, coding := 0, codingUTF8
	for first := true; ; first = false {
		n, err := io.ReadFull(r, buf[kept:])
		data := buf[:kept+n]
		if first && (bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff"))) {
			return codingUTF16, nil
		}
		if coding := twoBytes(data); first && coding != codingUTF8 {
			return coding, nil
		}
		for _, c := range data {
			if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1a {
				return coding, fmt.Errorf("%w: byte %#02x is no text", ErrFormat, c)
			}
		}
		end := err == io.EOF || err == io.ErrUnexpectedEOF
		if err != nil && !end {
			return coding, fmt.Errorf("reading the file: %w", err)
		}
		if coding == codingUTF8 {
			whole := len(data)
			if !end {
				whole = wholeRunes(data)
			}
			if !utf8.Valid(data[:whole]) {
				coding = coding1252
			}
			kept = copy(buf, data[whole:])
		} else {
			kept = 0
		}
		if end {
			return coding, nil
		}
	}
}

// twoBytes recognises UTF-16 without a byte order mark: of nearly every pair of
// bytes the same one is zero, as it is in English text, and the other never.
func twoBytes(data []byte) csvCoding {
	var zero [2]int
	for i, c := range data {
		if c == 0 {
			zero[i%2]++
		}
	}
	pairs := len(data) / 2
	switch {
	case pairs < 4:
	case zero[0] == 0 && 10*zero[1] >= 9*pairs:
		return codingUTF16Small
	case zero[1] == 0 && 10*zero[0] >= 9*pairs:
		return codingUTF16Big
	}
	return codingUTF8
}

// wholeRunes is the length of data without a rune that is cut off at its end.
func wholeRunes(data []byte) int {
	for back := 1; back < utf8.UTFMax && back <= len(data); back++ {
		if c := data[len(data)-back]; utf8.RuneStart(c) {
			if !utf8.FullRune(data[len(data)-back:]) {
				return len(data) - back
			}
			break
		}
	}
	return len(data)
}

// commaRows is how many records the separator is judged by.
const commaRows = 25

// detectComma picks the separator that cuts the first records into most
// fields, the same number in most of them; a comma where none does.
func (b *csvBook) detectComma() byte {
	// Excel's own way to say it: a first line of "sep=;".
	if first, err := newCSVScanner(b.text(), 0, b.limits).record(); err == nil && len(first[0]) == 5 && bytes.HasPrefix(first[0], []byte("sep=")) {
		return first[0][4]
	}
	best, bestScore := byte(','), 0
	for _, comma := range []byte{',', '\t', ';', '|'} {
		s := newCSVScanner(b.text(), comma, b.limits)
		widths := map[int]int{}
		for range commaRows {
			record, err := s.record()
			if err != nil {
				break // the walk that gives rows will tell
			}
			if len(record) > 1 {
				widths[len(record)]++
			}
		}
		score := 0
		for width, rows := range widths {
			score = max(score, rows*1000+min(width, 999))
		}
		if score > bestScore {
			best, bestScore = comma, score
		}
	}
	return best
}

func (b *csvBook) Rows() iter.Seq2[*Row, error] {
	return func(yield func(*Row, error) bool) {
		if err := b.run(func(r *Row) bool { return yield(r, nil) }); err != nil {
			yield(nil, err)
		}
	}
}

func (b *csvBook) Head(n int) (*Grid, error) {
	return b.heads.get(n, func(_ *Grid, put func(*Row) bool) error { return b.run(put) }, "", b.limits)
}

// run calls put for every record that holds anything until it returns false.
func (b *csvBook) run(put func(*Row) bool) error {
	s := newCSVScanner(b.text(), b.comma, b.limits)
	var show shower
	var row Row
	even := newEvenness()
	for index := 0; ; index++ {
		record, err := s.record()
		if err == io.EOF {
			b.uneven = even.result()
			return nil
		}
		if err != nil {
			return err
		}
		if index >= b.limits.CSVRows {
			return &LimitError{What: "rows", Where: "file", Limit: int64(b.limits.CSVRows)}
		}
		row.Index = index
		row.Cells = row.Cells[:0]
		used := 0
		for i, field := range record {
			row.Cells = append(row.Cells, Cell{})
			if show.csvCell(&row.Cells[i], field); row.Cells[i].Kind != Blank {
				used = i + 1
			}
		}
		row.Cells = row.Cells[:used]
		if used == 0 {
			continue
		}
		even.add(index, len(record), used)
		if !put(&row) {
			return nil
		}
	}
}
