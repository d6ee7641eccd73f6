package corscore_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/match"
	"s3cors.playground/corscore/put"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

func xmlRules(rules ...string) string {
	return "<CORSConfiguration>\n  <CORSRule>\n" + strings.Join(rules, "  </CORSRule>\n  <CORSRule>\n") + "  </CORSRule>\n</CORSConfiguration>\n"
}

func element(name, text string) string { return "    <" + name + ">" + text + "</" + name + ">\n" }

// TestCompare: what two documents differ in, as requests.
func TestCompare(t *testing.T) {
	get := element("AllowedMethod", "GET")
	exact, wild, star := element("AllowedOrigin", "https://app.example.com"), element("AllowedOrigin", "https://*.example.com"), element("AllowedOrigin", "*")
	for _, test := range []struct{ name, a, b, dialect, relation, onlyA, onlyB string }{
		{"the same", xmlRules(exact + get), xmlRules(get + exact), "", "equal", "", ""},
		{"a wildcard covers a name", xmlRules(exact + get), xmlRules(wild + get), "", "narrower", "", "OPTIONS https://other.example.com GET"},
		{"two ways to allow any", xmlRules(star + get), xmlRules(star+get, exact+get), "", "equal", "", ""},
		{"a header", xmlRules(exact + get + element("AllowedHeader", "x-a")), xmlRules(exact + get), "", "wider", "OPTIONS https://app.example.com GET x-a", ""},
		{
			"rules are not combined", xmlRules(exact + get + element("AllowedHeader", "a") + element("AllowedHeader", "b")),
			xmlRules(exact+get+element("AllowedHeader", "a"), exact+get+element("AllowedHeader", "b")), "", "wider", "OPTIONS https://app.example.com GET b,a", "",
		},
		{
			"only the first with the origin counts", xmlRules(exact+get, exact+element("AllowedMethod", "PUT")), xmlRules(exact + get + element("AllowedMethod", "PUT")),
			"ceph", "narrower", "", "OPTIONS https://app.example.com PUT",
		},
		{"a refused document allows nothing", xmlRules(exact), xmlRules(exact + get), "", "narrower", "", "OPTIONS https://app.example.com GET"},
		{"a server without rules of buckets", xmlRules(exact + get), xmlRules(star + get), "minio", "equal", "", ""},
		{"parts before and after * may overlap", xmlRules(element("AllowedOrigin", "a*a") + get), xmlRules(element("AllowedOrigin", "a*a") + element("AllowedOrigin", "a") + get), "scality", "equal", "", ""},
		{"or may not", xmlRules(element("AllowedOrigin", "a*a") + get), xmlRules(element("AllowedOrigin", "a*a") + element("AllowedOrigin", "a") + get), "aws", "narrower", "", "OPTIONS a GET"},
	} {
		c := corscore.Compare(corscore.CompareInput{A: test.a, B: test.b, Dialect: test.dialect})
		first := func(all []corscore.RespondRequest) (text string) {
			if len(all) > 0 {
				text = all[0].Method
				for _, h := range all[0].Headers {
					text += " " + h[1]
				}
			}
			return text
		}
		if c.Relation != test.relation || first(c.OnlyA) != test.onlyA || first(c.OnlyB) != test.onlyB || !c.Complete {
			t.Errorf("%s: %+v", test.name, c)
		}
	}
}

// TestCompareAnswers: what differs in the answers to requests that both allow.
func TestCompareAnswers(t *testing.T) {
	rule := element("AllowedOrigin", "https://app.example.com") + element("AllowedMethod", "GET")
	put, any, etag := element("AllowedMethod", "PUT"), element("AllowedHeader", "*"), element("ExposeHeader", "ETag")
	age := func(s string) string { return element("MaxAgeSeconds", s) }
	for _, test := range []struct{ name, a, b, dialect, reads, caches string }{
		{"the same", xmlRules(rule + etag + age("60")), xmlRules(rule + age("60") + etag), "", "", ""},
		{"in another case", xmlRules(rule + etag), xmlRules(rule + element("ExposeHeader", "etag")), "", "", ""},
		{"readable in any case", xmlRules(rule), xmlRules(rule + element("ExposeHeader", "Content-Type")), "", "", ""},
		{"hidden", xmlRules(rule + etag + element("ExposeHeader", "x-a")), xmlRules(rule + etag), "", "GET https://app.example.com x-a|", ""},
		{"one for another", xmlRules(rule + etag), xmlRules(rule + element("ExposeHeader", "x-a")), "", "GET https://app.example.com etag|x-a", ""},
		{"a server that exposes nothing", xmlRules(rule + etag), xmlRules(rule), "minio", "", ""},
		{"a GET without headers has no preflight", xmlRules(rule + age("60")), xmlRules(rule), "", "", ""},
		{"one with a header has", xmlRules(rule + any + age("60")), xmlRules(rule + any), "", "", "OPTIONS https://app.example.com GET x-example 60|"},
		{"so has a PUT", xmlRules(rule + put + age("60")), xmlRules(rule + put + age("600")), "", "", "OPTIONS https://app.example.com PUT 60|600"},
		{
			"behind a rule that does not allow the header", xmlRules(rule+put+age("60"), rule+put+any+age("5")), xmlRules(rule+put+age("60"), rule+put+any+age("6")),
			"", "", "OPTIONS https://app.example.com GET x-example 5|6",
		},
		{"a refused document allows nothing", xmlRules(rule + etag), xmlRules(etag), "", "", ""},
	} {
		c := corscore.Compare(corscore.CompareInput{A: test.a, B: test.b, Dialect: test.dialect})
		said := func(r corscore.RespondRequest, a, b string) string {
			var text strings.Builder
			text.WriteString(r.Method)
			for _, h := range r.Headers {
				text.WriteString(" " + h[1])
			}
			return text.String() + " " + a + "|" + b
		}
		var reads, caches []string
		for _, r := range c.Reads {
			reads = append(reads, said(r.Request, strings.Join(r.OnlyA, ","), strings.Join(r.OnlyB, ",")))
		}
		for _, r := range c.Caches {
			caches = append(caches, said(r.Request, r.A, r.B))
		}
		if strings.Join(reads, ";") != test.reads || strings.Join(caches, ";") != test.caches || !c.AnswersComplete {
			t.Errorf("%s: %q, %q", test.name, reads, caches)
		}
	}
}

// TestCompareLarge: a comparison that is too large says so.
func TestCompareLarge(t *testing.T) {
	many := func(n int) string {
		var rule strings.Builder
		for i := range n {
			text := string(rune('a'+i/26)) + string(rune('a'+i%26))
			rule.WriteString(element("AllowedOrigin", "https://"+text+"*."+text))
		}
		return xmlRules(rule.String() + element("AllowedMethod", "GET"))
	}
	if c := corscore.Compare(corscore.CompareInput{A: many(150), B: many(151)}); c.Complete {
		t.Errorf("%s, complete", c.Relation)
	}
}

// TestSimplify: the shorter document of each, as a person would write it.
func TestSimplify(t *testing.T) {
	exact, wild := element("AllowedOrigin", "https://app.example.com"), element("AllowedOrigin", "https://*.example.com")
	get, put := element("AllowedMethod", "GET"), element("AllowedMethod", "PUT")
	for _, test := range []struct{ name, in, want, title string }{
		{"nothing to do", xmlRules(exact+get, wild+put), "", ""},
		{"a rule without effect", xmlRules(wild+get, exact+get), xmlRules(wild + get), "Remove what no request reaches"},
		{"a rule that several take apart", xmlRules(exact+get, element("AllowedOrigin", "null")+get, exact+element("AllowedOrigin", "null")+get), xmlRules(exact + element("AllowedOrigin", "null") + get), "Remove what no request reaches and merge rules that differ in their origins alone"},
		{"values without effect", xmlRules(wild + exact + get + get), xmlRules(wild + get), "Remove values that others cover"},
		{"* answers otherwise", xmlRules(element("AllowedOrigin", "*") + exact + get), "", ""},
		{"rules that differ in origins", xmlRules(exact+get, element("AllowedOrigin", "https://b.example")+get), xmlRules(exact + element("AllowedOrigin", "https://b.example") + get), "Merge rules that differ in their origins alone"},
		{"many rules that differ in methods", xmlRules(exact+get, exact+put, exact+get+element("AllowedMethod", "HEAD")), xmlRules(exact + get + put + element("AllowedMethod", "HEAD")), "Merge rules that differ in their methods alone"},
		{"names in another case", xmlRules(exact + get + element("ExposeHeader", "ETag") + element("ExposeHeader", "etag")), xmlRules(exact + get + element("ExposeHeader", "ETag")), "Remove values that others cover"},
		{"names that differ", xmlRules(exact + get + element("ExposeHeader", "ETag") + element("ExposeHeader", "ETags")), "", ""},
		{"what is exposed differs", xmlRules(exact+get, exact+put+element("ExposeHeader", "ETag")), "", ""},
		{"refused", xmlRules(exact), "", ""},
	} {
		f := corscore.Simplify(corscore.SimplifyInput{Config: test.in})
		if f == nil {
			if test.want != "" {
				t.Errorf("%s: nothing is proposed", test.name)
			}
			continue
		}
		if got, _ := source.Apply(test.in, f.Edits); got != test.want || f.Title != test.title {
			t.Errorf("%s: %s\n%s", test.name, f.Title, got)
		}
	}
}

// TestSimplifyKeeps: what generated documents are simplified to is accepted,
// shorter, equal, and answers requests as before, but for the list of methods
// and what is listed twice.
func TestSimplifyKeeps(t *testing.T) {
	g := generator{rand.New(rand.NewPCG(3, 2026))}
	shorter := 0
	for range 300 {
		id := pick(g, "scality", "aws", "ceph", "versitygw", "seaweedfs", "s3rver", "garage", "localstack")
		config := g.document(1+g.IntN(4), id == "aws" && g.IntN(2) == 0)
		f := corscore.Simplify(corscore.SimplifyInput{Config: config, Dialect: id})
		if f == nil {
			continue
		}
		shorter++
		text, ok := source.Apply(config, f.Edits)
		c := corscore.Compare(corscore.CompareInput{A: config, B: text, Dialect: id})
		if !ok || len(text) >= len(config) || c.Relation != "equal" {
			t.Fatalf("%s: %s: %+v\n%s\n%s", id, f.Title, c, config, text)
		}
		before, after := storedBy(id, config), storedBy(id, text)
		for range 30 {
			req := g.asked()
			was, is := grantedBy(before, id, req), grantedBy(after, id, req)
			for name, value := range was {
				if is[name] != value {
					t.Fatalf("%s: %s: %+v %s was %q, is %q\n%s\n%s", id, f.Title, req, name, value, is[name], config, text)
				}
			}
		}
	}
	if shorter < 60 {
		t.Errorf("only %d documents were simplified", shorter)
	}
}

// asked is a request as the bucket gets it, or its preflight.
func (g generator) asked() wire.Request {
	r := g.request()
	req := wire.Request{Method: r.Method, URL: r.URL, Headers: []wire.Header{{"Origin", r.Origin}}}
	if g.IntN(2) == 0 {
		req.Method = "OPTIONS"
		req.Headers = append(req.Headers, wire.Header{"Access-Control-Request-Method", r.Method})
		if len(r.Headers) > 0 {
			req.Headers = append(req.Headers, wire.Header{"Access-Control-Request-Headers", r.Headers[0][0]})
		}
	}
	return req
}

// storedBy is a bucket with what the server stores of the document.
func storedBy(id, config string) match.Bucket {
	answer := put.Read(s3cors.Parse(config)).Put(dialect.ByID(id))
	return match.Bucket{Configured: answer.Accepted, Rules: answer.Stored}
}

// grantedBy is what the server answers to req, but for the list of methods. What
// is listed twice counts once.
func grantedBy(b match.Bucket, id string, req wire.Request) map[string]string {
	a := match.Respond(b, dialect.ByID(id), req)
	m := corsHeaders(a.Headers)
	delete(m, "access-control-allow-methods")
	m["status"] = a.Code
	for name, list := range m {
		items := strings.Split(list, ",")
		for i := range items {
			items[i] = strings.ToLower(strings.TrimSpace(items[i]))
		}
		slices.Sort(items)
		m[name] = strings.Join(slices.Compact(items), ",")
	}
	return m
}

// TestCompareServers: a document is equal to itself on every server.
func TestCompareServers(t *testing.T) {
	config := xmlRules(element("AllowedOrigin", "https://app.example.com") + element("AllowedMethod", "GET"))
	for _, d := range dialect.All {
		if c := corscore.Compare(corscore.CompareInput{A: config, B: config, Dialect: d.ID}); c.Relation != "equal" || !c.Complete {
			t.Errorf("%s: %+v", d.ID, c)
		}
	}
}

// TestReachable: a rule is reachable unless those before it take all that it
// could match, one or several of them.
func TestReachable(t *testing.T) {
	a, b, wild := element("AllowedOrigin", "https://a.example"), element("AllowedOrigin", "https://b.example"), element("AllowedOrigin", "https://*")
	get, put, header := element("AllowedMethod", "GET"), element("AllowedMethod", "PUT"), element("AllowedHeader", "x-a")
	for _, test := range []struct {
		dialect string
		rules   []string
		want    string
	}{
		{"", []string{a + get, b + get, a + b + get}, "++-"},
		{"", []string{a + get, b + get, a + b + get + put}, "+++"},
		{"", []string{a + get, b + get, a + b + get + header}, "+++"},
		{"", []string{wild + get, a + get}, "+-"},
		{"", []string{a + get, wild + get}, "++"},
		{"", []string{a + get, a + put}, "++"},
		{"ceph", []string{a + get, a + put}, "+-"}, // it asks the first rule with the origin alone
		{"garage", []string{wild + get, a + get}, "++"},
	} {
		var got strings.Builder
		for _, r := range corscore.Run(corscore.Input{Config: xmlRules(test.rules...), Dialect: test.dialect}).Rules {
			got.WriteString(map[bool]string{true: "+", false: "-"}[r.Reachable])
		}
		if got.String() != test.want {
			t.Errorf("%s: %s, want %s\n%s", test.dialect, got.String(), test.want, xmlRules(test.rules...))
		}
	}
}
