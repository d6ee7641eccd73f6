package wasmbuild

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// The tables that serve stack traces are part of the program's data. Their
// layout is that of Go 1.26: runtime/symtab.go (pcHeader, moduledata),
// runtime/runtime2.go (_func), runtime/symtabinl.go (inlinedCall). Whatever
// does not fit is an error, never a guess.
var errLayout = errors.New("the program's tables are not laid out as Go 1.26 does it: see lines.go of package wasmbuild")

// headerStart is how all releases since Go 1.20 start the pcHeader for wasm:
// magic, two zero bytes, instruction size 1, pointer size 8.
var headerStart = []byte{0xF1, 0xFF, 0xFF, 0xFF, 0, 0, 1, 8}

// Offsets in a pcHeader: of the number of functions, and of the five numbers
// that say where the tables start, counted from the header.
const (
	headerCount  = 8
	headerNames  = 32
	headerUnits  = 40
	headerPC     = 56
	headerFuncs  = 64
	headerLength = 72
)

// Offsets in the moduledata, which starts with the addresses of the pcHeader
// and of the names.
const (
	modulePC      = 80
	moduleBuckets = 152
	moduleMinPC   = 160
	moduleMaxPC   = 168
	moduleGofunc  = 320
	modulePCEnd   = 328
)

// The findfunctab has one findfuncbucket for bucketCode of program counters:
// bucketHead bytes, and one more for each subbucketCode. The last one is cut off
// where the code ends, and the list of types may follow at once.
const (
	bucketCode    = 4096
	bucketHead    = 4
	subbucketCode = 256
)

// Offsets in a _func. Behind it stand its npcdata offsets into the pc table
// and its nfuncdata offsets from gofunc, 4 bytes each.
const (
	funcSP        = 16
	funcFile      = 20
	funcLine      = 24
	funcNPCData   = 28
	funcUnit      = 32
	funcStartLine = 36
	funcNFuncData = 43 // one byte
	funcLength    = 44
)

// Indices of pcdata and funcdata, internal/abi/symtab.go, and what says that
// there is none.
const (
	pcdataInlined    = 2
	pcdataLiveArgs   = 3
	funcdataInlined  = 3
	funcdataArgs     = 5
	funcdataLiveArgs = 6
	noFuncdata       = 1<<32 - 1
)

// inlinedLength is the size of an inlinedCall: the kind of function (one byte,
// three more are zero), its name, and two more numbers, 4 bytes each.
const inlinedLength = 16

// tables are where the program's tables are: addresses in mem.
type tables struct {
	mem    memory
	names  int // of the functions
	units  int // the compilation units and their files, up to pc
	pc     int // what depends on the program counter, up to funcs
	funcs  int // count pairs of a program counter and the offset of a _func, 4 bytes each
	count  int
	gofunc int // funcdata
	usedPC []bool

	buckets, bucketsEnd int // the findfunctab
}

// dropTables clears in mem what serves lines, files and inlined calls, and of a
// program with the rewritten runtime the findfunctab too.
func dropTables(mem memory, rewritten bool) (err error) {
	defer func() {
		if recover() != nil { // mostly an address outside the data
			err = errLayout
		}
	}()
	t, err := findTables(mem)
	if err != nil {
		return err
	}
	for i := range t.count {
		if err := t.dropLinesOf(t.funcs + mem.int32(t.funcs+8*i+4)); err != nil {
			return err
		}
	}
	for i, used := range t.usedPC {
		if !used {
			mem.at(t.pc + i)[0] = 0
		}
	}
	clear(mem.at(t.units)[:t.pc-t.units])
	t.dropNames()
	if rewritten {
		return t.dropBuckets()
	}
	return nil
}

// dropBuckets clears the findfunctab. Without it the rewritten runtime takes a
// function's number for its place among all (see [rewrites]), so there must be no
// gap between the numbers.
func (t *tables) dropBuckets() error {
	first := t.mem.int32(t.funcs)
	for i := range t.count + 1 {
		if t.mem.int32(t.funcs+8*i) != first+i {
			return errLayout
		}
	}
	clear(t.mem.at(t.buckets)[:t.bucketsEnd-t.buckets])
	return nil
}

// findTables finds the one pcHeader and the one moduledata that points to it.
func findTables(mem memory) (*tables, error) {
	var found *tables
	for at := 0; ; at++ {
		i := bytes.Index(mem.bytes[at:], headerStart)
		if i < 0 {
			break
		}
		at += i
		header := mem.start + at
		t := &tables{
			mem: mem, names: header + mem.int64(header+headerNames), units: header + mem.int64(header+headerUnits),
			pc: header + mem.int64(header+headerPC), funcs: header + mem.int64(header+headerFuncs), count: mem.int64(header + headerCount),
		}
		if t.names != header+headerLength || t.units < t.names || t.pc < t.units || t.funcs < t.pc {
			continue
		}
		start := binary.LittleEndian.AppendUint64(nil, uint64(header))
		start = binary.LittleEndian.AppendUint64(start, uint64(t.names))
		module := mem.start + bytes.Index(mem.bytes, start)
		if module < mem.start || found != nil || mem.int64(module+modulePC) != t.pc {
			return nil, errLayout
		}
		t.gofunc = mem.int64(module + moduleGofunc)
		t.buckets = mem.int64(module + moduleBuckets)
		code := mem.int64(module+moduleMaxPC) - mem.int64(module+moduleMinPC)
		t.bucketsEnd = t.buckets + bucketHead*((code+bucketCode-1)/bucketCode) + (code+subbucketCode-1)/subbucketCode
		if t.bucketsEnd != mem.int64(module+modulePCEnd) {
			return nil, errLayout // it is the last of the tables
		}
		t.usedPC = make([]bool, t.funcs-t.pc)
		found = t
	}
	if found == nil {
		return nil, errLayout
	}
	return found, nil
}

// dropLinesOf clears what serves lines in the _func at f, and marks what it
// still uses of the pc table.
func (t *tables) dropLinesOf(f int) error {
	npcdata, nfuncdata := t.mem.int32(f+funcNPCData), int(t.mem.at(f + funcNFuncData)[0])
	pcdata := func(i int) int { return f + funcLength + 4*i }
	funcdata := func(i int) int { return pcdata(npcdata) + 4*i }
	if nfuncdata > funcdataInlined && t.mem.int32(funcdata(funcdataInlined)) != noFuncdata {
		if npcdata <= pcdataInlined {
			return errLayout
		}
		tree := t.gofunc + t.mem.int32(funcdata(funcdataInlined))
		_, last := t.walk(t.mem.int32(pcdata(pcdataInlined)))
		for i := range last + 1 {
			call := tree + inlinedLength*i
			if t.mem.int32(call)>>8 != 0 || t.mem.int32(call+4) >= t.units-t.names {
				return errLayout
			}
			clear(t.mem.at(call)[:inlinedLength])
		}
	}
	for _, i := range []int{funcdataInlined, funcdataArgs, funcdataLiveArgs} {
		if i < nfuncdata {
			binary.LittleEndian.PutUint32(t.mem.at(funcdata(i)), noFuncdata)
		}
	}
	for _, field := range []int{f + funcFile, f + funcLine, f + funcUnit, f + funcStartLine} {
		clear(t.mem.at(field)[:4])
	}
	for _, i := range []int{pcdataInlined, pcdataLiveArgs} {
		if i < npcdata {
			clear(t.mem.at(pcdata(i))[:4])
		}
	}

	t.mark(t.mem.int32(f + funcSP))
	for i := range npcdata {
		t.mark(t.mem.int32(pcdata(i)))
	}
	return nil
}

// mark marks the part of the pc table that starts at offset, 0 = none.
func (t *tables) mark(offset int) {
	if offset == 0 || t.usedPC[offset] { // the linker shares equal parts
		return
	}
	end, _ := t.walk(offset)
	for i := offset; i < end; i++ {
		t.usedPC[i] = true
	}
}

// walk reads the part of the pc table that starts at offset: pairs of varints,
// by how much the value (-1 at first) and the program counter grow, up to a
// value (not the first) that does not grow. It returns the offset after it and
// the largest value.
func (t *tables) walk(offset int) (end, largest int) {
	table := t.mem.at(t.pc)[:t.funcs-t.pc]
	value := -1
	largest = -1
	for at := offset; ; {
		growth, n := binary.Varint(table[at:])
		if n <= 0 || growth == 0 && at > offset {
			return at + n, largest
		}
		value += int(growth)
		largest = max(largest, value)
		at += n
		if _, n = binary.Uvarint(table[at:]); n <= 0 {
			panic(errLayout)
		}
		at += n
	}
}
