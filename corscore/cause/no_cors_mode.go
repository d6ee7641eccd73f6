package cause

import (
	"s3cors.playground/corscore/fetch"
)

var noCorsMode = &Cause{
	ID:    "no-cors-mode",
	Title: "mode: \"no-cors\" hides the response",
	Fix:   Fix{Where: "page", Text: "Remove mode: \"no-cors\" and allow the page in the bucket"},
	Test:  Test{Tool: "console", Text: "(await fetch({url}, {mode: 'no-cors'})).type", Results: []Result{{"opaque", "Script can never read it in this mode"}}},
	Share: 20,
	judge: judgeNoCorsMode,
}

func noCorsModePage() *Page {
	return &Page{
		Cause:   noCorsMode,
		Why:     "The mode does not switch CORS off: the request is sent, and script gets an opaque response with status 0 and no body.",
		Signs:   []string{"type: \"opaque\"", "Unexpected end of input after response.json()"},
		Sources: []string{"https://developer.mozilla.org/en-US/docs/Web/API/Request/mode"},
		Examples: []Example{
			{Text: "fetch('https://b.s3.eu-west-1.amazonaws.com/k', {mode: 'no-cors'})\n\nResponse {type: \"opaque\", url: \"\", redirected: false, status: 0, ok: false}", Config: "*", Dialect: "aws"},
			{Text: "\"type\": \"opaque\"", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
		},
		Counter: Example{Text: "Access to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Dialect: "aws"},
	}
}

func judgeNoCorsMode(s *seen, v *verdict) {
	if s.Request != nil && s.Request.API != fetch.Element && s.Request.Mode == fetch.NoCORS {
		v.likely("the request has mode no-cors")
		v.first(300)
	}
}
