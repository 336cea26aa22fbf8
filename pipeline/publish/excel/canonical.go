package excel

import (
	"archive/zip"
	"bufio"
	"bytes"
	"cmp"
	"compress/flate"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"

	"forcestats/pipeline/vocabulary/pattern"
)

// dosDate is the day of every part: 1 January 1980, the earliest that a zip
// file can hold.
const dosDate = 1<<5 | 1

// canonical is the zip writer that excelize writes a workbook through. It
// compresses each part as it comes and writes them all on Close in a fixed
// order with a fixed time, so that the same parts give the same bytes. Small
// parts whose order comes from a map are put in order, and what excelize can't
// write is added: see mend.
type canonical struct {
	w       io.Writer
	parts   []*part
	spool   *os.File      // the compressed parts, one after the other as they came
	ahead   *bufio.Writer // of the spool: deflate writes a few bytes at a time
	deflate *flate.Writer
	links   map[string][]link // part name of a sheet: its links
}

// part is one file of the package.
type part struct {
	owner  *canonical
	name   string
	rows   bool         // a sheet whose rows are still coming; they are compressed at once
	plain  bytes.Buffer // what waits to be mended: a whole part, or what follows the rows of a sheet
	start  int64        // where the compressed part is in the spool
	packed int64        // its length there
	crc    uint32
	size   uint64
}

// Create starts a part. The writer is only valid until the next part.
func (c *canonical) Create(name string) (io.Writer, error) {
	if err := c.finish(); err != nil {
		return nil, err
	}
	p := &part{owner: c, name: strings.TrimPrefix(name, "/")}
	p.rows = strings.HasPrefix(p.name, "xl/worksheets/sheet")
	if c.spool == nil {
		var err error
		if c.spool, err = os.CreateTemp("", "forcestats-*.xlsx"); err != nil {
			return nil, err
		}
		c.ahead = bufio.NewWriterSize(c.spool, chunk)
		if c.deflate, err = flate.NewWriter(c.ahead, compression); err != nil {
			return nil, err
		}
	} else {
		c.deflate.Reset(c.ahead)
	}
	var err error
	if p.start, err = c.spool.Seek(0, io.SeekCurrent); err != nil {
		return nil, err
	}
	c.parts = append(c.parts, p)
	return p, nil
}

// AddFS is of no use here: excelize never calls it.
func (c *canonical) AddFS(fs.FS) error {
	return errors.New("excel: a workbook is not made of a folder")
}

// compression is the level of the deflate: what it adds in time is less than
// what the lighter sheets save.
const compression = 6

// rowsEnd ends the rows of a sheet; all that follows it is small.
var rowsEnd = []byte("</sheetData>")

// chunk is how many bytes of rows are held at a time: excelize hands over up
// to 32 MB at once.
const chunk = 1 << 16

// Write takes bytes of the part.
func (p *part) Write(b []byte) (int, error) {
	for rest := b; len(rest) > 0; {
		n := min(chunk, len(rest))
		if err := p.take(rest[:n]); err != nil {
			return len(b) - len(rest), err
		}
		rest = rest[n:]
	}
	return len(b), nil
}

// take holds bytes back until it is known whether they are rows.
func (p *part) take(b []byte) error {
	if p.rows && p.size == 0 {
		b = dimension.ReplaceAll(b, nil)
	}
	p.plain.Write(b)
	if !p.rows {
		return nil
	}
	held := p.plain.Bytes()
	ready := max(0, len(held)-len(rowsEnd))
	if i := bytes.Index(held, rowsEnd); i >= 0 {
		p.rows, ready = false, i
	}
	return p.pack(p.plain.Next(ready))
}

// pack compresses bytes of the part.
func (p *part) pack(b []byte) error {
	p.crc = crc32.Update(p.crc, crc32.IEEETable, b)
	p.size += uint64(len(b))
	_, err := p.owner.deflate.Write(b)
	return err
}

// finish mends the newest part and compresses what waits of it.
func (c *canonical) finish() error {
	if len(c.parts) == 0 {
		return nil
	}
	p := c.parts[len(c.parts)-1]
	if err := p.pack(mend(p.name, p.plain.Bytes(), c.links[p.name])); err != nil {
		return fmt.Errorf("part %q: %w", p.name, err)
	}
	p.plain = bytes.Buffer{}
	if err := c.deflate.Close(); err != nil {
		return fmt.Errorf("part %q: %w", p.name, err)
	}
	if err := c.ahead.Flush(); err != nil {
		return err
	}
	end, err := c.spool.Seek(0, io.SeekCurrent)
	p.packed = end - p.start
	return err
}

// Close writes every part.
func (c *canonical) Close() (err error) {
	if c.spool != nil {
		defer func() {
			err = errors.Join(err, c.spool.Close(), os.Remove(c.spool.Name()))
		}()
	}
	if err := c.finish(); err != nil {
		return err
	}
	slices.SortFunc(c.parts, func(a, b *part) int {
		return cmp.Or(cmp.Compare(partOrder(a.name), partOrder(b.name)), compareNumbered(a.name, b.name))
	})
	zw := zip.NewWriter(c.w)
	for _, p := range c.parts {
		h := &zip.FileHeader{Name: p.name, Method: zip.Deflate, CRC32: p.crc, CompressedSize64: uint64(p.packed), UncompressedSize64: p.size}
		h.ModifiedDate = dosDate //nolint:staticcheck // CreateRaw takes the MS-DOS fields as they are
		w, err := zw.CreateRaw(h)
		if err != nil {
			return fmt.Errorf("part %q: %w", p.name, err)
		}
		if _, err := io.Copy(w, io.NewSectionReader(c.spool, p.start, p.packed)); err != nil {
			return fmt.Errorf("part %q: %w", p.name, err)
		}
	}
	return zw.Close()
}

// partOrder puts first what a reader needs first, as Excel does.
func partOrder(name string) int {
	for i, prefix := range []string{"[Content_Types].xml", "_rels/", "docProps/", "xl/workbook.xml", "xl/_rels/", "xl/worksheets/"} {
		if strings.HasPrefix(name, prefix) {
			return i
		}
	}
	return 9
}

// compareNumbered orders sheet2 before sheet10.
func compareNumbered(a, b string) int {
	return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b))
}

var (
	typeElement = regexp.MustCompile(`<(Default|Override) [^>]*?(/>|></(Default|Override)>)`)
	autoFilter  = regexp.MustCompile(`<autoFilter [^>]*?(/>|></autoFilter>)`)
	// dimension is always A1 in a sheet that was streamed; readers that trust it
	// would see one cell.
	dimension  = regexp.MustCompile(`<dimension [^>]*?(/>|></dimension>)`)
	afterLinks = pattern.Lines(``, `
	<(printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|colBreaks|drawing|legacyDrawing|tableParts|extLst)[ >/]  # <printOptions />
	</worksheet>  # </worksheet>
`, ``)
)

// mend puts a part into its final form: content types in order; tables
// without filter buttons, which the checklist advises against; charts in
// British English; sheets with their links.
func mend(name string, b []byte, links []link) []byte {
	switch {
	case name == "[Content_Types].xml":
		var all []string
		for _, m := range typeElement.FindAll(b, -1) {
			all = append(all, string(m))
		}
		slices.Sort(all)
		first := typeElement.FindIndex(b)
		if first == nil {
			return b
		}
		return slices.Concat(b[:first[0]], []byte(strings.Join(slices.Compact(all), "")), []byte("</Types>"))
	case strings.HasPrefix(name, "xl/tables/"):
		return autoFilter.ReplaceAll(b, nil)
	case strings.HasPrefix(name, "xl/charts/"):
		return bytes.ReplaceAll(b, []byte(`"en-US"`), []byte(`"en-GB"`))
	case len(links) > 0:
		at := afterLinks.FindIndex(b)
		if at == nil {
			return b
		}
		return slices.Concat(b[:at[0]], linkElements(links), b[at[0]:])
	}
	return b
}

// link is a link from a cell to the first column of a row of another sheet. A
// workbook can have hundreds of thousands.
type link struct {
	col, row, target int32
	sheet            *string
}

// linkElements writes the links of a sheet as the file format has them. They
// are written here because excelize looks through all the links of a sheet for
// each new one.
func linkElements(links []link) []byte {
	var b bytes.Buffer
	b.WriteString("<hyperlinks>")
	for _, l := range links {
		quoted := escape("'" + strings.ReplaceAll(*l.sheet, "'", "''") + "'!")
		fmt.Fprintf(&b, `<hyperlink ref="%s" location="%sA%d" tooltip="Go to %s"/>`, name(int(l.col), int(l.row)), quoted, l.target, escape(*l.sheet))
	}
	b.WriteString("</hyperlinks>")
	return b.Bytes()
}
