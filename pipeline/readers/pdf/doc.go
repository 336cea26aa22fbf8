// Package pdf reads PDF documents into pages and blocks: paragraphs,
// headings, list items and table rows in reading order, running heads, page
// numbers and footnotes told apart, each block with the way it was found.
//
//	r, err := pdf.NewReader(pdf.Options{CacheDir: dir}) // once a process
//	doc, err := r.Read(data)                            // once a document
//	pages, err := pdf.Second(data)                      // the independent reader; may hang, see Second
//	doc.SetSecond(pages, err)
//	share, digits, ok := doc.Agreement(text, from, to)
//
// It alone imports PDF libraries: go-pdfium (WebAssembly) reads,
// ledongthuc/pdf is the second, independent reader. It knows nothing of
// publications, places or dates, and of forcestats it imports only page, the
// model that it fills.
package pdf
