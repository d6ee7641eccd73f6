package command_test

import (
	"strconv"
	"strings"
	"testing"

	"s3cors.playground/corscore/command"
)

// BenchmarkCheck1000 is "corscore check" on 1,000 files of five rules in four forms,
// one of ten with a mistake. A file is to take at most 1 ms.
func BenchmarkCheck1000(b *testing.B) {
	forms := []string{"xml", "json-rules", "terraform", "cloudformation-yaml"}
	var c command.Call
	c.Args = []string{"check"}
	bytes := 0
	for i := range 1000 {
		name := strconv.Itoa(i)
		text := rules(i%10 == 0)
		if form := forms[i%len(forms)]; form != "xml" {
			r := command.Run(command.Call{Args: []string{"convert", "--to", form, "-"}, Files: []command.File{{Name: "-", Text: text}}})
			text = r.Out
		}
		c.Args = append(c.Args, name)
		c.Files = append(c.Files, command.File{Name: name, Text: text})
		bytes += len(text)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		if r := command.Run(c); r.Status != command.Findings || strings.Count(r.Out, "[origin-trailing-slash]") != 100 {
			b.Fatalf("status %d\n%s", r.Status, r.Out)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/1000, "µs/file")
}

// rules is a document of five rules, as tutorials write them.
func rules(mistake bool) string {
	var b strings.Builder
	b.WriteString("<CORSConfiguration>\n")
	for i := range 5 {
		origin := "https://app" + strconv.Itoa(i) + ".example.com"
		if mistake && i == 3 {
			origin += "/"
		}
		b.WriteString("  <CORSRule>\n    <AllowedOrigin>" + origin + "</AllowedOrigin>\n    <AllowedMethod>GET</AllowedMethod>\n    <AllowedMethod>PUT</AllowedMethod>\n" +
			"    <AllowedHeader>content-type</AllowedHeader>\n    <ExposeHeader>ETag</ExposeHeader>\n    <MaxAgeSeconds>3000</MaxAgeSeconds>\n  </CORSRule>\n")
	}
	return b.String() + "</CORSConfiguration>\n"
}
