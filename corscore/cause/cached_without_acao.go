package cause

import (
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/source"
)

var cachedWithoutAcao = &Cause{
	ID:    "cached-without-acao",
	Title: "A cache holds a response without CORS headers",
	Fix:   Fix{Where: "layer", Text: "Put Origin into the cache key (a cache policy with the Origin header), or let the CDN or proxy send the header with every response. Then purge the cache"},
	Test:  pairTest(Result{"A cache hit without Access-Control-Allow-Origin", "The stored response is the cause"}, Result{"A cache miss with it", "The bucket sends the header, the cached response lacks it"}),
	Share: 65,
	judge: judgeCachedWithoutAcao,
}

func cachedWithoutAcaoPage() *Page {
	return &Page{
		Cause:   cachedWithoutAcao,
		Why:     "S3 sends CORS headers, and Vary, only to requests with an Origin. A cache in between stored the response to a request without Origin, and serves it to pages. Each location has its own store, so it happens to some people at some times.",
		Signs:   []string{"X-Cache: Hit or Age, and no Access-Control-Allow-Origin", "It works for some people or some files, or only sometimes"},
		Sources: []string{"https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/header-caching.html#header-caching-web-cors"},
		Examples: []Example{
			{Text: "$ curl -sI -H 'Origin: https://app.example.com' https://d111111abcdef8.cloudfront.net/a.js\nHTTP/2 200\nserver: AmazonS3\nx-cache: Hit from cloudfront\nage: 3000", Config: "*", Dialect: "aws"},
			{Text: "Access to script at 'https://d111111abcdef8.cloudfront.net/a.js' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Config: "*", Dialect: "aws"},
			{Text: "Works for some users, not for others.\n\nAccess to image at 'https://cdn.example.com/a.png' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Config: "*", Dialect: "aws"},
		},
		Counter: Example{Text: "$ curl -sI -H 'Origin: https://app.example.com' https://d111111abcdef8.cloudfront.net/a.js\nHTTP/2 200\nserver: AmazonS3\nx-cache: Miss from cloudfront", Config: "*", Dialect: "aws"},
	}
}

func judgeCachedWithoutAcao(s *seen, v *verdict) {
	if s.method != "GET" && s.method != "HEAD" {
		return
	}
	for i := range s.responses {
		r := &s.responses[i]
		switch {
		case r.has || r.Response.Status >= 300 || r.Kind == observed.Preflight:
		case r.layer.hit && r.origin != "":
			v.certain("a response from a cache has no Access-Control-Allow-Origin, though the request had an Origin")
		case r.layer.hit:
			v.likely("a response from a cache has no Access-Control-Allow-Origin")
			v.first(200)
		case r.origin != "" && r.varies():
			v.likely("the response says Vary: Origin and has no Access-Control-Allow-Origin, so it is the response to another request")
			v.first(200)
		case s.sibling(i):
			v.likely("another response of the same host has Access-Control-Allow-Origin")
			v.first(200)
		}
	}
	if s.layer.miss && !s.layer.hit && v.standing == "" {
		return
	}
	sometimes := s.sometimes()
	if s.layer.name != "" && !s.preflight && s.errorResponse == "" && !s.has(observed.Changed) && !s.severalCDNs() && !s.ownCache() && s.tells&observed.OtherPage == 0 && (s.says(observed.SharedCache) || s.says(observed.Between) && (sometimes && s.tells&observed.Waiting == 0 || s.otherURL)) {
		v.said("the text says that it depends on what a cache has stored, and "+source.Visible(s.layer.name)+" has one", 400)
	}
	switch {
	case s.preflight:
	case s.blameless() && s.missing && s.layer.name != "":
		v.likely("the request goes through " + source.Visible(s.layer.name) + ", and " + s.permission())
		if sometimes {
			v.first(300)
		}
		if s.otherURL {
			v.likely("the same file works under a URL that " + source.Visible(s.layer.name) + " has not stored")
			v.first(500)
		}
	case s.unexplained() && sometimes && s.missing && !s.onAmazon():
		v.likely("it works for some, or sometimes")
		v.first(100)
	case s.blameless() && s.missing && s.Fetch == nil && s.inText("vary", "a cache", "the cache", "cached"):
		v.likely("the text speaks of a cache, and " + s.permission())
	case s.allows && sometimes && s.layer.name != "":
		v.likely("it works for some, or sometimes, through " + source.Visible(s.layer.name))
	case s.Fetch == nil && sometimes && (s.missing || s.layer.name != ""):
		v.possible("it works for some, or sometimes")
	case s.unexplained() && s.missing && !s.onAmazon() && dialect.ByHost(s.url.Host) == nil:
		v.possible("what answers at " + source.Visible(s.url.Host) + " may have a cache")
	}
}

// worksByOtherURL reports whether a person says that the request works if something is added
// to the URL.
func (s *seen) worksByOtherURL() bool {
	return s.inText("add ?", "adding ?", "added ?", "with ?", "add a query", "adding a query", "with a query", "random query", "random parameter", "query parameter", "timestamp", "cache-bust", "cachebust", "cache bust", "another url", "a fresh url", "a new url", "different url")
}
