package pipeline

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"
)

// TestShard_shares_everything_once: whatever the count, each path falls to
// exactly one shard.
func TestShard_shares_everything_once(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		path := rapid.String().Draw(t, "path")
		count := rapid.IntRange(1, 64).Draw(t, "count")
		holders := 0
		for i := range count {
			s, err := ParseShard(fmt.Sprintf("%d/%d", i, count))
			if err != nil {
				t.Fatal(err)
			}
			if s.Holds(path) {
				holders++
			}
		}
		if holders != 1 {
			t.Fatalf("%q is held by %d of %d shards", path, holders, count)
		}
	})
}

func TestParseShard_refuses(t *testing.T) {
	for _, s := range []string{"", "1", "4/4", "-1/4", "0/0", "a/b", "1/2/3"} {
		if got, err := ParseShard(s); err == nil {
			t.Errorf("%q became %v", s, got)
		}
	}
}

// TestOwnFolder_outlives_another_of_the_same_shard: a scheduler may run a shard
// twice at once; only what a killed one left is removed.
func TestOwnFolder_outlives_another_of_the_same_shard(t *testing.T) {
	parent := filepath.Join(t.TempDir(), "shards")
	one, leaveOne, err := ownFolder(parent)
	if err != nil {
		t.Fatal(err)
	}
	killed := filepath.Join(parent, "reading-killed")
	if err := os.MkdirAll(filepath.Join(killed, "drafts"), 0o755); err != nil {
		t.Fatal(err)
	}
	two, leaveTwo, err := ownFolder(parent)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(one); err != nil || one == two {
		t.Errorf("the first folder %q beside the second %q: %v", one, two, err)
	}
	if _, err := os.Stat(killed); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the killed one's folder: %v", err)
	}
	leaveOne()
	leaveTwo()
	if left, err := filepath.Glob(filepath.Join(parent, "reading-*")); err != nil || len(left) > 0 {
		t.Errorf("left: %q, %v", left, err)
	}
}
