package cause

import (
	"strings"

	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

var otherOriginsAcao = &Cause{
	ID:    "other-origins-acao",
	Title: "A cache holds the response for another page",
	Fix:   Fix{Where: "layer", Text: "Put Origin into the cache key, or let the rule list * so that the response is the same for all pages. Then purge the cache"},
	Test:  pairTest(Result{"The header names another origin", "The stored response is for another page"}),
	Share: 25,
	judge: judgeOtherOriginsAcao,
}

func otherOriginsAcaoPage() *Page {
	return &Page{
		Cause:   otherOriginsAcao,
		Why:     "The bucket sends each origin its own Access-Control-Allow-Origin, and the cache stores one response for all. A page gets the header that was made for another page.",
		Signs:   []string{"The header has a value that is not equal to the supplied origin"},
		Sources: []string{"https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/header-caching.html#header-caching-web-cors"},
		Examples: []Example{
			{Text: "Access to fetch at 'https://d111111abcdef8.cloudfront.net/a.js' from origin 'https://app.example.com' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header has a value 'https://other.example.com' that is not equal to the supplied origin.", Config: "*", Dialect: "aws"},
			{Text: "$ curl -sI -H 'Origin: https://app.example.com' https://d111111abcdef8.cloudfront.net/a.js\nHTTP/2 200\naccess-control-allow-origin: https://other.example.com\nx-cache: Hit from cloudfront", Config: "*", Dialect: "aws"},
		},
		Counter: Example{Text: "Access to fetch at 'https://d111111abcdef8.cloudfront.net/a.js' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Config: "*", Dialect: "aws"},
	}
}

func judgeOtherOriginsAcao(s *seen, v *verdict) {
	for i := range s.responses {
		if r := &s.responses[i]; r.has && r.origin != "" && r.allowed != "*" && r.allowed != r.origin && r.allowed != "null" && !strings.Contains(r.allowed, ",") {
			v.likely("the response is for " + source.Visible(r.allowed) + ", and " + source.Visible(r.origin) + " asked")
			v.first(400)
		}
	}
	if s.says(observed.OtherPage) && s.errorResponse == "" && !s.preflight {
		v.said("the text says that a cache has what another page got", 450)
	}
	if s.symptom("cloudfront-headers-none") && !s.missing && !s.preflight && s.apart() {
		v.likely("the cache has one response for all pages, and the configuration gives each page a header of its own")
		v.first(300)
	}
	if s.complains("mismatch") && !s.byDocument() {
		v.likely("the browser got the header of another page")
		v.first(300)
	}
}

// apart reports whether the document gives two pages different headers.
func (s *seen) apart() bool {
	seen := ""
	for _, rule := range s3cors.Parse(s.Config).Rules {
		for _, origin := range rule.Get(s3cors.AllowedOrigin) {
			switch {
			case origin.Text == "*":
				return false
			case strings.Contains(origin.Text, "*"), seen != "" && seen != origin.Text:
				return true
			}
			seen = origin.Text
		}
	}
	return false
}
