package part

import (
	"errors"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"
	"github.com/minio/minio-go/v7"

	"forcestats/pipeline/record"
)

func TestBucket_gives_back_what_another_machine_put(t *testing.T) {
	server := httptest.NewServer(gofakes3.New(s3mem.New()).Server())
	defer server.Close()
	open := func() *Bucket {
		b, err := OpenBucket("s3://parts/night", server.URL, "test", "testsecret", filepath.Join(t.TempDir(), "cache"))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	here, there := open(), open()
	if err := here.Client.MakeBucket(t.Context(), "parts", minio.MakeBucketOptions{}); err != nil {
		t.Fatal(err)
	}
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
