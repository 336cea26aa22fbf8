package web

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"

	"forcestats/pipeline/readers/page"
)

// Limits of a page. The longest of the reports that are published as one page
// has less than a hundredth of each.
const (
	maxBytes = 64 << 20 // of the file, scripts and pictures in it included
	maxTags  = 300_000  // that are not left out
	maxText  = 16 << 20 // bytes of text outside scripts and styles
	maxCells = 500_000  // of all tables, spans counted in full
)

// MaxBytes is the largest file that is read.
const MaxBytes = maxBytes

// Read reads a saved page whole. Trouble with it is a *page.Error.
func Read(data []byte) (*page.Document, error) {
	if len(data) > maxBytes {
		return nil, page.Errorf(page.TooLarge, "the page has more than %d bytes", maxBytes)
	}
	saved := savedPage{body: data}
	if isMHTML(data) {
		var err error
		if saved, err = fromMHTML(data); err != nil {
			return nil, err
		}
	}
	text := decode(saved.body, saved.contentType)
	reduced, err := reduce(text)
	if err != nil {
		return nil, err
	}
	root, err := html.Parse(bytes.NewReader(reduced))
	if err != nil {
		return nil, page.Errorf(page.TooLarge, "the page is nested too deep to be read: %v", err)
	}
	w := walker{seen: measure(root)}
	w.document(root)
	if w.cells > maxCells {
		return nil, page.Errorf(page.TooLarge, "the page's tables have more than %d cells", maxCells)
	}
	doc := page.OnePage(w.blocks)
	doc.Properties = properties(root, text, saved.address)
	if strings.TrimSpace(doc.Pages[0].Text) == "" {
		return nil, page.Errorf(page.NoText, "the page has no text of its own: a script fills it in the browser, or it was saved before it was there")
	}
	return doc, nil
}

// properties are what the head of a page says of it.
func properties(root *html.Node, text, address string) map[string]string {
	p := map[string]string{}
	set := func(name, value string) {
		if value = page.Squash(value); value != "" && p[name] == "" {
			p[name] = value
		}
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "title":
			if n.FirstChild != nil && (n.Parent == nil || n.Parent.Data == "head") {
				set("Title", n.FirstChild.Data)
			}
		case "link":
			if attr(n, "rel") == "canonical" {
				set("Address", attr(n, "href"))
			}
		case "meta":
			switch strings.ToLower(attr(n, "property") + attr(n, "name")) {
			case "og:site_name", "application-name", "dcterms.publisher", "dc.publisher":
				set("Site", attr(n, "content"))
			case "og:url":
				set("Address", attr(n, "content"))
			case "article:published_time", "dcterms.issued", "dc.date.issued", "datepublished":
				set("Published", attr(n, "content"))
			}
		}
	}
	set("Address", address)
	set("Address", savedFrom(text))
	return p
}
