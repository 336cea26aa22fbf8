// Package part keeps what was read from one document: a folder of Parquet
// files, a table each, and part.json that says what they hold. A part is named
// by the key of the plan and written once, so any scheduler can share out the
// reading, and a reader never meets half of one.
//
// It stores rows and does not judge them. It must not import extract or
// normalise.
package part

import "forcestats/pipeline/source"

// Info is the content of part.json.
type Info struct {
	Key         string          `json:"key"`
	DocumentID  string          `json:"document_id"`
	Publication string          `json:"publication"`
	Layout      string          `json:"layout"`
	Status      string          `json:"status"`
	Versions    source.Versions `json:"versions"`
	Tables      []Table         `json:"tables"` // in the order of tables; a table without rows has no file
}

// Table is one file of a part.
type Table struct {
	Name   string `json:"name"`
	Rows   int64  `json:"rows"`
	SHA256 string `json:"sha256"`
}

// Rows returns the number of rows of a table, 0 if the part has none.
func (i *Info) Rows(table string) int64 {
	for _, t := range i.Tables {
		if t.Name == table {
			return t.Rows
		}
	}
	return 0
}

// infoName is written last: a folder without it is no part.
const infoName = "part.json"
