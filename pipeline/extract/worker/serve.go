package worker

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// Handler does one task. file is the task's own, nil for one without, and is
// closed afterwards. retire asks for this process to be replaced.
type Handler func(t Task, file *os.File) (reply any, retire bool)

// Serve is the child's side: it takes tasks from in, a JSON line each, and
// writes an answer a line to out. The file of a task comes by the socket files,
// which may be nil where no task has one. It returns when a task's answer asks to
// retire. When in ends the process exits at once, even in mid-task: the parent
// is gone, and nobody waits for the answer.
func Serve(in io.Reader, out io.Writer, files *os.File, handle Handler) error {
	tasks := make(chan Task)
	fail := make(chan error, 1)
	go func() {
		dec := json.NewDecoder(bufio.NewReader(in))
		for {
			var t Task
			if err := dec.Decode(&t); errors.Is(err, io.EOF) {
				os.Exit(0)
			} else if err != nil {
				fail <- fmt.Errorf("task from the parent: %w", err)
				return
			}
			tasks <- t
		}
	}()
	enc := json.NewEncoder(out)
	for {
		select {
		case err := <-fail:
			return err
		case t := <-tasks:
			reply, retire, err := serve(t, files, handle)
			if err != nil {
				return fmt.Errorf("file of %s: %w", t.Name, err)
			}
			data, err := json.Marshal(reply)
			if err != nil {
				return fmt.Errorf("reply to %s: %w", t.Name, err)
			}
			if err := enc.Encode(answer{Reply: data, Retire: retire}); err != nil {
				return fmt.Errorf("reply to %s: %w", t.Name, err)
			}
			if retire {
				return nil
			}
		}
	}
}

func serve(t Task, files *os.File, handle Handler) (reply any, retire bool, err error) {
	if !t.HasFile {
		reply, retire = handle(t, nil)
		return reply, retire, nil
	}
	f, err := receive(files, t.Name)
	if err != nil {
		return nil, false, err
	}
	defer f.Close()
	reply, retire = handle(t, f)
	return reply, retire, nil
}
