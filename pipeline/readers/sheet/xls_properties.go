package sheet

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// summaryProperties reads title, subject and author of a SummaryInformation
// stream ([MS-OLEPS] 2.21, 3.1). What is damaged is left out: nothing
// depends on it.
func summaryProperties(b []byte, props map[string]string) {
	if len(b) < 48 {
		return
	}
	set := at(b, binary.LittleEndian.Uint32(b[44:]))
	if len(set) < 8 {
		return
	}
	count := min(binary.LittleEndian.Uint32(set[4:]), 64)
	for i := range count {
		entry := at(set, 8+8*i)
		if len(entry) < 8 {
			return
		}
		name := map[uint32]string{2: "title", 3: "subject", 4: "creator"}[binary.LittleEndian.Uint32(entry)]
		if name == "" {
			continue
		}
		if text := propertyText(at(set, binary.LittleEndian.Uint32(entry[4:]))); text != "" {
			props[name] = text
		}
	}
}

func at(b []byte, offset uint32) []byte {
	if uint64(offset) >= uint64(len(b)) {
		return nil
	}
	return b[offset:]
}

// propertyText reads a typed value that is a string of bytes or UTF-16.
func propertyText(b []byte) string {
	if len(b) < 8 {
		return ""
	}
	n := binary.LittleEndian.Uint32(b[4:])
	data := b[8:]
	switch binary.LittleEndian.Uint32(b) {
	case 0x1E:
		if uint64(n) > uint64(len(data)) {
			return ""
		}
		text, err := charmap.Windows1252.NewDecoder().Bytes(data[:n])
		if err != nil {
			return ""
		}
		return strings.TrimRight(string(text), "\x00 ")
	case 0x1F:
		if 2*uint64(n) > uint64(len(data)) {
			return ""
		}
		units := make([]uint16, n)
		for i := range units {
			units[i] = binary.LittleEndian.Uint16(data[2*i:])
		}
		return strings.TrimRight(string(utf16.Decode(units)), "\x00 ")
	}
	return ""
}
