package wasmbuild

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
)

// rewrite changes lines of the standard library's source for one build. The
// linker keeps what could be reached; a rewrite says what is never reached here.
type rewrite struct {
	files string // a pattern below GOROOT/src
	// pairs are texts and what is in their place, in each of the files. Each
	// text must be found in one of them.
	pairs []string
}

// rewrites are those of both programs; the last one is about a library that only
// app.wasm has. They are 60 KB (brotli) of corscore.wasm and 200 of app.wasm.
var rewrites = []rewrite{
	// Nobody traces or profiles a program in a browser: no function of
	// runtime/trace or runtime/metrics is part of it.
	{"runtime/*.go", []string{
		"return trace.enabled\n", "return false\n",
		"return trace.enabledWithAllocFree\n", "return false\n",
		"return trace.shutdown.Load()\n", "return false\n",
		"\tif !traceEnabled() {\n\t\treturn traceLocker{}\n\t}\n\treturn traceAcquireEnabled()\n", "\treturn traceLocker{}\n",
		"return tl.gen != 0\n", "return false\n",
		"func godebug_registerMetric(name string, read func() uint64) {\n", "func godebug_registerMetric(name string, read func() uint64) {\n\treturn\n",
	}},
	// The settings of GODEBUG that print, check or slow down: a page has no
	// environment in which somebody could set them.
	{"runtime/*.go", never(
		"debug.checkfinalizers > 0", "debug.checkfinalizers > 1", "debug.checkfinalizers != 0", "debug.clobberfree != 0",
		"debug.efence > 0", "debug.efence != 0", "debug.gccheckmark > 0", "debug.gcpacertrace > 0", "debug.gcshrinkstackoff > 0",
		"debug.gcstoptheworld > 0", "debug.gcstoptheworld != 0", "debug.gctrace > 0", "debug.gctrace > 1", "debug.inittrace != 0",
		"debug.sbrk != 0", "debug.scavtrace > 0", "debug.scheddetail > 0", "debug.schedtrace > 0",
	)},
	// The functions print and println know floats, and panic by them. Nothing
	// here prints a float that way, and corscore.wasm has no other use for what
	// strconv does with them, 22 KB of it.
	{"runtime/print.go", []string{
		"gwrite(strconv.AppendFloat(buf[:0], v, 'g', -1, 64))", `gwrite(append(buf[:0], "float"...))`,
		"gwrite(strconv.AppendFloat(buf[:0], float64(v), 'g', -1, 32))", `gwrite(append(buf[:0], "float"...))`,
		"gwrite(strconv.AppendComplex(buf[:0], c, 'g', -1, 128))", `gwrite(append(buf[:0], "complex"...))`,
		"gwrite(strconv.AppendComplex(buf[:0], complex128(c), 'g', -1, 64))", `gwrite(append(buf[:0], "complex"...))`,
	}},
	// A program is one module, and the linker is trusted.
	{"runtime/*.go", []string{
		"func moduledataverify() {\n", "func moduledataverify() {\n\treturn\n",
		"func typelinksinit() {\n", "func typelinksinit() {\n\treturn\n",
	}},
	// A program counter's function is found in a table of 20 bytes for each 4 KB of
	// code, and in WebAssembly each function counts as 64 KB: 2.4 MB of app.wasm's
	// 12.6 as browsers read it. The functions are all there, one after the other:
	// the number of a function is its place ([tables.dropBuckets] sees to that).
	{"runtime/symtab.go", []string{
		"\tffb := (*findfuncbucket)(add(unsafe.Pointer(datap.findfunctab), b*unsafe.Sizeof(findfuncbucket{})))\n\tidx := ffb.idx + uint32(ffb.subbuckets[i])\n",
		"\t_, _ = b, i\n\tidx := pcOff - datap.ftab[0].entryoff\n",
	}},
	// A value of JavaScript is let go by a finalizer, and the runtime keeps the
	// finalizers of a span in a list that it walks for each new one. Of what stands
	// for a value, 8 bytes, a span holds so many that drawing the page spent a fifth
	// of its time in these lists. Larger ones are fewer.
	{"syscall/js/js.go", []string{"gcPtr = new(ref)\n", "gcPtr = &new([8]ref)[0]\n"}},
	// encoding/json decodes into values that read themselves from text. No value
	// that is decoded here does, but because it might, every type with such a
	// method is kept whole: two engines of regular expressions among them, which
	// chroma and go-app bring and nothing here calls.
	{"encoding/json/decode.go", []string{
		"\t\"encoding\"\n\t\"encoding/base64\"\n", "\t\"encoding/base64\"\n",
		"encoding.TextUnmarshaler", "neverDecoded",
		".UnmarshalText(", ".neverDecoded(",
		"var nullLiteral = ", "type neverDecoded interface{ neverDecoded([]byte) error }\n\nvar nullLiteral = ",
	}},
}

// never are conditions that do not hold.
func never(conditions ...string) []string {
	var pairs []string
	for _, c := range conditions {
		pairs = append(pairs, c, "false")
	}
	return pairs
}

// apply returns what the files become, by their paths. What replaced has of
// them is read in their place.
func (r rewrite) apply(goroot string, replaced map[string]string) (map[string][]byte, error) {
	files, err := sources(filepath.Join(goroot, "src", filepath.FromSlash(r.files)))
	if err != nil {
		return nil, err
	}
	changed := map[string][]byte{}
	found := make([]bool, len(r.pairs)/2)
	for _, file := range files {
		source := file
		if other := replaced[file]; other != "" {
			source = other
		}
		was, err := os.ReadFile(source)
		if err != nil {
			return nil, err
		}
		is := was
		for i := range found {
			before, after := []byte(r.pairs[2*i]), []byte(r.pairs[2*i+1])
			if bytes.Contains(is, before) {
				found[i] = true
				is = bytes.ReplaceAll(is, before, after)
			}
		}
		if !bytes.Equal(was, is) {
			changed[file] = is
		}
	}
	for i, ok := range found {
		if !ok {
			return nil, fmt.Errorf("%s: there is no %q", r.files, r.pairs[2*i])
		}
	}
	return changed, nil
}
