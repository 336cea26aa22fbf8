package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"forcestats/pipeline/publish/release"
)

// batch is how many changed documents are given to one run.
const batch = 100

// mutations gives the program documents of every format with bytes changed, and
// looks whether each is accounted for, whether an unchanged one beside them is
// read as ever, and whether nothing is left behind.
func mutations(w io.Writer, program string, number int, seed uint64) error {
	p, err := openRoom(program, "FORCESTATS_DEADLINE=60s", "FORCESTATS_JOBS=2")
	if err != nil {
		return err
	}
	defer os.RemoveAll(p.dir)
	seeds, err := seedDocuments()
	if err != nil {
		return err
	}
	r := rand.New(rand.NewPCG(seed, 0))
	formats := sortedKeys(seeds)
	became := map[string]tally{}
	for done := 0; done < number; done += batch {
		if err := os.RemoveAll(p.sources); err != nil {
			return err
		}
		if err := os.Mkdir(p.sources, 0o755); err != nil {
			return err
		}
		names, given := map[string]string{}, map[string]bool{}
		for i := range min(batch, number-done) {
			format := formats[(done+i)%len(formats)]
			of := seeds[format]
			name := fmt.Sprintf("%04d%s", done+i, format)
			names[name] = format
			data := mutated(r, format, of[r.IntN(len(of))])
			for given[string(data)] { // a copy of another would not be listed
				data = mutated(r, format, of[r.IntN(len(of))])
			}
			given[string(data)] = true
			if err := os.WriteFile(filepath.Join(p.sources, name), data, 0o644); err != nil {
				return err
			}
		}
		if err := children(filepath.Join(p.sources, "whole.csv"), 2020, 141000); err != nil {
			return err
		}
		if err := os.RemoveAll(p.outputs); err != nil {
			return err
		}
		code, said := p.run(p.outputs)
		if code != 0 && code != 3 || strings.Contains(said, "panic:") {
			return fmt.Errorf("documents %d to %d: it ended with %d: %s", done, done+batch, code, said)
		}
		if err := accounted(p.outputs, names, became); err != nil {
			return fmt.Errorf("documents %d to %d: %w", done, done+batch, err)
		}
	}
	fmt.Fprintf(w, "%d documents of %d formats with bytes changed, seed %d: every one is accounted for\n", number, len(formats), seed)
	for _, format := range formats {
		fmt.Fprintf(w, "  %-6s %s\n", format, became[format])
	}
	return nil
}

// accounted looks for every document in the release, and counts what became of
// each; members of a container stand for it.
func accounted(outputs string, names map[string]string, became map[string]tally) error {
	_, m, err := release.Current(outputs)
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	for _, in := range m.Inputs {
		name, _, _ := strings.Cut(in.Path, "!")
		if name == "whole.csv" && in.Status != "read" {
			return fmt.Errorf("the unchanged document is %s", in.Status)
		}
		format, ours := names[name]
		if !ours || seen[name] {
			continue
		}
		seen[name] = true
		if became[format] == nil {
			became[format] = tally{}
		}
		became[format][in.Status]++
	}
	for name := range names {
		if !seen[name] {
			return fmt.Errorf("%s is in no list", name)
		}
	}
	if left := leftovers(outputs); len(left) > 0 {
		return fmt.Errorf("left behind: %v", left)
	}
	return nil
}

// seedDocuments are small documents by format: those of the tests, a made-up
// report as web page, saved page and Word document, and containers.
func seedDocuments() (map[string][][]byte, error) {
	paths, err := documentsOf("pipeline/extract/publication", "pipeline/readers")
	if err != nil {
		return nil, err
	}
	seeds := map[string][][]byte{}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		seeds[filepath.Ext(path)] = append(seeds[filepath.Ext(path)], data)
	}
	seeds[".html"] = [][]byte{[]byte(madeUpPage)}
	seeds[".mhtml"] = [][]byte{[]byte("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + madeUpPage + "\r\n--b--\r\n")}
	word, err := zipped(map[string]string{"[Content_Types].xml": wordTypes, "_rels/.rels": wordLinks, "word/document.xml": madeUpWord})
	if err != nil {
		return nil, err
	}
	table, err := os.ReadFile("pipeline/extract/publication/ees/testdata/looked_after.csv")
	if err != nil {
		return nil, err
	}
	inside, err := zipped(map[string]string{"a/looked-after.csv": string(table)})
	if err != nil {
		return nil, err
	}
	small, err := gzipped(table)
	if err != nil {
		return nil, err
	}
	seeds[".docx"], seeds[".zip"], seeds[".csv.gz"] = [][]byte{word}, [][]byte{inside}, [][]byte{small}
	return seeds, nil
}

func gzipped(data []byte) ([]byte, error) {
	var b bytes.Buffer
	g := gzip.NewWriter(&b)
	_, err := g.Write(data)
	err = errors.Join(err, g.Close())
	return b.Bytes(), err
}

func zipped(members map[string]string) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range sortedKeys(members) {
		m, err := z.Create(name)
		if err != nil {
			return nil, err
		}
		if _, err := io.WriteString(m, members[name]); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

// mutated changes some bytes of a document; of a container half of the time
// those of a member, so that the change gets past its checksum.
func mutated(r *rand.Rand, format string, data []byte) []byte {
	switch {
	case r.IntN(4) == 0:
	case slices.Contains([]string{".xlsx", ".ods", ".docx", ".zip"}, format):
		if inside, err := mutatedMember(r, data); err == nil {
			return inside
		}
	case format == ".csv.gz":
		if g, err := gzip.NewReader(bytes.NewReader(data)); err == nil {
			text, err := io.ReadAll(g)
			if packed, err2 := gzipped(scrambled(r, text)); err == nil && err2 == nil {
				return packed
			}
		}
	case r.IntN(3) > 0:
		return nudged(r, slices.Clone(data))
	}
	return scrambled(r, slices.Clone(data))
}

// mutatedMember changes bytes of one member and packs the container again.
func mutatedMember(r *rand.Rand, data []byte) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	which := r.IntN(len(z.File))
	members := map[string]string{}
	for i, f := range z.File {
		m, err := f.Open()
		if err != nil {
			return nil, err
		}
		text, err := io.ReadAll(m)
		if err := errors.Join(err, m.Close()); err != nil {
			return nil, err
		}
		if i == which {
			if r.IntN(3) == 0 {
				text = scrambled(r, text)
			} else {
				text = nudged(r, text)
			}
		}
		members[f.Name] = string(text)
	}
	return zipped(members)
}

// nudged changes digits and letters to others, so that markup mostly holds.
func nudged(r *rand.Rand, data []byte) []byte {
	for range 1 + r.IntN(8) {
		at := r.IntN(len(data) + 1)
		for ; at < len(data); at++ {
			if c := data[at]; c >= '0' && c <= '9' {
				data[at] = '0' + byte(r.IntN(10))
				break
			} else if c >= 'a' && c <= 'z' && r.IntN(4) == 0 {
				data[at] = 'a' + byte(r.IntN(26))
				break
			}
		}
	}
	return data
}

// scrambled makes one to four changes: a bit, a byte, a run of bytes gone,
// repeated or moved, the end cut off.
func scrambled(r *rand.Rand, data []byte) []byte {
	for range 1 + r.IntN(4) {
		if len(data) < 8 {
			return append(data, byte(r.IntN(256)))
		}
		at := r.IntN(len(data))
		end := min(len(data), at+1+r.IntN(64))
		switch r.IntN(6) {
		case 0:
			data[at] ^= 1 << r.IntN(8)
		case 1:
			data[at] = byte(r.IntN(256))
		case 2:
			data = slices.Delete(data, at, end)
		case 3:
			data = slices.Insert(data, at, bytes.Repeat(data[at:end], 1+r.IntN(8))...)
		case 4:
			piece := slices.Clone(data[at:end])
			data = slices.Delete(data, at, end)
			data = slices.Insert(data, r.IntN(len(data)+1), piece...)
		case 5:
			data = data[:len(data)-r.IntN(len(data)/2)]
		}
	}
	return data
}

// A report made up for this; no force is called so.
const madeUpPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Made-up report on Oakshire Police</title></head><body>
<nav><a href="/">Home</a></nav><main><h1>Made-up report on Oakshire Police</h1><p>Published on 8 December 2023</p><h2 id="r">Recommendations</h2>
<ol><li>Recommendation 1: By 31 March 2024, Oakshire Police should review its flags for child sexual exploitation.</li>
<li>Recommendation 2: The Home Office should publish the numbers.</li></ol>
<table><tr><th>Question</th><th>Grade</th></tr><tr><td>Protecting vulnerable people</td><td>Requires improvement</td></tr></table></main></body></html>`

const (
	wordTypes = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	wordLinks = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`

	madeUpWord = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Made-up review, 8 December 2023</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Recommendations</w:t></w:r></w:p><w:p><w:r><w:t>Recommendation 1: Oakshire Police should review its flags.</w:t></w:r></w:p><w:p><w:r><w:t>Recommendation 2: The council should review its plans.</w:t></w:r></w:p></w:body></w:document>`
)
