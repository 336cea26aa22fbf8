package card

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/source"
)

// maxCard is the largest card that is read.
const maxCard = 1 << 20

// ReadAll reads the cards of a sources directory, in order of name; a
// directory without any has none. A card that can't be read is left out and is
// an error of its own, so that it costs only itself.
func ReadAll(sources fs.FS) ([]*Card, []error) {
	entries, err := fs.ReadDir(sources, source.CardsName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, []error{err}
	}
	var cards []*Card
	var bad []error
	ids := map[string]string{}
	for _, e := range entries {
		name := path.Join(source.CardsName, e.Name())
		if strings.HasPrefix(e.Name(), ".") || !strings.HasSuffix(e.Name(), ".yaml") {
			continue
		}
		c, err := readOne(sources, name)
		switch {
		case err != nil:
			bad = append(bad, err)
		case ids[c.ID] != "":
			bad = append(bad, fmt.Errorf("%s: the id %s is that of %s", name, c.ID, ids[c.ID]))
		default:
			ids[c.ID] = name
			cards = append(cards, c)
		}
	}
	return cards, append(bad, disagree(cards)...)
}

func readOne(sources fs.FS, name string) (*Card, error) {
	info, err := fs.Stat(sources, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > maxCard {
		return nil, fmt.Errorf("%s: no card: it is no file, or larger than %d bytes", name, maxCard)
	}
	data, err := fs.ReadFile(sources, name)
	if err != nil {
		return nil, err
	}
	return Parse(name, data)
}

// disagree says where two cards differ on whether one measure adds up.
func disagree(cards []*Card) []error {
	type said struct {
		additive bool
		file     string
	}
	first := map[string]said{}
	var bad []error
	for _, c := range cards {
		for _, f := range c.Figures {
			s, ok := first[f.Measure]
			if ok && s.additive != f.Additive {
				bad = append(bad, fmt.Errorf("%s and %s differ on whether %s adds up; nothing of it is added up", s.file, c.File, f.Measure))
			}
			if !ok {
				first[f.Measure] = said{f.Additive, c.File}
			}
		}
	}
	return bad
}

// Publications are the cards as publications.
func Publications(cards []*Card) []publication.Publication {
	var all []publication.Publication
	for _, c := range cards {
		all = append(all, c)
	}
	return all
}

// HashOf is one hash of all cards, empty if there is none.
func HashOf(cards []*Card) string {
	if len(cards) == 0 {
		return ""
	}
	h := sha256.New()
	for _, c := range cards {
		fmt.Fprintln(h, c.ID, c.hash)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// NotSummed returns the measures of which a card says that nothing may be
// added up, each once.
func NotSummed(cards []*Card) []string {
	var all []string
	for _, c := range cards {
		all = append(all, c.NotSummed()...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}
