package corscore_test

import (
	"runtime/debug"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cases"
	"s3cors.playground/corscore/console"
	"s3cors.playground/corscore/evidence"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/format"
)

// No reader calls itself for what nests: a stack that overflows ends a Go
// program, and no recover helps. With the stack that this test allows, a reader
// that uses 26 bytes of it a level does not come to its end.
func TestDeepNesting(t *testing.T) {
	const (
		deep  = 10_000
		stack = 256 << 10 // bytes
	)
	defer debug.SetMaxStack(debug.SetMaxStack(stack))
	for name, open := range map[string][2]string{
		"elements": {"<a>", "</a>"}, "rules": {"<CORSRule>", "</CORSRule>"}, "arrays": {"[", "]"}, "objects": {`{"a":`, "}"},
		"parentheses": {"(", ")"}, "blocks": {"a {\n", "}\n"}, "flow lists": {"a: [", "]"}, "quotes": {`"$(`, `)"`}, "calls": {"f(", ")"},
	} {
		text := strings.Repeat(open[0], deep) + strings.Repeat(open[1], deep)
		in := corscore.Input{Config: text, Request: &fetch.Request{Origin: "https://a.example", URL: "https://b.example/"}}
		if r := corscore.Run(in); r.Put.Accepted {
			t.Errorf("%s: a server takes it", name)
		}
		_ = corscore.Compare(corscore.CompareInput{A: text, B: text})
		_ = corscore.Simplify(corscore.SimplifyInput{Config: text})
		open := strings.Repeat(open[0], deep)
		for _, text := range []string{text, open, "fetch(" + open, "curl " + open, "a: " + open} {
			_, _ = cases.Parse(text)
			_ = evidence.Read(text)
			_ = console.Recognize(text)
			_, _, _ = format.Read(text)
			_ = format.Repair(text)
		}
	}
}
