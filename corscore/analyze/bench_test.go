package analyze_test

import (
	"strconv"
	"testing"

	"s3cors.playground/corscore/analyze"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
)

// BenchmarkReached100: which of 100 rules a request reaches.
func BenchmarkReached100(b *testing.B) {
	rules := make([]s3cors.Rule, 100)
	for i := range rules {
		r := &rules[i]
		r.Number = i + 1
		add := func(f s3cors.Field, text string) { r.Values[f] = append(r.Values[f], s3cors.Value{Text: text}) }
		add(s3cors.AllowedOrigin, "https://app"+strconv.Itoa(i)+".example.com")
		add(s3cors.AllowedMethod, "GET")
		add(s3cors.AllowedMethod, "PUT")
		add(s3cors.AllowedHeader, "content-type")
		add(s3cors.AllowedHeader, "x-amz-*")
	}
	b.ReportAllocs()
	for b.Loop() {
		if all, complete := analyze.Reached(rules, dialect.ByID("")); all[99] == nil || !complete {
			b.Fatal("the last rule is reached")
		}
	}
}
