// Package source finds the documents of a run and decides which of them must
// be read: it lists the sources directory, joins sources/catalogue.csv by the
// hash of the bytes, and compares each document with what earlier runs hold.
//
// It reads bytes only to hash them and never looks at a document's content;
// nothing is known from a name or a folder. It must not import extract or
// normalise.
package source
