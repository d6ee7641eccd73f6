package corscore_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// Documents that the fuzz targets begin with.
var someDocuments = []string{
	`<CORSConfiguration><CORSRule><AllowedOrigin>https://*.example.com</AllowedOrigin><AllowedMethod>PUT</AllowedMethod><AllowedHeader>x-*</AllowedHeader><MaxAgeSeconds>5</MaxAgeSeconds></CORSRule></CORSConfiguration>`,
	`<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule><CORSRule><AllowedOrigin>https://a.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod><ExposeHeader>ETag</ExposeHeader></CORSRule></CORSConfiguration>`,
	`{"CORSRules":[{"AllowedOrigins":["http://a","http://b"],"AllowedMethods":["GET","HEAD"],"MaxAgeSeconds":1e3}]}`,
	"<CORSConfiguration><CORSRule><AllowedOrigin>\u00e9*\U0001f600</AllowedOrigin><AllowedMethod>GET</AllowedMethod><ID>&#10;</ID></CORSRule></CORSConfiguration>",
	"", "<", "[",
}

func dialectNumber(n byte) string { return dialect.All[int(n)%len(dialect.All)].ID }

// FuzzRespond: the parts of a server's answer agree with each other, and the
// case of header names does not matter.
func FuzzRespond(f *testing.F) {
	for i := range dialect.All {
		for k, config := range someDocuments {
			f.Add(config, byte(i), "OPTIONS", "/b/k", "https://a.example.com", "PUT", "x-a", byte(k))
			f.Add(config, byte(i), "GET", "/b", "http://a", "", "", byte(k))
		}
	}
	for _, value := range []string{"https://a.example", "https://a.example#", "https://a.example:"} { // no page has the last two
		for _, origin := range []string{"https://a.example", "https://a.example#", "https://a.example:"} {
			f.Add("<CORSConfiguration><CORSRule><AllowedOrigin>"+value+"</AllowedOrigin></CORSRule></CORSConfiguration>", byte(4), "OPTIONS", "/b/k", origin, "PUT", "", byte(3))
		}
	}
	f.Fuzz(func(t *testing.T, config string, server byte, method, path, origin, asked, names string, bits byte) {
		in := corscore.RespondInput{Config: &config, Dialect: dialectNumber(server), Request: corscore.RespondRequest{
			Method: method, Path: path, Headers: []wire.Header{{"Origin", origin}, {"Access-Control-Request-Method", asked}, {"Access-Control-Request-Headers", names}}[:bits%4],
		}}
		if bits&64 != 0 {
			in.Config = nil
		}
		a := corscore.Respond(in)
		switch {
		case a.Headers == nil || a.Trace == nil:
			t.Fatalf("a list is nil: %+v", a)
		case a.Status < 200 || a.Status > 599:
			t.Fatalf("status %d", a.Status)
		case a.Rule > 0 && (a.Rule > len(a.Trace) || !a.Trace[a.Rule-1].Matched || a.Code != "" || a.Status >= 400):
			t.Fatalf("rule %d answered: %+v", a.Rule, a)
		case a.Code != "" && a.Status < 300:
			t.Fatalf("%s with status %d", a.Code, a.Status)
		}
		for i, rt := range a.Trace {
			if rt.Rule != i+1 || rt.Matched && (!rt.Origin.Passed || !rt.Method.Passed) {
				t.Fatalf("trace %d: %+v", i, rt)
			}
			for _, c := range append([]corscore.Condition{rt.Origin, rt.Method}, rt.Headers...) {
				if c.Passed != (c.Difference == "") || c.Span.Start < 0 || c.Span.End < c.Span.Start || c.Span.End > len(config) ||
					utf8.ValidString(config) && (source.Splits(config, c.Span.Start) || source.Splits(config, c.Span.End)) {
					t.Fatalf("condition %+v of rule %d in %q", c, rt.Rule, config)
				}
			}
		}
		for i := range in.Request.Headers {
			in.Request.Headers[i][0] = strings.ToUpper(in.Request.Headers[i][0])
		}
		if b := corscore.Respond(in); b.Status != a.Status || b.Rule != a.Rule || b.Code != a.Code || !slices.Equal(a.Headers, b.Headers) {
			t.Fatalf("with names in capitals %+v, else %+v", b, a)
		}
	})
}

// FuzzCompare: a document is equal to itself, both ways round say the same, and
// an example is a request that the one allows and the other does not.
func FuzzCompare(f *testing.F) {
	for i := range dialect.All {
		for k := range someDocuments {
			f.Add(someDocuments[k], someDocuments[(k+i)%len(someDocuments)], byte(i))
		}
	}
	f.Fuzz(func(t *testing.T, a, b string, server byte) {
		id := dialectNumber(server)
		if c := corscore.Compare(corscore.CompareInput{A: a, B: a, Dialect: id}); c.Relation != "equal" || len(c.OnlyA)+len(c.OnlyB) > 0 {
			t.Fatalf("%s: %q compared with itself: %+v", id, a, c)
		}
		c := corscore.Compare(corscore.CompareInput{A: a, B: b, Dialect: id})
		back := corscore.Compare(corscore.CompareInput{A: b, B: a, Dialect: id})
		mirrored := map[string]string{"equal": "equal", "different": "different", "narrower": "wider", "wider": "narrower"}
		if back.Relation != mirrored[c.Relation] || back.Complete != c.Complete {
			t.Fatalf("%s: %s, the other way round %s\n%q\n%q", id, c.Relation, back.Relation, a, b)
		}
		if (len(c.OnlyA) > 0) != (c.Relation == "wider" || c.Relation == "different") || (len(c.OnlyB) > 0) != (c.Relation == "narrower" || c.Relation == "different") {
			t.Fatalf("%+v", c)
		}
		// By a rule, or by the server's settings; that the origin alone is allowed,
		// which some servers say too, does not count.
		passes := func(config string, r corscore.RespondRequest) (rule, passes bool) {
			answer := corscore.Respond(corscore.RespondInput{Config: &config, Dialect: id, Request: r})
			_, ok := wire.First(answer.Headers, "Access-Control-Allow-Origin")
			return answer.Rule > 0, ok && answer.Code == ""
		}
		for _, list := range []struct {
			here, there string
			all         []corscore.RespondRequest
		}{{a, b, c.OnlyA}, {b, a, c.OnlyB}} {
			for _, r := range list.all {
				_, here := passes(list.here, r)
				there, _ := passes(list.there, r)
				if !here || there {
					t.Fatalf("%s: %+v is not allowed by %q alone, against %q", id, r, list.here, list.there)
				}
			}
		}
	})
}

// FuzzSimplify: the shorter document is accepted, allows the same, and its edits
// are in the text; nothing is proposed for a document that is refused.
func FuzzSimplify(f *testing.F) {
	for i := range dialect.All {
		for _, config := range someDocuments {
			f.Add(config, byte(i))
		}
		f.Add("<CORSConfiguration>"+strings.Repeat("<CORSRule><AllowedOrigin>https://a</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedMethod>GET</AllowedMethod></CORSRule>", 3)+"</CORSConfiguration>", byte(i))
	}
	f.Fuzz(func(t *testing.T, config string, server byte) {
		id := dialectNumber(server)
		fix := corscore.Simplify(corscore.SimplifyInput{Config: config, Dialect: id})
		if fix == nil {
			return
		}
		for _, e := range fix.Edits {
			if source.Splits(config, e.Start) || source.Splits(config, e.End) {
				t.Fatalf("%+v cuts a character of %q", e, config)
			}
		}
		text, ok := source.Apply(config, fix.Edits)
		if !ok || len(text) >= len(config) || fix.Title == "" {
			t.Fatalf("%q: %+v gives %q", config, fix, text)
		}
		if c := corscore.Compare(corscore.CompareInput{A: config, B: text, Dialect: id}); c.Relation != "equal" || !c.Complete {
			t.Fatalf("%s: %q is %s, simplified %q", id, config, c.Relation, text)
		}
		before, after := corscore.Run(corscore.Input{Config: config, Dialect: id}).Put, corscore.Run(corscore.Input{Config: text, Dialect: id}).Put
		if !before.Accepted || !after.Accepted {
			t.Fatalf("%s: accepted %v, simplified %v: %q, %q", id, before.Accepted, after.Accepted, config, text)
		}
	})
}
