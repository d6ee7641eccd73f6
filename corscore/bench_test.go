package corscore_test

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"testing"
	"time"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// document is a configuration of so many rules, about 370 bytes each, as
// consoles and tutorials write them.
func document(rules int) string {
	var b strings.Builder
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<CORSConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\n")
	for i := range rules {
		n := strconv.Itoa(i)
		b.WriteString("  <CORSRule>\n    <ID>upload from app " + n + "</ID>\n" +
			"    <AllowedOrigin>https://app" + n + ".example.com</AllowedOrigin>\n" +
			"    <AllowedMethod>GET</AllowedMethod>\n    <AllowedMethod>PUT</AllowedMethod>\n" +
			"    <AllowedHeader>content-type</AllowedHeader>\n    <AllowedHeader>x-amz-*</AllowedHeader>\n" +
			"    <ExposeHeader>ETag</ExposeHeader>\n    <MaxAgeSeconds>3000</MaxAgeSeconds>\n  </CORSRule>\n")
	}
	b.WriteString("</CORSConfiguration>\n")
	return b.String()
}

// benchInput is a document whose last rule allows the request: every rule
// before it is tried.
func benchInput(rules int) corscore.Input {
	return corscore.Input{Config: document(rules), Request: &fetch.Request{
		Origin: "https://app" + strconv.Itoa(rules-1) + ".example.com", URL: "https://media.s3.example.com/cat.jpg", Method: "PUT",
		Headers: []wire.Header{{"Content-Type", "image/jpeg"}, {"x-amz-acl", "private"}},
	}}
}

// tokenise reads text as encoding/xml does, and does nothing with it.
func tokenise(b *testing.B, text string) {
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		_, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRun100(b *testing.B) {
	in := benchInput(100)
	b.SetBytes(int64(len(in.Config)))
	b.ReportAllocs()
	for b.Loop() {
		if corscore.Run(in).Fetch.Outcome != fetch.Allowed {
			b.Fatal("not allowed")
		}
	}
}

func BenchmarkRunTypical(b *testing.B) {
	in := benchInput(2)
	b.ReportAllocs()
	for b.Loop() {
		corscore.Run(in)
	}
}

func BenchmarkTokenise100(b *testing.B) {
	text := document(100)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		tokenise(b, text)
	}
}

// BenchmarkRunPerTokenise is how many times what encoding/xml needs to tokenise
// a document of 100 rules and 37 KB [corscore.Run] needs for everything: at
// most 1.5 times.
func BenchmarkRunPerTokenise(b *testing.B) {
	in := benchInput(100)
	b.ReportMetric(ratio(b, func() { corscore.Run(in) }, func() { tokenise(b, in.Config) }), "run/tokenise")
}

// BenchmarkBlockedPerTokenise is the same for a request that the document
// blocks, with the search for remedies.
func BenchmarkBlockedPerTokenise(b *testing.B) {
	in := benchInput(100)
	in.Request.Headers = append(in.Request.Headers, wire.Header{"Range", "bytes=0-1,3-4"})
	if len(corscore.Run(in).Remedies) == 0 {
		b.Fatal("no remedy")
	}
	b.ReportMetric(ratio(b, func() { corscore.Run(in) }, func() { tokenise(b, in.Config) }), "run/tokenise")
}

// BenchmarkRules10000Per100 is how many times what 100 rules cost 10,000 cost:
// at most 110 times, nothing is quadratic.
func BenchmarkRules10000Per100(b *testing.B) {
	small, large := benchInput(100), benchInput(10000)
	hundredSmall := func() {
		for range 100 {
			corscore.Run(small)
		}
	}
	b.ReportMetric(100*ratio(b, func() { corscore.Run(large) }, hundredSmall), "10000/100")
}

// ratio is how many times what reference needs f needs, each at its fastest
// and both of like length, so that other programs on the machine disturb both
// alike.
func ratio(b *testing.B, f, reference func()) float64 {
	fastest, fastestReference := time.Duration(1<<63-1), time.Duration(1<<63-1)
	for b.Loop() {
		start := time.Now()
		f()
		middle := time.Now()
		reference()
		fastest = min(fastest, middle.Sub(start))
		fastestReference = min(fastestReference, time.Since(middle))
	}
	return float64(fastest) / float64(fastestReference)
}

// BenchmarkComparePerRun is how many times what [corscore.Run] of one of them
// needs the comparison of two documents of 100 rules needs: at most 10 times.
// One rule in ten differs.
func BenchmarkComparePerRun(b *testing.B) {
	in := benchInput(100)
	other := strings.ReplaceAll(in.Config, "5.example.com", "5.example.org")
	compare := func() {
		if c := corscore.Compare(corscore.CompareInput{A: in.Config, B: other}); c.Relation != "different" || !c.Complete {
			b.Fatal(c)
		}
	}
	b.ReportMetric(ratio(b, compare, func() { corscore.Run(in) }), "compare/run")
}

// BenchmarkAllServers: what every server makes of one document of ten rules
// and one request. It costs at most four times BenchmarkRun10.
func BenchmarkAllServers(b *testing.B) {
	in := benchInput(10)
	b.ReportAllocs()
	for b.Loop() {
		if len(corscore.Servers(in)) < 19 {
			b.Fatal("a server is missing")
		}
	}
}

func BenchmarkRun10(b *testing.B) {
	in := benchInput(10)
	b.ReportAllocs()
	for b.Loop() {
		corscore.Run(in)
	}
}

// BenchmarkAllServersPerRun: all servers at once cost so many times as much as
// one. The fastest of many turns is what the work takes; the rest is noise.
func BenchmarkAllServersPerRun(b *testing.B) {
	in := benchInput(10)
	b.ReportMetric(ratio(b, func() { corscore.Servers(in) }, func() { corscore.Run(in) }), "all/one")
}
