package sheet

import (
	"path"
	"slices"
	"strings"

	"forcestats/pipeline/readers/sheet/xmlscan"
)

// relation is one entry of a .rels part.
type relation struct {
	kind     string // last element of the type's address: worksheet, styles ...
	target   string // part name, or an address where external
	external bool
}

// relations reads a .rels part; targets are relative to dir.
func (a *archive) relations(part, dir string) (map[string]relation, error) {
	rels := map[string]relation{}
	err := a.eachStart(part, func(s *xmlscan.Scanner) error {
		if string(s.Local()) != "Relationship" {
			return nil
		}
		id, _ := s.Attr("Id")
		kind, _ := s.Attr("Type")
		target, _ := s.Attr("Target")
		mode, _ := s.Attr("TargetMode")
		r := relation{kind: path.Base(kind), target: target, external: mode == "External"}
		if !r.external {
			if !strings.HasPrefix(target, "/") {
				target = path.Join(dir, target)
			}
			r.target = partName(target)
		}
		rels[id] = r
		return nil
	})
	return rels, err
}

// eachStart calls f at every start tag of a part; f may move on from there.
func (a *archive) eachStart(part string, f func(*xmlscan.Scanner) error) error {
	s, done, err := a.scanAhead(part)
	if err != nil {
		return err
	}
	defer done()
	for {
		kind, err := s.Next()
		if err != nil {
			return located(part, err)
		}
		switch kind {
		case xmlscan.EOF:
			return nil
		case xmlscan.Start:
			if err := f(s); err != nil {
				return located(part, err)
			}
		}
	}
}

// properties reads the text of the metadata elements of the given parts, by
// lower-case local name.
func (a *archive) properties(parts ...string) (map[string]string, error) {
	props := map[string]string{}
	for _, part := range parts {
		if !a.has(part) {
			continue
		}
		if err := a.readProperties(part, props); err != nil {
			return nil, located(part, err)
		}
	}
	if props["publisher"] == "" && props["company"] != "" {
		props["publisher"] = props["company"]
	}
	return props, nil
}

func (a *archive) readProperties(part string, props map[string]string) error {
	s, done, err := a.scan(part)
	if err != nil {
		return err
	}
	defer done()
	name := ""
	for {
		kind, err := s.Next()
		switch {
		case err != nil:
			return err
		case kind == xmlscan.EOF:
			return nil
		case kind == xmlscan.Start && !s.Empty():
			name = strings.ToLower(string(s.Local()))
		case kind == xmlscan.End:
			name = ""
		case kind == xmlscan.Chars && name != "":
			text, err := s.AppendChars(nil)
			if err != nil {
				return err
			}
			if t := strings.TrimSpace(validString(text)); t != "" && props[name] == "" {
				props[name] = t
			}
		}
	}
}

// sortedKeys returns a map's keys in order.
func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
