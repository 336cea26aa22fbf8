package sheet

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"

	"github.com/richardlehane/mscfb"

	"forcestats/pipeline/readers/sheet/biff"
)

// xlsBook is an open xls of Excel 97 to 2003. The whole workbook stream is in
// memory: the format ends at 65,536 rows.
//
// The records are read here and not by shakinm/xlsReader, which gives
// negative whole numbers as 1,073,741,8xx (RKNum.number shifts without the
// sign), no styles, no superscript runs and no merged ranges.
type xlsBook struct {
	stream   []byte
	limits   Limits
	sheets   []Sheet
	fonts    []xlsFont
	styles   []style
	strings  []richString
	codes    map[int]string
	formats  formats
	date1904 bool
	links    []string
	props    map[string]string
}

type xlsFont struct{ bold, italic, strike, super bool }

func (f xlsFont) look() look {
	return look{super: f.super, bold: chosen(f.bold), italic: chosen(f.italic), strike: chosen(f.strike)}
}

func (b *xlsBook) Format() string              { return "xls" }
func (b *xlsBook) Sheets() []Sheet             { return b.sheets }
func (b *xlsBook) Property(name string) string { return b.props[name] }
func (b *xlsBook) Links() []string             { return b.links }

// openXLS reads the compound file. The library under it has no defence
// against every hostile file, so a panic of its is the file's damage.
func openXLS(r io.ReaderAt, size int64, limits Limits) (book Book, err error) {
	defer func() {
		if p := recover(); p != nil {
			book, err = nil, damaged("compound file", "its tables contradict each other (%v)", p)
		}
	}()
	b := &xlsBook{limits: limits, codes: map[int]string{}, formats: formats{}, props: map[string]string{}}
	if err := b.readStreams(r, size); err != nil {
		return nil, err
	}
	if err := b.readGlobals(); err != nil {
		return nil, err
	}
	return b, nil
}

func (b *xlsBook) readStreams(r io.ReaderAt, size int64) error {
	doc, err := mscfb.New(r)
	if err != nil {
		return damaged("compound file", "%w", err)
	}
	if len(doc.File) > b.limits.Parts {
		return &LimitError{What: "parts", Where: "compound file", Limit: int64(b.limits.Parts)}
	}
	names := map[string]bool{}
	for _, f := range doc.File {
		name := f.Name
		names[name] = true
		if len(f.Path) > 0 {
			continue
		}
		switch name {
		case "Workbook":
			b.stream, err = b.readStream(f, size)
		case "\x05SummaryInformation":
			var summary []byte
			if summary, err = b.readStream(f, size); err == nil {
				summaryProperties(summary, b.props)
			}
		}
		if err != nil {
			return err
		}
	}
	switch {
	case b.stream != nil:
		return nil
	case names["EncryptedPackage"], names["EncryptionInfo"]:
		return ErrEncrypted
	case names["Book"]:
		return fmt.Errorf("%w: it looks like a workbook of Excel 5 or 95 (save it as xlsx)", ErrFormat)
	}
	return fmt.Errorf("%w: it looks like an Office file without a workbook", ErrFormat)
}

// readStream reads a stream, which can be no longer than the file.
func (b *xlsBook) readStream(f *mscfb.File, size int64) ([]byte, error) {
	if f.Size > size || f.Size < 0 {
		return nil, damaged("stream "+strings.TrimLeft(f.Name, "\x05"), "is longer than the file")
	}
	if f.Size > b.limits.Uncompressed {
		return nil, &LimitError{What: "uncompressed size", Where: "stream " + f.Name, Limit: b.limits.Uncompressed}
	}
	data := make([]byte, f.Size)
	n, err := io.ReadFull(f, data)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return nil, damaged("stream "+f.Name, "%w", err)
	}
	return data[:n], nil
}

// readGlobals reads the workbook's own records, up to the first sheet.
func (b *xlsBook) readGlobals() error {
	r := biff.NewReader(b.stream, 0)
	kind, f, ok := r.Next()
	if !ok || kind != biff.BOF {
		return damaged("workbook", "does not begin with a beginning")
	}
	if version := f.U16(); version != 0x0600 {
		return fmt.Errorf("%w: BIFF version %#x (save it as xlsx)", ErrFormat, version)
	}
	for {
		kind, f, ok := r.Next()
		if !ok {
			return damaged("workbook", "ends inside its first part")
		}
		if kind == biff.EOF {
			return nil
		}
		if err := b.global(r, kind, &f); err != nil {
			return located("workbook", err)
		}
	}
}

func (b *xlsBook) global(r *biff.Reader, kind uint16, f *biff.Fields) error {
	switch kind {
	case biff.FilePass:
		return ErrEncrypted
	case biff.DateMode:
		b.date1904 = f.U16() == 1
	case biff.BoundSheet:
		return b.addSheet(f)
	case biff.Font:
		b.addFont(f)
	case biff.Format:
		id := f.U16()
		var t biff.Text
		f.Text(&t)
		b.codes[id] = t.String()
	case biff.XF:
		b.addStyle(f)
	case biff.SST:
		r.Extend(f)
		return b.readStrings(f)
	case biff.SupBook:
		b.addLink(f)
	default:
		return nil
	}
	if len(b.fonts)+len(b.styles)+len(b.codes) > b.limits.Styles {
		return &LimitError{What: "styles", Where: "workbook", Limit: int64(b.limits.Styles)}
	}
	return f.Err()
}

func (b *xlsBook) addSheet(f *biff.Fields) error {
	offset, state, kind := f.U32(), f.U8(), f.U8()
	var t biff.Text
	f.ShortText(&t)
	if err := f.Err(); err != nil {
		return err
	}
	if kind != 0 { // a chart, macro or module
		return nil
	}
	if len(b.sheets) >= b.limits.Sheets {
		return &LimitError{What: "sheets", Where: "workbook", Limit: int64(b.limits.Sheets)}
	}
	b.sheets = append(b.sheets, &xlsSheet{book: b, name: t.String(), offset: int(offset), hidden: state&3 != 0})
	return nil
}

func (b *xlsBook) addFont(f *biff.Fields) {
	f.Skip(2)
	flags := f.U16()
	f.Skip(2)
	weight, script := f.U16(), f.U16()
	b.fonts = append(b.fonts, xlsFont{bold: weight >= 600, italic: flags&2 != 0, strike: flags&8 != 0, super: script == 1})
}

// font returns a font by the number that cells use: number 4 is not used by
// any, and left out of the records ([MS-XLS] 2.5.129).
func (b *xlsBook) font(n int) xlsFont {
	if n > 4 {
		n--
	}
	if n < 0 || n >= len(b.fonts) {
		return xlsFont{}
	}
	return b.fonts[n]
}

func (b *xlsBook) addStyle(f *biff.Fields) {
	fontID, formatID := f.U16(), f.U16()
	f.Skip(4)
	indent := f.U8() & 0x0f
	code, own := b.codes[formatID]
	if !own {
		code = builtin(formatID)
	}
	font := b.font(fontID)
	b.styles = append(b.styles, style{
		format: b.formats.get(code), indent: indent,
		bold: font.bold, italic: font.italic, strike: font.strike,
	})
}

func (b *xlsBook) style(n int) *style {
	if n < 0 || n >= len(b.styles) {
		return &noStyle
	}
	return &b.styles[n]
}

func (b *xlsBook) readStrings(f *biff.Fields) error {
	f.Skip(4)
	count := int(f.U32())
	if count > b.limits.Strings {
		return &LimitError{What: "shared strings", Where: "workbook", Limit: int64(b.limits.Strings)}
	}
	b.strings = make([]richString, 0, min(count, 1<<16))
	var t biff.Text
	var runs rich
	size := int64(0)
	for range count {
		f.Text(&t)
		if err := f.Err(); err != nil {
			return err
		}
		v := b.rich(&t, &runs)
		if size += int64(len(v.raw)); size > b.limits.StringBytes {
			return &LimitError{What: "characters of shared strings", Where: "workbook", Limit: b.limits.StringBytes}
		}
		b.strings = append(b.strings, v)
	}
	return nil
}

// rich sets the superscript runs of a text apart. Characters before the first
// run have the cell's font.
func (b *xlsBook) rich(t *biff.Text, runs *rich) richString {
	raw := t.String()
	if len(t.Runs) == 0 {
		return richString{raw: raw, text: raw}
	}
	runs.reset()
	start, l := 0, cellLook
	for _, run := range t.Runs {
		at := max(start, min(run.Char, len(t.Units)))
		if at > start {
			runs.add([]byte(string(utf16.Decode(t.Units[start:at]))), l)
		}
		start, l = at, b.font(run.Font).look()
	}
	if start < len(t.Units) {
		runs.add([]byte(string(utf16.Decode(t.Units[start:]))), l)
	}
	return runs.string(raw, func(b []byte) string { return string(b) })
}

// addLink notes the file that a SupBook record names.
func (b *xlsBook) addLink(f *biff.Fields) {
	f.Skip(2)
	n := f.U16()
	if n == 0x0401 || n == 0x3A01 || n == 0 || f.Err() != nil { // the book itself, add-ins
		return
	}
	var t biff.Text
	f.Chars(&t, n)
	if f.Err() != nil {
		return
	}
	// Control characters stand for the parts of a path ([MS-XLS] 2.5.277).
	path := strings.Map(func(r rune) rune {
		if r < ' ' {
			return '/'
		}
		return r
	}, t.String())
	if path = strings.Trim(path, "/ "); path != "" {
		b.links = append(b.links, path)
	}
}
