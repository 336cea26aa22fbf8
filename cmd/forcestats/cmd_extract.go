package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"forcestats/pipeline"
)

// arrayIndex are the variables in which schedulers tell a job of an array
// which one it is: Slurm, Kubernetes Indexed Jobs, AWS Batch.
var arrayIndex = []string{"SLURM_ARRAY_TASK_ID", "JOB_COMPLETION_INDEX", "AWS_BATCH_JOB_ARRAY_INDEX"}

func newExtract(a *app) *cobra.Command {
	var shard string
	c := &cobra.Command{
		Use:   "extract",
		Short: "Read a share of the documents into the store of parts",
		Long: "Extract reads the documents of one shard and publishes nothing; run or aggregate then finds their parts in the\n" +
			"store. Shards need no coordinator: any may be killed and run again, anywhere, with another count. With an n alone\n" +
			"the index is that of the scheduler's job array (Slurm, Kubernetes, AWS Batch)." +
			exitHelp(exitDone, exitFailed, exitUsage, exitPartly, exitBroken, exitInterrupted),
		Example: "  forcestats extract --shard 0/4 --parts /shared/parts\n  forcestats extract --shard n/8 --parts s3://bucket/parts",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			s, err := a.settings(c)
			if err != nil {
				return err
			}
			which, err := parseShard(shard, os.Getenv)
			if err != nil {
				return usageError{err}
			}
			o, err := a.options(s)
			if err != nil {
				return err
			}
			summary, err := pipeline.Extract(c.Context(), o, which)
			if err != nil {
				return err
			}
			which.Print(a.out, summary)
			if summary.Partly() {
				return errPartly
			}
			return nil
		},
	}
	c.Flags().StringVar(&shard, "shard", "0/1", "share to read: i/n with i from 0, or n/N for index n of the scheduler's array")
	return c
}

// parseShard reads i/n; with the letter n for the index it asks the
// scheduler's variables.
func parseShard(s string, getenv func(string) string) (pipeline.Shard, error) {
	if len(s) > 2 && s[:2] == "n/" {
		for _, name := range arrayIndex {
			if index := getenv(name); index != "" {
				return pipeline.ParseShard(index + s[1:])
			}
		}
		return pipeline.Shard{}, fmt.Errorf("%q: none of %q is set: is this a job of an array?", s, arrayIndex)
	}
	return pipeline.ParseShard(s)
}

func newAggregate(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "aggregate",
		Short: "Publish a release from parts that are all there",
		Long: "Aggregate is run without reading: it makes the statistics and publishes from the store of parts, and fails where\n" +
			"a document of the sources has no part yet." +
			exitHelp(exitDone, exitFailed, exitUsage, exitPartly, exitGate, exitLocked, exitBroken, exitInterrupted),
		Example: "  forcestats aggregate --parts /shared/parts\n  forcestats aggregate --engine spark --spark-master spark://host:7077 --parts s3://bucket/parts",
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
			if err := planned.Complete(); err != nil {
				return err
			}
			return a.run(c, s, told{}, nil)
		},
	}
}
