package wasmbuild

import (
	"bytes"
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

// program is a Go program that needs its stack walked: by the garbage
// collector, by panics that are recovered, and at last by one that is not.
const program = `package main

import (
	"errors"
	"runtime"
)

type tree struct{ left, right *tree }

func grow(depth int) *tree {
	if depth == 0 {
		runtime.GC()
		return &tree{}
	}
	return &tree{grow(depth - 1), grow(depth - 1)}
}

func (t *tree) count() int {
	if t == nil {
		return 0
	}
	return 1 + t.left.count() + t.right.count()
}

func recovered(f func()) (err error) {
	defer func() { err, _ = recover().(error) }()
	f()
	return nil
}

//go:noinline
func lastCall() { panic(errors.New("the end")) }

func main() {
	var list []int
	println(grow(6).count(), recovered(func() { println(list[len(list)]) }).Error(), recovered(func() { var t *tree; println(t.left) }).Error())
	done := make(chan int)
	go func() { done <- grow(4).count() }()
	println(<-done)
	lastCall()
}
`

// A slimmed program does what it did, and its stack traces name functions.
func TestSlim(t *testing.T) {
	fat := compiled(t)
	thin, err := slim(fat, false)
	if err != nil {
		t.Fatal(err)
	}
	if was, is := packed(t, fat), packed(t, thin); is > was*85/100 {
		t.Errorf("compressed, slimmed from %d to %d bytes", was, is)
	}
	if again, err := slim(thin, false); err != nil || !bytes.Equal(again, thin) {
		t.Errorf("slimmed twice: %d and %d bytes, %v", len(thin), len(again), err)
	}
	for name, kept := range map[string]bool{"main.lastCall": true, "main.(*tree).count": true, "runtime.mallocgc": false, "unicode/utf8.": false} {
		if was, is := bytes.Contains(fat, []byte(name)), bytes.Contains(thin, []byte(name)); is != kept || kept && !was {
			t.Errorf("%s: in the program %v, slimmed %v, want %v", name, was, is, kept)
		}
	}
	runs(t, thin)
}

// The findfunctab stays if a function's number does not say its place.
func TestDropBuckets(t *testing.T) {
	sections, err := readSections(compiled(t))
	if err != nil {
		t.Fatal(err)
	}
	data := sections[slices.IndexFunc(sections, func(s section) bool { return s.id == dataSection })]
	mem, err := readData(data.body)
	if err != nil {
		t.Fatal(err)
	}
	found, err := findTables(mem)
	if err != nil {
		t.Fatal(err)
	}
	behind := mem.at(endOfTables(found))[:32]
	for i := range behind {
		behind[i] = 0xFF
	}
	was := bytes.Clone(mem.bytes)
	second := mem.at(found.funcs + 8)
	second[0]++
	if err := found.dropBuckets(); err == nil {
		t.Error("a gap between the functions' numbers is not seen")
	}
	second[0]--
	if !bytes.Equal(was, mem.bytes) {
		t.Error("with a gap, something is cleared")
	}
	if err := found.dropBuckets(); err != nil {
		t.Fatal(err)
	}
	if cleared := mem.at(found.buckets)[:found.bucketsEnd-found.buckets]; bytes.Count(cleared, []byte{0}) != len(cleared) || bytes.Equal(was, mem.bytes) {
		t.Error("the table is still there")
	}
	if bytes.Count(behind, []byte{0xFF}) != len(behind) {
		t.Error("what is behind the table is cleared")
	}
}

// endOfTables is where the tables end, and soon the list of types begins.
func endOfTables(t *tables) int {
	header := binary.LittleEndian.AppendUint64(nil, uint64(t.names-headerLength))
	module := t.mem.start + bytes.Index(t.mem.bytes, header)
	return t.mem.int64(module + modulePCEnd)
}

// reflecting is a program that looks at the linker's list of types, and has
// package reflect look there for types that are not linked to their pointers. It
// has so many functions that the list stands close behind the tables.
const reflecting = `package main

import (
	"reflect"
	"unsafe"
)

//go:linkname typelinks reflect.typelinks
func typelinks() (sections []unsafe.Pointer, offset [][]int32)

func typeAt(p unsafe.Pointer) reflect.Type {
	var v any
	*(*unsafe.Pointer)(unsafe.Pointer(&v)) = p
	return reflect.TypeOf(v)
}

type one struct{ A, B int }

//go:noinline
func f0(n int) int { return n * 2 }

//go:noinline
func f1(n int) int { return n * 3 }

//go:noinline
func f2(n int) int { return n * 4 }

func main() {
	sections, offsets := typelinks()
	last := ""
	for _, offset := range offsets[0] {
		name := typeAt(unsafe.Add(sections[0], offset)).String()
		if offset == 0 || name < last {
			println("damaged:", offset, name)
		}
		last = name
	}
	looked := f0(0) + f1(0) + f2(0)
	for _, v := range []any{one{}, [0]one{}, []one{}, map[string]one{}, func(one) {}, make(chan one), struct{ A one }{}, 1, "", false} {
		t := reflect.TypeOf(v)
		for range 3 {
			t = reflect.PointerTo(t)
			looked++
		}
		if t.String() != "***"+reflect.TypeOf(v).String() {
			println("wrong:", t.String())
		}
	}
	println(looked, "types are there")
	panic("the end")
}
`

// A published program finds the types that it is asked for: what is dropped
// ends before the list of them.
func TestReflect(t *testing.T) {
	file, err := overlayOf(t.TempDir(), "../..", standIns)
	if err != nil {
		t.Fatal(err)
	}
	built, err := slim(compiledFrom(t, reflecting, "-overlay", file), true)
	if err != nil {
		t.Fatal(err)
	}
	if out := output(t, built); !strings.HasPrefix(out, "30 types are there\npanic: the end\n") {
		t.Errorf("the program printed\n%s", out)
	}
}

// compiled is [program] as the linker writes it.
func compiled(t *testing.T, more ...string) []byte {
	t.Helper()
	return compiledFrom(t, program, more...)
}

// compiledFrom is source as the linker writes it.
func compiledFrom(t *testing.T, source string, more ...string) []byte {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{"go.mod": "module program\n\ngo 1.26\n", "main.go": source} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	compile := exec.Command("go", slices.Concat([]string{"build"}, flags, more, []string{"-o", "out.wasm", "."})...)
	compile.Dir, compile.Env = dir, Env()
	if out, err := compile.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	built, err := os.ReadFile(filepath.Join(dir, "out.wasm"))
	if err != nil {
		t.Fatal(err)
	}
	return built
}

// output is what a program prints that ends with a panic.
func output(t *testing.T, built []byte) string {
	t.Helper()
	goroot, err := goRoot()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "program.wasm")
	if err := os.WriteFile(file, built, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("node", filepath.Join(goroot, "lib", "wasm", "wasm_exec_node.js"), file).CombinedOutput()
	if exit, ok := err.(*exec.ExitError); !ok || exit.ExitCode() != 2 {
		t.Errorf("the program ended with %v\n%s", err, out)
	}
	return string(out)
}

// runs demands that built does what [program] says.
func runs(t *testing.T, built []byte) {
	t.Helper()
	out := output(t, built)
	for _, want := range []string{
		"127 runtime error: index out of range [0] with length 0 runtime error: invalid memory address or nil pointer dereference\n",
		"\n31\n", "panic: the end\n", "\nmain.lastCall()\n\t?:0 ", "\nmain.main()\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("the program printed no %q:\n%s", want, out)
		}
	}
}

// packed is how many bytes the program has when it travels.
func packed(t *testing.T, program []byte) int {
	t.Helper()
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, 6)
	if _, err := w.Write(program); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

func TestSlimRefusesOtherFiles(t *testing.T) {
	for _, file := range []string{
		"", "\x00asm\x01\x00\x00\x00\x0b", "\x00asm\x01\x00\x00\x00\x0b\x05ab", "\x00asm\x01\x00\x00\x00\x0b\x01\x00", "\x00asm\x01\x00\x00\x00\x0c\x01\x00",
		"\x00asm\x01\x00\x00\x00\x0b\x02\x01\x00", "\x00asm\x01\x00\x00\x00\x0b\x07\x01\x00\x41\x00\x0b\x01x",
	} {
		if _, err := slim([]byte(file), true); err == nil {
			t.Errorf("%q is no Go program, and is taken for one", file)
		}
	}
}
