package source

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"forcestats/pipeline/vocabulary"
)

func listed(t *testing.T, root *os.Root) map[string]string {
	t.Helper()
	docs, err := Discover(t.Context(), root)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, d := range docs {
		for _, p := range append(d.Other, d.Path) {
			got[p] = d.Refused.Code()
		}
	}
	return got
}

func symlink(t *testing.T, root *os.Root, to, name string) {
	t.Helper()
	if err := os.Symlink(to, filepath.Join(root.Name(), name)); err != nil {
		t.Fatal(err)
	}
}

// Latin-1 names come out of archives of other systems.
func TestDiscover_name_that_is_not_UTF8_is_shown_and_opened(t *testing.T) {
	name := "caf\xe9\\x41 \xff.csv"
	root := openRoot(t, map[string]string{name: "figures"})
	docs, err := Discover(t.Context(), root)
	if err != nil || len(docs) != 1 {
		t.Fatal(docs, err)
	}
	if want := `caf\xe9\x5cx41 \xff.csv`; docs[0].Path != want || docs[0].Refused.Code() != "" || Name(want) != name {
		t.Errorf("shown as %q, back as %q", docs[0].Path, Name(want))
	}
	f, err := Open(root, docs[0].Path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := Confirm(docs[0], f); err != nil {
		t.Error(err)
	}
}

func FuzzShow_is_reversible(f *testing.F) {
	for _, s := range []string{"a.csv", "caf\xe9", `a\x41`, `\`, "\xff\\x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		shown := Show(name)
		if Name(shown) != name {
			t.Errorf("%q is shown as %q, which is %q", name, shown, Name(shown))
		}
		if shown != strings.ToValidUTF8(shown, "") {
			t.Errorf("%q is no UTF-8", shown)
		}
	})
}

// Five links to the folder itself give 5 to the power of the depth of paths.
func TestDiscover_links_in_circles_end(t *testing.T) {
	root := openRoot(t, map[string]string{"a.csv": "a", "sub/b.csv": "b"})
	for _, l := range []string{"l1", "l2", "l3", "l4", "l5"} {
		symlink(t, root, ".", l)
	}
	symlink(t, root, "..", "sub/up")
	symlink(t, root, "sub", "other") // a folder under a second name: its files are copies
	symlink(t, root, "sub", "third")
	want := map[string]string{
		"a.csv": "", "sub/b.csv": "", "other/b.csv": "", "sub/up": "document-outside", "other/up": "document-outside", "third": "document-outside",
		"l1": "document-outside", "l2": "document-outside", "l3": "document-outside", "l4": "document-outside", "l5": "document-outside",
	}
	if diff := cmp.Diff(want, listed(t, root)); diff != "" {
		t.Error(diff)
	}
}

// Folders that link to one another without a circle double with every level.
func TestDiscover_links_that_double_end(t *testing.T) {
	files := map[string]string{}
	for i := range 30 {
		files[string(rune('A'+i))+"/x.csv"] = "x"
	}
	root := openRoot(t, files)
	for i := range 29 {
		next := "../" + string(rune('A'+i+1))
		symlink(t, root, next, string(rune('A'+i))+"/l1")
		symlink(t, root, next, string(rune('A'+i))+"/l2")
	}
	if n := len(listed(t, root)); n > 1000 {
		t.Errorf("%d paths", n)
	}
}

func TestPipe_in_place_of_any_file_is_refused_not_waited_for(t *testing.T) {
	root := openRoot(t, map[string]string{"a.csv": "a"})
	for _, name := range []string{CatalogueName, "pipe.csv"} {
		if err := syscall.Mkfifo(filepath.Join(root.Name(), name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	listing, err := List(t.Context(), root.Name())
	if err != nil {
		t.Fatal(err)
	}
	if len(listing.Documents) != 2 || listing.Documents[1].Refused != vocabulary.DocumentUnreadable {
		t.Errorf("documents %v", listing.Documents)
	}
	if len(listing.Issues) != 1 || listing.Issues[0].Code != "catalogue-unreadable" || listing.Issues[0].Severity != vocabulary.Rejected {
		t.Errorf("issues %v", listing.Issues)
	}
	if _, err := Open(root, "pipe.csv"); !errors.Is(err, errNoFile) {
		t.Errorf("opened: %v", err)
	}
}

// asNobody runs f without the rights of the super-user over files.
func asNobody(t *testing.T, f func()) {
	t.Helper()
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if os.Geteuid() == 0 {
		if err := syscall.Setfsuid(65534); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = syscall.Setfsuid(0) }()
	}
	f()
}

func TestDiscover_unreadable_folder_costs_that_folder(t *testing.T) {
	root := openRoot(t, map[string]string{"a.csv": "a", "shut/b.csv": "b", "z.csv": "z"})
	shut := filepath.Join(root.Name(), "shut")
	if err := os.Chmod(shut, 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(shut, 0o755) })
	var got map[string]string
	asNobody(t, func() { got = listed(t, root) })
	if diff := cmp.Diff(map[string]string{"a.csv": "", "shut": "document-unreadable", "z.csv": ""}, got); diff != "" {
		t.Error(diff)
	}
}

func TestDiscover_ends_with_its_context(t *testing.T) {
	root := openRoot(t, map[string]string{"a.csv": "a"})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Discover(ctx, root); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestConfirm_notices_a_change(t *testing.T) {
	root := openRoot(t, map[string]string{"a.csv": "one"})
	docs, err := Discover(t.Context(), root)
	if err != nil {
		t.Fatal(err)
	}
	f, err := Open(root, "a.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := errors.Join(Confirm(docs[0], f), Confirm(docs[0], f)); err != nil {
		t.Error(err)
	}
	if err := os.WriteFile(filepath.Join(root.Name(), "a.csv"), []byte("two"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Confirm(docs[0], f); !errors.Is(err, ErrChanged) {
		t.Errorf("%v", err)
	}
}
