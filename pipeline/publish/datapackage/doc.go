// Package datapackage describes the data of a release to programs that know
// nothing of it: datapackage.json after the Data Package standard (Frictionless
// Data, version 1), with every table, field, type, key, description, licence
// and source; and views.sql, which makes a DuckDB database of the release.
//
// It must not import anything of forcestats but record.
package datapackage
