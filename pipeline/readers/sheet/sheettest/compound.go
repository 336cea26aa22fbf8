package sheettest

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
)

const (
	sectorSize  = 512
	miniCutoff  = 4096 // shorter streams lie elsewhere, so none is shorter here
	freeSector  = 0xFFFFFFFF
	endOfChain  = 0xFFFFFFFE
	fatSector   = 0xFFFFFFFD
	fatEntries  = sectorSize / 4
	headerDIFAT = 109
)

// Compound wraps a stream as the only one of a compound file ([MS-CFB]
// version 3), as an .xls holds its Workbook stream. The stream is padded with
// zeros to 4096 bytes.
func Compound(name string, stream []byte) []byte {
	if len(stream) < miniCutoff {
		stream = append(bytes.Clone(stream), make([]byte, miniCutoff-len(stream))...)
	}
	data := (len(stream) + sectorSize - 1) / sectorSize
	fats := 1
	for fats*fatEntries < fats+1+data {
		fats++
	}
	var out bytes.Buffer
	le := func(v any) { _ = binary.Write(&out, binary.LittleEndian, v) } // a Buffer does not fail
	out.WriteString("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	out.Write(make([]byte, 16))
	le([]uint16{0x3e, 3, 0xfffe, 9, 6, 0, 0, 0})
	le([]uint32{0, uint32(fats), uint32(fats), 0, miniCutoff, endOfChain, 0, endOfChain, 0})
	for i := range uint32(headerDIFAT) {
		if int(i) >= fats {
			i = freeSector
		}
		le(i)
	}
	for i := range fats * fatEntries {
		switch last := fats + data; {
		case i < fats:
			le(uint32(fatSector))
		case i == fats, i == last:
			le(uint32(endOfChain))
		case i < last:
			le(uint32(i + 1))
		default:
			le(uint32(freeSector))
		}
	}
	out.Write(directoryEntry("Root Entry", 5, 1, endOfChain, 0))
	out.Write(directoryEntry(name, 2, freeSector, uint32(fats+1), uint64(len(stream))))
	for range 2 {
		out.Write(directoryEntry("", 0, freeSector, 0, 0))
	}
	out.Write(stream)
	out.Write(make([]byte, data*sectorSize-len(stream)))
	return out.Bytes()
}

func directoryEntry(name string, kind byte, child, start uint32, size uint64) []byte {
	e := make([]byte, 128)
	units := utf16.Encode([]rune(name))
	for i, u := range units {
		binary.LittleEndian.PutUint16(e[2*i:], u)
	}
	if name != "" {
		binary.LittleEndian.PutUint16(e[64:], uint16(2*len(units)+2))
	}
	e[66], e[67] = kind, 1
	binary.LittleEndian.PutUint32(e[68:], freeSector)
	binary.LittleEndian.PutUint32(e[72:], freeSector)
	binary.LittleEndian.PutUint32(e[76:], child)
	binary.LittleEndian.PutUint32(e[116:], start)
	binary.LittleEndian.PutUint64(e[120:], size)
	return e
}
