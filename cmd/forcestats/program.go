package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"

	"forcestats/pipeline/reading"
)

// program is this executable. Its hash salts the names of part files, so that
// a new build never trusts what an old one read.
type program struct{ path, hash string }

func executable() (program, error) {
	path, err := os.Executable()
	if err != nil {
		return program{}, err
	}
	f, err := os.Open(path)
	if err != nil {
		return program{}, err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return program{}, fmt.Errorf("%s: %w", path, err)
	}
	return program{path, hex.EncodeToString(h.Sum(nil)[:8])}, nil
}

// version is the module's version and the commit it was built from, as far as
// the build knows them.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(devel)"
	}
	v := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			v += " " + s.Value[:12]
		}
	}
	return v
}

// readerOptions are a reader's settings. The compiled PDF engine is kept
// beside the parts unless a setting says otherwise; it is safe to delete.
func readerOptions(s resolved) (reading.Options, error) {
	geography, err := optionalDate(s.Geography)
	if err != nil {
		return reading.Options{}, usageError{err}
	}
	today, err := runDate(s)
	if err != nil {
		return reading.Options{}, err
	}
	cache := cmp.Or(s.CacheDir, filepath.Join(s.Outputs, ".state", "pdfium"))
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return reading.Options{}, err
	}
	cards, _ := reading.Cards(s.Sources) // the plan tells of one that can't be read
	return reading.Options{CacheDir: cache, Geography: geography, Today: today, SecondTime: s.SecondTime, Cards: cards}, nil
}
