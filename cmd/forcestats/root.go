package main

import (
	"fmt"
	"io"
	"log/slog"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// stdio are the streams of a command: results to out, logs and errors to err.
type stdio struct {
	in       io.Reader
	out, err io.Writer
}

// terminal reports whether a person watches the error stream.
func (s stdio) terminal() bool {
	f, ok := s.err.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// app is what the commands share.
type app struct {
	stdio
	flagged *settings
	config  string
	verbose bool
}

func newRoot(io stdio) *cobra.Command {
	a := &app{stdio: stdio{io.in, printable{io.out}, io.err}}
	root := &cobra.Command{
		Use:   "forcestats",
		Short: "Statistics by police force area and district from published reports",
		Long: "forcestats reads the files that inspectorates, departments and councils publish about policing and the protection\n" +
			"of children, and writes statistics by police force area and district, every figure traceable to its page or cell." +
			exitHelp(exitDone, exitFailed, exitUsage, exitPartly, exitGate, exitLocked, exitBroken, exitInterrupted),
		Example:       "  forcestats run --sources sources --outputs outputs",
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.NoArgs,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetIn(io.in)
	root.SetOut(a.out)
	root.SetErr(io.err)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usageError{fmt.Errorf("%w (see %s --help)", err, c.CommandPath())}
	})
	root.PersistentFlags().StringVar(&a.config, "config", settingsFile, "settings file")
	root.PersistentFlags().BoolVarP(&a.verbose, "verbose", "v", false, "log every document")
	a.flagged = addFlags(root.PersistentFlags())
	root.AddCommand(
		newRun(a), newExtract(a), newAggregate(a), newPlan(a), newInspect(a), newSources(a), newCheck(a), newIssues(a), newDiff(a), newVersion(a), newWorker(a),
	)
	for _, c := range append(root.Commands(), root) {
		wrapArgs(c)
	}
	return root
}

// wrapArgs makes a wrong number of arguments a usage error.
func wrapArgs(c *cobra.Command) {
	check := c.Args
	if check == nil {
		return
	}
	c.Args = func(c *cobra.Command, args []string) error {
		if err := check(c, args); err != nil {
			return usageError{fmt.Errorf("%w (see %s --help)", err, c.CommandPath())}
		}
		return nil
	}
}

// settings resolves the settings for a command.
func (a *app) settings(c *cobra.Command) (resolved, error) {
	return resolve(a.config, c.Flags().Changed("config"), a.flagged, c.Flags())
}

// logger writes text for a person at a terminal and JSON lines otherwise.
func (a *app) logger() *slog.Logger {
	level := slog.LevelInfo
	if a.verbose {
		level = slog.LevelDebug
	}
	if a.terminal() {
		return slog.New(slog.NewTextHandler(a.err, &slog.HandlerOptions{Level: level, ReplaceAttr: withoutTime}))
	}
	return slog.New(slog.NewJSONHandler(a.err, &slog.HandlerOptions{Level: level}))
}

func withoutTime(groups []string, attr slog.Attr) slog.Attr {
	if len(groups) == 0 && attr.Key == slog.TimeKey {
		return slog.Attr{}
	}
	return attr
}
