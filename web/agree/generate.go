package main

import (
	"math/rand/v2"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// generator makes one scenario: mostly a request such as people make and an
// answer that nearly fits it, with what browsers differ in.
type generator struct {
	r  *rand.Rand
	at *origins
}

// answerKind is who answers: the core, or the scenario itself.
type answerKind string

const (
	coreAnswers  answerKind = "core"
	givenAnswers answerKind = "given"
)

// generate makes the scenarios 0 to n-1 of a seed. Each depends on nothing but
// its number, seed, kind and the origins, whose ports may differ between runs.
func generate(kind answerKind, seed uint64, n int, at *origins) []*scenario {
	all := make([]*scenario, n)
	for id := range all {
		stream := uint64(id) << 1
		if kind == givenAnswers {
			stream++
		}
		g := &generator{rand.New(rand.NewPCG(seed, stream)), at}
		all[id] = g.scenario(kind, id)
	}
	return all
}

// pick returns one of list, each as likely as the other.
func pick[T any](g *generator, list ...T) T { return list[g.r.IntN(len(list))] }

func (g *generator) one(list ...string) string { return pick(g, list...) }

func (g *generator) percent(n int) bool { return g.r.IntN(100) < n }

// mostly returns one of usual, and in share of a hundred cases one of odd.
func (g *generator) mostly(share int, usual, odd []string) string {
	if g.percent(share) {
		return g.one(odd...)
	}
	return g.one(usual...)
}

func (g *generator) scenario(kind answerKind, id int) *scenario {
	s := &scenario{id: id, place: g.place()}
	s.request = g.request(s.place, id)
	if kind == givenAnswers {
		g.answers(s)
		return s
	}
	s.bucket = &corscore.Input{
		Config: g.document(s), Dialect: g.dialect(), Request: &s.request, Object: g.object(s),
	}
	return s
}

func (g *generator) place() place {
	return pick(g, onLoopback, onLoopback, onLocalhost, onLocalhost, onLocalhost, onBucket, inFrame, inSandbox)
}

var (
	methods          = []string{"", "GET", "GET", "HEAD", "POST", "PUT", "PUT", "DELETE"}
	oddMethods       = []string{"get", "put", "Post", "delete", "PATCH", "patch", "OPTIONS", "options", "LOCK", "x-custom!", "*", "QUERY", "M-SEARCH"}
	refusedMethods   = []string{"CONNECT", "TRACE", "track", "GE T", "é", "GET,PUT", "a:b"}
	modes            = []fetch.Mode{"", "", "", fetch.CORS, fetch.CORS, fetch.CORS, fetch.CORS, fetch.NoCORS, fetch.NoCORS, fetch.SameOrigin}
	credentialsModes = []fetch.Credentials{"", "", "", fetch.Omit, fetch.SameOriginCreds, fetch.Include, fetch.Include, fetch.Include}
)

func (g *generator) request(p place, id int) fetch.Request {
	q := fetch.Request{Origin: g.at.of(p), Headers: []wire.Header{}, Body: fetch.NoBody}
	q.URL = g.at.bucket + objectPath(id, 0) + "?X-Amz-Signature=0" + g.mostly(8, []string{""}, []string{"#part", "&a=%20b", "&é"})
	q.Method = g.mostly(35, methods, oddMethods)
	if g.percent(3) {
		q.Method = g.one(refusedMethods...)
	}
	q.Credentials = pick(g, credentialsModes...)
	if g.percent(25) {
		q.API = fetch.XHR
		q.PreflightFlag = g.percent(35)
		if q.Credentials != fetch.Include {
			q.Credentials = ""
		}
	} else {
		q.Mode = pick(g, modes...)
		if g.percent(1) {
			q.URL = strings.Replace(q.URL, "http://", g.one("http://user:word@", "ftp://", "x-scheme://"), 1)
		}
	}
	for range max(0, g.r.IntN(6)-2) {
		q.Headers = append(q.Headers, g.header()...)
	}
	bodiless := q.Method == "" || strings.EqualFold(q.Method, "GET") || strings.EqualFold(q.Method, "HEAD")
	switch {
	case bodiless && !g.percent(3): // fetch() throws with one
	case g.percent(4) && q.API != fetch.XHR:
		q.Body = fetch.Stream
	case g.percent(40):
		q.Body = fetch.Bytes
	}
	return q
}

// header is a request header, sometimes on two lines.
func (g *generator) header() []wire.Header {
	var name, value string
	kind := g.r.IntN(100)
	switch {
	case kind < 45:
		h := pick(g, valued...)
		name, value = h.name, g.mostly(55, h.usual, h.odd)
	case kind < 80:
		name, value = g.one(plainNames...), g.mostly(10, []string{"1", "a b", "AWS4-HMAC-SHA256 Credential=a"}, []string{"", "é", "\x01", strings.Repeat("v", 129)})
	case kind < 90:
		name, value = g.one(forbiddenNames...), g.one("1", "GET", "TRACE", `"a, TRACE"`, "GET, track")
	case kind < 98:
		name, value = g.one(hintNames...), g.one("1", "1.5", "+1", "-1", "-.5", ".5", "1.", "01", "1.2.3", "1e3", "12345678901234567890", "on", "ON", "4g", "5g", "slow-2g", "x", "")
	default:
		name, value = g.one("a b", "", "é", "x:y", "x-a", "x-a"), g.one("1", "a\nb", "a\x00b", "Ā")
	}
	if g.percent(20) {
		name = strings.ToUpper(name)
	}
	if g.percent(5) {
		value = g.one(" ", "\t", "\n") + value + g.one(" ", "\r\n")
	}
	lines := []wire.Header{{name, value}}
	if g.percent(8) {
		lines = append(lines, wire.Header{strings.ToLower(name), g.one(value, "2")})
	}
	return lines
}

var (
	long128, long129 = strings.Repeat("a", 128), strings.Repeat("a", 129)

	// valued are the headers whose value decides whether they need a preflight.
	valued = []struct {
		name       string
		usual, odd []string
	}{
		{"Accept", []string{"*/*", "text/html", "application/xml;q=0.9"}, []string{`a"b`, "(x)", "a:b", "{}", "<a>", "a?b", "a@b", `a\b`, "[a]", "a\x01b", "a\x7Fb", "é", "a\tb", "", long128, long129}},
		{"Accept-Language", []string{"en", "en-GB;q=0.8, fr", "*"}, []string{"en_GB", "e(n", "é", "e\x01n", "a\tb", "", long128, long129}},
		{"Content-Language", []string{"en", "de, fr"}, []string{"en/GB", "é", "en+x", "", long128, long129}},
		{
			"Content-Type",
			[]string{"text/plain", "application/json", "application/octet-stream", "application/x-www-form-urlencoded;charset=UTF-8", "multipart/form-data; boundary=x", "image/png"},
			[]string{
				"TEXT/PLAIN", "text/plain, text/plain", "text/plain;;a=b", `text/plain; charset="x"`, "text/plain;a=b,c", "text/ plain", "text/plain ; x", "text /plain",
				"text/plain;a=(", "", "é/plain", "text/plain;é", "text/plain;", "text", "text/plain;" + long128, "text/plain\x01",
			},
		},
		{
			"Range",
			[]string{"bytes=0-", "bytes=0-4", "bytes=3-7"},
			[]string{
				"bytes=-5", "bytes=5-4", "bytes=0-1,3-4", "bytes= 0-1", "Bytes=0-1", "bytes=+0-1", "bytes=0-+1", "bytes=0-18446744073709551616", "bytes=0-18446744073709551615",
				"bytes=9223372036854775807-", "bytes=9223372036854775806-", "bytes=0", "bytes=00-01", "bytes=a-b", "bytes=0-1x", "items=0-1", "bytes=", "bytes=0 -1", "bytes=0-1-2",
			},
		},
	}
	plainNames = []string{
		"Authorization", "Authorization", "x-amz-date", "X-Amz-Content-Sha256", "x-amz-meta-a", "x-amz-acl", "Cache-Control", "If-None-Match", "If-Modified-Since",
		"Content-MD5", "Content-Disposition", "X-Requested-With", "X_Y", "x!y", "*", "User-Agent", "Last-Event-ID", "Purpose", "If-Match", "Pragma", "x-a", "x-b", "Content-Encoding",
	}
	forbiddenNames = []string{
		"Host", "Cookie", "Origin", "Sec-Fetch-Mode", "Sec-X", "Proxy-Authorization", "Date", "DNT", "TE", "Via", "Access-Control-Request-Method", "Set-Cookie", "Referer",
		"Content-Length", "Expect", "Accept-Charset", "Connection", "Keep-Alive", "X-HTTP-Method", "X-HTTP-Method-Override", "X-Method-Override",
	}
	hintNames = []string{"DPR", "Width", "Viewport-Width", "Downlink", "Device-Memory", "RTT", "Save-Data", "ECT", "Intervention"}
)
