// Package excel writes the two workbooks of a release, force-summary.xlsx and
// district-summary.xlsx, and checks on what was written that they are
// accessible (Lint).
//
// The layout follows the Analysis Function's guidance on releasing statistics
// in spreadsheets and its checklist for accessible ones. The same data give the
// same bytes: excelize keeps its parts in maps, so every part passes canonical.go
// on its way into the file.
//
// It is the only package of the program that imports excelize. It must not
// import anything of forcestats but record and publish/tables.
package excel
