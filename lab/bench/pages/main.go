// Command bench measures how many pages a second package page reads, with
// structure and both readers, in one process and goroutine:
//
//	go run ./lab/bench/pages -cache /tmp/pdfium DIR...
//
// bench.py beside it measures two Python libraries on the same files.
package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"forcestats/pipeline/readers/page"
	"forcestats/pipeline/readers/pdf"
)

func main() {
	log.SetFlags(0)
	cache := flag.String("cache", "", "directory that keeps the compiled PDFium")
	flag.Parse()
	if err := run(*cache, flag.Args()); err != nil {
		log.Fatal(err)
	}
}

// spent is what one part of the work took.
type spent struct{ wall, cpu time.Duration }

func (s *spent) add(f func()) {
	wall, cpu := time.Now(), used()
	f()
	s.wall += time.Since(wall)
	s.cpu += used() - cpu
}

func (s spent) String(name string, pages int) string {
	return fmt.Sprintf("%-16s %6.1f s, %6.1f s of processor: %5.0f pages/s, %5.0f a second of processor\n",
		name, s.wall.Seconds(), s.cpu.Seconds(), float64(pages)/s.wall.Seconds(), float64(pages)/s.cpu.Seconds())
}

func run(cache string, folders []string) error {
	var start, first, second, agree, all spent
	var r *pdf.Reader
	var err error
	start.add(func() { r, err = pdf.NewReader(pdf.Options{CacheDir: cache}) })
	if err != nil {
		return err
	}
	pages, documents, refused, compared := 0, 0, 0, 0
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*.pdf"))
		if err != nil {
			return err
		}
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				return err
			}
			all.add(func() {
				var doc *page.Document
				first.add(func() { doc, err = r.Read(data) })
				if err != nil {
					refused++
					return
				}
				second.add(func() { doc.SetSecond(pdf.Second(data)) })
				// What a publication asks for each finding, for all list items.
				agree.add(func() {
					for i := range doc.Blocks {
						if b := &doc.Blocks[i]; b.Kind == page.ListItem {
							doc.Agreement(b.Text, b.Page, b.PageEnd)
							compared++
						}
					}
				})
				documents++
				pages += len(doc.Pages)
			})
		}
	}
	fmt.Printf("%d documents, %d pages, %d refused; start %.2f s\n", documents, pages, refused, start.wall.Seconds())
	fmt.Print(first.String("blocks", pages), second.String("second reader", pages), agree.String("agreement", pages), all.String("everything", pages))
	fmt.Printf("%d list items compared; largest memory %d MB\n", compared, peak()>>10)
	return errors.Join(r.Close())
}

func used() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// peak returns the largest resident set in kB.
func peak() int {
	data, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, after, _ := strings.Cut(string(data), "VmHWM:")
	n := 0
	fmt.Sscan(after, &n)
	return n
}
