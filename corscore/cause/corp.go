package cause

import (
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

var corp = &Cause{
	ID:    "corp",
	Title: "Cross-Origin-Resource-Policy of the response forbids it",
	Fix:   Fix{Where: "layer", Text: "Send Cross-Origin-Resource-Policy: cross-origin, or leave the header out"},
	Test:  actualTest(Result{"Cross-Origin-Resource-Policy: same-origin", "That header is the cause"}),
	Share: 8,
	judge: judgeCorp,
}

func corpPage() *Page {
	return &Page{
		Cause:   corp,
		Why:     "The response, usually from a CDN or proxy, says Cross-Origin-Resource-Policy: same-origin or same-site. For an element without crossorigin, the browser checks no CORS header.",
		Signs:   []string{"ERR_BLOCKED_BY_RESPONSE.NotSameOrigin"},
		Sources: []string{"https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/Cross-Origin_Resource_Policy"},
		Examples: []Example{
			{Text: "GET https://b.s3.eu-west-1.amazonaws.com/k net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin", Config: "*", Dialect: "aws"},
			{Text: "The resource at “https://b.s3.eu-west-1.amazonaws.com/k” was blocked due to its Cross-Origin-Resource-Policy header (or lack thereof). See https://developer.mozilla.org/docs/Web/HTTP/Cross-Origin_Resource_Policy_(CORP)", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
		},
		Counter: Example{Text: "GET https://b.s3.eu-west-1.amazonaws.com/k net::ERR_BLOCKED_BY_ORB", Config: "*", Dialect: "aws"},
	}
}

func judgeCorp(s *seen, v *verdict) {
	for i := range s.responses {
		if value, ok := wire.First(s.responses[i].Response.Headers, "Cross-Origin-Resource-Policy"); ok && value != "cross-origin" && s.Request != nil && s.Request.Mode == fetch.NoCORS {
			v.likely("the response says Cross-Origin-Resource-Policy: " + source.Visible(value))
			v.first(200)
		}
	}
}
