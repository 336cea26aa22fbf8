package pdf

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// engine calls PDFium in its WebAssembly sandbox.
//
// go-pdfium brings the compiled PDFium and starts it. Its own Go methods give
// every object that they return a new random id and allocate each argument in
// the guest, which is most of the cost of a call and never freed before the
// instance closes; so the functions are called in the module itself, which
// wazero hands to a listener when PDFium is initialised.
type engine struct {
	pool     pdfium.Pool
	cache    wazero.CompilationCache
	instance pdfium.Pdfium
	module   api.Module
	mem      api.Memory
	fn       map[string]api.Function
	scratch  uint32 // scratchBytes in the guest for results of a call
	err      error  // first failure; every later call returns 0
}

const (
	scratchBytes  = 4096
	wasmPageBytes = 64 << 10
	startTimeout  = time.Minute
	initFunction  = "FPDF_InitLibrary"
)

// capture is a wazero listener that takes the module of the first call to
// PDFium's init function. It listens to nothing else.
type capture struct{ module api.Module }

func (c *capture) NewFunctionListener(def api.FunctionDefinition) experimental.FunctionListener {
	for _, name := range def.ExportNames() {
		if name == initFunction {
			return c
		}
	}
	return nil
}

func (c *capture) Before(_ context.Context, m api.Module, _ api.FunctionDefinition, _ []uint64, _ experimental.StackIterator) {
	c.module = m
}
func (c *capture) After(context.Context, api.Module, api.FunctionDefinition, []uint64) {}
func (c *capture) Abort(context.Context, api.Module, api.FunctionDefinition, error)    {}

func newEngine(o Options) (*engine, error) {
	config := wazero.NewRuntimeConfig().WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling)
	pages := o.MemoryPages
	if pages == 0 {
		pages = DefaultMemoryPages
	}
	config = config.WithMemoryLimitPages(pages)
	e := &engine{}
	if o.CacheDir != "" {
		cache, err := wazero.NewCompilationCacheWithDir(o.CacheDir)
		if err != nil {
			return nil, fmt.Errorf("compilation cache %q: %w", o.CacheDir, err)
		}
		e.cache = cache
		config = config.WithCompilationCache(cache)
	}
	c := &capture{}
	pool, err := webassembly.Init(webassembly.Config{
		Context:       withMemory(experimental.WithFunctionListenerFactory(context.Background(), c)),
		MinIdle:       0,
		MaxIdle:       1,
		MaxTotal:      1,
		FSConfig:      wazero.NewFSConfig(), // the guest sees no file
		RuntimeConfig: config,
		Stdout:        io.Discard,
		Stderr:        io.Discard,
	})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("starting PDFium: %w", err), e.close())
	}
	e.pool = pool
	if e.instance, err = pool.GetInstance(startTimeout); err != nil {
		return nil, errors.Join(fmt.Errorf("starting PDFium: %w", err), e.close())
	}
	if c.module == nil {
		return nil, errors.Join(errors.New("starting PDFium: its module was not seen"), e.close())
	}
	e.module, e.mem, e.fn = c.module, c.module.Memory(), map[string]api.Function{}
	e.scratch = uint32(e.call("malloc", scratchBytes))
	if e.err != nil {
		return nil, errors.Join(e.err, e.close())
	}
	return e, nil
}

func (e *engine) close() error {
	var errs []error
	if e.instance != nil {
		errs = append(errs, e.instance.Close())
	}
	if e.pool != nil {
		errs = append(errs, e.pool.Close())
	}
	if e.cache != nil {
		errs = append(errs, e.cache.Close(context.Background()))
	}
	return errors.Join(errs...)
}

// call calls a function of PDFium. After the first failure (a trap, no memory
// left) it does nothing and returns 0, so that loops end; e.err says why.
func (e *engine) call(name string, args ...uint64) uint64 {
	if e.err != nil {
		return 0
	}
	f, ok := e.fn[name]
	if !ok {
		if f = e.module.ExportedFunction(name); f == nil {
			e.err = fmt.Errorf("PDFium has no function %q", name)
			return 0
		}
		e.fn[name] = f
	}
	var stack [8]uint64
	copy(stack[:], args)
	if err := f.CallWithStack(context.Background(), stack[:max(len(args), 1)]); err != nil {
		// Without the frames of the module, which tell a reader of the message nothing.
		said, _, _ := strings.Cut(err.Error(), "\n")
		e.err = fmt.Errorf("PDFium %s: %s", name, said)
		return 0
	}
	return stack[0]
}

func (e *engine) int(name string, args ...uint64) int { return int(int32(e.call(name, args...))) }

func (e *engine) double(name string, args ...uint64) float64 {
	return math.Float64frombits(e.call(name, args...))
}

// floats reads n float32 from the scratch memory.
func (e *engine) floats(n int) [6]float64 {
	var out [6]float64
	b, ok := e.mem.Read(e.scratch, uint32(4*n))
	if !ok {
		return out
	}
	for i := range n {
		out[i] = float64(math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:])))
	}
	return out
}

// filled calls a function that writes to (buffer, bytes) as its last two
// arguments and returns the number of bytes with the closing zero, which has
// the given width. It returns what was written, valid until the next call.
func (e *engine) filled(zero uint64, name string, args ...uint64) []byte {
	n := e.call(name, append(args, uint64(e.scratch), scratchBytes)...)
	if n < zero || n > scratchBytes {
		return nil
	}
	b, _ := e.mem.Read(e.scratch, uint32(n-zero))
	return b
}

// utf16 calls a function that writes UTF-16.
func (e *engine) utf16(name string, args ...uint64) string {
	return decodeUTF16(e.filled(2, name, args...))
}

// bytes calls a function that writes bytes.
func (e *engine) bytes(name string, args ...uint64) string {
	return string(e.filled(1, name, args...))
}

// text passes a Go string as a zero-ended argument. The scratch memory behind
// scratchBytes/2 holds it until the next call of text.
func (e *engine) text(s string) uint64 {
	at := e.scratch + scratchBytes/2
	e.mem.Write(at, append([]byte(s), 0))
	return uint64(at)
}
