package web

import (
	"strings"

	"golang.org/x/net/html"
)

// attr returns an attribute of an element, "" where it has none.
func attr(n *html.Node, name string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == name {
			return n.Attr[i].Val
		}
	}
	return ""
}

// has reports whether an element bears an attribute, with or without a value.
func has(n *html.Node, name string) bool {
	for i := range n.Attr {
		if n.Attr[i].Key == name {
			return true
		}
	}
	return false
}

// role returns an element's role, lower case.
func role(n *html.Node) string {
	s, _, _ := strings.Cut(strings.TrimSpace(strings.ToLower(attr(n, "role"))), " ")
	return s
}

// blockTags are the elements that begin and end lines.
var blockTags = map[string]bool{
	"address": true, "article": true, "aside": true, "blockquote": true, "body": true, "caption": true, "center": true, "dd": true, "details": true,
	"dialog": true, "dir": true, "div": true, "dl": true, "dt": true, "fieldset": true, "figcaption": true, "figure": true, "footer": true, "form": true,
	"h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "header": true, "hgroup": true, "hr": true, "legend": true, "li": true,
	"main": true, "menu": true, "nav": true, "ol": true, "p": true, "pre": true, "section": true, "search": true, "summary": true, "table": true,
	"tbody": true, "td": true, "tfoot": true, "th": true, "thead": true, "tr": true, "ul": true, "html": true,
}

// headingLevel returns the level of a heading, 0 for anything else.
func headingLevel(n *html.Node) int {
	if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
		return int(n.Data[1] - '0')
	}
	if role(n) == "heading" {
		if level := whole(attr(n, "aria-level"), 2); level >= 1 && level <= 6 {
			return level
		}
		return 2
	}
	return 0
}

// whole reads a number of an attribute, of up to four digits.
func whole(s string, otherwise int) int {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 4 {
		return otherwise
	}
	n := 0
	for _, c := range s {
		if c < '0' || c > '9' {
			return otherwise
		}
		n = 10*n + int(c-'0')
	}
	return n
}
