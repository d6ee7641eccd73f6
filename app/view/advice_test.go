package view

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/analyze"
	"s3cors.playground/corscore/fetch"
)

// TestPlacesOfAdvice: every place that analyze names is known here, and only an
// address has no words.
func TestPlacesOfAdvice(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "../../corscore/analyze/advice.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	ast.Inspect(file, func(node ast.Node) bool {
		spec, ok := node.(*ast.ValueSpec)
		if !ok || len(spec.Values) == 0 || !strings.HasPrefix(spec.Names[0].Name, "In") {
			return true
		}
		literal, ok := spec.Values[0].(*ast.BasicLit)
		if !ok {
			return true
		}
		n++
		where, err := strconv.Unquote(literal.Value)
		text, known := placeOf(where)
		if err != nil || !known || (text == "") != (where == analyze.InURL) {
			t.Errorf("%s: %q, known %v, %v", spec.Names[0].Name, text, known, err)
		}
		return true
	})
	if n != 5 {
		t.Errorf("%d places were found", n)
	}
}

// TestAdviceInMarkdown: no space is left before the colon where the place has no
// words.
func TestAdviceInMarkdown(t *testing.T) {
	for where, want := range map[string]string{
		analyze.InBucket: "\nWhat helps in the bucket: Do it. Because",
		analyze.InURL:    "\nWhat helps: Do it. Because",
	} {
		r := corscore.Report{Fetch: &corscore.Fetch{Outcome: fetch.BlockedOutcome, Blocked: &corscore.Blocked{}}, Advice: []analyze.Advice{{Title: "Do it", Text: "Because", Where: where}}}
		if got := verdictText(of(corscore.Input{Request: asking}, r).Verdict); !strings.Contains(got, want) {
			t.Errorf("%s: %q", where, got)
		}
	}
}
