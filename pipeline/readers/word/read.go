package word

import (
	"encoding/xml"
	"io"
	"strings"

	"forcestats/pipeline/readers/page"
)

// Read reads a document whole. Trouble with it is a *page.Error.
func Read(file io.ReaderAt, size int64) (*page.Document, error) {
	p, err := open(file, size)
	if err != nil {
		return nil, err
	}
	top, err := p.relations("")
	if err != nil {
		return nil, err
	}
	main, core := "word/document.xml", ""
	for _, r := range top {
		switch {
		case strings.HasSuffix(r.Type, "/officeDocument"):
			main = target("", r)
		case strings.HasSuffix(r.Type, "/core-properties"):
			core = target("", r)
		}
	}
	if p[main] == nil && p["EncryptedPackage"] != nil {
		return nil, page.Errorf(page.Encrypted, "the document needs a password")
	}
	b := body{links: map[string]string{}}
	related, err := p.relations(main)
	if err != nil {
		return nil, err
	}
	var styles, numbers string
	for _, r := range related {
		switch {
		case strings.HasSuffix(r.Type, "/styles"):
			styles = target(main, r)
		case strings.HasSuffix(r.Type, "/numbering"):
			numbers = target(main, r)
		case strings.HasSuffix(r.Type, "/hyperlink"):
			b.links[r.ID] = r.Target
		}
	}
	if b.styles, err = p.readStyles(styles); err != nil {
		return nil, err
	}
	if b.lists, err = p.readLists(numbers); err != nil {
		return nil, err
	}
	if err := p.decode(main, b.read); err != nil {
		return nil, err
	}
	doc := page.OnePage(b.finish())
	if strings.TrimSpace(doc.Pages[0].Text) == "" {
		return nil, page.Errorf(page.NoText, "the document has no text: its pages are pictures")
	}
	if core != "" && p[core] != nil {
		if err := p.decode(core, func(d *xml.Decoder) error { return coreProperties(d, doc.Properties) }); err != nil {
			return nil, err
		}
	}
	return doc, nil
}

// coreProperties reads what a document says of itself.
func coreProperties(d *xml.Decoder, to map[string]string) error {
	var core struct {
		Title   string `xml:"title"`
		Creator string `xml:"creator"`
		Subject string `xml:"subject"`
		Created string `xml:"created"`
	}
	if err := d.Decode(&core); err != nil {
		return err
	}
	for name, v := range map[string]string{"Title": core.Title, "Author": core.Creator, "Subject": core.Subject, "CreationDate": core.Created} {
		if v = page.Squash(v); v != "" {
			to[name] = v
		}
	}
	return nil
}
