package engines

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"s3cors.playground/app/bucket/copyas"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/evidence"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/observed"
)

// storage answers as buckets do whose document allows the page, allows none, or
// allows it and denies the object.
func storage(w http.ResponseWriter, r *http.Request) {
	origin := r.Header.Get("Origin")
	if origin != "" && r.URL.Path != "/closed" {
		w.Header().Set("Access-Control-Allow-Origin", origin)
	}
	if r.URL.Path == "/denied" {
		w.Header().Set("Content-Type", "application/xml")
		w.WriteHeader(http.StatusForbidden)
		_, _ = io.WriteString(w, "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>")
		return
	}
	w.Header().Set("ETag", `"1"`)
	_, _ = io.WriteString(w, "object")
}

// The script for the console runs in every engine, and what it prints is read: a
// response that script may read, one without CORS headers, an error, no server.
func TestCheck(t *testing.T) {
	each(t, func(p *page) {
		server := httptest.NewServer(http.HandlerFunc(storage))
		defer server.Close()
		theirs := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			_, _ = io.WriteString(w, "<title>Theirs</title>")
		}))
		defer theirs.Close()
		for _, c := range []struct {
			url     string
			outcome observed.Outcome
			first   string // cause
		}{
			{server.URL + "/open", observed.Readable, ""},
			{server.URL + "/closed", observed.Blocked, "not-applied"},
			{server.URL + "/denied", observed.Readable, "error-access-denied"},
			{"http://127.0.0.1:1/", observed.Failed, "unreachable"},
		} {
			request := &fetch.Request{Origin: theirs.URL, URL: c.url, Method: "GET"}
			p.do(navigate, map[string]any{"url": theirs.URL})
			p.exec(`window.printed = ""; console.log = text => { window.printed = text }`)
			p.exec(copyas.Check(request))
			p.eventually(`window.printed !== ""`)
			printed := eval[string](p, `window.printed`)
			read := evidence.Read(printed)
			if read.Observed == nil || read.Observed.Outcome != c.outcome || read.Observed.Engine != p.engine {
				p.Errorf("%s: read as %+v, from\n%s", c.url, read.Observed, printed)
				continue
			}
			in := read.Merge(corscore.Input{
				Dialect: "aws", Request: request,
				Config: strings.Replace(allowing, "https://app.example.com</AllowedOrigin>\n    <AllowedMethod>PUT", theirs.URL+"</AllowedOrigin>\n    <AllowedMethod>GET", 1),
			})
			first := ""
			if d := corscore.Run(in).Diagnosis; len(d.Causes) > 0 {
				first = d.Causes[0].ID
			}
			if first != c.first {
				p.Errorf("%s: the first cause is %q, want %q, from\n%s", c.url, first, c.first, printed)
			}
		}
		p.loaded = false // the window shows another site
	})
}
