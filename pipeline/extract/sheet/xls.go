package sheet

import "io"

func openXLS(r io.ReaderAt, size int64, limits Limits) (Book, error) { return nil, ErrFormat }
