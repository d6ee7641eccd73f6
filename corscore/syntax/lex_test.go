package syntax

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

var lexKindNames = [LexKinds]string{
	"text", "space", "punct", "name", "attr", "string", "entity", "comment", "meta", "cdata",
	"key", "number", "word", "method", "target", "version", "reason", "header", "value", "bad",
}

// lexDump writes the tokens of text as "kind‹piece›", one line each line,
// spaces between tokens left out.
func lexDump(lang LexLang, text string) string {
	var b strings.Builder
	var state LexState
	var tokens []LexToken
	for line := range strings.SplitSeq(text, "\n") {
		tokens, state = LexLine(lang, line, state, tokens[:0])
		at := 0
		for _, t := range tokens {
			if t.Kind != LexSpace {
				b.WriteString(lexKindNames[t.Kind] + "‹" + line[at:t.End] + "›")
			}
			at = t.End
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestLexLine(t *testing.T) {
	for _, tt := range []struct {
		name string
		lang LexLang
		in   string
		want string
	}{
		{"element", LexXML, `<A x="1">b</A>`, "punct‹<›name‹A›attr‹x›punct‹=›string‹\"›string‹1\"›punct‹>›text‹b›punct‹</›name‹A›punct‹>›\n"},
		{"self-closing", LexXML, `<A/>`, "punct‹<›name‹A›punct‹/>›\n"},
		{"declaration", LexXML, `<?xml version="1.0"?><A>`, "meta‹<?›meta‹xml version=\"1.0\"?>›punct‹<›name‹A›punct‹>›\n"},
		{"comment over lines", LexXML, "a<!-- b\nc --> d", "text‹a›comment‹<!--›comment‹ b›\ncomment‹c -->›text‹ d›\n"},
		{"shortest comment", LexXML, "<!--><A>-->", "comment‹<!--›comment‹><A>-->›\n"},
		{"cdata", LexXML, "<![CDATA[<b>]]>", "meta‹<![CDATA[›cdata‹<b>›meta‹]]>›\n"},
		{"doctype", LexXML, "<!DOCTYPE a [\n<!ENTITY b 'c'>\n]>d", "meta‹<!›meta‹DOCTYPE a [›\nmeta‹<!ENTITY b 'c'>›\nmeta‹]>›text‹d›\n"},
		{"entities", LexXML, "&amp;&#x41;& &;", "entity‹&amp;›entity‹&#x41;›bad‹&›text‹ ›bad‹&›text‹;›\n"},
		{"entity in a value", LexXML, "<A b='x&lt;y'", "punct‹<›name‹A›attr‹b›punct‹=›string‹'›string‹x›entity‹&lt;›string‹y'›\n"},
		{"tag over lines", LexXML, "<A\n b = c>", "punct‹<›name‹A›\nattr‹b›punct‹=›string‹c›punct‹>›\n"},
		{"unended tag", LexXML, "<A\n<B>", "punct‹<›name‹A›\npunct‹<›name‹B›punct‹>›\n"},
		{"value over lines", LexXML, "<A b=\"c\nd\">e", "punct‹<›name‹A›attr‹b›punct‹=›string‹\"›string‹c›\nstring‹d\"›punct‹>›text‹e›\n"},
		{"lone markup", LexXML, "1 < 2 </ <", "text‹1 ›bad‹<›text‹ 2 ›bad‹</›text‹ ›bad‹<›\n"},
		{"characters", LexXML, "<é>\u202eü😀</é>", "punct‹<›name‹é›punct‹>›text‹\u202eü😀›punct‹</›name‹é›punct‹>›\n"},

		{"json", LexJSON, `{"a" : ["b", -1.5e3, true, nul]}`, "punct‹{›key‹\"a\"›punct‹:›punct‹[›string‹\"b\"›punct‹,›number‹-1.5e3›punct‹,›word‹true›punct‹,›bad‹nul›punct‹]›punct‹}›\n"},
		{"escapes", LexJSON, `"a\"\u00e9\éb"`, "string‹\"a›entity‹\\\"›entity‹\\u00e9›entity‹\\é›string‹b\"›\n"},
		{"open string", LexJSON, "\"a\n\"b\"", "bad‹\"a›\nstring‹\"b\"›\n"},
		{"open escape", LexJSON, `"a\`, "bad‹\"a\\›\n"},
		{"comment is none", LexJSON, `/x`, "bad‹/›bad‹x›\n"},

		{"request", LexHTTP, "OPTIONS /a HTTP/1.1\nHost: b:80\n\n", "method‹OPTIONS›target‹/a›version‹HTTP/1.1›\nheader‹Host›punct‹:›value‹b:80›\n\n\n"},
		{"response", LexHTTP, "HTTP/1.1 403 Forbidden now\r\nA:b\r\n\r\n<E>\n<F>", "version‹HTTP/1.1›number‹403›reason‹Forbidden now\r›\nheader‹A›punct‹:›value‹b\r›\n\npunct‹<›name‹E›punct‹>›\npunct‹<›name‹F›punct‹>›\n"},
		{"json body", LexHTTP, "A: b\n\n{\n1", "header‹A›punct‹:›value‹b›\n\npunct‹{›\nnumber‹1›\n"},
		{"text body", LexHTTP, "GET /\nx\n\nhello\n<b>", "method‹GET›target‹/›\nbad‹x›\n\ntext‹hello›\ntext‹<b>›\n"},
	} {
		if got := lexDump(tt.lang, tt.in); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

func TestLexDetect(t *testing.T) {
	for text, want := range map[string]LexLang{
		"": LexXML, "<a>": LexXML, "\ufeff\n [": LexJSON, "\t{": LexJSON, "a{": LexXML,
	} {
		if got := LexDetect(text); got != want {
			t.Errorf("LexDetect(%q) = %d, want %d", text, got, want)
		}
		if got := Parse(text).Format; (got == JSON) != (want == LexJSON) {
			t.Errorf("Parse(%q) reads %s, LexDetect says %d", text, got, want)
		}
	}
}

func FuzzLexLine(f *testing.F) {
	for _, s := range []string{"<A b=\"c\nd\">&amp;<!-- x\n-->", "{\"a\": [1,\n\"\\u0041\"]}", "GET / HTTP/1.1\nA: b\n\n<x>\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for lang := LexXML; lang <= LexHTTP; lang++ {
			var state LexState
			for line := range strings.SplitSeq(text, "\n") {
				start := LexStart(lang, line, state, nil, 3)
				var tokens []LexToken
				tokens, state = LexLine(lang, line, state, nil)
				if n := len(start); n < min(3, len(tokens)) || n > 0 && n < len(tokens) && !slices.Equal(start[:n-1], tokens[:n-1]) {
					t.Fatalf("lang %d, line %q: begins %v, but is %v", lang, line, start, tokens)
				}
				at := 0
				for _, tok := range tokens {
					if tok.End <= at || tok.End > len(line) || tok.Kind >= LexKinds {
						t.Fatalf("lang %d, line %q: token %v behind %d", lang, line, tok, at)
					}
					at = tok.End
					if utf8.ValidString(line) && at < len(line) && !utf8.RuneStart(line[at]) {
						t.Fatalf("lang %d, line %q: token ends inside a character at %d", lang, line, at)
					}
				}
				if at != len(line) {
					t.Fatalf("lang %d, line %q: covered up to %d", lang, line, at)
				}
			}
		}
	})
}

// TestLexLinear: one line of a document without line ends costs its length.
func TestLexLinear(t *testing.T) {
	for _, piece := range []string{"<", "&", "&a", "\"", "\"\\", "<!--", "<![CDATA[", "<a b=", "[", "- "} {
		line := strings.Repeat(piece, 1<<20/len(piece))
		for lang := LexXML; lang <= LexHTTP; lang++ {
			tokens, _ := LexLine(lang, line, 0, nil)
			if tokens[len(tokens)-1].End != len(line) {
				t.Errorf("%q: not covered", piece)
			}
		}
	}
}

func BenchmarkLexLine(b *testing.B) {
	lines := strings.Split(strings.Repeat("<CORSRule>\n  <AllowedOrigin>https://a.example</AllowedOrigin>\n</CORSRule>\n", 700), "\n")
	size := 0
	for _, l := range lines {
		size += len(l) + 1
	}
	b.SetBytes(int64(size))
	var tokens []LexToken
	for b.Loop() {
		var state LexState
		for _, line := range lines {
			tokens, state = LexLine(LexXML, line, state, tokens[:0])
		}
	}
}
