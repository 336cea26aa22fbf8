// Package word reads Word documents (.docx, ISO/IEC 29500) into pages and
// blocks by their paragraphs, styles, numbering and tables.
//
//	if word.Is(file, size) {
//		doc, err := word.Read(file, size)
//	}
//
// A heading is a paragraph whose style, or itself, has an outline level; a list
// item one that is numbered, with the number that Word would print. Heads and
// feet, tables of contents, deleted and hidden text are left out. Pages are not
// known before a program lays them out: all text is on page 1.
//
// It opens nothing but the parts of the one file. Of forcestats it imports only
// page, the model that it fills.
package word
