package fetch_test

import (
	"slices"
	"testing"

	"s3cors.playground/corscore/fetch"
)

// TestConsoles: lines that no recording has; TestRecordedConsoles has the rest.
func TestConsoles(t *testing.T) {
	const (
		blockedXHR = "Access to XMLHttpRequest at '" + object + "' from origin '" + page + "' has been blocked by CORS policy: "
		firefox    = "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at "
	)
	none := []string{}
	for _, c := range []struct {
		desc    string
		request fetch.Request
		bucket  bucket
		want    fetch.Console
	}{
		{"allowed", fetch.Request{}, open, fetch.Console{Chromium: none, Firefox: none, WebKit: none}},
		{"a missing header that WebKit knows by name", fetch.Request{Headers: headers("x-a: 1", "etag: x")}, bucket{preflight: answers(200, "Access-Control-Allow-Origin: *")}, fetch.Console{
			Chromium: []string{"Access to fetch at '" + object + "' from origin '" + page + "' has been blocked by CORS policy: Request header field etag is not allowed by Access-Control-Allow-Headers in preflight response."},
			Firefox: []string{
				firefox + object + ". (Reason: header ‘etag’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).",
				firefox + object + ". (Reason: CORS request did not succeed). Status code: (null).",
			},
			WebKit: []string{"Request header field ETag is not allowed by Access-Control-Allow-Headers.", "Fetch API cannot load " + object + " due to access control checks."},
		}},
		{"XMLHttpRequest with credentials", fetch.Request{API: fetch.XHR, Credentials: fetch.Include}, open, fetch.Console{
			Chromium: []string{blockedXHR + "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'. The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute."},
			Firefox:  []string{firefox + "‘" + object + "’. (Reason: Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’)."},
			WebKit:   []string{"Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.", "XMLHttpRequest cannot load " + object + " due to access control checks."},
		}},
		{"XMLHttpRequest has no advice", fetch.Request{API: fetch.XHR}, bucket{actual: answers(200, "Access-Control-Allow-Origin: https://b.example")}, fetch.Console{
			Chromium: []string{blockedXHR + "The 'Access-Control-Allow-Origin' header has a value 'https://b.example' that is not equal to the supplied origin."},
			Firefox:  []string{firefox + object + ". (Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘https://b.example’)."},
			WebKit:   []string{"Origin " + page + " is not allowed by Access-Control-Allow-Origin. Status code: 200", "XMLHttpRequest cannot load " + object + " due to access control checks."},
		}},
		{"another scheme", fetch.Request{URL: "ftp://a.example/x"}, open, fetch.Console{
			Chromium: []string{`Fetch API cannot load ftp://a.example/x. URL scheme "ftp" is not supported.`},
			Firefox:  []string{firefox + "ftp://a.example/x. (Reason: CORS request not http)."},
			WebKit:   []string{"Cross origin requests are only supported for HTTP.", "Fetch API cannot load ftp://a.example/x due to access control checks."},
		}},
		{"an engine that asks otherwise fails on its own", fetch.Request{Headers: headers("User-Agent: x")}, bucket{preflight: answers(403), actual: answers(200)}, fetch.Console{
			Chromium: []string{"Access to fetch at '" + object + "' from origin '" + page + "' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource."},
			Firefox: []string{
				firefox + object + ". (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 403.",
				firefox + object + ". (Reason: CORS request did not succeed). Status code: (null).",
			},
			WebKit: []string{"Preflight response is not successful. Status code: 403", "Fetch API cannot load " + object + " due to access control checks."},
		}},
		{"forbidden method: an exception, nothing of CORS", fetch.Request{Method: "TRACE"}, open, fetch.Console{Chromium: none, Firefox: none, WebKit: none}},
	} {
		c.request.Origin = page
		if c.request.URL == "" {
			c.request.URL = object
		}
		got := fetch.Fetch(c.request, c.bucket.server).Console
		for _, engine := range []struct {
			name      string
			got, want []string
		}{{"chromium", got.Chromium, c.want.Chromium}, {"firefox", got.Firefox, c.want.Firefox}, {"webkit", got.WebKit, c.want.WebKit}} {
			if !slices.Equal(engine.got, engine.want) {
				t.Errorf("%s in %s:\n got %q\nwant %q", c.desc, engine.name, engine.got, engine.want)
			}
		}
	}
}

// TestXHRBodyOfGET: send() drops it, so Chromium sees no body to listen to.
func TestXHRBodyOfGET(t *testing.T) {
	q := fetch.Request{Origin: page, URL: object, API: fetch.XHR, PreflightFlag: true, Body: fetch.Bytes}
	if p := predict(fetch.Fetch(q, open.server), "chromium"); p.preflight {
		t.Error("Chromium sends a preflight for the upload of a GET")
	}
	q.Method = "POST"
	if p := predict(fetch.Fetch(q, open.server), "chromium"); !p.preflight {
		t.Error("Chromium sends no preflight for the upload of a POST")
	}
}
