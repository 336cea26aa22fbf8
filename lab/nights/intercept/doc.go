// Package intercept stands between a program and its files: it sees every file
// call of the program, of its child processes and of the C libraries in them,
// as the kernel hands them over (seccomp's user notification), and lets it
// happen, has it fail, or kills the program there. The program needs no seam
// for it and is the one that people run.
//
// It knows processes and paths. It must not import forcestats.
package intercept

// Call is one file call of a program.
type Call struct {
	Name string // of the system call
	Path string // below one of the watched folders, that folder's name first
}

// Verdict is what becomes of a call.
type Verdict int

// The verdicts.
const (
	Happen Verdict = iota
	Fail           // with the error that a failing disk gives
	Kill           // the program, in the middle of the call
)

// Folder is a folder whose files are watched, by the name that stands for it.
type Folder struct{ Name, Path string }
