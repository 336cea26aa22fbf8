package pipeline

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// OverTime is the error of a run a stage of which took longer than it may. What
// was read is kept; nothing is published.
type OverTime struct {
	Stage string // listing the sources, reading documents, statistics and publishing
	Limit time.Duration
}

func (e *OverTime) Error() string {
	return fmt.Sprintf("%s took longer than %s (stage_time): nothing is published, what was read is kept; look at the disk and the sources, or give it more", e.Stage, e.Limit)
}

// timed runs a stage of a run with the time that it may take; 0 is as long as it
// takes.
func (o *Options) timed(ctx context.Context, stage string, run func(context.Context) error) error {
	if o.StageTime <= 0 {
		return run(ctx)
	}
	within, cancel := context.WithTimeoutCause(ctx, o.StageTime, &OverTime{stage, o.StageTime})
	defer cancel()
	err := run(within)
	if over := context.Cause(within); err != nil && ctx.Err() == nil && errors.Is(within.Err(), context.DeadlineExceeded) {
		return over
	}
	return err
}
