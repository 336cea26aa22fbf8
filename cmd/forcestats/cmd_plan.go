package main

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"forcestats/pipeline"
)

func newPlan(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "plan",
		Short: "Say which documents the next run would read, and why",
		Long: "Plan lists every document under the sources folder with the reason why the next run reads it, or cached.\n" +
			"It reads nothing but the bytes to hash and writes nothing." + exitHelp(exitDone, exitFailed, exitUsage),
		Example: "  forcestats plan",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			s, err := a.settings(c)
			if err != nil {
				return err
			}
			o, err := a.options(s)
			if err != nil {
				return err
			}
			planned, err := pipeline.Plan(c.Context(), o)
			if err != nil {
				return err
			}
			w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
			fmt.Fprintln(w, "REASON\tDOCUMENT\tPATH")
			for _, step := range planned.Steps {
				fmt.Fprintf(w, "%s\t%s\t%q\n", step.Reason, step.Document.ID[:16], step.Document.Path)
			}
			return w.Flush()
		},
	}
}
