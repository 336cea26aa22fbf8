// Package extract is the first stage: it opens one document through one
// reader, asks every publication whether the document is its own, and lets the
// one that claims it write its raw rows.
//
// It owns opening, limits and the second reader; publications see grids and
// pages, never files. It must not import normalise, or know what a row means.
package extract
