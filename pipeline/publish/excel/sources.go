package excel

import (
	"fmt"
	"strings"

	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/record"
)

// sourceKeys number the published tables that the figures of a workbook come
// from, in the order in which the sheets meet them: S1, S2. A row names the key
// and the cell, so that it stays one line high; the sheet Sources has the words.
type sourceKeys struct {
	list []sourceRow
	at   map[string]int
}

type sourceRow struct {
	words    string // publication and table, as source_text has them
	document string // document_id
}

// number returns the number of a table, from 1.
func (k *sourceKeys) number(words, document string) int {
	id := document + "|" + words
	n, ok := k.at[id]
	if !ok {
		if k.at == nil {
			k.at = map[string]int{}
		}
		k.list = append(k.list, sourceRow{words, document})
		n = len(k.list)
		k.at[id] = n
	}
	return n
}

// sourceWords names the sources of points, the newest first: "S4 AB102; S2 Z55,
// Z60". A sum names the first of its inputs and how many there are; the column
// source of the Parquet files leads to the rest. It returns the first key too.
func (b *book) sourceWords(points []record.Statistic) (text string, first int) {
	var out strings.Builder
	last := 0
	for i := len(points) - 1; i >= 0; i-- {
		words, cell, more := tables.SplitSource(points[i].SourceText)
		if words == "" {
			continue
		}
		n := b.sources.number(words, newest(points[i].Source))
		if first == 0 {
			first = n
		}
		switch {
		case n != last && out.Len() > 0:
			fmt.Fprintf(&out, "; S%d", n)
		case n != last:
			fmt.Fprintf(&out, "S%d", n)
		case cell != "":
			out.WriteString(",")
		}
		last = n
		if cell != "" {
			out.WriteString(" " + cell)
		}
		if inputs, _, _ := strings.Cut(more, ";"); strings.HasPrefix(inputs, "first of ") {
			out.WriteString(" (+" + strings.TrimSuffix(strings.TrimPrefix(inputs, "first of "), " inputs") + ")")
		}
	}
	return out.String(), first
}

// source is the cell of column col of the next row that names the sources of
// points, with a link to the sheet Sources.
func (t *table) source(points []record.Statistic, col int) any {
	text, first := t.b.sourceWords(points)
	if first == 0 {
		return t.text(col, "none")
	}
	return t.link(col, clip(text), "Sources", t.b.byName("Sources").headerRow(&t.b.notes)+first)
}

// fillSources writes the published tables behind the figures. It is filled last,
// when all sheets have named theirs.
func fillSources(b *book, s *sheet) error {
	t, err := b.open(s, []column{words("Key", 8), words("Publication and table", 130), words("Document", 12), words("Published", 20), words("Path in the sources", 70)})
	if err != nil {
		return err
	}
	for i, r := range b.sources.list {
		published, path := "", ""
		if d := b.index.Documents[r.document]; d != nil {
			published, path = tables.Day(d.Published), d.Path
		}
		err := t.add([]any{b.text(fmt.Sprintf("S%d", i+1)), b.text(r.words), t.document(r.document, 3), b.text(published), b.text(path)})
		if err != nil {
			return err
		}
	}
	return t.close()
}
