package wasmbuild

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// memory is what a program's data section puts into its memory.
type memory struct {
	start int // address of the first byte
	bytes []byte
}

// The instructions of a segment's address.
const (
	i32Const = 0x41
	end      = 0x0B
)

// maxMemory bounds the data of a program; app.wasm has 4 MB.
const maxMemory = 1 << 28

var errData = errors.New("the data section is not as the Go linker writes it")

// readData reads the body of a data section: segments at constant addresses.
func readData(body []byte) (memory, error) {
	type segment struct {
		address int
		data    []byte
	}
	count, n := binary.Uvarint(body)
	if n <= 0 {
		return memory{}, errData
	}
	body = body[n:]
	var segments []segment
	low, high := maxMemory, 0
	for range count {
		if len(body) < 2 || body[0] != 0 || body[1] != i32Const {
			return memory{}, errData
		}
		address, n := varint(body[2:])
		body = body[2+n:]
		if n == 0 || len(body) == 0 || body[0] != end {
			return memory{}, errData
		}
		size, n := binary.Uvarint(body[1:])
		if n <= 0 || size > uint64(len(body)-1-n) || address+int(size) > maxMemory {
			return memory{}, errData
		}
		segments = append(segments, segment{address, body[1+n : 1+n+int(size)]})
		low, high = min(low, address), max(high, address+int(size))
		body = body[1+n+int(size):]
	}
	m := memory{start: low, bytes: make([]byte, max(0, high-low))}
	for _, s := range segments {
		copy(m.bytes[s.address-low:], s.data)
	}
	return m, nil
}

// at returns the memory from address on. It panics outside the data.
func (m memory) at(address int) []byte { return m.bytes[address-m.start:] }

func (m memory) int32(address int) int { return int(binary.LittleEndian.Uint32(m.at(address))) }

func (m memory) int64(address int) int { return int(binary.LittleEndian.Uint64(m.at(address))) }

// appendData appends the body of a data section that puts m into memory. Memory
// is zero at the start: runs of zeros may be left out. The linker leaves out
// runs of 8, and so writes 40,000 segments, each with an address that brotli
// cannot foresee; runs of less than 64 are cheaper as they are.
func (m memory) appendData(dst []byte) []byte {
	zeros := make([]byte, 64)
	var segments uint64
	var out []byte
	for at := 0; at < len(m.bytes); {
		if m.bytes[at] == 0 {
			at++
			continue
		}
		stop := len(m.bytes)
		if gap := bytes.Index(m.bytes[at:], zeros); gap >= 0 {
			stop = at + gap
		}
		segments++
		out = append(out, 0, i32Const)
		out = appendVarint(out, m.start+at)
		out = append(out, end)
		out = binary.AppendUvarint(out, uint64(stop-at))
		out = append(out, m.bytes[at:stop]...)
		at = stop
	}
	return append(binary.AppendUvarint(dst, segments), out...)
}

// varint reads a signed LEB128 number (encoding/binary's signed form is
// another); n is its length, 0 if it is cut off or negative.
func varint(b []byte) (value, n int) {
	for shift := 0; n < len(b) && shift < 35; shift += 7 {
		c := b[n]
		n++
		value |= int(c&0x7F) << shift
		if c < 0x80 {
			if c&0x40 != 0 {
				return 0, 0
			}
			return value, n
		}
	}
	return 0, 0
}

// appendVarint is the inverse of [varint].
func appendVarint(dst []byte, value int) []byte {
	for value >= 0x40 {
		dst = append(dst, byte(value&0x7F)|0x80)
		value >>= 7
	}
	return append(dst, byte(value))
}
