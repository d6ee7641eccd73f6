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
		{"network error of GET", Get, Answer{Failed: true}, Refused, "No response can be read", "changes nothing"},
		{"relay, no reason", Put, Answer{Failed: true, Relayed: true, Detail: "the connection broke"}, Unknown, "The relay got no response from the server: whether", "The connection broke"},
		{"relay, nothing listens", Put, Answer{Failed: true, Relayed: true, Unsent: true, Failure: NoConnection}, NotSent, "Nothing was sent, so nothing was changed: the endpoint does not accept", "that the server runs"},
		{"relay, no such name", Delete, Answer{Failed: true, Relayed: true, Unsent: true, Failure: NoName}, NotSent, "Nothing was sent, so nothing was changed: the endpoint's host name", "look it up"},
		{"relay, certificate", Put, Answer{Failed: true, Relayed: true, Unsent: true, Failure: Untrusted, Detail: "x509: certificate signed by unknown authority"}, NotSent, "does not trust the endpoint's certificate", "SSL_CERT_FILE=ca.pem make serve"},
		{"relay, the words of a certificate", Put, Answer{Failed: true, Relayed: true, Unsent: true, Failure: Untrusted, Detail: "x509: certificate signed by unknown authority"}, NotSent, "", "X509: certificate signed by unknown authority"},
		{"relay, no TLS", Put, Answer{Failed: true, Relayed: true, Unsent: true, Failure: NoTLS}, NotSent, "does not speak TLS", "http://"},
		{"relay, no connection in time", Put, Answer{Failed: true, Relayed: true, Unsent: true, Failure: TimedOut}, NotSent, "no connection to the endpoint within 25 seconds", ""},
		{"relay, no response in time", Put, Answer{Failed: true, Relayed: true, Failure: TimedOut}, Unknown, "No response within 25 seconds; the relay stopped waiting. The server may still carry it out", "To find out"},
		{"the page's own policy", Put, Answer{Failed: true, Unsent: true, Failure: Blocked}, NotSent, "Nothing was sent, so nothing was changed: this page's policy", "RELAY="},
		{"the page's own limit", Put, Answer{Failed: true, Failure: TimedOut}, Unknown, "No response within 30 seconds; the page stopped waiting. The server may still carry it out", "To find out"},
		{"the page's own limit of GET", Get, Answer{Failed: true, Failure: TimedOut}, Refused, "No response within 30 seconds; the page stopped waiting", "changes nothing"},
		{"broken off", Put, Answer{Failed: true, Failure: CutOff, Status: 200}, Unknown, "broke off", "To find out"},
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
		{"301", Put, Answer{Status: 301, Body: errorBody("PermanentRedirect", "<Endpoint>media.s3-eu-west-1.amazonaws.com</Endpoint>"), Headers: []wire.Header{{"x-amz-bucket-region", "eu-west-1"}}}, Refused, "at another endpoint", "Give the endpoint media.s3-eu-west-1.amazonaws.com, if that host is your provider's"},
		{"307", Put, Answer{Status: 307, Body: errorBody("TemporaryRedirect", "<Endpoint>media.s3.eu-west-1.amazonaws.com</Endpoint>")}, Refused, "for now", "Give the endpoint media.s3.eu-west-1"},
		{"307 without a body", Put, Answer{Status: 307}, Refused, "redirects", "bucket's region"},
		{"clock, by the body", Put, Answer{Status: 403, Received: now, Body: errorBody("RequestTimeTooSkewed", "<ServerTime>2026-03-01T11:00:00Z</ServerTime>")}, Refused, "clock", "1 hour ahead"},
		{"clock, by Date", Put, Answer{Status: 403, Received: now, Headers: []wire.Header{{"Date", "Mon, 02 Mar 2026 14:05:00 GMT"}}, Body: errorBody("RequestTimeTooSkewed")}, Refused, "clock", "1 day 2 hours 5 minutes behind"},
		{"clock not known", Put, Answer{Status: 403, Body: errorBody("RequestTimeTooSkewed")}, Refused, "clock", "15 minutes"},
		{"clock besides", Put, Answer{Status: 403, Received: now, Headers: []wire.Header{{"date", "Sun, 01 Mar 2026 12:20:00 GMT"}}, Body: errorBody("AccessDenied")}, Refused, "does not let", "20 minutes behind"},
		{"failing server", Put, Answer{Status: 500, Body: errorBody("InternalError")}, Unknown, "whether it was carried out is not known", "read the configuration back"},
		{"failing server of GET", Get, Answer{Status: 500, Body: errorBody("InternalError")}, Refused, "failed", "Send again"},
		{"busy", Put, Answer{Status: 503, Body: errorBody("SlowDown")}, Refused, "fewer requests", "Wait a minute"},
		{"proxy", Put, Answer{Status: 502, Body: "<html><h1>Bad Gateway</h1>"}, Unknown, "A web page", "endpoint"},
		{"website", Put, Answer{Status: 200, Body: "\ufeff <!DOCTYPE html><p>Welcome"}, Unknown, "not an S3 response", "console"},
		{"success with an error", Put, Answer{Status: 200, Body: errorBody("InternalError")}, Unknown, "success and an error", "read the configuration back"},
		{"unknown code", Put, Answer{Status: 418, Body: errorBody("Teapot")}, Refused, "status 418", ""},
		{"status alone", Put, Answer{Status: 401}, Refused, "does not let this request through", "keys"},
		{"another form", Put, Answer{Status: 403, Body: `<s:ErrorResponse xmlns:s="x"><Error><Code>AccessDenied</Code></Error></s:ErrorResponse>`}, Refused, "does not let these keys", ""},
		{"anonymous and denied", Put, Answer{Status: 403, Body: errorBody("AccessDenied")}, Refused, "anonymous requests", "not signed"},
		{"anonymous and 403", Get, Answer{Status: 403}, Refused, "anonymous requests", "s3:GetBucketCORS"},
		{"429", Put, Answer{Status: 429, Headers: []wire.Header{{"Retry-After", "120"}}}, Refused, "fewer requests", "Retry-After: 120"},
		{"503 SlowDown", Put, Answer{Status: 503, Body: errorBody("SlowDown")}, Refused, "fewer requests", "Wait a minute"},
		{"503 alone", Put, Answer{Status: 503}, Unknown, "busy", "Wait a minute"},
		{"presigned in another region", Put, Answer{Status: 400, Body: strings.Replace(errorBody("AuthorizationQueryParametersError"), "in the server's words", "the region 'us-east-1' is wrong; expecting 'eu-west-3'", 1)}, Refused, "presigned", "Give the region eu-west-3"},
		{"presigned in another region, versitygw", Put, Answer{Status: 400, Body: strings.Replace(errorBody("AuthorizationQueryParametersError"), "in the server's words", `the region "us-east-1" is wrong; expecting "eu-west-3"`, 1)}, Refused, "presigned", "Give the region eu-west-3"},
		{"a long response", Put, Answer{Status: 403, Truncated: true, Body: errorBody("AccessDenied"), Headers: []wire.Header{{"Content-Length", "1048586"}}}, Refused, "", "10 bytes were left out"},
		{"a long response of no known length", Put, Answer{Status: 403, Truncated: true, Body: errorBody("AccessDenied")}, Refused, "", "only its first 1 MiB"},
		{"a broken body", Put, Answer{Status: 404, Body: `<Error><Code>NoSuchBucket</Code><Message>The <b`}, Refused, "no bucket of this name", ""},
	} {
		x := Explain(Request{Operation: c.op, Anonymous: strings.HasPrefix(c.name, "anonymous")}, c.answer)
		if x.Effect != c.effect || !strings.Contains(x.Title, c.title) || !strings.Contains(strings.Join(x.Advice, "\n"), c.advice) {
			t.Errorf("%s: %+v", c.name, x)
		}
	}
}

// Only an S3 response counts as one: whatever else listens at an address says
// 200 to everything.
func TestExplainStrangers(t *testing.T) {
	listing := `<?xml version="1.0"?><ListBucketResult xmlns="x"><Name>media</Name></ListBucketResult>`
	for _, c := range []struct {
		name, body string
		truncated  bool
		get, put   string // what answers in the place of S3, "" = S3 does
	}{
		{"a configuration", config, false, "", ""},
		{"an empty configuration", "<CORSConfiguration/>", false, "", ""},
		{"with a prefix", `<s:CORSConfiguration xmlns:s="x"/>`, false, "", ""},
		{"rules in JSON", `{"CORSRules": [{"AllowedMethods": ["GET"], "AllowedOrigins": ["*"]}]}`, false, "", ""},
		{"nothing", "", false, "an empty body", ""},
		{"spaces", " \r\n", false, "an empty body", ""},
		{"a declaration", `<?xml version="1.0" encoding="UTF-8"?>`, false, "an empty body", ""},
		{"a word", "hello", false, "text", "text"},
		{"JSON", `{"ok":true}`, false, "JSON", "JSON"},
		{"a listing", listing, false, "<ListBucketResult>", "<ListBucketResult>"},
		{"a web page", "<!DOCTYPE html><p>Welcome", false, "a web page", "a web page"},
		{"more than is read", config, true, "<CORSConfiguration>", "<CORSConfiguration>"},
	} {
		for op, want := range map[Operation]string{Get: c.get, Put: c.put} {
			x := Explain(Request{Operation: op}, Answer{Status: 200, Body: c.body, Truncated: c.truncated})
			effect := map[bool]Effect{true: Done, false: map[Operation]Effect{Get: Refused, Put: Unknown}[op]}[want == ""]
			if x.Stranger != want || x.Effect != effect {
				t.Errorf("%s of %s: %+v", op, c.name, x)
			}
		}
	}
	// An error of S3 is a response of S3, and a page that says "not found" is not.
	if x := Explain(Request{Operation: Get}, Answer{Status: 404, Body: errorBody("NoSuchKey")}); x.Stranger != "" {
		t.Errorf("%+v", x)
	}
	if x := Explain(Request{Operation: Get}, Answer{Status: 404, Body: "<html>not here"}); x.Stranger != "a web page" {
		t.Errorf("%+v", x)
	}
}

// What a server says is shown as what it is: a direction mark cannot make a
// message read as another.
func TestExplainShowsInvisible(t *testing.T) {
	x := Explain(Request{Operation: Put}, Answer{Status: 403, Body: strings.Replace(errorBody("AccessDenied"), "in the", "a\u202eb\u200bc", 1)})
	if !strings.HasPrefix(x.Message, "a[U+202E]b[U+200B]c") {
		t.Errorf("%q", x.Message)
	}
}

// The Server header tells servers that the core knows, and nothing else.
func TestExplainServer(t *testing.T) {
	for header, want := range map[string]string{"MinIO": "minio", "VERSITYGW": "versitygw", "Ceph Object Gateway (squid)": "ceph", "AmazonS3": "", "nginx": "", "": ""} {
		if x := Explain(Request{Operation: Get}, Answer{Status: 200, Body: config, Headers: []wire.Header{{"Server", header}}}); x.Server != want {
			t.Errorf("%q is %q", header, x.Server)
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
		{301, "", "abcdefghijklm-abcdefghijkl-a-123", "abcdefghijklm-abcdefghijkl-a-123"},
		{301, "", "abcdefghijklm-abcdefghijkl-ab-123", ""},
	} {
		a := Answer{Status: c.status, Body: errorBody("X", c.body), Headers: []wire.Header{{"x-amz-bucket-region", c.header}}}
		if x := Explain(Request{Operation: Put}, a); x.Region != c.want && c.status != 200 {
			t.Errorf("%+v: region %q", c, x.Region)
		}
	}
}
