package cause

import (
	"s3cors.playground/corscore/fetch"
)

var wildcardWithCredentials = &Cause{
	ID:    "wildcard-with-credentials",
	Title: "* does not allow a request with credentials",
	Fix:   Fix{Where: "page", Text: "Send the request without credentials: credentials: \"omit\", withCredentials = false. Otherwise list the origin itself in the rule"},
	Test:  Test{Tool: "look", Text: "Look for credentials: \"include\" or withCredentials in the page", Results: []Result{{"It is there", "Remove it"}}},
	Share: 20,
	judge: judgeWildcardWithCredentials,
}

func wildcardWithCredentialsPage() *Page {
	return &Page{
		Cause:   wildcardWithCredentials,
		Why:     "A request with cookies needs a response that names the page's origin and says Access-Control-Allow-Credentials: true. S3 ignores cookies, so the request does not need them.",
		Signs:   []string{"must not be the wildcard '*' when the request's credentials mode is 'include'"},
		Sources: []string{"https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS/Errors/CORSNotSupportingCredentials"},
		Examples: []Example{
			{Text: "Access to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.", Config: "*", Dialect: "aws"},
			{Text: "fetch('https://b.s3.eu-west-1.amazonaws.com/k', {credentials: 'include'})", Config: "*", Dialect: "aws"},
		},
		Counter: Example{Text: "Access to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Dialect: "aws"},
	}
}

func judgeWildcardWithCredentials(s *seen, v *verdict) {
	if s.complains("wildcard") || s.complains("credentials") {
		v.certain("the browser says so")
	}
	if s.blocks && (s.reason == fetch.WildcardWithCredentials || s.reason == fetch.AllowCredentialsMissing) {
		v.likely(s.Fetch.Blocked.Message)
		v.first(1000)
	}
}
