package literal_test

import (
	"fmt"
	"strings"
	"testing"

	"s3cors.playground/corscore/literal"
)

// show writes a value in a short form of its own.
func show(n *literal.Node) string {
	text := map[literal.Kind]string{
		literal.Expression: "?" + n.Text, literal.String: "'" + n.Text + "'", literal.Template: "~" + n.Text, literal.Number: n.Text, literal.Word: n.Text,
	}[n.Kind]
	if n.Kind == literal.List || n.Kind == literal.Map || n.Kind == literal.Call {
		items := make([]string, len(n.Items))
		for i := range n.Items {
			items[i] = show(&n.Items[i])
		}
		text = n.Text + map[literal.Kind]string{literal.List: "[", literal.Map: "{", literal.Call: "("}[n.Kind] + strings.Join(items, " ")
	}
	if n.Key != "" {
		return n.Key + ":" + text
	}
	return text
}

func TestCode(t *testing.T) {
	for text, want := range map[string]string{
		`{a: 1, 'b-c': "x", [d]: 2, ...e, f, g() { return 1 }}`:   "{a:1 b-c:'x' ?[d]: 2 ?...e f:?f g:?g() { return 1 }",
		`['a', "b\n\u00e9\x41\u{1F600}", ` + "`c`, `d${e}`" + `]`: "['a' 'b\né" + "A😀' 'c' ~d${e}",
		`("a", "b",)`:                      "['a' 'b'",
		`"a" + b`:                          `?"a" + b`,
		`new Headers({"A": "b"})`:          "Headers({A:'b'",
		`x.y.Headers([])`:                  "Headers([",
		`process.env.ORIGIN`:               "?process.env.ORIGIN",
		`f(1)(2)`:                          "?f(1)(2)",
		`a ? "b" : "c"`:                    `?a ? "b" : "c"`,
		`True`:                             "True",
		`r"a\n"`:                           `'a\n'`,
		`f"a{b}"`:                          "~a{b}",
		`"""a"b"""`:                        `'a"b'`,
		"// c\n/* d */ # e\n 3000 // f":    "3000",
		`60 * 60`:                          "?60 * 60",
		`-1`:                               "-1",
		`[1, [2, {a: [3]}]`:                "[1 [2 {a:[3",
		`{"a": "b`:                         "{a:'b'",
		`{a: "x;y", b: function() { ; }}`:  "{a:'x;y' b:?function() { ; }",
		`{'a': 'it\'s', "b": "\\", c: ''}`: `{a:'it's' b:'\' c:''`,
		"{\n  a: 1\n  b: 2\n}":             "{a:1 b:2",
		``:                                 "?",
	} {
		n, end := literal.Code(text, 0)
		if got := show(&n); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
		if end > len(text) || n.Span.End > len(text) {
			t.Errorf("%s: ends at %d, span %v", text, end, n.Span)
		}
	}
}

func TestShorthand(t *testing.T) {
	n := literal.Shorthand(`CORSRules=[{AllowedOrigins=[*,https://a.example:80],AllowedMethods=["GET",PUT],MaxAgeSeconds=3000}],B=c`)
	const want = "{CORSRules:[{AllowedOrigins:['*' 'https://a.example:80' AllowedMethods:['GET' 'PUT' MaxAgeSeconds:'3000' B:'c'"
	if got := show(&n); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestArguments(t *testing.T) {
	const text = `fetch("a", {b: c(1, ")")}).then(x)`
	args, end := literal.Arguments(text, len("fetch"))
	var got strings.Builder
	for i := range args {
		got.WriteString(show(&args[i]) + ";")
	}
	if got.String() != `'a';{b:c(1 ')';` || text[end:] != ".then(x)" {
		t.Errorf("%s, then %s", got.String(), text[end:])
	}
}

func TestJSON(t *testing.T) {
	n, broken, ok := literal.JSON(`{"a\u0062": [1, true, "x",], “b”: word} x`)
	if got := show(&n); got != "{ab:[1 true 'x' b:?word" || !ok || len(broken) != 1 {
		t.Errorf("%s %v %v", got, broken, ok)
	}
	if _, _, ok := literal.JSON(" "); ok {
		t.Error("spaces have a value")
	}
}

// The members of a value lie in it, in order, and nothing panics.
func FuzzCode(f *testing.F) {
	f.Add("f({a: [1, `${b}`], ...c}, 'd' + e)")
	f.Add("{a=[b,{c=d}]")
	f.Fuzz(func(t *testing.T, text string) {
		a, end := literal.Code(text, 0)
		if end > len(text) {
			t.Fatal(end)
		}
		b := literal.Shorthand(text)
		c, _, _ := literal.JSON(text)
		for _, n := range []*literal.Node{&a, &b, &c} {
			if err := inside(n, len(text)); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func inside(n *literal.Node, most int) error {
	at := 0
	for i := range n.Items {
		m := &n.Items[i]
		if m.Span.Start < at || m.Span.End < m.Span.Start || m.Span.End > most || m.KeySpan.End < m.KeySpan.Start || m.KeySpan.End > most {
			return fmt.Errorf("%v %v is not between %d and %d", m.KeySpan, m.Span, at, most)
		}
		at = m.Span.End
		if err := inside(m, most); err != nil {
			return err
		}
	}
	return nil
}

// A string of Terraform begins no template, and what shows nothing is visible in it.
func TestHCL(t *testing.T) {
	for text, want := range map[string]string{
		"${x} %{y} $x": `"$${x} %%{y} $x"`, "a\u202eb": `"a\u202eb"`, "\U000e0041": `"\U000e0041"`, "😀": `"😀"`, "\xff": "\"\ufffd\"",
	} {
		if got := literal.HCL(text); got != want {
			t.Errorf("%q becomes %s, want %s", text, got, want)
		}
	}
	if text, width := literal.Escape(`\U000e0041x`); text != "\U000e0041" || width != 10 {
		t.Errorf("%q, %d", text, width)
	}
}
