//go:build linux || darwin

package pipeline

import "golang.org/x/sys/unix"

// freeBytes is what is free on the disk of a folder for who runs the program.
func freeBytes(folder string) (int64, bool) {
	var s unix.Statfs_t
	if err := unix.Statfs(folder, &s); err != nil {
		return 0, false
	}
	return int64(s.Bavail) * int64(s.Bsize), true
}
