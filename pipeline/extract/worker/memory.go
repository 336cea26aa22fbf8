package worker

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
)

// resident returns the resident memory of a process in bytes, 0 where the
// system does not tell (there is no /proc).
func resident(pid int) int64 { return status(pid, "VmRSS:") }

// peak returns the highest resident memory that a process has had.
func peak(pid int) int64 { return status(pid, "VmHWM:") }

func status(pid int, field string) int64 {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	for line := range bytes.Lines(data) {
		if rest, ok := bytes.CutPrefix(line, []byte(field)); ok {
			words := bytes.Fields(rest)
			if len(words) == 0 {
				return 0
			}
			kb, _ := strconv.ParseInt(string(words[0]), 10, 64)
			return kb << 10
		}
	}
	return 0
}
