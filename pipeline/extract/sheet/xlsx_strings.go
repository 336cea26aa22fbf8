package sheet

import (
	"strconv"

	"forcestats/pipeline/extract/sheet/xmlscan"
)

// sharedStrings is the string table of an xlsx. Texts lie end to end in
// chunks, so that a million of them are a few hundred allocations.
type sharedStrings struct {
	raw   []string
	rich  map[int]richString // those with superscript runs
	chunk []byte
	ends  []int // ends in chunk of the texts not yet in raw
}

const (
	stringChunk = 64 << 10
	// presize bounds what a table may ask for by its own count.
	presize = 1 << 16
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
			t.chunk, t.ends = nil, nil
			return nil
		}
		if kind != xmlscan.Start {
			continue
		}
		switch string(s.Local()) {
		case "sst":
			count, _ := s.Attr("uniqueCount")
			if n, err := strconv.Atoi(count); err == nil && n > 0 {
				t.raw = make([]string, 0, min(n, presize))
			}
		case "si":
			if err := r.readRuns(s); err != nil {
				return located(part, err)
			}
			size += int64(len(r.raw))
			if t.len() >= a.limits.Strings {
				return &LimitError{What: "shared strings", Where: part, Limit: int64(a.limits.Strings)}
			}
			if size > a.limits.StringBytes {
				return &LimitError{What: "characters of shared strings", Where: part, Limit: a.limits.StringBytes}
			}
			t.add(&r)
		}
	}
}

func (t *sharedStrings) len() int { return len(t.raw) + len(t.ends) }

func (t *sharedStrings) add(r *rich) {
	if len(r.marks) > 0 && !r.onlyMarks() {
		t.rich[t.len()] = richString{raw: string(r.raw), text: string(r.text), marks: string(r.marks)}
	}
	if len(t.chunk)+len(r.raw) > stringChunk {
		t.flush()
	}
	t.chunk = append(t.chunk, r.raw...)
	t.ends = append(t.ends, len(t.chunk))
}

func (t *sharedStrings) flush() {
	all, start := string(t.chunk), 0
	for _, end := range t.ends {
		t.raw = append(t.raw, all[start:end])
		start = end
	}
	t.chunk, t.ends = t.chunk[:0], t.ends[:0]
}

// apply gives a cell the text of an index.
func (t *sharedStrings) apply(c *Cell, index int) bool {
	if index < 0 || index >= len(t.raw) {
		return false
	}
	if len(t.rich) > 0 {
		if v, ok := t.rich[index]; ok {
			v.apply(c)
			return true
		}
	}
	if raw := t.raw[index]; raw != "" {
		c.Kind, c.Raw, c.Text = Text, raw, raw
	}
	return true
}
