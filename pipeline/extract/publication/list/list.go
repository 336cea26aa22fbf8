// Package list names every publication that forcestats reads: a folder each
// beside this one. It is generated, and a test fails when a folder is missing.
// It must hold nothing else.
package list

//go:generate go run ./gen
