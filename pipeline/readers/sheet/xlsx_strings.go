package sheet

import (
	"strconv"

	"forcestats/pipeline/readers/sheet/xmlscan"
)

// sharedStrings is the string table of an xlsx. Texts lie end to end in
// chunks, and each has four bytes beside: a million of them cost what their
// characters do.
type sharedStrings struct {
	chunks []string
	at     []uint32           // where each text begins: number of its chunk, and place in it
	rich   map[int]richString // those with superscript runs or looks of their own
	open   []byte             // the chunk in the making
}

const (
	placeBits   = 16
	stringChunk = 1 << placeBits
	maxChunks   = 1 << (32 - placeBits)
	// presize bounds what a table may ask for by its own count.
	presize = 1 << 18
)

func (t *sharedStrings) read(a *archive, part string) error {
	s, done, err := a.scanAhead(part)
	if err != nil {
		return err
	}
	defer done()
	t.rich = map[int]richString{}
	var r rich
	size := int64(0)
	for {
		kind, err := s.Next()
		if err != nil {
			return located(part, err)
		}
		if kind == xmlscan.EOF {
			t.flush()
			t.open = nil
			return nil
		}
		if kind != xmlscan.Start {
			continue
		}
		switch string(s.Local()) {
		case "sst":
			count, _ := s.Attr("uniqueCount")
			if n, err := strconv.Atoi(count); err == nil && n > 0 {
				t.at = make([]uint32, 0, min(n, presize))
			}
		case "si":
			if err := r.readRuns(s); err != nil {
				return located(part, err)
			}
			size += int64(len(r.raw))
			if len(t.at) >= a.limits.Strings {
				return &LimitError{What: "shared strings", Where: part, Limit: int64(a.limits.Strings)}
			}
			if size > a.limits.StringBytes || len(t.chunks) >= maxChunks {
				return &LimitError{What: "characters of shared strings", Where: part, Limit: a.limits.StringBytes}
			}
			t.add(&r)
		}
	}
}

func (t *sharedStrings) add(r *rich) {
	if !r.isPlain() {
		t.rich[len(t.at)] = r.string(string(r.raw), func(b []byte) string { return string(b) })
	}
	if len(t.open) > 0 && len(t.open)+len(r.raw) >= stringChunk {
		t.flush()
	}
	t.at = append(t.at, uint32(len(t.chunks))<<placeBits|uint32(len(t.open)))
	t.open = append(t.open, r.raw...)
	if len(t.open) >= stringChunk {
		t.flush() // a text longer than a chunk has one of its own
	}
}

func (t *sharedStrings) flush() {
	t.chunks = append(t.chunks, string(t.open))
	t.open = t.open[:0]
}

// text is the text of an index, which is in the table.
func (t *sharedStrings) text(index int) string {
	at := t.at[index]
	chunk := t.chunks[at>>placeBits]
	end := len(chunk)
	if index+1 < len(t.at) && t.at[index+1]>>placeBits == at>>placeBits {
		end = int(t.at[index+1] & (stringChunk - 1))
	}
	return chunk[at&(stringChunk-1) : end]
}

// apply gives a cell the text of an index.
func (t *sharedStrings) apply(c *Cell, index int) bool {
	if index < 0 || index >= len(t.at) {
		return false
	}
	if len(t.rich) > 0 {
		if v, ok := t.rich[index]; ok {
			v.apply(c)
			return true
		}
	}
	if raw := t.text(index); raw != "" {
		c.Kind, c.Raw, c.Text = Text, raw, raw
	}
	return true
}
