package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/minio/minio-go/v7"

	"forcestats/pipeline/part"
)

// listing is what a store of parts holds, wherever it is.
type listing struct {
	files map[string]string // key/file to SHA-256
	infos map[string]part.Info
}

func newListing() *listing {
	return &listing{files: map[string]string{}, infos: map[string]part.Info{}}
}

const infoName = "part.json"

func (l *listing) add(name string, data []byte) error {
	sum := sha256.Sum256(data)
	l.files[name] = hex.EncodeToString(sum[:])
	if path.Base(name) != infoName {
		return nil
	}
	var info part.Info
	if err := json.Unmarshal(data, &info); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	l.infos[path.Dir(name)] = info
	return nil
}

// listFolder lists a store in a folder, <root>/<aa>/<key>/<file>. Anything else
// in it is something half-written.
func listFolder(root string) (*listing, error) {
	l := newListing()
	return l, filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		steps := strings.Split(rel, "/")
		switch {
		case strings.HasPrefix(d.Name(), ".") && rel != ".", len(steps) < 3 && !d.IsDir(), len(steps) > 3:
			return fmt.Errorf("%s: no part has such a file", name)
		case d.IsDir():
			entries, err := os.ReadDir(name)
			if err == nil && len(entries) == 0 {
				return fmt.Errorf("%s: an empty folder is left", name)
			}
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return l.add(path.Join(steps[1:]...), data)
	})
}

// listBucket lists a store in an object store, asking the server.
func listBucket(ctx context.Context, b *part.Bucket) (*listing, error) {
	l := newListing()
	for o := range b.Client.ListObjects(ctx, b.Name, minio.ListObjectsOptions{Prefix: b.Prefix + "/", Recursive: true}) {
		if o.Err != nil {
			return nil, o.Err
		}
		object, err := b.Client.GetObject(ctx, b.Name, o.Key, minio.GetObjectOptions{})
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(object)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", o.Key, err)
		}
		if err := l.add(strings.TrimPrefix(o.Key, b.Prefix+"/"), data); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// whole says if a part is not exactly what its part.json lists.
func (l *listing) whole() error {
	listed := 0
	for key, info := range l.infos {
		if info.Key != key {
			return fmt.Errorf("part %s says that it is %s", key, info.Key)
		}
		listed += 1 + len(info.Tables)
		for _, t := range info.Tables {
			if got := l.files[key+"/"+t.Name+".parquet"]; got != t.SHA256 {
				return fmt.Errorf("part %s: %s.parquet has SHA-256 %q, part.json lists %s", key, t.Name, got, t.SHA256)
			}
		}
	}
	if listed != len(l.files) || listed == 0 {
		return fmt.Errorf("%d files, of which part.json files list %d", len(l.files), listed)
	}
	return nil
}

// hash is one over all names and bytes.
func (l *listing) hash() string {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(l.files)) {
		fmt.Fprintf(h, "%s %s\n", name, l.files[name])
	}
	return hex.EncodeToString(h.Sum(nil))
}
