package put_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/syntax"
)

// TestXML2JS: which XML CloudServer takes, and what it reads in it, as its own
// parser (xml2js 0.4.23 over sax 1.2.4) did for 350 damaged documents. Each line
// of the file is one: the document, whether the parser refused it, and else the
// values it read.
func TestXML2JS(t *testing.T) {
	f, err := os.Open("testdata/xml2js.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d := dialect.ByID("scality")
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		var want struct {
			Config  string
			Refused bool
			Rules   []map[string][]any // a value that is not text is an object
		}
		if err := json.Unmarshal(lines.Bytes(), &want); err != nil {
			t.Fatal(n, err)
		}
		got := put.Read(s3cors.Decode(syntax.ParseXML(want.Config))).PutAndGet(d)
		refused := false
		for _, v := range got.Violations {
			refused = refused || v.Test == dialect.NotXML
		}
		if refused != want.Refused {
			t.Errorf("xml2js.jsonl:%d: refused %v, xml2js %v: %q", n, refused, want.Refused, want.Config)
			continue
		}
		for i, r := range got.Stored {
			for _, f := range []s3cors.Field{s3cors.AllowedMethod, s3cors.AllowedOrigin} {
				var texts []string
				for _, v := range r.Get(f) {
					texts = append(texts, v.Text)
				}
				if g, w := fmt.Sprint(texts), fmt.Sprint(want.Rules[i][f.Element()]); g != w {
					t.Errorf("xml2js.jsonl:%d: %s of rule %d is %s, xml2js read %s: %q", n, f.Element(), i+1, g, w, want.Config)
				}
			}
		}
	}
}
