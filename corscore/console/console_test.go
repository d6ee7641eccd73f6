package console_test

import (
	"encoding/json"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"s3cors.playground/corscore/console"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

const (
	page   = "https://app.example.com"
	object = "https://media.s3.example.com/cat.jpg"
)

func answers(status int, lines ...string) wire.Response {
	response := wire.Response{Status: status}
	for _, line := range lines {
		name, value, _ := strings.Cut(line, ": ")
		response.Headers = append(response.Headers, wire.Header{name, value})
	}
	return response
}

// scenario is a request that some engine complains of, and the ids of the
// templates it prints, "" = nothing, or what another scenario has.
type scenario struct {
	request                   fetch.Request
	preflight, actual         wire.Response
	chromium, firefox, webkit string
}

var (
	allowed = answers(200, "Access-Control-Allow-Origin: *")
	own     = answers(200, "Access-Control-Allow-Origin: "+page)
	image   = fetch.Request{API: fetch.Element, Destination: fetch.Image, Mode: fetch.CORS}
	xhr     = fetch.Request{API: fetch.XHR}
	put     = fetch.Request{Method: "PUT"}
	with    = fetch.Request{Credentials: fetch.Include}
	xWith   = fetch.Request{API: fetch.XHR, Credentials: fetch.Include}
	header  = fetch.Request{Headers: []wire.Header{{"Content-Type", "application/json"}}}
)

// scenarios bring about every text that a page can.
var scenarios = []scenario{
	{fetch.Request{}, wire.Response{}, answers(403), "missing-acao", "CORSMissingAllowOrigin2", "origin"},
	{xhr, wire.Response{}, answers(403), "missing-acao", "CORSMissingAllowOrigin2", "origin"},
	{image, wire.Response{}, answers(403), "missing-acao", "CORSMissingAllowOrigin2", "origin"},
	{fetch.Request{API: fetch.Element, Destination: fetch.Style, Mode: fetch.CORS}, wire.Response{}, answers(403), "missing-acao", "CORSMissingAllowOrigin2", "origin"},
	{fetch.Request{API: fetch.Element, Destination: fetch.Font}, wire.Response{}, answers(403), "missing-acao", "CORSMissingAllowOrigin2", "origin"},
	{put, answers(403), allowed, "missing-acao", "CORSMissingAllowOrigin2 CORSDidNotSucceed2", "preflight-status"},
	{with, wire.Response{}, allowed, "wildcard-credentials", "CORSNotSupportingCredentials", "wildcard-credentials"},
	{xWith, wire.Response{}, own, "credentials-not-true", "CORSMissingAllowCredentials", "credentials"},
	{fetch.Request{}, wire.Response{}, answers(200, "Access-Control-Allow-Origin: *", "Access-Control-Allow-Origin: *"), "multiple-acao", "CORSMultipleAllowOriginNotAllowed", "multiple"},
	{fetch.Request{}, wire.Response{}, answers(200, "Access-Control-Allow-Origin: *.example.com"), "invalid-acao", "CORSAllowOriginNotMatchingOrigin", "origin"},
	{fetch.Request{}, wire.Response{}, answers(200, "Access-Control-Allow-Origin: https://b.example"), "mismatch-acao", "CORSAllowOriginNotMatchingOrigin", "origin"},
	{put, answers(500, "Access-Control-Allow-Origin: *"), allowed, "preflight-status", "CORSPreflightDidNotSucceed3 CORSDidNotSucceed2", "preflight-status"},
	{put, answers(307, "Access-Control-Allow-Origin: *", "Location: /x"), allowed, "preflight-redirect", "CORSExternalRedirectNotAllowed CORSPreflightDidNotSucceed3 CORSDidNotSucceed2", "preflight-status"},
	{put, answers(200, "Access-Control-Allow-Origin: *", "Access-Control-Allow-Methods: a b"), allowed, "preflight-parse-methods", "CORSInvalidAllowMethod CORSDidNotSucceed2", "parse"},
	{header, answers(200, "Access-Control-Allow-Origin: *", "Access-Control-Allow-Headers: a b"), allowed, "preflight-parse-headers", "CORSInvalidAllowHeader CORSDidNotSucceed2", "parse"},
	{put, allowed, allowed, "preflight-method", "CORSMethodNotFound CORSDidNotSucceed2", "method"},
	{header, allowed, allowed, "preflight-header", "CORSMissingAllowHeaderFromPreflight2 CORSDidNotSucceed2", "header"},
	{fetch.Request{}, wire.Response{}, answers(302, "Access-Control-Allow-Origin: *", "Location: https://u:p@media.s3.example.com/"), "redirect-credentials", "CORSExternalRedirectNotAllowed", "redirect-credentials"},
	{fetch.Request{}, wire.Response{}, answers(302, "Access-Control-Allow-Origin: *", "Location: data:,x"), "", "CORSRequestNotHttp", "redirect-scheme"},
	{fetch.Request{}, wire.Response{}, answers(302, "Access-Control-Allow-Origin: *", "Location: ftp://a.example/"), "scheme", "CORSRequestNotHttp", "ftp"},
	{fetch.Request{}, wire.Response{}, answers(302, "Location: /x"), "missing-acao", "CORSMissingAllowOrigin2", "origin"},
	{fetch.Request{}, wire.Response{}, answers(302, "Access-Control-Allow-Origin: *", "Location: /bad"), "mismatch-acao", "CORSAllowOriginNotMatchingOrigin", "origin"},
	{fetch.Request{API: fetch.XHR, URL: "ftp://a.example/x"}, wire.Response{}, allowed, "scheme", "CORSRequestNotHttp", "scheme"},
	{fetch.Request{URL: "ftp://a.example/x"}, wire.Response{}, allowed, "scheme-fetch", "CORSRequestNotHttp", "scheme"},
	{fetch.Request{Mode: fetch.SameOrigin}, wire.Response{}, allowed, "mode-same-origin", "", "mode"},
	{fetch.Request{URL: "http://media.s3.example.com/x"}, wire.Response{}, allowed, "mixed-content", "BlockMixedActiveContent", "mixed-content"},
	{fetch.Request{API: fetch.XHR, URL: "http://media.s3.example.com/x"}, wire.Response{}, allowed, "mixed-content", "BlockMixedActiveContent", "mixed-content"},
	{fetch.Request{Origin: "http://app.example.com", URL: "http://127.0.0.1:9000/x"}, wire.Response{}, allowed, "lna-insecure", "", ""},
	{fetch.Request{Headers: []wire.Header{{"Authorization", "z"}}}, answers(200, "Access-Control-Allow-Origin: *", "Access-Control-Allow-Headers: *"), allowed, "", "CORSAllowHeaderFromPreflightDeprecation", ""},
}

func (s scenario) run() (fetch.Request, fetch.Result) {
	if s.request.Origin == "" {
		s.request.Origin = page
	}
	if s.request.URL == "" {
		s.request.URL = object
	}
	return s.request, fetch.Follow(s.request, 20, func(_ int, r wire.Request) wire.Response {
		switch _, preflight := wire.Get(r.Headers, "Access-Control-Request-Method"); {
		case preflight:
			return s.preflight
		case strings.HasSuffix(r.URL, "/bad"):
			return answers(200, "Access-Control-Allow-Origin: https://b.example")
		}
		return s.actual
	})
}

// TestProducedAreRecognised: whatever an engine prints is recognised again,
// with the URL and what else is in it; and every text that a page can bring
// about is printed by some scenario.
func TestProducedAreRecognised(t *testing.T) {
	seen := map[string]bool{}
	for i, s := range scenarios {
		request, res := s.run()
		for _, c := range []struct {
			engine string
			lines  []string
			want   string
		}{{"chromium", res.Console.Chromium, s.chromium}, {"firefox", res.Console.Firefox, s.firefox}, {"webkit", res.Console.WebKit, s.webkit}} {
			text := "10:02:11.5 " + strings.Join(c.lines, " app.js:12:3\n  at upload (app.js:12)\n")
			got := console.Recognize(text)
			var ids []string
			for _, m := range got {
				ids = append(ids, m.Template.ID)
				seen[m.Template.Engine+" "+m.Template.ID] = true
				for _, part := range m.Parts {
					seen[c.engine+" "+part.ID] = true
				}
				if m.Template.Engine != c.engine {
					t.Errorf("%d: a line of %s is taken for one of %s: %s", i, c.engine, m.Template.Engine, text)
				}
				if m.Request.URL != request.URL && m.Value("url") != request.URL && !strings.HasSuffix(m.Request.URL, "/bad") && !strings.HasPrefix(m.Template.ID, "CORSRequestNotHttp") {
					t.Errorf("%d %s: URL %q, want %q: %s", i, c.engine, m.Request.URL, request.URL, text)
				}
				if o := m.Request.Origin; o != "" && o != request.Origin {
					t.Errorf("%d %s: origin %q", i, c.engine, o)
				}
				if api := m.Request.API; api != "" && api != request.API && (request.API != "" || api != fetch.FetchAPI) {
					t.Errorf("%d %s: api %q", i, c.engine, api)
				}
				if d := m.Request.Destination; d != "" && d != request.Destination {
					t.Errorf("%d %s: destination %q", i, c.engine, d)
				}
				if m.Request.Method != "" && m.Request.Method != request.Method || m.Request.Credentials != "" && m.Request.Credentials != request.Credentials {
					t.Errorf("%d %s: %+v", i, c.engine, m.Request)
				}
				if m.Preflight && !res.Preflight || c.engine == "chromium" && res.Blocked != nil && (res.Blocked.Stage == fetch.StagePreflight) != m.Preflight {
					t.Errorf("%d %s: preflight %v", i, c.engine, m.Preflight)
				}
			}
			if strings.Join(ids, " ") != c.want {
				t.Errorf("%d %s: got %q, want %q for\n%s", i, c.engine, ids, c.want, text)
			}
		}
	}
	for i := range console.Templates {
		if c := &console.Templates[i]; !seen[c.Engine+" "+c.ID] != (c.Old || c.Rare != "") {
			t.Errorf("%s %s: printed %v, old %v, rare %q", c.Engine, c.ID, seen[c.Engine+" "+c.ID], c.Old, c.Rare)
		}
	}
}

// TestTemplates: each text is found again with its own values, though it is old
// or rare, and is documented.
func TestTemplates(t *testing.T) {
	known := map[string]bool{}
	for i := range console.Templates {
		c := &console.Templates[i]
		if key := c.Engine + " " + c.ID; known[key] || c.Means == "" {
			t.Errorf("%s: twice, or without a meaning", key)
		} else {
			known[key] = true
		}
		text := c.Text
		for name, value := range example {
			text = strings.ReplaceAll(text, "{"+name+"}", value)
		}
		got := console.Recognize("x\n" + text + "\ny")
		if strings.Contains(text, "{") || len(got) == 0 || got[0].Template != c {
			if c.ID != "preflight" && c.ID != "redirect-denied" { // alone they say nothing
				t.Errorf("%s %s is not found in %s: %+v", c.Engine, c.ID, text, got)
			}
			continue
		}
		for _, v := range got[0].Values {
			if example[v[0]] != v[1] {
				t.Errorf("%s %s: %s is %q", c.Engine, c.ID, v[0], v[1])
			}
		}
		if strings.Count(c.Text, "{") != len(got[0].Values) {
			t.Errorf("%s %s: values %q", c.Engine, c.ID, got[0].Values)
		}
	}
}

// example are values for every name that is in a text.
var example = map[string]string{
	"kind": "image", "url": object, "initialUrl": object + "?1", "origin": page, "page": page + "/", "value": "a, b", "method": "PUT", "header": "x-a",
	"location": object, "list": "http, https", "scheme": "ftp", "space": "local", "target": "loopback", "status": "403", "token": "a b",
	"name": "Access-Control-Allow-Methods", "reason": "No such thing.",
}

// TestFacts: every text of facts/console_messages.json is a template, in the
// wording that current versions have.
func TestFacts(t *testing.T) {
	text, err := os.ReadFile("testdata/console_messages.json")
	if err != nil {
		t.Fatal(err)
	}
	var facts struct {
		Messages []struct{ Engine, ID, Template string }
	}
	if err := json.Unmarshal(text, &facts); err != nil || len(facts.Messages) < 50 {
		t.Fatal(err, len(facts.Messages))
	}
	named := strings.NewReplacer("{actual}", "{space}", "{Access-Control-Allow-Methods|Access-Control-Allow-Headers}", "{name}", "redirection URL {url}", "redirection URL {location}")
	for _, f := range facts.Messages {
		ids := []string{f.ID}
		if f.ID == "followup" { // one text a kind
			ids = []string{"followup-fetch", "followup-xhr", "followup-beacon"}
		}
		for _, id := range ids {
			i := slices.IndexFunc(console.Templates, func(c console.Template) bool { return c.Engine == f.Engine && c.ID == id })
			if i < 0 {
				t.Errorf("%s %s is missing", f.Engine, id)
			} else if got, want := console.Templates[i].Text, named.Replace(f.Template); got != want && f.ID != "followup" && f.ID != "CORSAllowHeaderFromPreflightDeprecation" {
				t.Errorf("%s %s:\n got %s\nwant %s", f.Engine, id, got, want)
			}
		}
	}
}

// TestRecognize: what is told of request and answer.
func TestRecognize(t *testing.T) {
	for _, c := range []struct {
		text, want string // ids and what is filled in
	}{
		{"nothing of the kind", ""},
		{
			"Access to XMLHttpRequest at 'https://c.example/y' (redirected from 'https://b.example/x') from origin 'https://app.example.com' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource. If an opaque response serves your needs, …",
			"missing-acao redirected preflight https://app.example.com https://b.example/x xhr",
		},
		{"No 'Access-Control-Allow-Origin' header is present\n on the requested resource.", ""},
		{"No 'Access-Control-Allow-Origin' header is present\non the requested resource.", "missing-acao"},
		{"Access to font at 'https://b.example/x' from origin 'null' has been blocked by CORS policy: something new", "prefix null https://b.example/x element font"},
		{
			"Failed to load https://b.example/x: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'https://a.example' is therefore not allowed access. The response had HTTP status code 403.",
			"legacy-2018/missing-acao preflight https://a.example https://b.example/x 403",
		},
		{
			"XMLHttpRequest cannot load https://b.example/x. No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'http://localhost:8100' is therefore not allowed access.",
			"legacy-2016-xhr-ok/missing-acao http://localhost:8100 https://b.example/x xhr",
		},
		{
			"Fetch API cannot load https://b.example/x. Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'https://a.example' is therefore not allowed access. The response had HTTP status code 403. If an opaque response",
			"legacy-2016-fetch/missing-acao preflight https://a.example https://b.example/x fetch 403",
		},
		{"app.js:5 PUT https://b.example/x net::ERR_FAILED", "request-failed https://b.example/x PUT"},
		{
			"Access to fetch at 'https://b.example/x' from origin 'https://a.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.\nDELETE https://b.example/x net::ERR_FAILED 403 (Forbidden)",
			"missing-acao https://a.example https://b.example/x fetch DELETE 403",
		},
		{"net::ERR_FAILED", ""},
		{"it says net::ERR_FAILED", ""},
		{
			"[Error] Origin https://a.example is not allowed by Access-Control-Allow-Origin. Status code: 403\n[Error] Fetch API cannot load https://b.example/x due to access control checks.\n[Error] Failed to load resource",
			"origin https://a.example https://b.example/x fetch 403",
		},
		{
			"Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://b.example/x. (Reason: header ‘content-type’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).",
			"CORSMissingAllowHeaderFromPreflight2 preflight https://b.example/x content-type",
		},
		{
			"Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://b.example/x. (Reason: CORS header 'Access-Control-Allow-Origin' does not match 'https://c.example').",
			"CORSAllowOriginNotMatchingOrigin https://b.example/x Access-Control-Allow-Origin: https://c.example",
		},
		{"Header Access-Control-Allow-Methods has an invalid value: a b\nXMLHttpRequest cannot load https://b.example/x due to access control checks.", "parse preflight https://b.example/x xhr Access-Control-Allow-Methods: a b"},
		{
			"Access to fetch at 'https://b.example/x' from origin 'https://a.example' has been blocked by CORS policy: Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.\nAccess to fetch at 'https://b.example/z' from origin 'https://a.example' has been blocked by CORS policy: The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.",
			"preflight-method preflight https://a.example https://b.example/x fetch PATCH; credentials-not-true https://a.example https://b.example/z fetch include Access-Control-Allow-Credentials: ",
		},
	} {
		var all []string
		for _, m := range console.Recognize(c.text) {
			words := []string{m.Template.ID}
			if m.Inner != nil {
				words[0] += "/" + m.Inner.ID
			}
			if m.Redirected {
				words = append(words, "redirected")
			}
			if m.Preflight {
				words = append(words, "preflight")
			}
			r := m.Request
			for _, word := range []string{r.Origin, r.URL, string(r.API), string(r.Destination), r.Method, string(r.Credentials)} {
				if word != "" {
					words = append(words, word)
				}
			}
			for _, h := range r.Headers {
				words = append(words, h[0])
			}
			if m.Response.Status != 0 {
				words = append(words, strconv.Itoa(m.Response.Status))
			}
			for _, h := range m.Response.Headers {
				words = append(words, h[0]+": "+h[1])
			}
			all = append(all, strings.Join(words, " "))
		}
		if got := strings.Join(all, "; "); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// FuzzRecognize: hostile text is looked at in time, and what is found is in it.
func FuzzRecognize(f *testing.F) {
	for i := range console.Templates {
		f.Add(console.Templates[i].Text)
	}
	f.Add(strings.Repeat("Access to x at '", 5000))
	f.Fuzz(func(t *testing.T, text string) {
		for _, m := range console.Recognize(text) {
			if m.Template == nil {
				t.Error("a match without a template")
			}
		}
	})
}
