package part

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// Store holds parts by key. Put is idempotent: the second writer of a key
// finds the first one's part and drops its own.
type Store interface {
	// Has reports whether the store holds a whole part.
	Has(key string) (bool, error)
	// Put takes a finished part from a local folder, which is gone afterwards.
	Put(key, folder string) error
	// Fetch returns a local folder with the part's files, each of them as
	// part.json says; it is read only. The error is ErrNoPart or ErrDamaged
	// where reading the document again helps.
	Fetch(key string) (folder string, err error)
	// Drop removes a damaged part.
	Drop(key string) error
}

// Errors of a part that must be read again.
var (
	ErrNoPart  = errors.New("no such part")
	ErrDamaged = errors.New("damaged part")
)

// Folder is a Store in a directory of the file system: <root>/<aa>/<key>/.
type Folder struct{ Root string }

var _ Store = Folder{}

func (s Folder) path(key string) string { return filepath.Join(s.Root, key[:2], key) }

// Has reports whether the folder holds a whole part.
func (s Folder) Has(key string) (bool, error) {
	_, err := os.Stat(filepath.Join(s.path(key), infoName))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// Put renames the folder into place and syncs the directories, so that after a
// power cut the part is there whole or not at all.
func (s Folder) Put(key, folder string) error {
	to := s.path(key)
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	if err := syncFolder(folder); err != nil {
		return err
	}
	err := os.Rename(folder, to)
	if errors.Is(err, syscall.EXDEV) {
		return s.putCopy(key, folder)
	}
	if err == nil {
		return syncFolder(filepath.Dir(to))
	}
	if Check(to, key) == nil {
		return os.RemoveAll(folder)
	}
	// What stands there is no whole part, such as one whose part.json is gone.
	if err := os.RemoveAll(to); err != nil {
		return fmt.Errorf("part %s: %w", key, err)
	}
	if err := os.Rename(folder, to); err != nil {
		return fmt.Errorf("part %s: %w", key, err)
	}
	return syncFolder(filepath.Dir(to))
}

// Drop removes a damaged part.
func (s Folder) Drop(key string) error { return os.RemoveAll(s.path(key)) }

// putCopy is Put from another file system, such as a machine's own disk into a
// store that all mount: nothing can be renamed across, so a copy within the
// store is.
func (s Folder) putCopy(key, folder string) error {
	draft, err := os.MkdirTemp(s.Root, ".put-")
	if err != nil {
		return err
	}
	if err := copyFiles(draft, folder); err != nil {
		return errors.Join(fmt.Errorf("part %s: %w", key, err), os.RemoveAll(draft))
	}
	if err := s.Put(key, draft); err != nil {
		return errors.Join(err, os.RemoveAll(draft))
	}
	return os.RemoveAll(folder)
}

func copyFiles(to, from string) error {
	// A folder of a part is readable by all; a temporary one is not.
	if err := os.Chmod(to, 0o755); err != nil {
		return err
	}
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(from, e.Name()))
		if err != nil {
			return err
		}
		if err := writeSynced(filepath.Join(to, e.Name()), data); err != nil {
			return err
		}
	}
	return nil
}

// Fetch returns the part's own folder.
func (s Folder) Fetch(key string) (string, error) {
	if has, err := s.Has(key); err != nil || !has {
		return "", errors.Join(fmt.Errorf("part %s: %w", key, ErrNoPart), err)
	}
	return s.path(key), Check(s.path(key), key)
}

// Check compares the files of a part with its part.json. The error is
// ErrDamaged and says which file is at fault.
func Check(folder, key string) error {
	info, err := ReadInfo(folder)
	if err == nil && info.Key != key {
		err = fmt.Errorf("%s is that of part %q", infoName, info.Key)
	}
	for i := 0; err == nil && i < len(info.Tables); i++ {
		err = confirm(filepath.Join(folder, info.Tables[i].Name+".parquet"), info.Tables[i].SHA256)
	}
	if err != nil {
		return fmt.Errorf("%w %s: %w", ErrDamaged, key, err)
	}
	return nil
}

// ReadInfo reads a part's part.json.
func ReadInfo(folder string) (Info, error) {
	var i Info
	data, err := os.ReadFile(filepath.Join(folder, infoName))
	if err != nil {
		return i, err
	}
	if err := json.Unmarshal(data, &i); err != nil {
		return i, fmt.Errorf("%s: %w", filepath.Join(folder, infoName), err)
	}
	return i, nil
}

func syncFolder(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	err = f.Sync()
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}

// Sweep removes the parts that are not used and were written before the day
// given, and what killed writers left; it returns how many.
func (s Folder) Sweep(used map[string]bool, before time.Time) (int, error) {
	n := 0
	found, err := fs.Glob(os.DirFS(s.Root), "??/*")
	left, leftErr := fs.Glob(os.DirFS(s.Root), ".put-*")
	err = errors.Join(err, leftErr)
	for _, name := range append(found, left...) {
		if used[filepath.Base(name)] {
			continue
		}
		info, statErr := os.Stat(filepath.Join(s.Root, name))
		if statErr != nil || !info.ModTime().Before(before) {
			continue
		}
		err = errors.Join(err, os.RemoveAll(filepath.Join(s.Root, name)))
		n++
	}
	return n, err
}
