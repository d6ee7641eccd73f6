package analyze

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/exchange"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// TestApart: edits that touch are not made together.
func TestApart(t *testing.T) {
	edit := func(start, end int) []source.Edit { return []source.Edit{{Start: start, End: end}} }
	for _, c := range []struct {
		a, b []source.Edit
		want bool
	}{
		{nil, edit(0, 5), true},
		{edit(0, 5), edit(6, 9), true},
		{edit(0, 5), edit(5, 9), false},
		{edit(0, 5), edit(3, 4), false},
		{edit(6, 9), edit(0, 5), true},
		{edit(5, 9), edit(0, 5), false},
		{edit(5, 5), edit(5, 5), false},
		{append(edit(0, 1), edit(8, 9)...), edit(3, 4), true},
		{append(edit(0, 1), edit(8, 9)...), edit(1, 2), false},
	} {
		if got := apart(c.a, c.b); got != c.want {
			t.Errorf("%v and %v: %v", c.a, c.b, got)
		}
	}
}

// ask is what a page wants that no rule allows.
func ask(t *testing.T, server string, rules ...string) *Question {
	t.Helper()
	b := exchange.Put("<CORSConfiguration>\n<CORSRule>"+strings.Join(rules, "</CORSRule>\n<CORSRule>")+"</CORSRule>\n</CORSConfiguration>", dialect.ByID(server), nil)
	q := &Question{Bucket: b, URL: "https://b.example/k", Origin: "https://a.example", Method: "PUT", Headers: []string{"x-a", "x-b"}}
	if !b.Put.Accepted {
		t.Fatalf("%+v", b.Put.Answer)
	}
	a := match.Respond(match.Bucket{Configured: true, Rules: b.Put.Stored}, b.Dialect, wire.Request{Method: "OPTIONS", URL: q.URL, Headers: []wire.Header{
		{"Origin", q.Origin}, {"Access-Control-Request-Method", q.Method}, {"Access-Control-Request-Headers", "x-a,x-b"},
	}})
	q.Trace, q.Rule = a.Trace, a.Rule
	return q
}

const (
	hasOrigin = "<AllowedOrigin>https://a.example</AllowedOrigin>"
	hasMethod = "<AllowedMethod>PUT</AllowedMethod>"
	isGet     = "<AllowedMethod>GET</AllowedMethod>"
	hasOne    = "<AllowedHeader>x-a</AllowedHeader>"
	hasBoth   = "<AllowedHeader>x-a</AllowedHeader><AllowedHeader>x-b</AllowedHeader>"
)

// TestTargets: the two rules that lack least are changed, of those that lack as
// much the earlier ones.
func TestTargets(t *testing.T) {
	lacks := map[int]string{20: hasOrigin + hasMethod + hasOne, 40: hasOrigin + hasMethod, 60: hasOrigin + isGet + hasBoth, 80: hasOrigin + isGet + hasOne}
	for _, c := range []struct{ rules, want []int }{
		{[]int{20}, []int{1}},
		{[]int{60, 20}, []int{2, 1}},
		{[]int{60, 20, 60, 20}, []int{2, 4}},
		{[]int{20, 60, 40}, []int{1, 3}},
		{[]int{80, 60, 40, 20}, []int{4, 3}},
		{[]int{40, 40, 40}, []int{1, 2}},
		{[]int{20, 40, 60, 80}, []int{1, 2}},
	} {
		var rules []string
		for _, n := range c.rules {
			rules = append(rules, lacks[n])
		}
		q := ask(t, "scality", rules...)
		var got []int
		for i, target := range q.targets() {
			if got = append(got, target.Rule); target.Lacks() != c.rules[target.Rule-1] {
				t.Errorf("%v: number %d lacks %d", c.rules, i, target.Lacks())
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v: rules %v", c.rules, got)
		}
	}
}

// TestUnreachedIsBounded: a rule after one that matches every request is found among
// a hundred rules, and among 16 wildcards. With more, nothing is reported.
func TestUnreachedIsBounded(t *testing.T) {
	const star, twin = "<AllowedOrigin>*</AllowedOrigin>" + isGet, "<AllowedOrigin>https://twin.example</AllowedOrigin>" + isGet
	for _, c := range []struct {
		name         string
		plain, wilds int
		found        bool
	}{
		{"a hundred", 98, 0, true},
		{"more", 99, 0, false},
		{"16 wildcards", 0, 15, true},
		{"more wildcards", 0, 16, false},
	} {
		var rules []string
		for i := range c.plain {
			rules = append(rules, "<AllowedOrigin>https://a"+strconv.Itoa(i)+".example</AllowedOrigin>"+isGet)
		}
		for i := range c.wilds {
			rules = append(rules, "<AllowedOrigin>https://*.a"+strconv.Itoa(i)+".example</AllowedOrigin>"+isGet)
		}
		rules = append(rules, star, twin)
		b := exchange.Put("<CORSConfiguration><CORSRule>"+strings.Join(rules, "</CORSRule><CORSRule>")+"</CORSRule></CORSConfiguration>", dialect.ByID("ceph-main"), nil)
		if got := Unreached(b.Put.Stored, b.Dialect); slices.Equal(got, []int{len(rules) - 1}) != c.found || !c.found && got != nil {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
