package part

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"
	"github.com/minio/minio-go/v7"

	"forcestats/pipeline/record"
)

// objectStore starts a server with the bucket "parts" and returns what opens
// it, each time as a machine of its own. answer, if any, sees each request
// first and reports whether it has answered it.
func objectStore(t *testing.T, answer func(http.ResponseWriter, *http.Request) bool) func() *Bucket {
	t.Helper()
	store := gofakes3.New(s3mem.New()).Server()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if answer == nil || !answer(w, r) {
			store.ServeHTTP(w, r)
		}
	}))
	t.Cleanup(server.Close)
	open := func() *Bucket {
		b, err := OpenBucket("s3://parts/night", server.URL, "test", "testsecret", filepath.Join(t.TempDir(), "cache"))
		if err != nil {
			t.Fatal(err)
		}
		b.pause = 0
		return b
	}
	if err := open().Client.MakeBucket(t.Context(), "parts", minio.MakeBucketOptions{}); err != nil {
		t.Fatal(err)
	}
	return open
}

// object reads an object of the bucket.
func object(t *testing.T, b *Bucket, key, name string) []byte {
	t.Helper()
	o, err := b.Client.GetObject(t.Context(), b.Name, b.object(key, name), minio.GetObjectOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	data, err := io.ReadAll(o)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestBucket_put_is_conditional: the server refuses the second writer of an
// object, the second writer is content with that, and the bytes stay.
func TestBucket_put_is_conditional(t *testing.T) {
	var put, conditional atomic.Int32
	store := objectStore(t, func(_ http.ResponseWriter, r *http.Request) bool {
		if r.Method == http.MethodPut && strings.HasPrefix(r.URL.Path, "/parts/night/") {
			put.Add(1)
			if r.Header.Get("If-None-Match") == "*" {
				conditional.Add(1)
			}
		}
		return false
	})
	first, second := store(), store()
	folder, _ := writePart(t, t.TempDir(), "abcd")
	if err := first.Put("abcd", folder); err != nil {
		t.Fatal(err)
	}
	before := object(t, first, "abcd", "observations.parquet")
	again, _ := writePart(t, t.TempDir(), "abcd")
	if err := os.WriteFile(filepath.Join(again, "observations.parquet"), []byte("other bytes"), 0o644); err != nil {
		t.Fatal(err)
	}
	o := minio.PutObjectOptions{}
	o.SetMatchETagExcept("*")
	_, err := second.Client.FPutObject(t.Context(), "parts", second.object("abcd", infoName), filepath.Join(again, infoName), o)
	if got := minio.ToErrorResponse(err).StatusCode; got != http.StatusPreconditionFailed {
		t.Errorf("the server answered the second PUT with %d, %v", got, err)
	}
	if err := second.Put("abcd", again); err != nil {
		t.Errorf("the second writer: %v", err)
	}
	if after := object(t, first, "abcd", "observations.parquet"); !bytes.Equal(before, after) {
		t.Error("the second writer replaced the first one's bytes")
	}
	if put.Load() != conditional.Load() || put.Load() < 6 {
		t.Errorf("%d of %d PUTs carried the condition", conditional.Load(), put.Load())
	}
}

// TestBucket_finishes_a_part_whose_writer_was_killed: without part.json there
// is no part, and the objects that are there do not hinder the next writer.
func TestBucket_finishes_a_part_whose_writer_was_killed(t *testing.T) {
	store := objectStore(t, nil)
	killed, next, reader := store(), store(), store()
	folder, info := writePart(t, t.TempDir(), "abcd")
	if err := killed.put("abcd", folder, "observations.parquet"); err != nil {
		t.Fatal(err)
	}
	if has, err := next.Has("abcd"); has || err != nil {
		t.Fatalf("half a part is taken for one: %v, %v", has, err)
	}
	if _, err := reader.Fetch("abcd"); !errors.Is(err, ErrNoPart) {
		t.Errorf("Fetch of half a part: %v", err)
	}
	if err := next.Put("abcd", folder); err != nil {
		t.Fatal(err)
	}
	got, err := reader.Fetch("abcd")
	if err != nil {
		t.Fatal(err)
	}
	if again, err := ReadInfo(got); err != nil || !cmp.Equal(again, info) {
		t.Errorf("part.json %+v, %v", again, err)
	}
}

// TestBucket_asks_again_after_a_conflict: S3 answers 409 while another PUT of
// the object is in flight.
func TestBucket_asks_again_after_a_conflict(t *testing.T) {
	conflict := func(w http.ResponseWriter) bool {
		w.WriteHeader(http.StatusConflict)
		fmt.Fprint(w, `<Error><Code>ConditionalRequestConflict</Code><Message>in flight</Message></Error>`)
		return true
	}
	for _, c := range []struct {
		name    string
		answers int32
		fails   bool
	}{{"that ends", 2, false}, {"that does not", conflicts, true}} {
		t.Run(c.name, func(t *testing.T) {
			var n atomic.Int32
			b := objectStore(t, func(w http.ResponseWriter, r *http.Request) bool {
				return strings.HasSuffix(r.URL.Path, infoName) && r.Method == http.MethodPut && n.Add(1) <= c.answers && conflict(w)
			})()
			folder, _ := writePart(t, t.TempDir(), "abcd")
			err := b.Put("abcd", folder)
			has, hasErr := b.Has("abcd")
			if (err != nil) != c.fails || has == c.fails || hasErr != nil {
				t.Errorf("Put: %v; Has: %v, %v", err, has, hasErr)
			}
		})
	}
}

// TestBucket_refuses_other_bytes_than_part_json_lists: a figure must not come
// from an object that someone replaced.
func TestBucket_refuses_other_bytes_than_part_json_lists(t *testing.T) {
	store := objectStore(t, nil)
	here, there := store(), store()
	folder, _ := writePart(t, t.TempDir(), "abcd")
	if err := here.Put("abcd", folder); err != nil {
		t.Fatal(err)
	}
	_, err := here.Client.PutObject(t.Context(), "parts", here.object("abcd", "observations.parquet"),
		strings.NewReader("other"), 5, minio.PutObjectOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if folder, err := there.Fetch("abcd"); err == nil || !strings.Contains(err.Error(), "observations.parquet") {
		t.Errorf("Fetch gave %q, %v", folder, err)
	}
	left, err := filepath.Glob(filepath.Join(there.Cache.Root, "*", "*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left in the cache: %q, %v", left, err)
	}
}

func TestBucket_gives_back_what_another_machine_put(t *testing.T) {
	machine := objectStore(t, nil)
	here, there := machine(), machine()
	if has, err := here.Has("abcd"); has || err != nil {
		t.Fatalf("an empty bucket has a part: %v %v", has, err)
	}
	if _, err := there.Fetch("abcd"); !errors.Is(err, ErrNoPart) {
		t.Errorf("Fetch of nothing: %v", err)
	}
	folder, info := writePart(t, t.TempDir(), "abcd")
	if err := here.Put("abcd", folder); err != nil {
		t.Fatal(err)
	}
	for range 2 { // downloaded, then cached
		got, err := there.Fetch("abcd")
		if err != nil {
			t.Fatal(err)
		}
		rows, err := All(got, record.ObservationTable())
		if err != nil || len(rows) != 1 || rows[0].Value.V != 3 {
			t.Errorf("rows %v, %v", rows, err)
		}
		if again, err := ReadInfo(got); err != nil || again.Tables[0].SHA256 != info.Tables[0].SHA256 {
			t.Errorf("info %+v, %v", again, err)
		}
	}
	if _, err := os.Stat(folder); !errors.Is(err, os.ErrNotExist) {
		t.Error("the draft is still there")
	}
}

func TestOpen_says_what_an_object_store_lacks(t *testing.T) {
	if _, err := Open("s3://parts", t.TempDir(), func(string) string { return "" }); err == nil {
		t.Error("no error without keys")
	}
	if _, err := Open("gopher://x", t.TempDir(), func(string) string { return "x" }); err == nil {
		t.Error("no error for a store of another kind")
	}
}
