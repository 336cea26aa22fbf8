package part

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

// Bucket is a Store in an object store that speaks S3: an object a file,
// <prefix>/<key>/<file>, with part.json last. Every object is put on condition
// that it is not there yet, so that two writers of one part can't mix.
type Bucket struct {
	Client *minio.Client
	Name   string
	Prefix string
	Cache  Folder // local copies of what was fetched

	pause time.Duration // grows by this from one conflict to the next
}

var _ Store = (*Bucket)(nil)

// OpenBucket opens the store at s3://bucket/prefix. endpoint is host and port,
// with http:// before it for a server without TLS; the keys are the caller's.
func OpenBucket(location, endpoint, accessKey, secretKey, cache string) (*Bucket, error) {
	u, err := url.Parse(location)
	if err != nil || u.Scheme != "s3" || u.Host == "" {
		return nil, fmt.Errorf("%q is no part store of the form s3://bucket/prefix", location)
	}
	host, secure := strings.TrimPrefix(endpoint, "https://"), true
	if plain, ok := strings.CutPrefix(endpoint, "http://"); ok {
		host, secure = plain, false
	}
	client, err := minio.New(host, &minio.Options{Creds: credentials.NewStaticV4(accessKey, secretKey, ""), Secure: secure})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", endpoint, err)
	}
	return &Bucket{Client: client, Name: u.Host, Prefix: strings.Trim(u.Path, "/"), Cache: Folder{Root: cache}, pause: 200 * time.Millisecond}, nil
}

func (b *Bucket) object(key, name string) string { return path.Join(b.Prefix, key, name) }

// Has reports whether the bucket holds a whole part.
func (b *Bucket) Has(key string) (bool, error) {
	_, err := b.Client.StatObject(context.Background(), b.Name, b.object(key, infoName), minio.StatObjectOptions{})
	if err != nil && minio.ToErrorResponse(err).StatusCode == http.StatusNotFound {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("s3://%s/%s: %w", b.Name, b.object(key, infoName), err)
	}
	return true, nil
}

// Put uploads the part, part.json last, and keeps the local copy in the cache.
func (b *Bucket) Put(key, folder string) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Name() == infoName {
			continue
		}
		if err := b.put(key, folder, e.Name()); err != nil {
			return err
		}
	}
	if err := b.put(key, folder, infoName); err != nil {
		return err
	}
	return b.Cache.Put(key, folder)
}

// conflicts is how often a PUT is tried that met another one in flight.
const conflicts = 6

func (b *Bucket) put(key, folder, name string) error {
	// In one request whatever the size (up to 5 GiB, the most that S3 takes):
	// of an upload in pieces not every server checks the condition.
	o := minio.PutObjectOptions{ContentType: "application/octet-stream", DisableMultipart: true}
	o.SetMatchETagExcept("*")
	var err error
	for try := range conflicts {
		_, err = b.Client.FPutObject(context.Background(), b.Name, b.object(key, name), filepath.Join(folder, name), o)
		// S3 answers 409 while another writer's PUT is in flight, and wants
		// the request again ("Conditional writes" in its user guide).
		if err == nil || minio.ToErrorResponse(err).StatusCode != http.StatusConflict {
			break
		}
		time.Sleep(time.Duration(try) * b.pause)
	}
	if err != nil && minio.ToErrorResponse(err).StatusCode == http.StatusPreconditionFailed {
		// Another shard was faster; a part's bytes depend on its key alone.
		return nil
	}
	if err != nil {
		return fmt.Errorf("s3://%s/%s: %w", b.Name, b.object(key, name), err)
	}
	return nil
}

// Fetch returns the cached copy, downloading it first where there is none.
func (b *Bucket) Fetch(key string) (string, error) {
	folder, err := b.Cache.Fetch(key)
	if errors.Is(err, ErrDamaged) {
		err = errors.Join(b.Cache.Drop(key), ErrNoPart) // the copy; the store may have it whole
	}
	if err == nil || !errors.Is(err, ErrNoPart) {
		return folder, err
	}
	if has, err := b.Has(key); err != nil || !has {
		return "", errors.Join(fmt.Errorf("part %s: %w", key, ErrNoPart), err)
	}
	draft, err := b.download(key)
	if err != nil {
		return "", err
	}
	if err := b.Cache.Put(key, draft); err != nil {
		return "", err
	}
	return b.Cache.Fetch(key)
}

// Drop removes a part from the store, part.json first, so that nobody meets
// half of it.
func (b *Bucket) Drop(key string) error {
	err := b.Client.RemoveObject(context.Background(), b.Name, b.object(key, infoName), minio.RemoveObjectOptions{})
	for o := range b.Client.ListObjects(context.Background(), b.Name, minio.ListObjectsOptions{Prefix: b.object(key, "") + "/", Recursive: true}) {
		if o.Err != nil {
			return errors.Join(err, o.Err)
		}
		err = errors.Join(err, b.Client.RemoveObject(context.Background(), b.Name, o.Key, minio.RemoveObjectOptions{}))
	}
	return errors.Join(err, b.Cache.Drop(key))
}

func (b *Bucket) download(key string) (folder string, err error) {
	if err := os.MkdirAll(b.Cache.Root, 0o755); err != nil {
		return "", err
	}
	folder, err = os.MkdirTemp(b.Cache.Root, ".fetch-")
	if err != nil {
		return "", err
	}
	get := func(name string) error {
		return b.Client.FGetObject(context.Background(), b.Name, b.object(key, name), filepath.Join(folder, name), minio.GetObjectOptions{})
	}
	if err := get(infoName); err != nil {
		return "", errors.Join(err, os.RemoveAll(folder))
	}
	info, err := ReadInfo(folder)
	for i := 0; err == nil && i < len(info.Tables); i++ {
		name := info.Tables[i].Name + ".parquet"
		if err = get(name); err == nil {
			err = confirm(filepath.Join(folder, name), info.Tables[i].SHA256)
		}
	}
	if err != nil {
		return "", errors.Join(fmt.Errorf("%w %s: %w", ErrDamaged, key, err), os.RemoveAll(folder))
	}
	return folder, nil
}

// confirm says if a downloaded file is not the one that part.json lists.
func confirm(name, want string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return err
	}
	if got := hex.EncodeToString(h.Sum(nil)); got != want {
		return fmt.Errorf("%q has SHA-256 %s and part.json says %s", filepath.Base(name), got, want)
	}
	return nil
}

// Open opens the part store at a location: a folder, or s3://bucket/prefix
// with the endpoint and keys of the environment's usual names (S3_ENDPOINT,
// AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY) as getenv gives them.
func Open(location, cache string, getenv func(string) string) (Store, error) {
	if !strings.Contains(location, "://") {
		if err := os.MkdirAll(location, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
		return Folder{Root: location}, nil
	}
	for _, name := range []string{"S3_ENDPOINT", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"} {
		if getenv(name) == "" {
			return nil, fmt.Errorf("%s: the environment has no %s", location, name)
		}
	}
	return OpenBucket(location, getenv("S3_ENDPOINT"), getenv("AWS_ACCESS_KEY_ID"), getenv("AWS_SECRET_ACCESS_KEY"), cache)
}
