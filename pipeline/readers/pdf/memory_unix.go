//go:build unix

package pdf

import (
	"context"
	"syscall"

	"github.com/tetratelabs/wazero/experimental"
)

// withMemory makes the guest's memory outside Go's heap: reserved once at its
// limit and taken page by page as it is touched. On the heap every growth
// would copy it, and the collector would let garbage grow as large again.
func withMemory(ctx context.Context) context.Context {
	return experimental.WithMemoryAllocator(ctx, experimental.MemoryAllocatorFunc(allocate))
}

type mapped struct{ all []byte }

func allocate(_, limit uint64) experimental.LinearMemory {
	all, err := syscall.Mmap(-1, 0, int(limit), syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		return &mapped{}
	}
	return &mapped{all}
}

func (m *mapped) Reallocate(size uint64) []byte {
	if size > uint64(len(m.all)) {
		return nil // the guest sees that there is no more
	}
	return m.all[:size]
}

func (m *mapped) Free() {
	if m.all != nil {
		_ = syscall.Munmap(m.all) // fails only on memory that was never mapped
		m.all = nil
	}
}
