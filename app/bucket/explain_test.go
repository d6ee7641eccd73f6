package bucket

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"s3cors.playground/corscore/wire"
)

func errorBody(code string, more ...string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>` + "\n<Error><Code>" + code + "</Code><Message>in the server's words</Message>" +
		strings.Join(more, "") + "<RequestId>4442587FB7D0A2F9</RequestId></Error>"
}

func TestExplain(t *testing.T) {
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name   string
		op     Operation
		answer Answer
		effect Effect
		title  string // a part of it
		advice string // a part of one
	}{
		{"stored", Put, Answer{Status: 200}, Done, "stored", ""},
		{"read", Get, Answer{Status: 200, Body: config}, Done, "returned", ""},
		{"removed", Delete, Answer{Status: 204}, Done, "removed", ""},
		{"network error", Put, Answer{Failed: true}, Unknown, "not known", "read the configuration back"},
		{"network error of DELETE", Delete, Answer{Failed: true}, Unknown, "not known", "NoSuchCORSConfiguration"},
		{"network error of GET", Get, Answer{Failed: true}, Refused, "No answer can be read", "changes nothing"},
		{"relay without a server", Put, Answer{Failed: true, Relayed: true}, Unknown, "The relay got no answer", "that the server runs"},
		{"opaque redirect", Put, Answer{Redirected: true}, Refused, "redirects", "another region"},
		{"signature", Put, Answer{Status: 403, Body: errorBody("SignatureDoesNotMatch")}, Refused, "signature", "secret key"},
		{"denied", Put, Answer{Status: 403, Body: errorBody("AccessDenied")}, Refused, "does not let these keys", "s3:PutBucketCORS"},
		{"no bucket", Put, Answer{Status: 404, Body: errorBody("NoSuchBucket")}, Refused, "no bucket of this name", "path or virtual-hosted"},
		{"malformed", Put, Answer{Status: 400, Body: errorBody("MalformedXML")}, Refused, "refuses the document", "under the editor"},
		{"invalid", Put, Answer{Status: 400, Body: errorBody("InvalidRequest")}, Refused, "refuses the document", "server's own words"},
		{"digest", Put, Answer{Status: 400, Body: errorBody("BadDigest")}, Refused, "checksum", "send again"},
		{"not implemented", Put, Answer{Status: 501, Body: errorBody("NotImplemented")}, Refused, "no CORS configuration for buckets", "mc admin"},
		{"access key", Put, Answer{Status: 403, Body: errorBody("InvalidAccessKeyId")}, Refused, "access key", "belongs to this endpoint"},
		{"method", Put, Answer{Status: 405, Body: errorBody("MethodNotAllowed")}, Refused, "method", "path or virtual-hosted"},
		{"none there", Get, Answer{Status: 404, Body: errorBody("NoSuchCORSConfiguration")}, NoneThere, "no CORS configuration", ""},
		{"wrong region", Put, Answer{Status: 400, Body: errorBody("AuthorizationHeaderMalformed", "<Region>eu-west-3</Region>")}, Refused, "region", "Give the region eu-west-3"},
		{"301", Put, Answer{Status: 301, Body: errorBody("PermanentRedirect", "<Endpoint>media.s3-eu-west-1.amazonaws.com</Endpoint>"), Headers: []wire.Header{{"x-amz-bucket-region", "eu-west-1"}}}, Refused, "behind another endpoint", "Give the endpoint media.s3-eu-west-1.amazonaws.com, if that host is your provider's"},
		{"307", Put, Answer{Status: 307, Body: errorBody("TemporaryRedirect", "<Endpoint>media.s3.eu-west-1.amazonaws.com</Endpoint>")}, Refused, "for now", "Give the endpoint media.s3.eu-west-1"},
		{"307 without a body", Put, Answer{Status: 307}, Refused, "redirects", "bucket's region"},
		{"clock, by the body", Put, Answer{Status: 403, Received: now, Body: errorBody("RequestTimeTooSkewed", "<ServerTime>2026-03-01T11:00:00Z</ServerTime>")}, Refused, "clock", "1 hour ahead"},
		{"clock, by Date", Put, Answer{Status: 403, Received: now, Headers: []wire.Header{{"Date", "Mon, 02 Mar 2026 14:05:00 GMT"}}, Body: errorBody("RequestTimeTooSkewed")}, Refused, "clock", "1 day 2 hours 5 minutes behind"},
		{"clock not known", Put, Answer{Status: 403, Body: errorBody("RequestTimeTooSkewed")}, Refused, "clock", "15 minutes"},
		{"clock besides", Put, Answer{Status: 403, Received: now, Headers: []wire.Header{{"date", "Sun, 01 Mar 2026 12:20:00 GMT"}}, Body: errorBody("AccessDenied")}, Refused, "does not let", "20 minutes behind"},
		{"failing server", Put, Answer{Status: 500, Body: errorBody("InternalError")}, Unknown, "whether it was carried out is not known", "read the configuration back"},
		{"failing server of GET", Get, Answer{Status: 500, Body: errorBody("InternalError")}, Refused, "failed", "Send again"},
		{"busy", Put, Answer{Status: 503, Body: errorBody("SlowDown")}, Refused, "fewer requests", "after a moment"},
		{"proxy", Put, Answer{Status: 502, Body: "<html><h1>Bad Gateway</h1>"}, Unknown, "A page for people", "endpoint"},
		{"website", Put, Answer{Status: 200, Body: "\ufeff <!DOCTYPE html><p>Welcome"}, Unknown, "A page for people", "console"},
		{"success with an error", Put, Answer{Status: 200, Body: errorBody("InternalError")}, Unknown, "success and an error", "read the configuration back"},
		{"unknown code", Put, Answer{Status: 418, Body: errorBody("Teapot")}, Refused, "status 418", ""},
		{"status alone", Put, Answer{Status: 401}, Refused, "does not let this request through", "keys"},
		{"another form", Put, Answer{Status: 403, Body: `<s:ErrorResponse xmlns:s="x"><Error><Code>AccessDenied</Code></Error></s:ErrorResponse>`}, Refused, "does not let these keys", ""},
		{"a broken body", Put, Answer{Status: 404, Body: `<Error><Code>NoSuchBucket</Code><Message>The <b`}, Refused, "no bucket of this name", ""},
	} {
		x := Explain(Request{Operation: c.op}, c.answer)
		if x.Effect != c.effect || !strings.Contains(x.Title, c.title) || !strings.Contains(strings.Join(x.Advice, "\n"), c.advice) {
			t.Errorf("%s: %+v", c.name, x)
		}
	}
}

// Every error that a server of the core answers to PUT ?cors is explained.
func TestEveryCodeKnown(t *testing.T) {
	for i, m := range codes {
		if m.title == "" || strings.HasSuffix(m.title, ".") || meaningOf(m.code).title != m.title || i > 0 && m.code <= codes[i-1].code {
			t.Errorf("%s: %q", m.code, m.title)
		}
	}
	seen := 0
	recorded, err := filepath.Glob(filepath.Join("..", "..", "corscore", "testdata", "vectors", "*.jsonl"))
	if err != nil || len(recorded) == 0 {
		t.Fatal(recorded, err)
	}
	for _, file := range recorded {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			_, rest, found := strings.Cut(line, `"code":"`)
			code, _, _ := strings.Cut(rest, `"`)
			if !found || code == "" || !strings.Contains(line, `"op":"put"`) {
				continue
			}
			seen++
			if meaningOf(code).title == "" {
				t.Errorf("%s: %s is not explained", filepath.Base(file), code)
			}
		}
	}
	if seen < 50 {
		t.Errorf("%d recorded refusals", seen)
	}
}

func TestExplainNames(t *testing.T) {
	x := Explain(Request{Operation: Put}, Answer{Status: 403, Body: errorBody("AccessDenied")})
	if x.Code != "AccessDenied" || x.Message != "in the server's words" || x.RequestID != "4442587FB7D0A2F9" {
		t.Errorf("%+v", x)
	}
	for _, hostile := range []string{"https://evil.example/", "a@evil.example", "evil.example/x", "evil example", "<b>", strings.Repeat("a", 300)} {
		x := Explain(Request{Operation: Put}, Answer{Status: 301, Body: errorBody("PermanentRedirect", "<Endpoint>"+hostile+"</Endpoint>", "<Region>"+hostile+"</Region>")})
		if x.Endpoint != "" || x.Region != "" {
			t.Errorf("taken for a host or a region: %+v", x)
		}
	}
}

// The server's own reading of the request shows what was changed on the way; if
// it is the same, the key is the wrong one.
func TestExplainSignature(t *testing.T) {
	r := build(t, order(Put))
	r.Operation = Put
	body := func(canonical string) string {
		return errorBody("SignatureDoesNotMatch", "<CanonicalRequest>"+canonical+"</CanonicalRequest>", "<StringToSign>"+r.StringToSign+"</StringToSign>")
	}
	x := Explain(r, Answer{Status: 403, Body: body(r.CanonicalRequest)})
	if len(x.Signed) != 0 || !strings.Contains(strings.Join(x.Advice, "\n"), "the secret key is not the one") {
		t.Errorf("the same reading: %+v", x)
	}
	x = Explain(r, Answer{Status: 403, Body: body(strings.Replace(r.CanonicalRequest, "host:s3.example.com", "host:10.0.0.1:8080", 1))})
	if len(x.Signed) != 1 || x.Signed[0] != (SignedLine{"host:s3.example.com", "host:10.0.0.1:8080"}) {
		t.Errorf("another host: %+v", x.Signed)
	}
	// Ours is bounded however long the server's is.
	if x = Explain(r, Answer{Status: 403, Body: body(strings.Repeat("x\n", 1000))}); len(x.Signed) > 20 {
		t.Errorf("%d lines", len(x.Signed))
	}
}

// FuzzExplain: any answer is explained, in bounded text without control
// characters.
func FuzzExplain(f *testing.F) {
	f.Add(403, errorBody("AccessDenied"), "Sun, 01 Mar 2026 12:20:00 GMT")
	f.Add(301, errorBody("PermanentRedirect", "<Endpoint>a</Endpoint>"), "")
	f.Add(200, "<Error><Code>&#x1b;[0m\x00\xff</Code>", "x")
	f.Add(500, strings.Repeat("<Error>", 30000), "")
	f.Fuzz(func(t *testing.T, status int, body, date string) {
		r := Request{Operation: Put, CanonicalRequest: "PUT\n/\n", StringToSign: "AWS4"}
		x := Explain(r, Answer{Status: status, Body: body, Headers: []wire.Header{{"Date", date}, {"x-amz-request-id", body}}, Received: time.Unix(0, 0)})
		if x.Title == "" {
			t.Error("no title")
		}
		texts := append([]string{x.Title, x.Code, x.Message, x.RequestID, x.Region, x.Endpoint}, x.Advice...)
		for _, line := range x.Signed {
			texts = append(texts, line.Ours, line.Servers)
		}
		for _, text := range texts {
			if len(text) > maxErrorText+300 || !utf8.ValidString(text) || strings.ContainsFunc(text, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == 0x7f }) {
				t.Errorf("%s: %q", strconv.Itoa(len(text)), text)
			}
		}
	})
}

// TestRegionOf: an answer names the region in its body, else in a header, which
// counts only with the statuses that tell of another region.
func TestRegionOf(t *testing.T) {
	const header, body = "eu-west-1", "<Region>eu-west-2</Region>"
	for _, c := range []struct {
		status int
		body   string
		header string
		want   string
	}{
		{301, "", header, header},
		{307, "", header, header},
		{400, "", header, header},
		{403, "", header, ""},
		{200, "", header, ""},
		{400, body, header, "eu-west-2"},
		{403, body, header, "eu-west-2"},
		{400, "", "", ""},
		{400, "", "eu west", ""},
		{301, "", strings.Repeat("a", 63), strings.Repeat("a", 63)},
		{301, "", strings.Repeat("a", 64), ""},
	} {
		a := Answer{Status: c.status, Body: errorBody("X", c.body), Headers: []wire.Header{{"x-amz-bucket-region", c.header}}}
		if x := Explain(Request{Operation: Put}, a); x.Region != c.want && c.status != 200 {
			t.Errorf("%+v: region %q", c, x.Region)
		}
	}
}
