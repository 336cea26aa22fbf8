package sheettest

import (
	"encoding/csv"
	"fmt"
	"io"
)

// WriteCSV writes the first table as csv.
func WriteCSV(w io.Writer, tables ...Table) error {
	out := csv.NewWriter(w)
	var record []string
	for i := range tables[0].Rows {
		record = record[:0]
		for _, v := range tables[0].Row(i) {
			if v == nil {
				record = append(record, "")
				continue
			}
			record = append(record, fmt.Sprint(v))
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
