// Package vocabulary is the dictionary of forcestats: every word that a
// release uses as a code, once, with what it means. Measures, statistics,
// units, markers and issue codes have their entry here; the lists of
// record/CONTRACT.md, the labels and notes of workbooks and page, the rules
// of aggregate about what may be added up, and the table codes of a release
// are made from it.
//
// It knows words, not rows: it imports only the standard library, and nothing
// of forcestats. Everything else may import it.
package vocabulary
