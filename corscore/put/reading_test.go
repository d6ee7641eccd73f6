package put_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/s3cors"
)

// TestUsualRules: rules that no server minds are left out of its tests. Values
// at the limits of every server, and odd ones, decide the same as without that.
func TestUsualRules(t *testing.T) {
	values := map[s3cors.Field][]string{
		s3cors.ID: {"a", "", strings.Repeat("i", 255), strings.Repeat("i", 256), strings.Repeat("é", 128)},
		s3cors.AllowedOrigin: {
			"https://a.example.com", "*", "", "http://*", "https://*.a", "*.a", "a", "http://*:*", "http://a:*", "ftp://*", "http://a*b*", "http://a<b/>",
		},
		s3cors.AllowedMethod: {"GET", "PUT", "HEAD", "POST", "DELETE", "", "get", "PATCH", "COPY", " GET", "*", "GET<b/>"},
		s3cors.AllowedHeader: {"*", "x-amz-*", "content-type", "", "a*b*", "a b", "a_b", "a:b", "a&amp;b", "é", "a<b/>"},
		s3cors.ExposeHeader:  {"ETag", "x-amz-meta-a", "", "x-*", "a b", "a_b", "a:b", "é", "a<b/>"},
		s3cors.MaxAgeSeconds: {"0", "3000", "86400", "86401", "-1", "", " 5", "+5", "05", "1e3", "4294967296", "99999999999999999999", "x", "5<b/>"},
	}
	r := rand.New(rand.NewPCG(1, 2))
	usual := 0
	for range 4000 {
		doc := oddDocument(r, values)
		u := put.Read(s3cors.Parse(doc))
		for _, d := range dialect.All {
			got, want := u.Violations(d, true), put.ViolationsOfEach(u, d)
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("%s: %v, without the short cut %v:\n%s", d.ID, got, want, doc)
			}
		}
		usual += put.UsualRules(u)
	}
	if usual < 1000 {
		t.Error("only", usual, "rules were usual")
	}
}

// oddDocument has one to three rules; most values are the first of their list.
func oddDocument(r *rand.Rand, values map[s3cors.Field][]string) string {
	var b strings.Builder
	b.WriteString("<CORSConfiguration>")
	for range 1 + r.IntN(3) {
		b.WriteString("<CORSRule>")
		for _, f := range s3cors.Fields {
			count := 1
			if r.IntN(8) == 0 {
				count = r.IntN(3)
			}
			for range count {
				i := 0
				if r.IntN(4) == 0 {
					i = r.IntN(len(values[f]))
				}
				fmt.Fprintf(&b, "<%[1]s>%[2]s</%[1]s>", f.Element(), values[f][i])
			}
		}
		b.WriteString("</CORSRule>")
	}
	return b.String() + "</CORSConfiguration>"
}
