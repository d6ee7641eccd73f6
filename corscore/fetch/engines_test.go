package fetch_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// TestRedirectedEngines: what single engines do otherwise when they are
// redirected, as `make agree` sees it. The page is at P, the buckets at B and C;
// each path redirects to the next one of a list.
func TestRedirectedEngines(t *testing.T) {
	all := []wire.Header{
		{"Access-Control-Allow-Origin", "*"},
		{"Access-Control-Allow-Methods", "GET, PUT, POST, DELETE"},
		{"Access-Control-Allow-Headers", "x-a, authorization, content-type, dpr"},
	}
	strict := []wire.Header{{"Access-Control-Allow-Origin", hostP}, {"Access-Control-Allow-Credentials", "true"}}
	for _, c := range []struct {
		desc    string
		request fetch.Request
		status  int
		path    []string                 // where the request goes, host by host
		answers map[string][]wire.Header // by "host method"; absent = all
		engine  string
		want    string // outcome and what is asked, "" = as the Result
		why     string
	}{
		{
			"client hints are dropped",
			fetch.Request{Method: "PUT", Headers: headers("DPR: x")},
			307,
			[]string{hostB, hostB},
			nil,
			"chromium", "allowed B PUT(dpr) PUT B PUT PUT", "drops client hints",
		},
		{
			"but not on the way to the page",
			fetch.Request{Method: "PUT", Headers: headers("DPR: x")},
			307,
			[]string{hostB, hostP},
			nil,
			"chromium", "", "",
		},
		{
			"a user name in Location",
			fetch.Request{Mode: fetch.NoCORS},
			307,
			[]string{hostB, "http://u@b.example"},
			nil,
			"chromium", "blocked B GET", "user name",
		},
		{
			"a user name in Location, by XMLHttpRequest",
			fetch.Request{API: fetch.XHR},
			307,
			[]string{hostP, "http://u@p.example"},
			nil,
			"chromium", "", "",
		},
		{
			"back to the page without Access-Control-Allow-Origin",
			fetch.Request{Method: "PUT"},
			307,
			[]string{hostB, hostP},
			map[string][]wire.Header{hostP + " OPTIONS": all[1:]},
			"firefox", "allowed B PUT PUT P PUT PUT", "wants no Access-Control-Allow-Origin",
		},
		{
			"Authorization comes back",
			fetch.Request{Headers: headers("Authorization: 1")},
			307,
			[]string{hostB, hostC, hostC},
			nil,
			"firefox", "allowed B GET(authorization) GET C GET GET C GET(authorization) GET", "again after the next",
		},
		{
			"a preflight for what is gone, begun in the page's origin",
			fetch.Request{Method: "POST", Headers: headers("Content-Type: a/b")},
			303,
			[]string{hostP, hostB},
			nil,
			"firefox", "allowed P POST B GET GET", "after every redirect",
		},
		{
			"the same",
			fetch.Request{Method: "POST", Headers: headers("Content-Type: a/b")},
			303,
			[]string{hostP, hostB},
			nil,
			"webkit", "allowed P POST B GET(content-type) GET", "asks for headers that are gone",
		},
		{
			"DELETE becomes GET",
			fetch.Request{Method: "DELETE"},
			307,
			[]string{hostB, hostC},
			nil,
			"webkit", "allowed B DELETE DELETE C GET GET", "makes GET of DELETE",
		},
		{
			"DELETE stays within one origin",
			fetch.Request{Method: "DELETE"},
			307,
			[]string{hostB, hostB},
			nil,
			"webkit", "", "",
		},
		{
			"redirects are checked strictly",
			fetch.Request{},
			307,
			[]string{hostP, hostB, hostC},
			nil,
			"webkit", "blocked P GET B GET", "as if credentials were included",
		},
		{
			"strictly, behind the next preflight",
			fetch.Request{Method: "PUT"},
			307,
			[]string{hostP, hostB, hostC},
			nil,
			"webkit", "blocked P PUT B PUT PUT C PUT", "as if credentials were included",
		},
		{
			"strictly, and it passes",
			fetch.Request{},
			307,
			[]string{hostP, hostB, hostC},
			map[string][]wire.Header{hostB + " GET": strict},
			"webkit", "", "",
		},
		{
			"a user name refused late",
			fetch.Request{Headers: headers("x-a: 1")},
			307,
			[]string{hostP, "http://u@b.example"},
			nil,
			"webkit", "blocked P GET B GET(x-a)", "before it refuses it",
		},
	} {
		c.request.Origin, c.request.URL = hostP, c.path[0]+"/0"
		server := func(r wire.Request) wire.Response {
			host, hop, _ := strings.Cut(strings.TrimPrefix(r.URL, "http://"), "/")
			_, host, _ = strings.Cut("@"+host, "@")
			host = "http://" + host[strings.LastIndexByte(host, '@')+1:]
			response := wire.Response{Status: 200, Headers: all}
			if own, ok := c.answers[host+" "+r.Method]; ok {
				response.Headers = own
			}
			if next := int(hop[0]-'0') + 1; next < len(c.path) && r.Method != "OPTIONS" {
				response.Status = c.status
				response.Headers = append(response.Headers[:len(response.Headers):len(response.Headers)], wire.Header{"Location", c.path[next] + "/" + string(rune('0'+next))})
			}
			return response
		}
		res := fetch.Fetch(c.request, server)
		checkConsistent(t, res)
		got, why := "", ""
		for _, e := range res.Engines {
			if e.Engine == c.engine {
				got, why = string(e.Outcome)+route(e.Exchanges), e.Why
			}
		}
		if got != c.want || !strings.Contains(why, c.why) {
			t.Errorf("%s in %s: %q because %q, want %q; the rest %s%s", c.desc, c.engine, got, why, c.want, res.Outcome, route(res.Exchanges))
		}
	}
}

// route writes exchanges as hosts by letter, the questions of preflights, and
// methods.
func route(exchanges []fetch.Exchange) string {
	text, last := "", ""
	for _, x := range exchanges {
		host, _, _ := strings.Cut(strings.TrimPrefix(x.Request.URL, "http://"), ".")
		host = strings.ToUpper(host[strings.LastIndexByte(host, '@')+1:])
		if x.Request.URL != last {
			text += " " + host
		}
		last = x.Request.URL
		method, ok := wire.Get(x.Request.Headers, "Access-Control-Request-Method")
		if !ok {
			text += " " + x.Request.Method
			continue
		}
		text += " " + method
		if names, ok := wire.Get(x.Request.Headers, "Access-Control-Request-Headers"); ok {
			text += "(" + names + ")"
		}
	}
	return text
}

// TestEmptyCredentialsLine: Firefox overlooks it beside another, the rest does not.
func TestEmptyCredentialsLine(t *testing.T) {
	for _, lines := range [][]string{{"", "true"}, {"true", ""}} {
		response := answers(200, "Access-Control-Allow-Origin: "+page)
		for _, value := range lines {
			response.Headers = append(response.Headers, wire.Header{"Access-Control-Allow-Credentials", value})
		}
		res := fetch.Fetch(fetch.Request{Origin: page, URL: object, Credentials: fetch.Include}, bucket{actual: response}.server)
		if res.Outcome != fetch.BlockedOutcome || len(res.Engines) != 1 || res.Engines[0].Engine != "firefox" || res.Engines[0].Outcome != fetch.Allowed ||
			!strings.Contains(res.Engines[0].Why, "overlooks") {
			t.Errorf("%q: %s %+v", lines, res.Outcome, res.Engines)
		}
	}
}
