package bucket

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

const config = "<CORSConfiguration><CORSRule><AllowedOrigin>https://app.example.com</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>"

func order(op Operation) Order {
	return Order{
		Target:    Target{Endpoint: "https://S3.example.com:443/", Bucket: " media ", AccessKey: "AKIDEXAMPLE", SecretKey: "planted-secret", SessionToken: "planted/token+=="},
		Operation: op, Document: config, Time: exampleTime,
	}
}

func build(t *testing.T, o Order) Request {
	t.Helper()
	r, err := o.Build()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func names(headers []wire.Header) string {
	var all []string
	for _, h := range headers {
		all = append(all, h[0])
	}
	return strings.Join(all, " ")
}

func TestBuild(t *testing.T) {
	anonymous := order(Put)
	anonymous.Target.Anonymous = true
	presigned := order(Put)
	presigned.Form = Presigned
	presignedGet := order(Get)
	presignedGet.Form = Presigned
	virtual := order(Delete)
	virtual.Target.VirtualHost, virtual.Target.SessionToken = true, ""
	for _, c := range []struct {
		name          string
		order         Order
		url           string // up to a signature
		headers, host string
		body          bool
	}{
		{"PUT", order(Put), "https://s3.example.com/media?cors", "Content-Type Content-MD5 x-amz-content-sha256 x-amz-date x-amz-security-token Authorization", "s3.example.com", true},
		{"GET", order(Get), "https://s3.example.com/media?cors", "x-amz-content-sha256 x-amz-date x-amz-security-token Authorization", "s3.example.com", false},
		{"DELETE, virtual host", virtual, "https://media.s3.example.com/?cors", "x-amz-content-sha256 x-amz-date Authorization", "media.s3.example.com", false},
		{"PUT without a signature", anonymous, "https://s3.example.com/media?cors", "Content-Type Content-MD5", "s3.example.com", true},
		{"PUT, presigned", presigned, "https://s3.example.com/media?X-Amz-Algorithm=AWS4-HMAC-SHA256", "Content-Type Content-MD5", "s3.example.com", true},
		{"GET, presigned", presignedGet, "https://s3.example.com/media?X-Amz-Algorithm=AWS4-HMAC-SHA256", "", "s3.example.com", false},
	} {
		r := build(t, c.order)
		if r.Method != string(c.order.Operation) || !strings.HasPrefix(r.URL, c.url) || names(r.Headers) != c.headers || (r.Body == config) != c.body {
			t.Errorf("%s: %+v", c.name, r)
		}
		if host, _ := wire.First(r.Implied, "Host"); host != c.host {
			t.Errorf("%s: Host %s", c.name, host)
		}
		for _, h := range r.Headers {
			if wire.IsForbiddenRequestHeader(h[0], h[1]) {
				t.Errorf("%s: a browser drops %s", c.name, h[0])
			}
		}
		if signed := r.CanonicalRequest != ""; signed == c.order.Target.Anonymous || signed && !strings.HasSuffix(r.StringToSign, BodyHash(r.CanonicalRequest)) {
			t.Errorf("%s: canonical request %q, string to sign %q", c.name, r.CanonicalRequest, r.StringToSign)
		}
		if all := fmt.Sprintf("%+v", r); strings.Contains(all, "planted-secret") {
			t.Errorf("%s: the secret key is in the request: %s", c.name, all)
		}
		if all := fmt.Sprintf("%+v", r.Masked()); strings.Contains(all, "planted") {
			t.Errorf("%s: the session token is shown: %s", c.name, all)
		}
	}
}

// Content-MD5 and the hash are those of the body that is sent, which is XML for
// a JSON document.
func TestBuildBody(t *testing.T) {
	o := order(Put)
	o.Document = `[{"AllowedMethods": ["GET"], "AllowedOrigins": ["*"]}]`
	r := build(t, o)
	if !strings.HasPrefix(r.Body, "<") || len(Compare(o.Document, r.Body)) > 0 {
		t.Errorf("body %s", r.Body)
	}
	sum, _ := wire.First(r.Headers, "Content-MD5")
	hash, _ := wire.First(r.Headers, "x-amz-content-sha256")
	if sum != ContentMD5(r.Body) || hash != BodyHash(r.Body) || !strings.Contains(r.CanonicalRequest, "content-md5:"+sum+"\n") {
		t.Errorf("Content-MD5 %q, hash %q\n%s", sum, hash, r.CanonicalRequest)
	}
	// echo -n "hello" | openssl md5 -binary | base64; … | sha256sum
	if ContentMD5("hello") != "XUFAKrxLKna5cZ2REBfFkg==" || BodyHash("hello") != "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824" {
		t.Error(ContentMD5("hello"), BodyHash("hello"))
	}
}

func TestPresignedExpiry(t *testing.T) {
	for want, expires := range map[string]time.Duration{"900": 0, "60": time.Minute, "604800": 30 * 24 * time.Hour} {
		o := order(Put)
		o.Form, o.Expires = Presigned, expires
		if r := build(t, o); !strings.Contains(r.URL, "X-Amz-Expires="+want+"&") {
			t.Errorf("%v: %s", expires, r.URL)
		}
	}
}

// The request of a page is CORS, without the browser's own credentials, and
// with a preflight for its headers; a presigned GET needs none.
func TestFromPage(t *testing.T) {
	f := build(t, order(Put)).FromPage("https://app.example.com")
	if f.Mode != fetch.CORS || f.Credentials != fetch.Omit || f.Body != fetch.Bytes || f.Method != "PUT" || names(f.Headers) == "" {
		t.Errorf("%+v", f)
	}
	o := order(Get)
	o.Form = Presigned
	for want, r := range map[bool]Request{true: build(t, order(Get)), false: build(t, o)} {
		result := fetch.Follow(r.FromPage("https://app.example.com"), 0, func(int, wire.Request) wire.Response { return wire.Response{Status: 200} })
		if result.Preflight != want {
			t.Errorf("%s: preflight %v", r.URL, result.Preflight)
		}
	}
}

func TestBuildRefuses(t *testing.T) {
	o := order(Put)
	o.Target.AccessKey = "x y"
	if _, err := o.Build(); err == nil || strings.Contains(err.Error(), "x y") {
		t.Errorf("%v", err)
	}
}
