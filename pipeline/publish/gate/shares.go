package gate

import (
	"maps"
	"slices"
)

// sum is what a publication's documents come to.
type sum struct {
	first      *Document // for a person to look at first
	documents  int
	rows, held int64
}

func sums(documents []Document, wanted func(*Document) bool) map[string]*sum {
	all := map[string]*sum{}
	for i := range documents {
		d := &documents[i]
		s := all[d.Publication]
		if s == nil {
			s = &sum{}
			all[d.Publication] = s
		}
		s.documents++
		s.rows += d.Rows()
		s.held += d.Held
		if s.first == nil && wanted(d) {
			s.first = d
		}
	}
	return all
}

// shares looks at rows held back and documents rejected.
func (c *check) shares() {
	var rejected *Document
	n := 0
	for i := range c.now.Documents {
		if d := &c.now.Documents[i]; d.Status == "rejected" {
			n++
			if rejected == nil {
				rejected = d
			}
		}
	}
	if share := ratio(n, len(c.now.Documents)); share > c.limits.Rejected {
		c.close(Rejected, rejected, "", "%d of %d documents were rejected (%.0f %%, the limit is %.0f %%)", n, len(c.now.Documents), 100*share, 100*c.limits.Rejected)
	}
	now := sums(c.now.Documents, func(d *Document) bool { return d.Held > 0 })
	for _, name := range slices.Sorted(maps.Keys(now)) {
		s, limit := now[name], c.limits.of(name).HeldBack
		if share := ratio(s.held, s.held+s.rows); s.held >= minHeld && share > limit {
			c.close(HeldBack, s.first, "", "%d of %d rows were held back (%.1f %%, the limit is %.1f %%)", s.held, s.held+s.rows, 100*share, 100*limit)
		}
	}
}

// minHeld is how many rows held back are worth a night: a review of five
// findings with two in doubt is not.
const minHeld = 50

// documents looks at what became of the last release's documents.
func (c *check) documents() {
	byPath, byID := map[string]*Document{}, map[string]*Document{}
	for i := range c.now.Documents {
		d := &c.now.Documents[i]
		byPath[d.Path], byID[d.ID] = d, d
	}
	was, gone, lost := map[string]int{}, map[string]int{}, map[string]*Document{}
	read, turned := 0, []*Document(nil)
	for i := range c.before.Documents {
		d := &c.before.Documents[i]
		if d.Publication != "" {
			was[d.Publication]++
		}
		now := byID[d.ID]
		if now == nil {
			now = byPath[d.Path]
		}
		switch {
		case now == nil && d.Publication != "":
			gone[d.Publication]++
			if lost[d.Publication] == nil {
				lost[d.Publication] = d
			}
		case now != nil && isRead(d):
			read++
			if !isRead(now) {
				turned = append(turned, now)
			}
		}
		if now != nil && now.ID != d.ID && now.Newest() != "" && now.Newest() < d.Newest() && now.Publication == d.Publication {
			c.close(Older, now, now.Tables[0].first(), "the figures of the file end on %s, they ended on %s", now.Newest(), d.Newest())
		}
	}
	if share := ratio(len(turned), read); share > c.limits.Turned {
		c.close(Turned, turned[0], "", "%d of %d documents that were read are rejected or unrecognised now (%.0f %%, the limit is %.0f %%)", len(turned), read, 100*share, 100*c.limits.Turned)
	}
	now := sums(c.now.Documents, func(*Document) bool { return true })
	before := sums(c.before.Documents, func(*Document) bool { return true })
	for _, name := range slices.Sorted(maps.Keys(was)) {
		l := c.limits.of(name)
		left := 0
		if s := now[name]; s != nil {
			left = s.documents
		}
		// A file that took another's place under another name is no loss.
		if n := min(gone[name], was[name]-left); ratio(n, was[name]) > l.Gone {
			c.close(Gone, lost[name], "", "%d of its %d documents are gone since the last release (the limit is %.0f %%)", n, was[name], 100*l.Gone)
		}
		var is int64
		first := before[name].first
		if s := now[name]; s != nil {
			is, first = s.rows, s.first
		}
		if fall := ratio(before[name].rows-is, before[name].rows); fall > l.Dropped {
			c.close(Dropped, first, "", "%s has %d rows, the last release had %d (the limit is a fall of %.0f %%)", name, is, before[name].rows, 100*l.Dropped)
		}
	}
}

func isRead(d *Document) bool { return d.Status == "read" || d.Status == "partly_read" }
