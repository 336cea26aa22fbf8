package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"forcestats/pipeline/extract/publication"
	"forcestats/pipeline/extract/publication/list"
)

func newSources(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "sources",
		Short: "List every publication that is known, and what it reads",
		Long: "Sources lists every publication: its id, publisher, title, how often it appears, what is read of it and the measures it brings." +
			exitHelp(exitDone),
		Example: "  forcestats sources",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			all := list.All()
			slices.SortFunc(all, func(x, y publication.Publication) int { return strings.Compare(x.Meta().ID, y.Meta().ID) })
			for _, p := range all {
				m := p.Meta()
				fmt.Fprintf(a.out, "%s (version %d)\n  %s: %s, %s\n  reads: %s\n", m.ID, m.Version, m.Publisher, m.Title, m.Cadence, m.Reads)
				if len(m.Measures) > 0 {
					fmt.Fprintf(a.out, "  measures: %s\n", strings.Join(m.Measures, ", "))
				}
			}
			return nil
		},
	}
}
