// Package web reads saved web pages, html and mhtml, into pages and blocks:
// what the page itself says, in reading order, with the anchors and addresses
// that lead to it. Scripts, styles, navigation, banners, forms, related links
// and feet are left out by role and shape, never by a site's name.
//
//	if format := web.Sniff(head); format != "" {
//		doc, err := web.Read(data)
//	}
//
// It reads one file and fetches nothing: what a script would fill in is not
// there, what a style sheet would hide or number is taken as written. Of
// forcestats it imports only page, the model that it fills.
//
// The steps, a file each: mhtml takes the page out of its archive, decode its
// characters out of their encoding, reduce drops what is no text and bounds
// the rest, furniture finds the content, walk, table and list make blocks of
// it, and inline joins the text of one.
package web
