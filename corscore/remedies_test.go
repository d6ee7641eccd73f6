package corscore_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// generator makes documents and requests that nearly fit.
type generator struct{ *rand.Rand }

func pick[T any](g generator, all ...T) T { return all[g.IntN(len(all))] }

func (g generator) some(most int, all ...string) (out []string) {
	for range g.IntN(most + 1) {
		out = append(out, pick(g, all...))
	}
	return out
}

var methods = []string{"GET", "PUT", "POST", "DELETE", "HEAD"}

// document has so many rules.
func (g generator) document(rules int, json bool) string {
	var texts []string
	for range rules {
		values := map[string][]string{
			"AllowedOrigin": append(g.some(1, g.pattern()), g.pattern()),
			"AllowedMethod": append(g.some(2, methods...), pick(g, methods...)),
			"AllowedHeader": g.some(2, "*", "content-type", "Content-Type", "x-amz-*", "authorization", "x-amz-date", "x-*", " range"),
			"ExposeHeader":  g.some(1, "ETag", "x-amz-request-id"),
		}
		var rule strings.Builder
		for _, name := range []string{"AllowedOrigin", "AllowedMethod", "AllowedHeader", "ExposeHeader"} {
			if json {
				if len(values[name]) > 0 {
					rule.WriteString(fmt.Sprintf(",\n    %q: [\"%s\"]", name+"s", strings.Join(values[name], `", "`)))
				}
				continue
			}
			for _, v := range values[name] {
				rule.WriteString("    <" + name + ">" + v + "</" + name + ">\n")
			}
		}
		texts = append(texts, rule.String())
	}
	if json {
		for i := range texts {
			texts[i] = "  {" + texts[i][1:] + "\n  }"
		}
		return "[\n" + strings.Join(texts, ",\n") + "\n]\n"
	}
	return "<CORSConfiguration>\n  <CORSRule>\n" + strings.Join(texts, "  </CORSRule>\n  <CORSRule>\n") + "  </CORSRule>\n</CORSConfiguration>\n"
}

func (g generator) pattern() string {
	return pick(g, "*", "https://*", "https://*.example.com", "http://app.example.com", "https://app.example.com", "https://app.example.com/",
		"https://App.example.com", "app.example.com", "https://app.example.com:8443", "http://localhost:3000", "http://localhost:*",
		"https://other.example", "*.example.com", "https://app.example.com:443")
}

func (g generator) request() *fetch.Request {
	r := &fetch.Request{
		Origin: pick(g, "https://app.example.com", "http://app.example.com", "https://app.example.com:8443", "http://localhost:3000", "https://new.example", "null"),
		Method: pick(g, methods...), URL: "https://media.s3.example.com/bucket/key",
		Credentials: pick(g, fetch.SameOriginCreds, fetch.SameOriginCreds, fetch.Include),
		Body:        fetch.NoBody,
	}
	for _, name := range g.some(3, "content-type", "authorization", "x-amz-date", "x-amz-acl", "x-custom", "range") {
		r.Headers = append(r.Headers, wire.Header{name, headerValue(name)})
	}
	return r
}

// helpful reports whether some single rule that is written in front of the
// document, or after it, lets the request through: the narrowest, and the
// widest ones.
func helpful(in corscore.Input) bool {
	doc := s3cors.Parse(in.Config)
	var headers []s3cors.Pair
	for _, h := range in.Request.Headers {
		headers = append(headers, s3cors.Pair{Field: s3cors.AllowedHeader, Text: strings.ToLower(h[0])})
	}
	any := []s3cors.Pair{{Field: s3cors.AllowedHeader, Text: "*"}}
	for _, origin := range []string{in.Request.Origin, "*"} {
		for _, list := range [][]s3cors.Pair{nil, headers, any, append(any, headers...)} {
			pairs := append([]s3cors.Pair{{Field: s3cors.AllowedOrigin, Text: origin}, {Field: s3cors.AllowedMethod, Text: in.Request.Method}}, list...)
			for _, edits := range [][]source.Edit{doc.AddRule(pairs...), doc.AddRuleBefore(&doc.Rules[0], pairs...)} {
				if passes(in, edits) {
					return true
				}
			}
		}
	}
	return false
}

func passes(in corscore.Input, edits []source.Edit) bool {
	text, ok := source.Apply(in.Config, edits)
	in.Config = text
	return ok && corscore.Passes(in)
}

// TestRemediesAreFew: a rule of its own, or this rule in four ways, would do. Four
// are offered.
func TestRemediesAreFew(t *testing.T) {
	r := corscore.Run(corscore.Input{
		Config: "<CORSConfiguration><CORSRule><AllowedOrigin>http://app.example.com</AllowedOrigin><AllowedMethod>PUT</AllowedMethod><AllowedMethod>DELETE</AllowedMethod></CORSRule></CORSConfiguration>",
		Request: &fetch.Request{
			Origin: "https://app.example.com", URL: "https://media.s3.example.com/bucket/key", Method: "PUT",
			Headers: []wire.Header{{"x-amz-acl", "private"}, {"x-amz-meta-a", "b"}},
		},
	})
	if len(r.Remedies) != 4 {
		t.Errorf("%d are offered", len(r.Remedies))
	}
}

// TestRuleOfItsOwn: where no rule is near, a rule behind the others is offered.
func TestRuleOfItsOwn(t *testing.T) {
	r := corscore.Run(corscore.Input{
		Dialect: "aws", Config: "<CORSConfiguration><CORSRule><AllowedOrigin>https://other.example</AllowedOrigin><AllowedMethod>DELETE</AllowedMethod></CORSRule></CORSConfiguration>",
		Request: &fetch.Request{Origin: "https://app.example.com", URL: "https://media.s3.example.com/bucket/key", Method: "PUT"},
	})
	if !slices.ContainsFunc(r.Remedies, func(m corscore.Remedy) bool { return m.Title == "Add a rule for PUT from https://app.example.com" }) {
		t.Errorf("%+v", r.Remedies)
	}
}

// TestNoRemedyIsEndless: no remedy lists a header name of 64 KB.
func TestNoRemedyIsEndless(t *testing.T) {
	for length, offered := range map[int]bool{1000: true, 64 << 10: false} {
		r := corscore.Run(corscore.Input{
			Config:  "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>PUT</AllowedMethod></CORSRule></CORSConfiguration>",
			Request: &fetch.Request{Origin: "https://app.example.com", URL: "https://media.s3.example.com/bucket/key", Method: "PUT", Headers: []wire.Header{{strings.Repeat("x", length), "1"}}},
		})
		listed := slices.ContainsFunc(r.Remedies, func(m corscore.Remedy) bool {
			return slices.ContainsFunc(m.Edits, func(e source.Edit) bool { return len(e.New) > length })
		})
		if listed != offered {
			t.Errorf("a name of %d bytes: listed %v", length, listed)
		}
	}
}

// TestMendingIsBounded: 1,900 mistakes are fixed at once, and not more than 2,000;
// and nothing that would be more than 4 times as long, but for a small document.
func TestMendingIsBounded(t *testing.T) {
	const ampersands, rules = "<CORSConfiguration><CORSRule><AllowedOrigin>https://a#</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
		"<CORSConfiguration>#</CORSConfiguration>"
	for _, c := range []struct {
		around, unit string
		times        int
		mended       bool
	}{
		{ampersands, "&b", 20, true},
		{ampersands, "&b", 1900, true},
		{ampersands, "&b", 2050, false},
		{rules, "<CORSRule/>\n", 20, true},
		{rules, "<CORSRule/>\n", 100, false},
	} {
		in := corscore.Input{
			Dialect: "versitygw", Config: strings.Replace(c.around, "#", strings.Repeat(c.unit, c.times), 1),
			Request: &fetch.Request{Origin: "https://app.example.com", URL: "https://media.s3.example.com/bucket/key", Method: "PUT"},
		}
		r := corscore.Run(in)
		if r.Put.Accepted || len(r.Remedies) > 0 != c.mended {
			t.Errorf("%d times %q: accepted %v, %d remedies", c.times, c.unit, r.Put.Accepted, len(r.Remedies))
		}
		for _, m := range r.Remedies {
			if !passes(in, m.Edits) {
				t.Errorf("%d times %q: %q does not help", c.times, c.unit, m.Title)
			}
		}
	}
}

// TestRemedies: for blocked requests of every dialect that was recorded: where
// one more rule could allow the request there is a remedy, every remedy works,
// adds nothing that is not needed, and what it is said to allow besides or no
// longer is so. Those that open least come first.
func TestRemedies(t *testing.T) {
	for _, dialect := range []string{"scality", "aws", "ceph", "versitygw", "seaweedfs", "s3rver"} {
		t.Run(dialect, func(t *testing.T) {
			t.Parallel()
			g := generator{rand.New(rand.NewPCG(6, 2026))}
			blocked, helped, offered := 0, 0, 0
			for blocked < 500 {
				in := corscore.Input{Dialect: dialect, Config: g.document(1+g.IntN(3), dialect == "aws" && g.IntN(2) == 0), Request: g.request()}
				r := corscore.Run(in)
				if r.Fetch.Outcome != fetch.BlockedOutcome {
					continue
				}
				blocked++
				if len(r.Remedies) == 0 {
					if r.Put.Accepted && helpful(in) {
						t.Fatalf("no remedy for\n%s\n%+v", in.Config, *in.Request)
					}
					if len(r.Advice) == 0 && r.Fetch.Blocked.By != corscore.ByDocument {
						t.Fatalf("neither remedy nor advice: %s\n%s\n%+v", r.Fetch.Blocked.Message, in.Config, *in.Request)
					}
					continue
				}
				helped++
				offered += len(r.Remedies)
				for _, m := range r.Remedies {
					if !passes(in, m.Edits) {
						t.Fatalf("%q does not help\n%s\n%+v", m.Title, in.Config, *in.Request)
					}
					if blocked%4 != 0 {
						continue
					}
					edited := in
					edited.Config, _ = source.Apply(in.Config, m.Edits)
					if r := corscore.Run(edited); !r.Put.Accepted || r.Fetch.Outcome != fetch.Allowed {
						t.Fatalf("%q: %+v\n%s", m.Title, r.Fetch.Blocked, edited.Config)
					}
					if r.Put.Accepted {
						minimal(t, in, m)
					}
					effects(t, in, r.Put.Accepted, m)
				}
			}
			t.Logf("%d blocked, %d with remedies, %.1f each", blocked, helped, float64(offered)/float64(helped))
			if helped < 250 {
				t.Errorf("only %d have a remedy", helped)
			}
		})
	}
}

// minimal checks that the request is blocked without any one of the values that
// m adds.
func minimal(t *testing.T, in corscore.Input, m corscore.Remedy) {
	t.Helper()
	text, _ := source.Apply(in.Config, m.Edits)
	var added []source.Span // in text
	shift := 0
	for _, e := range m.Edits {
		added = append(added, source.Span{Start: e.Start + shift, End: e.Start + shift + len(e.New)})
		shift += len(e.New) - (e.End - e.Start)
	}
	doc := s3cors.Parse(text)
	edited := in
	edited.Config = text
	for i := range doc.Rules {
		for _, f := range []s3cors.Field{s3cors.AllowedOrigin, s3cors.AllowedMethod, s3cors.AllowedHeader} {
			values := doc.Rules[i].Get(f)
			for k := range values {
				v := &values[k]
				if f == s3cors.AllowedHeader && len(values) == 1 && in.Dialect == "seaweedfs" {
					continue // without any, the rule allows every header
				}
				if slices.ContainsFunc(added, func(s source.Span) bool { return s.Start <= v.Whole.Start && v.Whole.End <= s.End }) &&
					passes(edited, doc.RemoveValue(v)) {
					t.Fatalf("%q adds %s %s, which is not needed\n%s\n%+v", m.Title, f.Element(), v.Text, in.Config, *in.Request)
				}
			}
		}
	}
}

// effects checks what m is said to change besides.
func effects(t *testing.T, in corscore.Input, accepted bool, m corscore.Remedy) {
	t.Helper()
	text, _ := source.Apply(in.Config, m.Edits)
	for _, list := range []struct {
		requests []wire.Request
		is       bool
	}{{m.Widens, true}, {m.Narrows, false}} {
		for _, req := range list.requests {
			if was, is := allowedBy(in.Dialect, in.Config, req), allowedBy(in.Dialect, text, req); is != list.is || accepted && was == list.is {
				t.Fatalf("%q: %+v was %v, is %v\n%s", m.Title, req, was, is, in.Config)
			}
		}
	}
}

// allowedBy reports whether the server lets a page send req.
func allowedBy(dialect, config string, req wire.Request) bool {
	respond := func(method string, headers ...wire.Header) bool {
		a := corscore.Respond(corscore.RespondInput{
			Config: &config, Dialect: dialect,
			Request: corscore.RespondRequest{Method: method, Path: "/bucket/key", Headers: append(headers, req.Headers[0])},
		})
		return a.Rule > 0
	}
	var names []string
	for _, h := range req.Headers[1:] {
		names = append(names, h[0])
	}
	if len(names) > 0 && !respond("OPTIONS", wire.Header{"Access-Control-Request-Method", req.Method}, wire.Header{"Access-Control-Request-Headers", strings.Join(names, ",")}) ||
		len(names) == 0 && slices.Contains([]string{"PUT", "DELETE"}, req.Method) && !respond("OPTIONS", wire.Header{"Access-Control-Request-Method", req.Method}) {
		return false
	}
	return respond(req.Method)
}

// TestSplice: of an edited document, reading the changed rules alone gives what
// reading all of it gives. Most documents have few rules: what many could change
// is the number of digits.
func TestSplice(t *testing.T) {
	const edited = 600
	g := generator{rand.New(rand.NewPCG(9, 2026))}
	spliced := 0
	for range edited {
		dialect := pick(g, "scality", "aws", "ceph", "versitygw", "seaweedfs", "s3rver")
		json := dialect == "aws" && g.IntN(2) == 0
		rules := pick(g, 9, 10, 12)
		if g.IntN(12) == 0 {
			rules = pick(g, 99, 100)
		}
		in := corscore.Input{Dialect: dialect, Config: g.document(rules, json)}
		doc := s3cors.Parse(in.Config)
		r := &doc.Rules[pick(g, 0, 1, g.IntN(len(doc.Rules)), len(doc.Rules)-1)]
		origin := s3cors.Pair{Field: s3cors.AllowedOrigin, Text: g.pattern()}
		var edits []source.Edit
		switch g.IntN(6) {
		case 0:
			edits = doc.AddRule(origin, s3cors.Pair{Field: s3cors.AllowedMethod, Text: "GET"})
		case 1:
			edits = doc.AddRuleBefore(r, origin, s3cors.Pair{Field: s3cors.AllowedMethod, Text: pick(g, "GET", "PATCH")})
		case 2:
			edits = doc.Add(r, s3cors.AllowedHeader, "content-type", "x-amz-date")
		case 3:
			edits = append(doc.Add(r, s3cors.AllowedOrigin, origin.Text), doc.Add(r, s3cors.AllowedMethod, "PUT")...)
		case 4:
			edits = []source.Edit{doc.SetText(&r.Values[s3cors.AllowedOrigin][0], origin.Text)}
		case 5:
			edits = doc.Remove(r.Node)
		}
		text, ok := source.Apply(in.Config, edits)
		if !ok {
			t.Fatal("edits overlap")
		}
		was, same := corscore.Splice(in, text)
		if !same {
			t.Fatalf("%s: %+v of\n%s", dialect, edits, in.Config)
		}
		if was {
			spliced++
		}
	}
	if spliced < edited/2 {
		t.Errorf("only %d of %d edits are read so", spliced, edited)
	}
}
