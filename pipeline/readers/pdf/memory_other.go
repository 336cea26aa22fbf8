//go:build !unix

package pdf

import "context"

// withMemory leaves the guest's memory on Go's heap.
func withMemory(ctx context.Context) context.Context { return ctx }
