package pipeline

import (
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/gofrs/flock"

	"forcestats/pipeline/publish"
)

// Shard is one share of the reading: the documents whose path falls to Index
// of Count. Any process with the same program and sources can read any shard,
// again or under another Count; parts are named by content, so nothing is
// coordinated.
type Shard struct{ Index, Count int }

// ParseShard reads i/n, counted from 0: 0/8 to 7/8.
func ParseShard(s string) (Shard, error) {
	i, n, ok := strings.Cut(s, "/")
	index, err := strconv.Atoi(i)
	count, countErr := strconv.Atoi(n)
	if !ok || err != nil || countErr != nil || count < 1 || index < 0 || index >= count {
		return Shard{}, fmt.Errorf("%q is no shard: give i/n with i from 0 to n-1", s)
	}
	return Shard{index, count}, nil
}

// Holds reports whether a path belongs to the shard.
func (s Shard) Holds(path string) bool {
	h := fnv.New32a()
	h.Write([]byte(path))
	return int(h.Sum32()%uint32(s.Count)) == s.Index
}

// Extract reads a shard's documents into the store of parts and publishes
// nothing. Its summary counts what this call read. A document that failed is
// tried again by the next call, or by the run that collects the parts.
func Extract(ctx context.Context, o Options, shard Shard) (Summary, error) {
	mine, err := o.plan(ctx, shard.Holds)
	if err != nil {
		return Summary{}, err
	}
	state, leave, err := ownFolder(filepath.Join(o.Outputs, ".state", "shards"))
	if err != nil {
		return Summary{}, err
	}
	defer leave()
	failed, err := o.pool(state).Run(ctx, mine.Steps, mine.Versions, o.Parts)
	s := Summary{Counts: publish.Counts{Documents: len(mine.Steps), ByStatus: map[string]int{}, BySeverity: map[string]int{}}}
	for _, step := range mine.Steps {
		s.ByStatus[string(step.Reason)]++
	}
	for _, issue := range failed {
		s.BySeverity[issue.Severity]++
	}
	return s, err
}

// Print writes for a person what reading the shard came to.
func (s Shard) Print(w io.Writer, read Summary) {
	fmt.Fprintf(w, "shard         %d/%d\ndocuments     %d (%s)\nissues        %s\n", s.Index, s.Count, read.Documents, counts(read.ByStatus), counts(read.BySeverity))
}

// ownFolder makes a folder under parent for this process alone, and removes
// those of processes that were killed: a scheduler may run one shard twice at
// once, so the shard's number can't name it. Each process holds a lock in its
// folder, which the kernel drops with the process.
func ownFolder(parent string) (folder string, leave func(), err error) {
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return "", nil, err
	}
	door := flock.New(filepath.Join(parent, "lock"))
	if err := door.Lock(); err != nil {
		return "", nil, fmt.Errorf("%s: %w", door.Path(), err)
	}
	defer func() { _ = door.Unlock() }() // the kernel drops it with the process in any case
	old, err := filepath.Glob(filepath.Join(parent, "reading-*"))
	if err != nil {
		return "", nil, err
	}
	for _, name := range old {
		lock := flock.New(filepath.Join(name, "lock"))
		if left, err := lock.TryLock(); err == nil && left {
			// Where a dying worker still writes, the next shard removes it.
			_ = os.RemoveAll(name)
			_ = lock.Unlock()
		}
	}
	folder, err = os.MkdirTemp(parent, "reading-")
	if err != nil {
		return "", nil, err
	}
	lock := flock.New(filepath.Join(folder, "lock"))
	if err := lock.Lock(); err != nil {
		return "", nil, fmt.Errorf("%s: %w", lock.Path(), err)
	}
	return folder, func() {
		_ = os.RemoveAll(folder) // what stays, the next shard removes
		_ = lock.Unlock()
	}, nil
}
