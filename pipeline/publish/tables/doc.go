// Package tables holds what a release shows to people, in a form that the
// workbooks and the page share: the rows of the contract with the names of the
// places, the words for codes, the order of the tables, and the figures that
// people ask for first.
//
// It knows nothing of spreadsheets or HTML, and imports only record and the
// standard library.
package tables
