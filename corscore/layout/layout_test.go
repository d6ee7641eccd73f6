package layout

import (
	"encoding/json"
	"encoding/xml"
	"io"
	"reflect"
	"strings"
	"testing"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

func TestFormat(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"empty", "", ""},
		{"space", " \n", ""},
		{"one line", `<?xml version="1.0"?><CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>`, `<?xml version="1.0"?>
<CORSConfiguration>
  <CORSRule>
    <AllowedOrigin>*</AllowedOrigin>
    <AllowedMethod>GET</AllowedMethod>
  </CORSRule>
</CORSConfiguration>
`},
		{"values stay", "<CORSRule><ID>\n a\tb </ID><AllowedOrigin> <!-- x -->https://a</AllowedOrigin><ID> </ID></CORSRule>", `<CORSRule>
  <ID>
 a	b </ID>
  <AllowedOrigin> <!-- x -->https://a</AllowedOrigin>
  <ID> </ID>
</CORSRule>
`},
		{"text of its own stays", "<CORSRule> a\n<ID>b</ID></CORSRule>", "<CORSRule> a\n<ID>b</ID></CORSRule>\n"},
		{"comments", "<A><!-- a --><B/>  <!-- b -->\n\n\n<!-- c\n   d --><B/></A>", `<A> <!-- a -->
  <B/> <!-- b -->

  <!-- c
   d -->
  <B/>
</A>
`},
		{"empty elements", "<A><B>\n</B><C/></A>", "<A>\n  <B></B>\n  <C/>\n</A>\n"},
		{"never closed", "<A><B>\n<ID>x\n<ID>y</ID></A>", "<A>\n  <B>\n  <ID>x\n  <ID>y</ID>\n</A>\n"},
		{"never ended", "<A><B <C></C></A", "<A>\n  <B\n  <C></C>\n</A\n"},
		{"strays", "x<A></A> </B> y", "x\n<A></A>\n</B>\ny\n"},
		{"cdata and doctype", "<!DOCTYPE a [<!ENTITY b \"c\">]><A><![CDATA[ <B> ]]></A>", "<!DOCTYPE a [<!ENTITY b \"c\">]>\n<A><![CDATA[ <B> ]]></A>\n"},
		{"quotes", `<A b="a>b" c='"'><B/></A>`, "<A b=\"a>b\" c='\"'>\n  <B/>\n</A>\n"},

		{"json", `[{"AllowedOrigins":["*" , "a\"b\n"],"MaxAgeSeconds":3000,"X":[],"Y":{}}]`, `[
  {
    "AllowedOrigins": ["*", "a\"b\n"],
    "MaxAgeSeconds": 3000,
    "X": [],
    "Y": {}
  }
]
`},
		{"long list", `{"a":["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","c"]}`, `{
  "a": [
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
    "c"
  ]
}
`},
		{"no json", `{"a": 'b'}`, `{"a": 'b'}`},
		{"trailing comma, missing comma", `[1,"b" "c",]`, "[\n  1,\n  \"b\"\n  \"c\",\n]\n"},
	} {
		got := Format(tt.in)
		if got != tt.want {
			t.Errorf("%s:\ngot  %q\nwant %q", tt.name, got, tt.want)
		}
		if again := Format(got); again != got {
			t.Errorf("%s: formatting again changes it:\n%q\n%q", tt.name, got, again)
		}
	}
}

// values lists what encoding/xml reads: names, and the text of elements that
// hold text; ok is false if it is no XML.
func values(text string) (list []string, ok bool) {
	d := xml.NewDecoder(strings.NewReader(text))
	var texts []string
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return list, true
		}
		if err != nil {
			return nil, false
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			list = append(list, "<"+tok.Name.Local)
			texts = append(texts, "")
		case xml.EndElement:
			top := len(texts) - 1
			if s := texts[top]; !source.OnlySpaces(s) || isField(tok.Name.Local) {
				list = append(list, s)
			}
			texts = texts[:top]
			list = append(list, ">")
		case xml.CharData:
			if len(texts) > 0 {
				texts[len(texts)-1] += string(tok)
			}
		case xml.Comment:
			list = append(list, "!"+string(tok))
		}
	}
}

func FuzzFormat(f *testing.F) {
	for _, s := range []string{
		"<A><ID> x</ID><!-- c --> <B a=\"<\"/>\n\n</A>", "<A>\n<B>x<C/>y</B></A", "[{\"a\":[1,\"\\\"\"]}", "<![CDATA[x]]>", "</A><A/ >", "<!\n", "\"<0\"",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ReplaceAll(text, "\r", "")
		once := Format(text)
		if twice := Format(once); twice != once {
			t.Fatalf("not idempotent:\n%q\n%q\n%q", text, once, twice)
		}
		if WithoutSpaces(once) != WithoutSpaces(text) {
			t.Fatalf("characters lost:\n%q\n%q", text, once)
		}
		if want, ok := values(text); ok {
			if got, _ := values(once); !reflect.DeepEqual(got, want) {
				t.Fatalf("values changed:\n%q\n%q\n%q\n%q", text, once, want, got)
			}
		}
		var before, after any
		if syntax.LexDetect(text) == syntax.LexJSON && json.Unmarshal([]byte(text), &before) == nil {
			if err := json.Unmarshal([]byte(once), &after); err != nil || !reflect.DeepEqual(before, after) {
				t.Fatalf("JSON changed:\n%q\n%q", text, once)
			}
		}
	})
}

func TestFormatLinear(t *testing.T) {
	for _, piece := range []string{"<A>", "</A>", "<", "<A ", "[", "{\"a\":", "<A x=\"", "<!--", "<ID>x", "[1,"} {
		in := strings.Repeat(piece, 1<<20/len(piece))
		if out := Format(in); len(out) < len(in) || len(out) > 100*len(in) {
			t.Errorf("%q: %d bytes became %d", piece, len(in), len(out))
		}
	}
}
