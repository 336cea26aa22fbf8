// Package html writes the page of a release: index.html, and beside it a
// folder of small files that the page loads when they are needed.
//
// The page works from a folder without a server, where a browser lets a page
// load scripts but not data. So each file beside it is a script of one call
// that hands over its data: forcestats.put("areas/E23000010", {...}). What the
// page shows is built by the modules in js/, one file a view, which are put
// together into index.html as they are; there is no framework and no build
// step.
//
// Files and what decides their size:
//
//	index.html            places, words, the catalogue of figures, one table
//	                      of the forces that stands without JavaScript
//	page/areas/<code>.js  newest row of every figure of the catalogue, findings
//	                      and grades of one place
//	page/figures/<level>/<id>.js
//	                      a figure for all places of a level over time
//	page/findings-<n>.js  all findings, with places, agencies and themes
//	page/documents.js     sources; page/map-<level>.js boundaries; page/...
//
// Maps are drawn from the boundaries of publish/boundaries, whose README says whose
// they are. The package must not import anything of forcestats but record and
// publish/tables, and no library beyond the standard one.
package html
