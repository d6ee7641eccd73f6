package wasmbuild

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestDirect: the standard library's own tests pass with direct jumps: loops, goroutines
// that give way anywhere, stacks that grow, panics that are recovered, collected garbage.
func TestDirect(t *testing.T) {
	goroot, err := goRoot()
	if err != nil {
		t.Fatal(err)
	}
	tested := []string{"sort", "context", "encoding/json", "sync"}
	if all := os.Getenv("DIRECT"); all != "" {
		tested = strings.Fields(all)
	}
	for _, pkg := range tested {
		t.Run(pkg, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "test.wasm")
			compile := exec.Command("go", "test", "-c", "-o", file, pkg)
			compile.Env = Env()
			if out, err := compile.CombinedOutput(); err != nil {
				t.Fatalf("go test -c: %v\n%s", err, out)
			}
			program, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			sections, err := readSections(program)
			if err != nil {
				t.Fatal(err)
			}
			out := bytes.Clone(program[:preamble])
			for _, s := range sections {
				if s.id == codeSection {
					was := len(s.body)
					if s.body, err = direct(s.body); err != nil {
						t.Fatal(err)
					}
					if len(s.body) == was {
						t.Error("nothing is direct")
					}
				}
				out = appendSection(out, s)
			}
			if err := os.WriteFile(file, out, 0o644); err != nil {
				t.Fatal(err)
			}
			run := exec.Command("node", "--stack-size=4096", filepath.Join(goroot, "lib", "wasm", "wasm_exec_node.js"), file, "-test.short")
			run.Dir = filepath.Join(goroot, "src", pkg)
			run.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
			if out, err := run.CombinedOutput(); err != nil {
				t.Errorf("%v\n%.4000s", err, out)
			}
		})
	}
}

// TestJumps: which jumps become branches, and which calls return.
func TestJumps(t *testing.T) {
	get, set, stack := []byte{opLocalGet, 0}, []byte{opLocalSet, 0}, stackInLocal
	join := func(parts ...[]byte) []byte { return bytes.Join(parts, nil) }
	jump := func(place, depth byte) []byte { return join([]byte{opI32Const, place}, set, []byte{opBr, depth}) }
	call := join([]byte{opI32Const, 0, opCall, 7}, stack)
	open := func(n int) []byte { return bytes.Repeat([]byte{opBlock, noResult}, n) }
	end := []byte{opEnd}
	function := func(blocks ...[]byte) []byte {
		table := []byte{opBrTable, 3, 0, 1, 1, 2} // places 1 and 2 are block 1's, 3 is block 2's
		return join([]byte{1, 1, typeI32}, stack, open(1), []byte{opLoop, noResult}, open(3), get, table, end,
			blocks[0], end, blocks[1], end, blocks[2], end, []byte{opUnreachable}, end, []byte{opI32Const, 1}, end)
	}
	inIf := func(code []byte) []byte { return join(get, []byte{opIf, noResult}, code, end) }
	for name, c := range map[string]struct{ was, is [3][]byte }{
		"to the next block":      {[3][]byte{jump(1, 2), nil, nil}, [3][]byte{{opBr, 0}, nil, nil}},
		"over one":               {[3][]byte{jump(3, 2), nil, nil}, [3][]byte{{opBr, 1}, nil, nil}},
		"past the table's end":   {[3][]byte{jump(9, 2), nil, nil}, [3][]byte{{opBr, 1}, nil, nil}},
		"in a condition":         {[3][]byte{inIf(jump(3, 3)), nil, nil}, [3][]byte{inIf([]byte{opBr, 2}), nil, nil}},
		"back":                   {[3][]byte{nil, jump(1, 1), jump(0, 0)}, [3][]byte{nil, jump(1, 1), jump(0, 0)}},
		"a call":                 {[3][]byte{join(call, []byte{opBrIf, 3}), nil, nil}, [3][]byte{join(call, []byte{opIf, noResult, opI32Const, 1, opReturn, opEnd}), nil, nil}},
		"a branch after no call": {[3][]byte{join(stack, get, []byte{opBrIf, 3}), nil, nil}, [3][]byte{join(stack, get, []byte{opBrIf, 3}), nil, nil}},
	} {
		f, ok := functionOf(function(c.was[:]...))
		if !ok {
			t.Errorf("%s: is no function", name)
			continue
		}
		if got, want := f.write(), function(c.is[:]...); !bytes.Equal(got, want) {
			t.Errorf("%s:\n% x, want\n% x", name, got, want)
		}
	}
	for name, body := range map[string][]byte{
		"empty":                nil,
		"no locals' end":       {9, 1},
		"no stack pointer":     {0, opI32Const, 1, opEnd},
		"no table":             join([]byte{0}, stack, []byte{opI32Const, 1, opEnd}),
		"a cut instruction":    join([]byte{0}, stack, open(1), get, []byte{opBrTable, 9}),
		"another instruction":  join([]byte{0}, stack, open(1), get, []byte{0xfd, 0}),
		"too few blocks":       join([]byte{0}, stack, open(1), get, []byte{opBrTable, 1, 0, 1, opEnd, opEnd}),
		"nothing but the head": join([]byte{0}, stack),
	} {
		if _, ok := functionOf(body); ok {
			t.Errorf("%s is taken for a function of Go", name)
		}
	}
}
