// Package html writes index.html of a release: one page that holds all it
// needs, works without a network and, as plain tables, without JavaScript.
//
// Maps are drawn from the boundaries in this folder, whose README says whose
// they are. The package must not import anything of forcestats but record and
// publish/tables, and no library beyond the standard one.
package html
