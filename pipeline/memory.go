package pipeline

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"forcestats/pipeline/source"
)

// memoryName is what the last run noted by path; only the reasons of the next
// plan depend on it.
const memoryName = "plan.json"

func recall(state string) (map[string]source.Memory, error) {
	data, err := os.ReadFile(filepath.Join(state, memoryName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var m map[string]source.Memory
	if json.Unmarshal(data, &m) != nil {
		// A run that was killed while writing it: reasons are lost, nothing else.
		return nil, nil
	}
	return m, nil
}

func remember(state string, steps []source.Step, v source.Versions) error {
	m := map[string]source.Memory{}
	for _, s := range steps {
		m[s.Document.Path] = source.Memory{DocumentID: s.Document.ID, Versions: v, Key: s.Key}
	}
	data, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(state, memoryName), data, 0o644)
}
