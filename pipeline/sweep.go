package pipeline

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"forcestats/pipeline/part"
	"forcestats/pipeline/publish/release"
)

// sweepState removes what killed runs left in the state folder: the staging,
// the parts in the making, and the engine's folders. The caller holds the lock.
func sweepState(state string) error {
	entries, err := os.ReadDir(state)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), "aggregate-") || e.Name() == "run" || e.Name() == "drafts" {
			err = errors.Join(err, os.RemoveAll(filepath.Join(state, e.Name())))
		}
	}
	return err
}

// sweep removes releases and parts that are past keeping. Trouble with it is
// said and costs nothing else.
func (o *Options) sweep(p Planned) {
	if o.KeepReleases <= 0 {
		return
	}
	before := o.Now().AddDate(0, 0, -o.KeepDays)
	removed, err := release.Keep(o.Outputs, o.KeepReleases, before)
	swept, partErr := o.sweepParts(p, before)
	if err := errors.Join(err, partErr); err != nil {
		o.Log.Warn("what is past keeping was not removed", "reason", err.Error())
	}
	if len(removed)+swept > 0 {
		o.Log.Info("removed what is past keeping", "releases", len(removed), "parts", swept)
	}
}

// sweepParts removes parts that no document has and that are older than the
// day given. Other machines may share the store: what is young may be theirs.
// An object store has rules of its own for that.
func (o *Options) sweepParts(p Planned, before time.Time) (int, error) {
	folder, ok := o.Parts.(part.Folder)
	if !ok {
		return 0, nil
	}
	used := map[string]bool{}
	for _, s := range p.Steps {
		used[s.Key] = true
	}
	return folder.Sweep(used, before)
}
