// Package layout reads tables off a sheet.Grid: which cells hold figures, and
// which header, row label, unit and footnote each of them takes.
//
// A publication describes a table by a Spec, in the words of tidy-data tools:
// key columns found by their header or by the pattern of their cells, header
// rows above the figures that become a path (a merged header covers its
// extent, an unmerged one reaches to the next), units, flags and columns to
// leave out. Read finds all of it by content, never by a fixed position, and
// keeps a decision for every cell, so that Print can show what became of it.
// What a Spec promises and the sheet does not hold is a named issue.
//
// Layout knows nothing of forces, offences or markers. It imports sheet and
// record, and must not import publication, normalise or any reader of files.
package layout
