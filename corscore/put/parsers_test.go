package put_test

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"testing"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/syntax"
)

// each calls try for every line of a file of damaged documents.
func each[T any](t *testing.T, file string, try func(line int, want T)) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	n := 1
	for ; lines.Scan(); n++ {
		var want T
		if err := json.Unmarshal(lines.Bytes(), &want); err != nil {
			t.Fatal(file, n, err)
		}
		try(n, want)
	}
	if n < 100 {
		t.Fatalf("%s has %d lines", file, n)
	}
}

// TestExpat: which XML Ceph takes, and what it reads in it, as expat 2.5.0 did
// for damaged documents when it was asked as RGW asks it.
func TestExpat(t *testing.T) {
	d := *dialect.ByID("ceph")
	d.Put.Tests = slices.DeleteFunc(slices.Clone(d.Put.Tests), func(r dialect.Refusal) bool { return r.Test != dialect.NotXML })
	type want struct {
		Config  string
		Refused bool
		Rules   []map[string][]string // origins and headers sorted, each once
	}
	each(t, "testdata/expat.jsonl", func(line int, w want) {
		got := put.Read(s3cors.Decode(syntax.ParseXML(w.Config))).PutAndGet(&d)
		if got.Accepted == w.Refused {
			t.Errorf("expat.jsonl:%d: accepted %v: %q", line, got.Accepted, w.Config)
			return
		}
		for i, r := range got.Stored {
			for _, f := range []s3cors.Field{s3cors.AllowedOrigin, s3cors.AllowedHeader, s3cors.ExposeHeader} {
				var texts []string
				for _, v := range r.Get(f) {
					texts = append(texts, v.Text)
				}
				if want := w.Rules[i][f.Element()]; !slices.Equal(texts, want) {
					t.Errorf("expat.jsonl:%d: %s of rule %d is %q, expat read %q: %q", line, f.Element(), i+1, texts, want, w.Config)
				}
			}
		}
	})
}

// TestEntityAtTheStart: an entity that the document declares is read where a value
// begins with it, as well as within.
func TestEntityAtTheStart(t *testing.T) {
	for _, value := range []string{"&e;.example", "http://&f;.example"} {
		got := put.Read(s3cors.Parse(`<!DOCTYPE x [<!ENTITY e "http://a"><!ENTITY f "a">]>` + document("<AllowedOrigin>"+value+"</AllowedOrigin><AllowedMethod>GET</AllowedMethod>"))).Put(dialect.ByID("ceph"))
		if !got.Accepted || got.Stored[0].Get(s3cors.AllowedOrigin)[0].Text != "http://a.example" {
			t.Errorf("%s: %+v", value, got)
		}
	}
}

// TestElementAfterTheRoot: s3rver refuses an element right after the root as well as
// after text.
func TestElementAfterTheRoot(t *testing.T) {
	for after, accepted := range map[string]bool{"": true, " text ": true, "<x></x>": false, " text <x></x>": false} {
		if got := put.Read(s3cors.Parse(document(fine) + after)).Put(dialect.ByID("s3rver")); got.Accepted != accepted {
			t.Errorf("%q: %+v", after, got.Answer)
		}
	}
}

// TestFastXML: what s3rver answers to damaged documents, as its own code over
// fast-xml-parser 3.21.1 did.
func TestFastXML(t *testing.T) {
	type want struct{ Config, Code, Message, Readback string }
	each(t, "testdata/fastxml.jsonl", func(line int, w want) {
		got := put.Read(s3cors.Decode(syntax.ParseXML(w.Config))).PutAndGet(dialect.ByID("s3rver"))
		if g := (want{w.Config, got.Code, got.Message, got.Readback}); g != w {
			t.Errorf("fastxml.jsonl:%d: got %q, want %q", line, g, w)
		}
	})
}
