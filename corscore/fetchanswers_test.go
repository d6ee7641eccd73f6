package corscore_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

func givenAnswer(status int, lines ...string) *corscore.GivenResponse {
	g := &corscore.GivenResponse{Status: status}
	for _, line := range lines {
		name, value, _ := strings.Cut(line, ": ")
		g.Headers = append(g.Headers, wire.Header{name, value})
	}
	return g
}

// TestFetchAnswersRedirects: the answers behind a redirect are given in order,
// and a redirect behind them is not followed.
func TestFetchAnswersRedirects(t *testing.T) {
	const page = "https://app.example.com"
	allow := givenAnswer(204, "Access-Control-Allow-Origin: *", "Access-Control-Allow-Methods: *")
	first := givenAnswer(307, "Access-Control-Allow-Origin: *", "Location: https://b.s3.eu-west-1.amazonaws.com/x")
	request := fetch.Request{Origin: page, URL: "https://b.s3.amazonaws.com/x", Method: "PUT"}
	const advice = ". Amazon S3 sends requests for a bucket of another region on to b.s3.eu-west-1.amazonaws.com: use that host in the page"
	for _, c := range []struct {
		desc      string
		preflight *corscore.GivenResponse
		redirects []corscore.GivenAnswers
		outcome   fetch.Outcome
		reason    fetch.Reason
		message   string
		exchanges int
	}{
		{"nothing is known after it", allow, nil, fetch.BlockedOutcome, fetch.Redirect, "with Origin: null and without Authorization, and that answer must pass as well" + advice, 2},
		{"both answers are known", allow, []corscore.GivenAnswers{{Preflight: allow, Actual: givenAnswer(200, "Access-Control-Allow-Origin: null")}}, fetch.Allowed, "", "", 4},
		{"the second preflight fails", allow, []corscore.GivenAnswers{{Preflight: givenAnswer(403)}}, fetch.BlockedOutcome, fetch.AllowOriginMissing, advice, 3},
		{"the second answer names the page", allow, []corscore.GivenAnswers{{Preflight: allow, Actual: givenAnswer(200, "Access-Control-Allow-Origin: "+page)}}, fetch.BlockedOutcome, fetch.AllowOriginMismatch, "after the redirect the browser sends Origin: null" + advice, 4},
		{"a missing one is 200 without headers", allow, []corscore.GivenAnswers{{Preflight: allow}}, fetch.BlockedOutcome, fetch.AllowOriginMissing, advice, 4},
		{"a second redirect", allow, []corscore.GivenAnswers{{Preflight: allow, Actual: first}}, fetch.BlockedOutcome, fetch.Redirect, advice, 4},
		{"S3 redirects the preflight already", first, nil, fetch.BlockedOutcome, fetch.PreflightStatus, "browsers do not follow it" + advice, 1},
	} {
		got := corscore.FetchAnswers(corscore.FetchInput{Request: request, Preflight: c.preflight, Actual: first, Redirects: c.redirects})
		b := corscore.Blocked{}
		if got.Blocked != nil {
			b = *got.Blocked
		}
		if got.Outcome != c.outcome || b.Reason != c.reason || !strings.HasSuffix(b.Message, c.message) || len(got.Exchanges) != c.exchanges {
			t.Errorf("%s: %s %+v with %d exchanges", c.desc, got.Outcome, b, len(got.Exchanges))
		}
	}
	elsewhere := corscore.FetchAnswers(corscore.FetchInput{Request: request, Preflight: allow, Actual: givenAnswer(307, "Access-Control-Allow-Origin: *", "Location: https://b.example/x")})
	if strings.Contains(elsewhere.Blocked.Message, "Amazon") {
		t.Errorf("advice about Amazon: %s", elsewhere.Blocked.Message)
	}
}

// TestRunRedirect: where the bucket's object is a redirect, the same document
// answers at its end, to Origin: null.
func TestRunRedirect(t *testing.T) {
	const page = "https://app.example.com"
	for _, c := range []struct {
		origins, location string
		outcome           fetch.Outcome
		message           string
	}{
		{page, "/other", fetch.Allowed, ""},
		{page, "https://b.s3.eu-west-1.amazonaws.com/cat.jpg", fetch.BlockedOutcome, "use that host in the page"},
		{"*", "https://b.s3.eu-west-1.amazonaws.com/cat.jpg", fetch.Allowed, ""},
	} {
		in := corscore.Input{
			Config:  "<CORSConfiguration><CORSRule><AllowedOrigin>" + c.origins + "</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>",
			Dialect: "aws",
			Request: &fetch.Request{Origin: page, URL: "https://b.s3.amazonaws.com/cat.jpg"},
			Object:  &corscore.Object{Status: 307, Headers: []wire.Header{{"Location", c.location}}},
		}
		f := corscore.Run(in).Fetch
		message := ""
		if f.Blocked != nil {
			message = f.Blocked.Message
			if f.Blocked.By != corscore.ByDocument || f.Blocked.Reason != fetch.OriginReason || f.Blocked.Rule != 1 || !strings.Contains(message, "null") {
				t.Errorf("%+v", f.Blocked)
			}
		}
		if f.Outcome != c.outcome || !strings.HasSuffix(message, c.message) || len(f.Exchanges) != 2 {
			t.Errorf("%s to %s: %s %q", c.origins, c.location, f.Outcome, message)
		}
		if !f.Doubtful || len(f.Unknown) != 1 || !strings.Contains(f.Unknown[0], "the same bucket") {
			t.Errorf("not in doubt: %q", f.Unknown)
		}
		rules := 0
		for _, s := range f.Steps {
			for _, child := range s.Children {
				if child.Ref == "s3-rule/1" {
					rules++
				}
			}
		}
		if rules != 2 {
			t.Errorf("%d steps tell of rules, want one an answer", rules)
		}
		for _, a := range corscore.Servers(in) {
			if a.Dialect.ID == "aws" && (a.Outcome != c.outcome || !a.Doubtful) {
				t.Errorf("Servers: %s, doubtful %v", a.Outcome, a.Doubtful)
			}
		}
	}
}
