package main

import (
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// peakMB is the largest memory of a finished process or of one that it waited
// for, in MB.
func peakMB(s *os.ProcessState) int64 {
	if u, ok := s.SysUsage().(*syscall.Rusage); ok {
		return u.Maxrss / 1024
	}
	return 0
}

// fileID tells files apart, whatever their names.
func fileID(info fs.FileInfo) string {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return fmt.Sprint(s.Dev, s.Ino)
	}
	return ""
}
