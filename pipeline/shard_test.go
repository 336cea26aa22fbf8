package pipeline

import (
	"fmt"
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
