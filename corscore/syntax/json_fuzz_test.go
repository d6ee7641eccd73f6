package syntax_test

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"s3cors.playground/corscore/syntax"
)

// value is node n as encoding/json would unmarshal it, numbers as written.
func value(t *syntax.Tree, n int32) any {
	node := &t.Nodes[n]
	switch node.Kind {
	case syntax.Object:
		m := map[string]any{}
		for c := node.First; c != syntax.None; c = t.Nodes[c].Next {
			var key string
			if err := json.Unmarshal([]byte(`"`+t.Name(c)+`"`), &key); err != nil {
				key = t.Name(c)
			}
			m[key] = value(t, c)
		}
		return m
	case syntax.Array:
		list := []any{}
		for c := node.First; c != syntax.None; c = t.Nodes[c].Next {
			list = append(list, value(t, c))
		}
		return list
	case syntax.String:
		return t.Unquote(n)
	case syntax.Number:
		return json.Number(t.Of(node.Span))
	}
	switch t.Of(node.Span) {
	case "true":
		return true
	case "false":
		return false
	}
	return nil
}

func FuzzJSON(f *testing.F) {
	for _, s := range []string{
		`[{"AllowedOrigins":["*"],"AllowedMethods":["GET"],"MaxAgeSeconds":3000}]`,
		`{"CORSRules":[{"ID":"a\u0041\ud83d\ude00\n"}]}`, `[1,]`, `{"a" 1}`, `{'a':'b'}`, `[“a”]`, `{a:b}`, `[1 2]`, `["a`, `[}`, `[1e5,-0.5,01,+1,.5]`,
		`// x` + "\n[]", `[] x`, `{"a":1,"a":2}`, `[[[[`, `null`, `"\ud800"`, `{"a":}`, `[,]`, `{,}`, "[\"a\nb\"]", `["\ud800xudc00"]`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tree := syntax.ParseJSON(text)
		checkTree(t, tree)
		if !utf8.ValidString(text) || strings.HasPrefix(text, "\ufeff") {
			return
		}
		var want any
		d := json.NewDecoder(strings.NewReader(text))
		d.UseNumber()
		valid := json.Valid([]byte(text))
		clean := true
		for _, p := range tree.Problems {
			clean = clean && p.Kind == syntax.JSONDuplicateKey
		}
		if valid != clean && !strings.Contains(fmt.Sprint(tree.Problems), strconv.Itoa(int(syntax.JSONTooDeep))) {
			t.Fatalf("encoding/json accepts it: %v, the scanner finds nothing wrong: %v: %q", valid, clean, text)
		}
		if !valid || !clean {
			return
		}
		if err := d.Decode(&want); err != nil {
			t.Fatal(err)
		}
		if got := value(tree, tree.Root); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("the scanner reads %v, encoding/json %v: %q", got, want, text)
		}
	})
}
