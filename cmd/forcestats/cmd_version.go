package main

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"forcestats/pipeline/record"
)

func newVersion(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version of the program and of its tables",
		Long:    "Version prints the program's version, the hash that salts its part files and the schema version of its tables." + exitHelp(exitDone, exitFailed),
		Example: "  forcestats version",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			p, err := executable()
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(a.out, "forcestats %s\nprogram %s\nschema %s\n%s\n", version(), p.hash, record.SchemaVersion, runtime.Version())
			return err
		},
	}
}
