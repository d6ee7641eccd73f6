package site

import "testing"

func TestProse(t *testing.T) {
	for _, c := range []struct{ text, want, plain string }{
		{"a < b", "<p>a &lt; b</p>\n", "a < b"},
		{"one\n\ntwo\n", "<p>one</p>\n<p>two</p>\n", "one two"},
		{"`<b>` ends", "<p><code>&lt;b&gt;</code> ends</p>\n", "<b> ends"},
		{"see [the `rule`](/checks/x#y), too", `<p>see <a href="/checks/x#y">the <code>rule</code></a>, too</p>` + "\n", "see the rule, too"},
		{"[out](https://a.example/?x&y)", `<p><a href="https://a.example/?x&amp;y" rel="noopener">out</a></p>` + "\n", "out"},
		{"[bad](javascript:x)", "<p>[bad](javascript:x)</p>\n", "bad"},
		{"[bad](//a.example)", "<p>[bad](//a.example)</p>\n", "bad"},
		{"[1] and `open", "<p>[1] and `open</p>\n", "1] and open"},
		{"", "", ""},
	} {
		if got := string(prose(c.text)); got != c.want {
			t.Errorf("prose(%q) = %q, want %q", c.text, got, c.want)
		}
		if got := plainText(c.text); got != c.plain {
			t.Errorf("plainText(%q) = %q, want %q", c.text, got, c.plain)
		}
	}
}
