package main

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"forcestats/pipeline"
	"forcestats/pipeline/extract/worker/fence"
	"forcestats/pipeline/normalise"
	"forcestats/pipeline/reading"
	"forcestats/pipeline/source"
)

func newCheck(a *app) *cobra.Command {
	var print bool
	var cardName string
	c := &cobra.Command{
		Use:   "check",
		Short: "Check settings, reference tables and sources; write nothing",
		Long: "Check resolves the settings, loads the reference tables, the cards and the catalogue and lists the sources, as a run\n" +
			"would do first. With --card it holds a card against a file and shows the first rows that it gives. It writes nothing." +
			exitHelp(exitDone, exitFailed, exitUsage),
		Example: "  forcestats check\n  forcestats check --print-config\n  forcestats check --card sources/cards/deprivation-2019.yaml IoD2019.csv",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if (cardName == "") != (len(args) == 0) {
				return usageError{errors.New("--card CARD and FILE go together")}
			}
			s, err := a.settings(c)
			if err != nil {
				return err
			}
			if print {
				return a.printConfig(s)
			}
			if cardName != "" {
				return a.checkCardOf(s, cardName, args[0])
			}
			return a.check(c.Context(), s)
		},
	}
	c.Flags().BoolVar(&print, "print-config", false, "print every setting and where its value came from")
	c.Flags().StringVar(&cardName, "card", "", "a card to hold against FILE")
	return c
}

// checkCardOf is checkCard with the limits of the settings.
func (a *app) checkCardOf(s resolved, cardName, name string) error {
	o, err := readerOptions(s)
	if err != nil {
		return err
	}
	r, err := reading.NewReader(o)
	if err != nil {
		return err
	}
	defer r.Close()
	return a.checkCard(r.Engine, cardName, name)
}

func (a *app) printConfig(s resolved) error {
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	v := reflect.ValueOf(s.settings)
	for i := range v.NumField() {
		name := v.Type().Field(i).Tag.Get("yaml")
		fmt.Fprintf(w, "%s\t%v\t%s\n", name, v.Field(i).Interface(), s.origin[name])
	}
	return w.Flush()
}

func (a *app) check(ctx context.Context, s resolved) error {
	o, err := a.options(s)
	if err != nil {
		return err
	}
	if _, err := normalise.New(normalise.Options{Geography: o.Geography}); err != nil {
		return fmt.Errorf("reference tables: %w", err)
	}
	planned, err := pipeline.Plan(ctx, o)
	if err != nil {
		return err
	}
	listed, refused := 0, 0
	for _, step := range planned.Steps {
		if step.Document.Catalogue != (source.Entry{}) {
			listed++
		}
		if step.Reason == source.Refused {
			refused++
			fmt.Fprintf(a.out, "%q: %s\n", step.Document.Path, step.Document.Reason)
		}
	}
	for _, f := range fence.Probe() {
		if !f.Stands {
			fmt.Fprintf(a.out, "workers are not fenced by %s, which this system lacks: it keeps out %s\n", f.Name, f.Keeps)
		}
	}
	for _, issue := range planned.Issues {
		fmt.Fprintln(a.out, issue.Message)
	}
	catalogue := " and catalogue are"
	if len(planned.Issues) > 0 {
		catalogue = " are"
	}
	_, err = fmt.Fprintf(a.out, "settings, reference tables%s sound\n%d documents, %d in the catalogue, %d that can't be opened\n",
		catalogue, len(planned.Steps), listed, refused)
	return err
}
