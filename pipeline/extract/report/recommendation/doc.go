// Package recommendation finds recommendations in reports that set them apart
// by words rather than by one publication's layout: "Recommendation 4: ...",
// boxes, numbered or bulleted lists under a heading that says what they are,
// rows of a table, and the same list printed again in an appendix.
//
// Publications bring the headings and decide what is theirs. It sees pages and
// writes nothing; it must not import normalise, open files, or know any one
// publication.
package recommendation
