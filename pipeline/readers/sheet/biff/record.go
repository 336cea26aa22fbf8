// Package biff reads the records and strings of the BIFF8 stream inside an
// .xls ([MS-XLS], Excel 97 to 2003), bounds checked: a record that is too
// short gives zeros and sets an error, never a panic.
//
// It knows no cells or books, and must not import the packages that use it.
package biff

import (
	"encoding/binary"
	"errors"
	"math"
	"unicode/utf16"
)

// Types of the records that hold what a reader of the sheet sees ([MS-XLS]
// 2.3).
const (
	Formula     = 0x0006
	EOF         = 0x000A
	DateMode    = 0x0022
	FilePass    = 0x002F
	Font        = 0x0031
	Continue    = 0x003C
	ColInfo     = 0x007D
	BoundSheet  = 0x0085
	MulRK       = 0x00BD
	MulBlank    = 0x00BE
	RString     = 0x00D6
	XF          = 0x00E0
	MergedCells = 0x00E5
	SST         = 0x00FC
	LabelSST    = 0x00FD
	SupBook     = 0x01AE
	Blank       = 0x0201
	Number      = 0x0203
	Label       = 0x0204
	BoolErr     = 0x0205
	String      = 0x0207
	Row         = 0x0208
	RK          = 0x027E
	Format      = 0x041E
	BOF         = 0x0809
)

// ErrShort is a record that ends before its fields do.
var ErrShort = errors.New("a record is too short for its fields")

// Reader walks the records of a stream.
type Reader struct {
	data []byte
	pos  int
}

// NewReader starts at an offset of the stream; past its end it gives nothing.
func NewReader(stream []byte, offset int) *Reader {
	if offset < 0 || offset > len(stream) {
		offset = len(stream)
	}
	return &Reader{data: stream, pos: offset}
}

// Next returns the next record: its type, and its fields. It returns false at
// the end of the stream, or where a record is cut off.
func (r *Reader) Next() (kind uint16, fields Fields, ok bool) {
	kind, data, ok := r.next()
	return kind, Fields{data: data}, ok
}

func (r *Reader) next() (kind uint16, data []byte, ok bool) {
	if len(r.data)-r.pos < 4 {
		return 0, nil, false
	}
	kind = binary.LittleEndian.Uint16(r.data[r.pos:])
	n := int(binary.LittleEndian.Uint16(r.data[r.pos+2:]))
	start := r.pos + 4
	if len(r.data)-start < n {
		return 0, nil, false
	}
	r.pos = start + n
	return kind, r.data[start:r.pos], true
}

// Peek is the type of the record after the current one; 0 at the end.
func (r *Reader) Peek() uint16 {
	if len(r.data)-r.pos < 4 {
		return 0
	}
	return binary.LittleEndian.Uint16(r.data[r.pos:])
}

// Extend joins the Continue records that follow to fields.
func (r *Reader) Extend(f *Fields) {
	for r.Peek() == Continue {
		_, data, ok := r.next()
		if !ok {
			return
		}
		f.rest = append(f.rest, data)
	}
}

// Fields reads the fields of a record in turn.
type Fields struct {
	data []byte
	rest [][]byte // Continue records not yet begun
	err  error
}

// Err is ErrShort once a field lay behind the end.
func (f *Fields) Err() error { return f.err }

// Len is how many bytes are left, without Continue records.
func (f *Fields) Len() int { return len(f.data) }

// take returns the next n bytes, of one record; it moves on to the next
// Continue record when the current one is used up.
func (f *Fields) take(n int) []byte {
	for len(f.data) == 0 && len(f.rest) > 0 && n > 0 {
		f.data, f.rest = f.rest[0], f.rest[1:]
	}
	if f.err != nil || len(f.data) < n {
		f.err = ErrShort
		f.data = nil
		return make([]byte, min(n, 8))
	}
	b := f.data[:n]
	f.data = f.data[n:]
	return b
}

// Skip passes over n bytes, across Continue records.
func (f *Fields) Skip(n int) {
	for n > len(f.data) && len(f.rest) > 0 {
		n -= len(f.data)
		f.data, f.rest = f.rest[0], f.rest[1:]
	}
	if n > len(f.data) {
		f.err, f.data = ErrShort, nil
		return
	}
	f.data = f.data[n:]
}

// U8 reads a byte.
func (f *Fields) U8() uint8 { return f.take(1)[0] }

// U16 reads two bytes.
func (f *Fields) U16() int { return int(binary.LittleEndian.Uint16(f.take(2))) }

// U32 reads four bytes.
func (f *Fields) U32() uint32 { return binary.LittleEndian.Uint32(f.take(4)) }

// F64 reads a floating point number.
func (f *Fields) F64() float64 {
	return math.Float64frombits(binary.LittleEndian.Uint64(f.take(8)))
}

// RK reads a number packed in four bytes ([MS-XLS] 2.5.217): the high bits of
// a floating point number or a signed integer of 30 bits, either of which may
// stand for a hundredth.
func (f *Fields) RK() float64 {
	rk := f.U32()
	v := math.Float64frombits(uint64(rk&^3) << 32)
	if rk&2 != 0 {
		v = float64(int32(rk) >> 2)
	}
	if rk&1 != 0 {
		v /= 100
	}
	return v
}

// Run is the start of characters in another font.
type Run struct{ Char, Font int } // Char counts UTF-16 units

// Text is a string with its font runs.
type Text struct {
	Units []uint16
	Runs  []Run
}

// String is all of the text.
func (t *Text) String() string { return string(utf16.Decode(t.Units)) }

const (
	wide     = 1 // flags of a string: two bytes a character
	extended = 4 // phonetic text follows
	rich     = 8 // font runs follow
)

// Text reads a string with a length of two bytes, as the shared strings, cells
// and formats hold it ([MS-XLS] 2.5.293, 2.5.294). Phonetic text is left out.
func (f *Fields) Text(t *Text) {
	n := f.U16()
	f.text(t, n)
}

// ShortText reads a string with a length of one byte (a sheet's name).
func (f *Fields) ShortText(t *Text) {
	n := int(f.U8())
	f.text(t, n)
}

func (f *Fields) text(t *Text, n int) {
	t.Units, t.Runs = t.Units[:0], t.Runs[:0]
	flags := f.U8()
	runs, phonetic := 0, 0
	if flags&rich != 0 {
		runs = f.U16()
	}
	if flags&extended != 0 {
		phonetic = int(min(f.U32(), math.MaxInt32))
	}
	f.characters(t, n, flags)
	for range runs {
		if f.err != nil {
			return
		}
		t.Runs = append(t.Runs, Run{Char: f.U16(), Font: f.U16()})
	}
	f.Skip(phonetic)
}

// characters reads n characters; a Continue record within them begins with
// flags of its own.
func (f *Fields) characters(t *Text, n int, flags uint8) {
	for n > 0 && f.err == nil {
		if len(f.data) == 0 {
			if len(f.rest) == 0 {
				f.err = ErrShort
				return
			}
			flags = f.U8()
		}
		if flags&wide == 0 {
			k := min(n, len(f.data))
			for _, c := range f.take(k) {
				t.Units = append(t.Units, uint16(c))
			}
			n -= k
			continue
		}
		k := min(n, len(f.data)/2)
		if k == 0 {
			f.err = ErrShort
			return
		}
		b := f.take(2 * k)
		for i := range k {
			t.Units = append(t.Units, binary.LittleEndian.Uint16(b[2*i:]))
		}
		n -= k
	}
}

// Chars reads the rest of the record as n characters of one byte or two.
func (f *Fields) Chars(t *Text, n int) {
	t.Units, t.Runs = t.Units[:0], t.Runs[:0]
	f.characters(t, n, f.U8())
}
