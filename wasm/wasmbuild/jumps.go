package wasmbuild

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
)

// direct makes the jumps in a Go program's functions branches of their own, which takes
// an eighth off the program (brotli) and saves each of them a detour.
//
// A function of Go is a row of blocks, see preprocess in Go's
// cmd/internal/obj/wasm/wasmobj.go. A block ends where a goroutine may go on: after a
// call, and where a jump leads. A jump writes the place where to go on into a local
// variable and begins the function again, whose first instruction branches to the block
// of that place. To a block that follows a branch leads too: it leaves the blocks before
// it. A call that wants the goroutine to change branches to the function's end, over all
// blocks that follow; a return does the same, and is the same after each call.
//
// A function that is not as expected stays as it is.
func direct(code []byte) ([]byte, error) {
	count, n := binary.Uvarint(code)
	if n <= 0 {
		return nil, errors.New("no number of functions")
	}
	out := binary.AppendUvarint(make([]byte, 0, len(code)), count)
	rest := code[n:]
	for range count {
		size, n := binary.Uvarint(rest)
		if n <= 0 || size > uint64(len(rest)-n) {
			return nil, errors.New("a function is cut off")
		}
		body := rest[n : n+int(size)]
		rest = rest[n+int(size):]
		if f, ok := functionOf(body); ok {
			body = f.write()
		}
		out = binary.AppendUvarint(out, uint64(len(body)))
		out = append(out, body...)
	}
	return append(out, rest...), nil
}

// place is the local variable that says where in a function of Go to begin.
const place = 0

// stackInLocal is how a function of Go begins: its local variable 1 is the stack pointer.
var stackInLocal = []byte{0x23, 0x00, opLocalSet, 0x01}

// function is one of Go, cut into its blocks.
type function struct {
	head   []byte   // up to its first block
	table  []uint64 // the block of each place, and of those after them
	blocks [][]instruction
	tail   []byte // from the last block on, which nothing ends
}

// functionOf cuts a function into its blocks.
func functionOf(body []byte) (*function, bool) {
	start := localsEnd(body)
	if start < 0 || !bytes.HasPrefix(body[start:], stackInLocal) {
		return nil, false
	}
	all, err := instructions(body[start:])
	if err != nil {
		return nil, false
	}
	at := 2
	for at < len(all) && (all[at].op == opBlock || all[at].op == opLoop) {
		at++
	}
	open := at - 2 - 1
	if at+2 >= len(all) || all[at].op != opLocalGet || all[at].value != place || all[at+1].op != opBrTable || all[at+2].op != opEnd {
		return nil, false
	}
	f := &function{table: all[at+1].table}
	at += 3
	f.head = body[:start+length(all[:at])]
	blocks := int(slices.Max(f.table))
	if blocks > open || !slices.IsSorted(f.table) {
		return nil, false
	}
	for range blocks {
		end := endOf(all[at:])
		if end < 0 {
			return nil, false
		}
		f.blocks = append(f.blocks, all[at:at+end])
		at += end + 1
	}
	f.tail = body[start+length(all[:at]):]
	return f, true
}

// localsEnd returns where the declarations of a function's local variables end, -1 if
// they are cut off.
func localsEnd(body []byte) int {
	groups, at := binary.Uvarint(body)
	if at <= 0 {
		return -1
	}
	for range groups {
		_, n := binary.Uvarint(body[at:])
		if at += n + 1; n <= 0 || at > len(body) {
			return -1
		}
	}
	return at
}

// length is how many bytes instructions take.
func length(all []instruction) (n int) {
	for i := range all {
		n += len(all[i].bytes)
	}
	return n
}

// endOf returns where the block ends whose code all begins with, -1 if nowhere.
func endOf(all []instruction) int {
	depth := 0
	for i := range all {
		if depth += all[i].opens(); depth < 0 {
			return i
		}
	}
	return -1
}

// write writes the function with direct jumps.
func (f *function) write() []byte {
	out := slices.Clone(f.head)
	for k := range f.blocks {
		out = append(f.writeBlock(out, k), opEnd)
	}
	return append(out, f.tail...)
}

// writeBlock writes the code of block k.
func (f *function) writeBlock(out []byte, k int) []byte {
	code := f.blocks[k]
	depth := 0
	for i := 0; i < len(code); i++ {
		if to := f.jumpsTo(code[i:]); to > k {
			out = binary.AppendUvarint(append(out, opBr), uint64(depth+to-1-k))
			i += 2
			continue
		}
		if i == len(code)-1 && leaves(code) {
			return append(out, opIf, noResult, opI32Const, 1, opReturn, opEnd)
		}
		out = append(out, code[i].bytes...)
		depth += code[i].opens()
	}
	return out
}

// jumpsTo returns the block to which the jump leads with which code begins, -1 if it
// begins with none.
func (f *function) jumpsTo(code []instruction) int {
	if len(code) < 3 || code[0].op != opI32Const || code[1].op != opLocalSet || code[1].value != place || code[2].op != opBr {
		return -1
	}
	return int(f.table[min(code[0].value, uint64(len(f.table)-1))])
}

// leaves reports whether a block's code ends with a call, which leaves the function when
// the goroutine changes: call, global.get, local.set, br_if.
func leaves(code []instruction) bool {
	n := len(code)
	return n >= 4 && code[n-1].op == opBrIf && bytes.Equal(slices.Concat(code[n-3].bytes, code[n-2].bytes), stackInLocal) &&
		(code[n-4].op == opCall || code[n-4].op == opCallIndirect)
}
