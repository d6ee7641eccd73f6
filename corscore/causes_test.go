package corscore_test

import (
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cause"
	"s3cors.playground/corscore/evidence"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/wire"
)

// pasted is the case of an example with its text pasted.
func pasted(e cause.Example) corscore.Input {
	in := corscore.Input{Dialect: e.Dialect}
	in.Config, in.Request = e.Case()
	read := evidence.Read(e.Text)
	return read.Merge(in)
}

func diagnose(e cause.Example) corscore.Diagnosis { return corscore.Run(pasted(e)).Diagnosis }

func ids(d corscore.Diagnosis) string {
	var all []string
	for _, c := range d.Causes {
		all = append(all, c.ID+" "+string(c.Standing))
	}
	return strings.Join(all, ", ")
}

// Every cause has its page, in the same order.
func TestEveryCauseHasItsPage(t *testing.T) {
	all, pages := cause.All(), cause.Pages()
	if len(all) != len(pages) {
		t.Fatalf("%d causes, %d pages", len(all), len(pages))
	}
	for i, p := range pages {
		if p.Cause != all[i] {
			t.Errorf("page %d is about %s, cause %d is %s", i, p.ID, i, all[i].ID)
		}
	}
}

// Every cause is the first one for its examples, and not for its counter-example.
func TestCauses(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range cause.Pages() {
		if seen[c.ID] || c.Title == "" || c.Why == "" || c.Fix.Text == "" || c.Fix.Place() == "" || c.Test.Text == "" || len(c.Test.Results) == 0 || len(c.Sources) == 0 || c.Share == 0 || len(c.Signs) == 0 || len(c.Examples) < 2 {
			t.Errorf("%s is listed twice, or a field is empty: it needs all fields of cause.go, and two examples: %+v", c.ID, *c)
		}
		seen[c.ID] = true
		for i, e := range c.Examples {
			d := diagnose(e)
			if len(d.Causes) == 0 || d.Causes[0].ID != c.ID {
				t.Errorf("%s is not the first cause for its example %d, the causes are: %s. If a known text is a sign of it, add its id to the line of that text in symptom/table.go", c.ID, i, ids(d))
			}
		}
		if d := diagnose(c.Counter); len(d.Causes) == 0 || d.Causes[0].ID == c.ID {
			t.Errorf("%s is the first cause for its counter-example too, or no cause is found: %s", c.ID, ids(d))
		}
	}
}

// told are cases that something decides that a person tried, named, or has in the
// URL, with a document that allows all.
var told = []struct{ text, request, first string }{
	{"I get the response code RequestTimeTooSkewed.", "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com", "error-clock"},
	{"I was receiving a 403 Access Denied", "PUT https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com", "error-access-denied"},
	{"It says AuthorizationHeaderMalformed, and the header has a fifth element", "PUT https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com", "error-signature"},
	{"The pre-flight gets a redirect, so the browser aborts.", "PUT https://b.s3.amazonaws.com/k from https://app.example.com", "wrong-region"},
	{"XMLHttpRequest cannot load https://b.s3.amazonaws.com/k. Response for preflight is invalid (redirect)\n\nWithout the extension it works.", "PUT https://b.s3.amazonaws.com/k from https://app.example.com", "extension"},
	{"The images were already loaded without crossorigin.\n\nAccess to image at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", "", "browser-cache"},
	{"<Code>InvalidRequest</Code>\n<Message>The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.</Message>", "PUT https://b.s3.eu-west-2.amazonaws.com/k from https://app.example.com", "error-signature"},
	{"<Error><Code>SignatureDoesNotMatch</Code></Error>", "PUT https://b.s3.eu-central-1.amazonaws.com/k?AWSAccessKeyId=A&Expires=1&Signature=x from https://app.example.com", "error-signature"},
	{
		"The response has status code 403", "GET https://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=K%2F20240914%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-SignedHeaders=host&X-Amz-Signature=0&timestamp=1 from https://app.example.com",
		"error-signature",
	},
	{"OPTIONS https://s3.eu-west-2.amazonaws.com/https%3A//s3.eu-west-2.amazonaws.com/b/k 400 (Bad Request)", "PUT https://s3.eu-west-2.amazonaws.com/https%3A//s3.eu-west-2.amazonaws.com/b/k from https://app.example.com", "wrong-endpoint"},
	{
		"Failed to load https://b.s3.eu-west-1.amazonaws.com/k: No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'https://app.example.com' is therefore not allowed access.\n" +
			"Cross-Origin Read Blocking (CORB) blocked cross-origin response https://b.s3.eu-west-1.amazonaws.com/k with MIME type application/xml.",
		"", "not-applied",
	},
	{"XMLHttpRequest cannot load http://oss.example.com/k. A wildcard '*' cannot be used in the 'Access-Control-Allow-Origin' header when the credentials flag is true. Origin 'http://127.0.0.1:3000' is therefore not allowed access.", "", "wildcard-with-credentials"},
	{"Refused to connect because it violates the document's Content Security Policy.", "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com", "page-csp"},
}

// What a person tried or named decides, and then the page does not say "Allowed".
func TestTold(t *testing.T) {
	for _, c := range told {
		d := diagnose(cause.Example{Text: c.text, Config: "*", Dialect: "aws", Request: c.request})
		if len(d.Causes) == 0 || d.Causes[0].ID != c.first || d.Contradiction == "" {
			t.Errorf("%q: the causes are %s, want %s first; contradiction %q", c.text, ids(d), c.first, d.Contradiction)
		}
	}
}

// A redirect that names the right host puts it into the fix.
func TestRedirectNamesTheHost(t *testing.T) {
	for _, text := range []string{
		"XMLHttpRequest cannot load https://b.s3.amazonaws.com/. The request was redirected to 'https://b.s3-us-west-2.amazonaws.com/', which is disallowed for cross-origin requests that require preflight.",
		"<Error><Code>PermanentRedirect</Code><Endpoint>b.s3-us-west-2.amazonaws.com</Endpoint></Error>",
		"HTTP/1.1 307 Temporary Redirect\nLocation: https://b.s3-us-west-2.amazonaws.com/k\nServer: AmazonS3\n",
	} {
		d := diagnose(cause.Example{Text: text, Config: "*", Dialect: "aws", Request: "PUT https://b.s3.amazonaws.com/k from https://app.example.com"})
		if len(d.Causes) == 0 || d.Causes[0].ID != "wrong-region" || !strings.Contains(d.Causes[0].Fix.Text, "b.s3-us-west-2.amazonaws.com") {
			t.Errorf("%q: %s, %+v", text, ids(d), d.Causes)
		}
	}
}

// What nobody told is not mixed content: the page that is assumed has the scheme of
// the URL.
func TestAssumedPageIsNotMixed(t *testing.T) {
	r := corscore.Run(pasted(cause.Example{Text: "http://media.example.com/k", Config: "*", Dialect: "aws"}))
	if r.Fetch == nil || r.Fetch.Outcome != fetch.Allowed {
		t.Errorf("%+v", r.Fetch)
	}
}

// Where the simulation says "allowed" and the evidence says "blocked", the diagnosis
// says that the two contradict each other.
func TestContradictionIsSaid(t *testing.T) {
	for _, c := range cause.Pages() {
		for i, e := range append(c.Examples, c.Counter) {
			in := pasted(e)
			r := corscore.Run(in)
			if r.Fetch == nil || r.Fetch.Outcome != fetch.Allowed || in.Observed == nil || in.Observed.Outcome != observed.Blocked {
				continue
			}
			if r.Diagnosis.Contradiction == "" || r.Diagnosis.Agrees == nil || *r.Diagnosis.Agrees {
				t.Errorf("%s, example %d: the simulation allows what the text says is blocked, and the diagnosis names no contradiction", c.ID, i)
			}
		}
	}
}

// If nothing was observed, the diagnosis says what is assumed, and nothing else.
func TestNothingObserved(t *testing.T) {
	r := corscore.Run(corscore.Input{Config: cause.AllowsAll, Dialect: "aws", Request: &fetch.Request{Origin: "https://a.example", URL: "https://b.s3.amazonaws.com/k"}})
	if d := r.Diagnosis; d.Assumes == "" || d.Agrees != nil || d.Contradiction != "" || len(d.Causes) > 0 {
		t.Errorf("%+v", d)
	}
}

// curl does not check CORS, and it needs the network: if a request works there, the
// document is a likelier cause, and an unreachable server is ruled out.
func TestWorksInCurl(t *testing.T) {
	in := corscore.Input{
		Config:   "<CORSConfiguration><CORSRule><AllowedOrigin>https://other.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
		Dialect:  "aws",
		Request:  &fetch.Request{Origin: "https://app.example.com", URL: "https://b.s3.eu-west-1.amazonaws.com/k", Method: "GET"},
		Observed: &corscore.Observed{Outcome: observed.Failed},
	}
	standing := func(id string) (cause.Standing, string) {
		for _, c := range corscore.Run(in).Diagnosis.Causes {
			if c.ID == id {
				return c.Standing, strings.Join(c.For, "\n")
			}
		}
		return "", ""
	}
	const said = "curl sends no preflight and checks no CORS headers"
	if _, why := standing("configuration"); strings.Contains(strings.ToLower(why), strings.ToLower(said)) {
		t.Errorf("nobody says that curl works: %s", why)
	}
	in.Observed.Signs = []observed.Sign{observed.WorksInCurl}
	if s, why := standing("configuration"); s != cause.Likely || !strings.Contains(strings.ToLower(why), strings.ToLower(said)) {
		t.Errorf("the document blocks it: %s, %s", s, why)
	}
	in.Config = strings.Replace(in.Config, "https://other.example", "*", 1)
	in.Observed.Signs = nil
	if s, _ := standing("unreachable"); s != cause.Possible {
		t.Errorf("nothing speaks against the network: %q", s)
	}
	in.Observed.Signs = []observed.Sign{observed.WorksInCurl}
	if s, _ := standing("unreachable"); s != cause.Excluded {
		t.Errorf("curl reaches the server: %q", s)
	}
}

// A document blocks in every browser: where one only fails, it is a less likely cause.
func TestOneBrowserDoubtsTheDocument(t *testing.T) {
	in := corscore.Input{
		Config:   "<CORSConfiguration><CORSRule><AllowedOrigin>https://other.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
		Dialect:  "aws",
		Request:  &fetch.Request{Origin: "https://app.example.com", URL: "https://b.s3.eu-west-1.amazonaws.com/k", Method: "GET"},
		Observed: &corscore.Observed{Outcome: observed.Blocked, Signs: []observed.Sign{observed.OneBrowser}},
	}
	all := corscore.Run(in).Diagnosis.Causes
	i := slices.IndexFunc(all, func(c cause.Ranked) bool { return c.ID == "configuration" })
	if i < 0 || !strings.Contains(strings.Join(all[i].Against, ""), "blocks it in every browser") {
		t.Errorf("%d: %+v", i, all)
	}
}

// One failure has one cause: at most one is certain, besides a header that script
// cannot read.
func TestOneCertain(t *testing.T) {
	count := func(name string, d corscore.Diagnosis) {
		t.Helper()
		certain := 0
		for _, c := range d.Causes {
			if c.Standing == cause.Certain && c.ID != "header-not-exposed" {
				certain++
			}
		}
		if certain > 1 {
			t.Errorf("%s: %s", name, ids(d))
		}
	}
	for _, c := range cause.Pages() {
		for _, e := range append(c.Examples, c.Counter) {
			count(c.ID, diagnose(e))
		}
	}
	for _, file := range []string{"evidence", "cases", "layers", "threads"} {
		for _, c := range threads[thread](t, "testdata/field_"+file+".jsonl") {
			count(c.ID, c.diagnose())
		}
	}
	both := diagnose(cause.Example{Config: cause.AllowsAll, Dialect: "aws", Text: "Mixed Content: The page at 'https://a.example/' was loaded over HTTPS, but requested an insecure XMLHttpRequest endpoint 'http://b.s3.amazonaws.com/k'. This request has been blocked; the content must be served over HTTPS.\n\n" +
		"Refused to connect to 'https://b.s3.amazonaws.com/k' because it violates the following Content Security Policy directive: \"connect-src 'self'\"."})
	count("two lines", both)
	if len(both.Causes) < 2 || both.Causes[0].Standing != cause.Certain || both.Causes[1].Standing != cause.Likely {
		t.Errorf("two lines: %s", ids(both))
	}
}

// If only some files fail, and nobody said that a CDN is in between, a stored
// response without the header is likely; if all fail, it is only possible.
func TestSomeFiles(t *testing.T) {
	const line = "Access to fetch at 'https://www.example.com/a.json' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource."
	for says, want := range map[string]cause.Standing{"Only some files fail.": cause.Likely, "All files fail.": cause.Possible} {
		d := diagnose(cause.Example{Text: says + "\n\n" + line, Config: cause.AllowsAll, Dialect: "aws"})
		at := slices.IndexFunc(d.Causes, func(c cause.Ranked) bool { return c.ID == "cached-without-acao" })
		if at < 0 || d.Causes[at].Standing != want {
			t.Errorf("%s want %s, got %s", says, want, ids(d))
		}
	}
}

// Captured responses are compared with each other, and with what the simulation of a
// CDN or proxy gives.
func TestLayerEvidence(t *testing.T) {
	const (
		origin = "-H 'Origin: https://app.example.com' "
		front  = "https://d111111abcdef8.cloudfront.net/a.js"
		bucket = "https://b.s3.eu-west-1.amazonaws.com/a.js"
	)
	for _, c := range []struct {
		name, text string
		layer      string
		first, why string
	}{
		{
			"the bucket's own host sends the header",
			"$ curl -sI " + origin + bucket + "\nHTTP/1.1 200 OK\nServer: AmazonS3\nAccess-Control-Allow-Origin: *\n\n$ curl -sI " + origin + front + "\nHTTP/2 200\nserver: AmazonS3\nvia: 1.1 x.cloudfront.net (CloudFront)",
			"", "origin-not-forwarded", "the bucket’s own host sends",
		},
		{
			"a product's presets are tried",
			"$ curl -sI " + origin + front + "\nHTTP/2 200\nserver: AmazonS3\nx-cache: Hit from cloudfront\nage: 3000",
			"", "cached-without-acao", "the simulation of CloudFront shows the same after a request without Origin",
		},
		{
			"with settings, the class is theirs",
			"Access to fetch at 'https://files.example.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
			"cf-optimized", "origin-not-forwarded", "with these settings shows the same",
		},
		{
			"one header without Origin, two with it",
			"$ curl -sI https://files.example.com/k\nHTTP/1.1 200 OK\nServer: nginx\nAccess-Control-Allow-Origin: *\n\n$ curl -sI " + origin + "https://files.example.com/k\nHTTP/1.1 200 OK\nServer: nginx\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Origin: *",
			"", "doubled-or-overridden", "more than once",
		},
		{
			"two products answer",
			"$ curl -sI " + origin + "https://static.example.com/k\nHTTP/2 200\nserver: AmazonS3\nvia: 1.1 x.cloudfront.net (CloudFront)\n\n$ curl -sI " + origin + "https://static.example.com/k\nHTTP/2 200\nserver: AmazonS3\nx-served-by: cache-fra-1\naccess-control-allow-origin: *",
			"", "doubled-or-overridden", "through CloudFront, and one through Fastly",
		},
		{
			"an error in prose",
			"Through the CDN, a 404 comes without CORS headers.",
			"nginx-cache", "error-without-cors", "status 404",
		},
	} {
		in := pasted(cause.Example{Text: c.text, Config: "*", Dialect: "aws"})
		if c.layer != "" {
			in.Layer = &corscore.Layer{Preset: c.layer}
		}
		d := corscore.Run(in).Diagnosis
		if len(d.Causes) == 0 || d.Causes[0].ID != c.first || !strings.Contains(strings.ToLower(strings.Join(d.Causes[0].For, "\n")), strings.ToLower(c.why)) {
			t.Errorf("%s: want %s because %q, got %s", c.name, c.first, c.why, ids(d))
			if len(d.Causes) > 0 {
				t.Logf("%q", d.Causes[0].For)
			}
		}
	}
}

// Settings that cannot give what was seen speak against the causes that they rule out.
func TestLayerSpeaksAgainst(t *testing.T) {
	in := pasted(cause.Example{Config: "*", Dialect: "aws", Text: "Access to fetch at 'https://files.example.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource."})
	in.Layer = &corscore.Layer{Preset: "cf-optimized"}
	in.Observed.Signs = []observed.Sign{observed.Changed}
	for _, c := range corscore.Run(in).Diagnosis.Causes {
		if c.ID == "error-without-cors" && (c.Standing == cause.Likely || len(c.Against) == 0) {
			t.Errorf("%+v", c)
		}
	}
}

// The causes call what is in the editor a configuration, as the verdict does.
func TestCausesSayConfiguration(t *testing.T) {
	check := func(id string, texts ...string) {
		for _, text := range texts {
			if strings.Contains(strings.ToLower(text), "document") && !strings.Contains(text, "“") && !strings.Contains(text, "document.") {
				t.Errorf("%s says %q", id, text)
			}
		}
	}
	for _, p := range cause.Pages() {
		check(p.ID, p.Title, p.Fix.Text, p.Test.Text, p.Why)
		for _, e := range append(p.Examples, p.Counter) {
			if e.Config != "*" {
				continue
			}
			for _, c := range diagnose(e).Causes {
				check(c.ID, c.For...)
				check(c.ID, c.Against...)
				check(c.ID, c.Title, c.Fix.Text)
			}
		}
	}
}

// TestCommandsAskAsThePageDoes: a command that finds out asks for the headers that the
// browser would ask for, of the bucket that the URL names.
func TestCommandsAskAsThePageDoes(t *testing.T) {
	d := corscore.Run(corscore.Input{Config: cause.AllowsAll, Dialect: "aws", Request: &fetch.Request{
		Origin: "https://a.example", URL: "https://media.s3.eu-west-1.amazonaws.com/k", Method: "GET", Headers: []wire.Header{{"x-api-key", "1"}},
	}, Observed: &corscore.Observed{Outcome: observed.Blocked, Signs: []observed.Sign{observed.Changed}}}).Diagnosis
	var commands strings.Builder
	for _, c := range d.Causes {
		commands.WriteString(c.Test.Text + "\n")
	}
	for _, want := range []string{"'Access-Control-Request-Method: GET' -H 'Access-Control-Request-Headers: x-api-key'", "--bucket 'media'"} {
		if !strings.Contains(commands.String(), want) {
			t.Errorf("%s is in none of\n%s", want, commands.String())
		}
	}
}
