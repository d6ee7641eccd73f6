package cause

import (
	"s3cors.playground/corscore/observed"
)

var preflightCache = &Cause{
	ID:    "preflight-cache",
	Title: "The browser remembers an old permission",
	Fix:   Fix{Where: "browser", Text: "Close the tab and reload with “Disable cache”, or wait for Access-Control-Max-Age"},
	Test:  Test{Tool: "browser", Text: "Try in a private window", Results: []Result{{"It works", "An old permission is the cause"}}},
	Share: 8,
	judge: judgePreflightCache,
}

func preflightCachePage() *Page {
	return &Page{
		Cause:   preflightCache,
		Why:     "A browser keeps the answer to a preflight for Access-Control-Max-Age seconds, at most two hours in Chromium and a day in Firefox. Until then, this browser does not notice a changed configuration.",
		Signs:   []string{"The configuration was changed, and one browser still blocks a header or a method"},
		Sources: []string{"https://fetch.spec.whatwg.org/#concept-cache"},
		Examples: []Example{
			{Text: "I just added the header to the rule.\n\nAccess to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: Request header field x-a is not allowed by Access-Control-Allow-Headers in preflight response.", Config: "*", Dialect: "aws", Request: "PUT https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
			{Text: "After updating the rule Chrome still says:\n\nAccess to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.", Config: "*", Dialect: "aws", Request: "PUT https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
		},
		Counter: Example{Text: "Access to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Config: "*", Dialect: "aws", Request: "PUT https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
	}
}

func judgePreflightCache(s *seen, v *verdict) {
	if !s.allows || !s.complains("header") && !s.complains("method") {
		return
	}
	v.possible("the configuration allows what the browser refuses, and an answer to an earlier preflight may not")
	if s.has(observed.Changed) {
		v.likely("the configuration was changed")
		v.first(200)
	}
}
