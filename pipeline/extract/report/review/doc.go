// Package review reads what reports of inspections and inquiries have in
// common: sections under headings of a vocabulary, the findings listed in
// them, the places and dates that their first pages name.
//
// Publications bring the vocabulary and decide what is theirs. It sees pages
// and writes raw rows; it must not import normalise, open files, or know any
// one publication.
package review
