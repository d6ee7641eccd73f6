package put_test

import (
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/syntax"
)

const fine = "<AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod>"

func document(elements string) string {
	return "<CORSConfiguration><CORSRule>" + elements + "</CORSRule></CORSConfiguration>"
}

func putAt(text, server string) put.Result {
	return put.Read(s3cors.Decode(syntax.Parse(text))).PutAndGet(dialect.ByID(server))
}

// TestObjectObject: what is not plain text reaches CloudServer as a JavaScript
// object, which its message quotes as such.
func TestObjectObject(t *testing.T) {
	const origin = "<AllowedOrigin>*</AllowedOrigin>"
	for _, method := range []string{`<AllowedMethod a="b">GET</AllowedMethod>`, "<AllowedMethod>GET<b/></AllowedMethod>"} {
		a := putAt(document(origin+method), "scality")
		if want := `Found unsupported HTTP method in CORS config. Unsupported method is "[object Object]"`; a.Accepted || a.Status != 400 || a.Code != "InvalidRequest" || a.Message != want {
			t.Errorf("%s: %d %s %s", method, a.Status, a.Code, a.Message)
		}
	}
	if a := putAt(document(origin+`<AllowedMethod a="b">GET</AllowedMethod>`), "ceph"); !a.Accepted {
		t.Errorf("Ceph does not mind an attribute: %+v", a.Answer)
	}
}

// TestBodySize: a body may have as many bytes as the limit says.
func TestBodySize(t *testing.T) {
	const kilobytes64 = 64 << 10
	for size, accepted := range map[int]bool{kilobytes64 - 1: true, kilobytes64: true, kilobytes64 + 1: false} {
		text := document(fine)
		text += strings.Repeat("\n", size-len(text))
		a := putAt(text, "scality")
		if a.Accepted != accepted || !accepted && a.Message != "The CORS XML document is limited to 64 KB in size." {
			t.Errorf("%d bytes: %+v", size, a.Answer)
		}
		if !accepted && (len(a.Violations) != 1 || a.Violations[0].Span.Start != kilobytes64 || a.Violations[0].Span.End != size) {
			t.Errorf("what is too much is at %+v", a.Violations)
		}
	}
}

// TestWhichCounts: of several values where one is due, Ceph stores the first and
// versitygw the last.
func TestWhichCounts(t *testing.T) {
	text := document("<ID>one</ID><ID>two</ID>" + fine + "<MaxAgeSeconds>5</MaxAgeSeconds><MaxAgeSeconds>7</MaxAgeSeconds>")
	for _, c := range []struct{ server, id, age string }{{"ceph", "one", "5"}, {"versitygw", "two", "7"}} {
		a := putAt(text, c.server)
		if !a.Accepted || *a.Rules[0].ID != c.id || string(a.Rules[0].MaxAgeSeconds) != c.age {
			t.Errorf("%s: %+v %+v", c.server, a.Answer, a.Stored)
		}
	}
}

// TestSortedOnce: Ceph stores methods in its own order, origins and headers by
// their bytes, each once.
func TestSortedOnce(t *testing.T) {
	a := putAt(document("<AllowedOrigin>b</AllowedOrigin><AllowedOrigin>a</AllowedOrigin><AllowedOrigin>b</AllowedOrigin><AllowedOrigin>a</AllowedOrigin>"+
		"<AllowedMethod>PUT</AllowedMethod><AllowedMethod>GET</AllowedMethod><AllowedMethod>put</AllowedMethod>"+
		"<AllowedHeader>x</AllowedHeader><AllowedHeader>x</AllowedHeader>"), "ceph")
	if !a.Accepted {
		t.Fatalf("%+v", a.Answer)
	}
	r := a.Rules[0]
	if !slices.Equal(r.AllowedOrigins, []string{"a", "b"}) || !slices.Equal(r.AllowedMethods, []string{"GET", "PUT"}) || !slices.Equal(r.AllowedHeaders, []string{"x"}) {
		t.Errorf("%+v", r)
	}
}

// TestUnknownTests: a test of which nobody knows whether the server makes it
// decides only where no other fails, whichever comes first.
func TestUnknownTests(t *testing.T) {
	perhaps := dialect.Refusal{Test: dialect.OriginWildcards, Status: 400, Code: "Perhaps", Mark: dialect.Unknown}
	certain := dialect.Refusal{Test: dialect.MethodName, Status: 400, Code: "Certain", Mark: dialect.Recorded}
	const stars, method = "<AllowedOrigin>http://*.*</AllowedOrigin>", "<AllowedMethod>PATCH</AllowedMethod>"
	for _, c := range []struct {
		elements string
		tests    []dialect.Refusal
		code     string
		doubtful bool
	}{
		{stars + method, []dialect.Refusal{perhaps, certain}, "Certain", false},
		{stars + method, []dialect.Refusal{certain, perhaps}, "Certain", false},
		{stars + "<AllowedMethod>GET</AllowedMethod>", []dialect.Refusal{perhaps, certain}, "Perhaps", true},
	} {
		d := *dialect.ByID("scality")
		d.Put.Tests = c.tests
		a := put.Read(s3cors.Decode(syntax.Parse(document(c.elements)))).PutAndGet(&d)
		if a.Accepted || a.Code != c.code || a.Doubtful != c.doubtful || (len(a.Unknown) == 1) != c.doubtful {
			t.Errorf("%s: %+v, doubtful %v, unknown %q", c.code, a.Answer, a.Doubtful, a.Unknown)
		}
	}
}
