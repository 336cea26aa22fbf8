package release

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// Keep removes releases of which at least newest are newer and that were made
// before the day given. The current one always stays, and so does anything
// that is not named as a release.
func Keep(outputs string, newest int, before time.Time) (removed []string, err error) {
	current, err := filepath.EvalSymlinks(filepath.Join(outputs, currentLink))
	if err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(filepath.Join(outputs, releasesFolder))
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if _, ok := made(e.Name()); ok && e.IsDir() {
			names = append(names, e.Name())
		}
	}
	slices.Sort(names) // by time
	for _, name := range names[:max(0, len(names)-newest)] {
		folder := filepath.Join(outputs, releasesFolder, name)
		if at, _ := made(name); !at.Before(before) || filepath.Base(current) == name {
			continue
		}
		err = errors.Join(err, os.RemoveAll(folder))
		removed = append(removed, folder)
	}
	return removed, err
}

// made is the time in the name of a release.
func made(name string) (time.Time, bool) {
	const form = "20060102T150405Z"
	if len(name) != len(form)+9 || name[len(form)] != '-' {
		return time.Time{}, false
	}
	t, err := time.Parse(form, name[:len(form)])
	return t, err == nil
}
