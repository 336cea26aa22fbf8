package main

import (
	"github.com/spf13/cobra"

	"forcestats/pipeline/publish/diff"
)

func newDiff(a *app) *cobra.Command {
	var limit int
	c := &cobra.Command{
		Use:   "diff A B",
		Short: "Compare two releases",
		Long: "Diff compares two release folders: figures that are new, changed or gone, by publication, and what caused each: a\n" +
			"new document, a new edition, or a new rule (the same documents read or counted otherwise)." +
			exitHelp(exitDone, exitFailed, exitUsage),
		Example: "  forcestats diff outputs/releases/20260131T021500Z-1a2b3c4d outputs/current",
		Args:    cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			d, err := diff.Compare(args[0], args[1])
			if err != nil {
				return err
			}
			return d.Print(a.out, limit)
		},
	}
	c.Flags().IntVar(&limit, "limit", 20, "changed figures to show; 0 shows all")
	return c
}
