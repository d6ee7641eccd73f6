package cause

import (
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/observed"
)

var mixedContent = &Cause{
	ID:    "mixed-content",
	Title: "An https page requests an http URL",
	Fix:   Fix{Where: "url", Text: "Request the bucket over https"},
	Test:  Test{Tool: "look", Text: "Look at the scheme of the URL", Results: []Result{{"http", "Use https"}}},
	Share: 15,
	judge: judgeMixedContent,
}

func mixedContentPage() *Page {
	return &Page{
		Cause:   mixedContent,
		Why:     "A browser does not load http URLs into an https page, whatever the response says. Script sees the same error as for CORS.",
		Signs:   []string{"Mixed Content", "(blocked:mixed-content)"},
		Sources: []string{"https://developer.mozilla.org/en-US/docs/Web/Security/Mixed_content"},
		Examples: []Example{
			{Text: "Mixed Content: The page at 'https://app.example.com/' was loaded over HTTPS, but requested an insecure resource 'http://b.s3.amazonaws.com/k'. This request has been blocked; the content must be served over HTTPS.", Config: "*", Dialect: "aws"},
			{Text: "TypeError: Failed to fetch", Config: "*", Dialect: "aws", Request: "GET http://b.s3.amazonaws.com/k from https://app.example.com"},
		},
		Counter: Example{Text: "TypeError: Failed to fetch", Config: "*", Dialect: "aws", Request: "GET https://minio:9000/b/k from https://app.example.com"},
	}
}

func judgeMixedContent(s *seen, v *verdict) {
	if s.complains("mixed") {
		v.certain("the browser says so")
	}
	if s.tells&observed.PlainURL != 0 {
		v.said("the text says that the page is on https, and the URL on http", 800)
	}
	if s.blocks && s.reason == fetch.MixedContent {
		v.likely("the page is on https, and the URL is http")
		v.first(300)
	}
}
