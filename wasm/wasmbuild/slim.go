package wasmbuild

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

// slim makes a Go program smaller without changing what it does. It drops what
// only serves file names, line numbers and inlined calls in stack traces (no
// linker flag does), writes its data in few segments, and its jumps as branches, see
// [direct]. Of corscore.wasm that is 75, 45 and 88 KB (brotli). Stack traces still
// name the functions of the program that were not inlined; the names of the standard
// library's, 12 KB, are dropped too. rewritten says that the program has the rewritten runtime, which needs one
// table less.
func slim(program []byte, rewritten bool) ([]byte, error) {
	sections, err := readSections(program)
	if err != nil {
		return nil, err
	}
	out := bytes.Clone(program[:preamble])
	for _, s := range sections {
		switch s.id {
		case codeSection:
			if !isKnown() { // another release may do something else at its jumps
				break
			}
			if s.body, err = direct(s.body); err != nil {
				return nil, err
			}
		case dataSection:
			mem, err := readData(s.body)
			if err != nil {
				return nil, err
			}
			if err := dropTables(mem, rewritten); err != nil {
				return nil, err
			}
			s.body = mem.appendData(nil)
		}
		out = appendSection(out, s)
	}
	return out, nil
}

func appendSection(out []byte, s section) []byte {
	out = append(out, s.id)
	out = binary.AppendUvarint(out, uint64(len(s.body)))
	return append(out, s.body...)
}

// Parts of a WebAssembly module, see the specification's binary format.
const (
	preamble         = 8 // bytes: magic and version
	codeSection      = 10
	dataSection      = 11
	dataCountSection = 12
)

type section struct {
	id   byte
	body []byte
}

func readSections(program []byte) ([]section, error) {
	if !bytes.HasPrefix(program, []byte("\x00asm\x01\x00\x00\x00")) {
		return nil, errors.New("no WebAssembly module")
	}
	var sections []section
	data := 0
	for rest := program[preamble:]; len(rest) > 0; {
		size, n := binary.Uvarint(rest[1:])
		if n <= 0 || size > uint64(len(rest)-1-n) {
			return nil, fmt.Errorf("section %d is cut off", rest[0])
		}
		switch rest[0] {
		case dataSection:
			data++
		case dataCountSection:
			return nil, errors.New("a data count section would have to be rewritten")
		}
		sections = append(sections, section{rest[0], rest[1+n : 1+n+int(size)]})
		rest = rest[1+n+int(size):]
	}
	if data != 1 {
		return nil, fmt.Errorf("%d data sections, want 1", data)
	}
	return sections, nil
}
