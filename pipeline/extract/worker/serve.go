package worker

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// Handler does one task. retire asks for this process to be replaced.
type Handler func(Task) (reply any, retire bool)

// Serve is the child's side: it takes tasks from in, a JSON line each, and
// writes an answer a line to out. It returns when a task's answer asks to
// retire. When in ends the process exits at once, even in mid-task: the parent
// is gone, and nobody waits for the answer.
func Serve(in io.Reader, out io.Writer, handle Handler) error {
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
			reply, retire := handle(t)
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
