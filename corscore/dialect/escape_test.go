package dialect_test

import (
	"testing"

	"s3cors.playground/corscore/dialect"
)

// TestEscapes: what each server makes of the same text in the body of an error.
func TestEscapes(t *testing.T) {
	const text = "<&>\"'` é\x01\t\n\r\x7f\xff"
	for e, want := range map[dialect.Escape]string{
		dialect.EscapeNone: text,
		dialect.EscapeGo:   "&lt;&amp;&gt;&#34;&#39;` é\ufffd&#x9;&#xA;&#xD;\x7f\ufffd",
		dialect.EscapeCeph: "&lt;&amp;&gt;&quot;&apos;` é&#x01;\t\n&#x0d;&#x7f;\ufffd",
		dialect.EscapeHTML: "&lt;&amp;&gt;&quot;&apos;&grave; &eacute;&#x1;&#x9;\n\r&#x7F;&#xFFFD;",
	} {
		if got := e.Of(text); got != want {
			t.Errorf("%v: %q, want %q", e, got, want)
		}
	}
	if got := dialect.EscapeHTML.Of("plain"); got != "plain" {
		t.Errorf("plain text became %q", got)
	}
}
