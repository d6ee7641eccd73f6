package check

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
)

// bigExample is a document of n rules as they are in the field, 370 bytes each.
func bigExample(n int) string {
	var b strings.Builder
	b.WriteString("<CORSConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\n")
	for i := range n {
		fmt.Fprintf(&b, "  <CORSRule>\n    <ID>rule-%d</ID>\n    <AllowedOrigin>https://app%d.example.com</AllowedOrigin>\n"+
			"    <AllowedMethod>GET</AllowedMethod>\n    <AllowedMethod>PUT</AllowedMethod>\n    <AllowedHeader>Content-Type</AllowedHeader>\n"+
			"    <AllowedHeader>x-amz-*</AllowedHeader>\n    <ExposeHeader>ETag</ExposeHeader>\n    <MaxAgeSeconds>3600</MaxAgeSeconds>\n  </CORSRule>\n", i, i)
	}
	b.WriteString("</CORSConfiguration>\n")
	return b.String()
}

func BenchmarkRun(b *testing.B) {
	text := bigExample(100)
	doc := s3cors.Parse(text)
	d := dialect.ByID("")
	if found := Run(doc, d); len(found) > 0 {
		b.Fatal(show(text, found))
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Run(doc, d)
	}
}

// BenchmarkLinear: ten times the text costs about ten times the time, whatever is
// wrong with it.
func BenchmarkLinear(b *testing.B) {
	rule := func(lines string) string { return "<CORSRule>" + lines + "</CORSRule>" }
	for name, piece := range map[string]string{
		"good":               "",
		"same rule":          rule(anOrigin + aMethod),
		"same ID":            rule("<ID>a</ID>" + anOrigin + aMethod),
		"star, wildcards":    rule("<AllowedOrigin>*</AllowedOrigin><AllowedOrigin>https://*.example.*</AllowedOrigin>" + aPut),
		"other wildcards":    rule("<AllowedOrigin>https://%d.*.example.com</AllowedOrigin>" + aMethod),
		"strays":             rule("<AllowedOrgin>a</AllowedOrgin><x/><AllowedMethods/>"),
		"unclosed":           "<CORSRule><AllowedOrigin>x<AllowedMethod>GET",
		"stray ends":         "</a></CORSRul>",
		"bad attributes":     "<CORSRule a=b c c \"><AllowedOrigin x=\"1\" y>",
		"entities, controls": rule("<ID>&nbsp;&AMP;&x; & \x01\x02 < </ID>"),
		"comments":           "<!-- a -- b --- c -->",
		"tags":               "<><1></><CORSRule",
		"names without <":    "ID>a</ID>",
		"text":               "a; b <x/>",
		"wrappers":           rule("<AllowedMethods><member>GET</member></AllowedMethods>"),
		"values":             rule("<AllowedOrigin>a, b.c, d.e/</AllowedOrigin><AllowedMethod>*</AllowedMethod><AllowedHeader>Host</AllowedHeader><ExposeHeader>*</ExposeHeader><MaxAgeSeconds>1h</MaxAgeSeconds>"),
	} {
		b.Run(name, func(b *testing.B) {
			doc := func(n int) string {
				if piece == "" {
					return bigExample(n)
				}
				var text strings.Builder
				text.WriteString("<CORSConfiguration>")
				for i := range n {
					text.WriteString(strings.ReplaceAll(piece, "%d", fmt.Sprint(i)))
				}
				return text.String() + "</CORSConfiguration>"
			}
			linear(b, doc(400), doc(4000))
		})
	}
	for name, piece := range map[string]string{
		"json rules":       `{"AllowedOrigins": ["https://*.example.com"], "AllowedMethods": ["GET", "get"], "ID": "a"},`,
		"json commas":      `,`,
		"json mismatches":  `{]},[`,
		"json keys":        `{"a" "b": , "a": x},`,
		"json quotes":      `{'a': “b”, c},`,
		"json unclosed":    `{"AllowedOrigins": ["a", "AllowedMethods": ["b",`,
		"json strings":     "\"a\\q\n\",",
		"json comments":    "// a\n",
		"json nested list": `{"AllowedOrigins": [[1], null, true, {"a": 1}]},`,
	} {
		b.Run(name, func(b *testing.B) {
			linear(b, "["+strings.Repeat(piece, 400)+"]", "["+strings.Repeat(piece, 4000)+"]")
		})
	}
}

// BenchmarkLinearAttributes is the same for the attributes of one element.
func BenchmarkLinearAttributes(b *testing.B) {
	doc := func(n int) string {
		return "<CORSConfiguration " + strings.Repeat(`a="b" c=d `, n) + "></CORSConfiguration>"
	}
	linear(b, doc(2000), doc(20000))
}

// linear reports how many times as long a document takes as one a tenth of its
// length: about 10 where the work is linear, 100 where it is quadratic.
func linear(b *testing.B, short, long string) {
	one, ten := time.Hour, time.Hour
	for b.Loop() {
		start := time.Now()
		run(short, "aws")
		middle := time.Now()
		run(long, "aws")
		one, ten = min(one, middle.Sub(start)), min(ten, time.Since(middle))
	}
	b.ReportMetric(float64(ten)/float64(one), "4000/400")
}
