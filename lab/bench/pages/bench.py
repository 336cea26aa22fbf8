"""Pages a second of pypdfium2 and pdfplumber, text alone: bench.py DIR..."""
import glob, os, resource, sys, time

def files():
    return [f for d in sys.argv[1:] for f in sorted(glob.glob(os.path.join(d, "*.pdf")))]

def pypdfium2(path):
    import pypdfium2
    pdf = pypdfium2.PdfDocument(path)
    for page in pdf:
        page.get_textpage().get_text_range()
    return len(pdf)

def pdfplumber(path):
    import pdfplumber
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.flush_cache()
        return len(pdf.pages)

for read, every in ((pypdfium2, 1), (pdfplumber, int(os.environ.get("EVERY", "8")))):
    pages, cpu, wall = 0, time.process_time(), time.time()
    for f in files()[::every]:
        try:
            pages += read(f)
        except Exception as e:
            print(read.__name__, os.path.basename(f), type(e).__name__)
    cpu, wall = time.process_time() - cpu, time.time() - wall
    print(f"{read.__name__:16} {pages} pages (every {every}. file): {pages/wall:6.1f} pages/s, {pages/cpu:6.1f} a second of processor; "
          f"largest memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MB")
