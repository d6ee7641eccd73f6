package main

import (
	"math/rand/v2"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/wire"
)

// generator makes documents and requests: mostly such as people write, with
// what servers differ in, some of them damaged.
type generator struct{ r *rand.Rand }

func (g *generator) one(list ...string) string { return list[g.r.IntN(len(list))] }

func (g *generator) percent(n int) bool { return g.r.IntN(100) < n }

var (
	origins = []string{
		"*", "http://a", "https://a.example.com", "http://*.example.com", "https://*", "http://a*a", "*.example.com", "null", "http://a:8080",
		"HTTP://A.COM", "http://a/", "http://www.*", "*://a", "http://b.example.com",
	}
	oddOrigins = []string{" http://a ", "", "http://*.*", "**", "http://ä.example", "http://a&b", "<x>", "http://a\"b'c", "5", "http://a*b*c"}
	methods    = []string{"GET", "PUT", "HEAD", "POST", "DELETE"}
	odd        = []string{"get", "PATCH", "*", "", " GET", "OPTIONS", "GET\n", "Ü", "a<b>&\"'\t"}
	names      = []string{"*", "x-foo", "X-Foo", "x-amz-*", "*-foo", "content-type", "x-*-id", "x-*-*", "Authorization", "a_b", "x.y!"}
	oddNames   = []string{"", "a b", "x:y", "é", " x-foo", "\"", "a,b"}
	ages       = []string{"0", "5", "3000", "2147483647", "-1", "+5", " 7 ", "007"}
	oddAges    = []string{"", "abc", "1.5", "1e3", "0x10", "2147483648", "4294967296", "99999999999999999999", "true", "5 5", "\u00a05", "-2147483649"}
	pageHosts  = []string{"http://a", "https://a.example.com", "http://b.example.com", "http://.example.com", "http://example.com", "null", "http://aa", "http://aba", "https://x", "http://a:8080", "http://A.com", "http://a/", "not an origin"}
	asked      = []string{"x-foo", "X-Foo", "x-amz-meta-a", "x-amz-", "content-type", "authorization", "x-1-id", "y-foo", "x-bar", "*", "x.y!", "a_b"}
)

func leaf(name, text string) string {
	return "<" + name + ">" + s3cors.Escape(text) + "</" + name + ">"
}

// document is a configuration, damaged in one of five.
func (g *generator) document() string {
	var b strings.Builder
	b.WriteString(g.one("", "", `<?xml version="1.0" encoding="UTF-8"?>`+"\n", "\n", "\ufeff", "<!-- c -->"))
	root := g.one("CORSConfiguration", "CORSConfiguration", "CORSConfiguration", "CORSConfiguration", "CORSConfiguration", "CorsConfig", "s:CORSConfiguration")
	b.WriteString("<" + root)
	if strings.HasPrefix(root, "s:") {
		b.WriteString(` xmlns:s="a"`)
	}
	b.WriteString(g.one("", "", ` xmlns="http://s3.amazonaws.com/doc/2006-03-01/"`, ` xmlns="http://example.com/"`, ` a="1"`) + ">")
	for range (g.r.IntN(12) + 5) / 5 {
		b.WriteString(g.rule())
	}
	if g.percent(5) {
		b.WriteString(g.one("<Foo>1</Foo>", "text", "<!-- c -->", "<CORSRule/>"))
	}
	b.WriteString("</" + root + ">" + g.one("", "", "\n", "garbage", "<x/>", "<!-- c -->"))
	if g.percent(20) {
		return g.damage(b.String())
	}
	return b.String()
}

// rule is a CORSRule, its elements in random order.
func (g *generator) rule() string {
	var all []string
	add := func(name string, most, oddShare int, usual, strange []string) {
		for range g.r.IntN(most + 1) {
			text := g.one(usual...)
			if g.percent(oddShare) {
				text = g.one(strange...)
			}
			all = append(all, leaf(name, text))
		}
	}
	for range 1 + g.r.IntN(2) {
		origin := g.one(origins...)
		if g.percent(10) {
			origin = g.one(oddOrigins...)
		}
		all = append(all, leaf("AllowedOrigin", origin))
		all = append(all, leaf("AllowedMethod", g.one(methods...)))
	}
	if g.percent(4) {
		all = all[:g.r.IntN(2)]
	}
	add("AllowedMethod", 2, 4, methods, odd)
	add("AllowedHeader", 3, 3, names, oddNames)
	add("ExposeHeader", 2, 3, []string{"ETag", "x-amz-meta-a", "*", "etag", "x-amz-storage-class"}, oddNames)
	if g.percent(40) {
		add("MaxAgeSeconds", 1, 15, ages, oddAges)
	}
	if g.percent(30) {
		add("ID", 2, 20, []string{"a", "b & c", "é"}, []string{"", " ", strings.Repeat("i", 300), "5"})
	}
	if g.percent(5) {
		all = append(all, g.one("<Foo>1</Foo>", "text", "<AllowedOrigin><x>http://a</x></AllowedOrigin>", "<AllowedOrigin><![CDATA[http://a]]></AllowedOrigin>",
			"<AllowedMethod>G<!-- c -->ET</AllowedMethod>", `<AllowedHeader a="1">x-foo</AllowedHeader>`, "<AllowedOrigin>http://a\r\n</AllowedOrigin>"))
	}
	g.r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return "<CORSRule>" + strings.Join(all, g.one("", "\n  ")) + "</CORSRule>"
}

// damage makes a random edit or two.
func (g *generator) damage(doc string) string {
	for range 1 + g.r.IntN(2) {
		at := g.r.IntN(len(doc) + 1)
		end := at
		if g.percent(40) {
			end = min(len(doc), at+1+g.r.IntN(6))
		}
		bit := g.one("", "<", ">", "&", "\"", "/", " ", "\r\n", "]]>", "<!--", "-->", "<x>", "</x>", "<x/>", "<x y=\"z\"/>", "<x y=z/>", "<x y/>", "<a:b:c/>", "< x>",
			"&amp;", "&nbsp;", "&#65;", "&#x41;", "&#0;", "&e;", "<?pi?>", "<?xml version=\"1.1\"?>", "<!DOCTYPE x>", "<![CDATA[x]]>", "\x01", "é", "\u00a0", "CORSRule", "<CORSRule>", "</CORSRule>")
		doc = doc[:at] + bit + doc[end:]
	}
	return strings.ToValidUTF8(doc, "?")
}

// from returns a value of the document's, or one of list.
func (g *generator) from(document string, f s3cors.Field, list []string) string {
	if doc := s3cors.Decode(syntax.ParseXML(document)); g.percent(60) && len(doc.Rules) > 0 {
		if values := doc.Rules[g.r.IntN(len(doc.Rules))].Get(f); len(values) > 0 {
			v := values[g.r.IntN(len(values))].Text
			return strings.ReplaceAll(v, "*", g.one("", "x", "a.b", "foo"))
		}
	}
	return g.one(list...)
}

// preflight is an OPTIONS request, near what the document allows.
func (g *generator) preflight(document string) corscore.RespondRequest {
	req := corscore.RespondRequest{Method: "OPTIONS"}
	if !g.percent(4) {
		g.add(&req, "Origin", g.from(document, s3cors.AllowedOrigin, pageHosts))
	}
	if !g.percent(4) {
		method := g.from(document, s3cors.AllowedMethod, methods)
		if g.percent(8) {
			method = g.one("put", "PATCH", "OPTIONS", "")
		}
		g.add(&req, "Access-Control-Request-Method", method)
	}
	if g.percent(60) {
		g.add(&req, "Access-Control-Request-Headers", g.list(document))
		if g.percent(4) {
			g.add(&req, "Access-Control-Request-Headers", g.list(document))
		}
	}
	return req
}

func (g *generator) list(document string) string {
	var all []string
	for range 1 + g.r.IntN(3) {
		all = append(all, g.from(document, s3cors.AllowedHeader, asked))
	}
	return strings.Join(all, g.one(",", ", ", " ,  ")) + g.one("", "", "", "", "", "", "", ",", " ")
}

// at is req for the bucket's object, which is missing, or for the bucket. A
// request that changes the bucket is for the object only.
func (g *generator) at(bucket string, req corscore.RespondRequest) corscore.RespondRequest {
	req.Path = bucket + "/key.txt"
	if (req.Method == "OPTIONS" || req.Method == "GET" || req.Method == "POST") && g.percent(20) {
		req.Path = bucket
	}
	return req
}

// actual is a request that is not a preflight; many end in an error.
func (g *generator) actual(document string) corscore.RespondRequest {
	req := corscore.RespondRequest{Method: g.one("GET", "GET", "GET", "HEAD", "PUT", "DELETE", "POST")}
	if !g.percent(10) {
		g.add(&req, "Origin", g.from(document, s3cors.AllowedOrigin, pageHosts))
	}
	if g.percent(15) {
		g.add(&req, "Access-Control-Request-Method", g.one("GET", "PUT", "PATCH"))
	}
	if g.percent(15) {
		g.add(&req, "Access-Control-Request-Headers", g.list(document))
	}
	return req
}

// signing is how an actual request is signed: mostly as it should be.
func (g *generator) signing() signing {
	switch g.r.IntN(10) {
	case 0:
		return wronglySigned
	case 1:
		return unsigned
	}
	return signed
}

// add adds a header whose value can go over the wire as it is.
func (g *generator) add(req *corscore.RespondRequest, name, value string) {
	value = strings.Map(func(r rune) rune {
		if r < 0x20 || r > 0x7E {
			return -1
		}
		return r
	}, value)
	req.Headers = append(req.Headers, wire.Header{name, strings.TrimSpace(value)})
}
