package cause

import (
	"strconv"

	"s3cors.playground/corscore/observed"
)

var preflightRedirected = &Cause{
	ID:    "preflight-redirected",
	Title: "The preflight is redirected",
	Fix:   Fix{Where: "url", Text: "Request the address that the redirect leads to: https instead of http, the bucket's own regional host, no missing slash"},
	Test:  preflightTest(Result{"Location", "Use that URL in the page"}, Result{"No Location, and Server: AmazonS3", "The bucket is in another region, which x-amz-bucket-region names"}, Result{"200 or 204", "It is not redirected: look at the headers"}),
	Share: 30,
	judge: judgePreflightRedirected,
}

func preflightRedirectedPage() *Page {
	return &Page{
		Cause:   preflightRedirected,
		Why:     "A browser does not follow a redirect of a preflight and ignores its headers. The configuration of the bucket is not used.",
		Signs:   []string{"Redirect is not allowed for a preflight request", "Status 301, 302, 307 or 308 to OPTIONS"},
		Sources: []string{"https://fetch.spec.whatwg.org/#cors-preflight-fetch"},
		Examples: []Example{
			{Text: "Access to fetch at 'http://files.example.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: Redirect is not allowed for a preflight request.", Config: "*", Dialect: "aws"},
			{Text: "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://files.example.com/k. (Reason: CORS request external redirect not allowed).", Config: "*", Dialect: "aws", Request: "PUT https://files.example.com/k from https://app.example.com"},
		},
		Counter: Example{Text: "Access to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Config: "*", Dialect: "aws", Request: "PUT https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
	}
}

func judgePreflightRedirected(s *seen, v *verdict) {
	if s.complains("redirect") {
		v.certain("the browser says that the preflight was redirected")
	}
	if s.redirected {
		v.likely("the preflight is said to be redirected")
	}
	for i := range s.responses {
		if r := &s.responses[i]; r.Kind == observed.Preflight && r.Response.Status/100 == 3 {
			v.certain("the preflight was answered with status " + strconv.Itoa(r.Response.Status))
		}
	}
	for _, f := range s.failures {
		if f.preflight && f.status/100 == 3 {
			v.certain("the preflight was answered with status " + strconv.Itoa(f.status))
		}
	}
}
