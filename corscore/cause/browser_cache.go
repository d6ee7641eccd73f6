package cause

import (
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/observed"
)

var browserCache = &Cause{
	ID:    "browser-cache",
	Title: "The browser uses an old response",
	Fix:   Fix{Where: "page", Text: "Request the object with crossorigin everywhere, or give the page's request another URL, such as ?cors=1. Send Cache-Control: no-cache with the object until old copies are gone"},
	Test:  Test{Tool: "browser", Text: "Open the developer tools, tick “Disable cache”, reload", Results: []Result{{"It works", "An old response is the cause"}, {"It is still blocked", "The response comes from the server, the CDN or a proxy"}}},
	Share: 50,
	judge: judgeBrowserCache,
}

func browserCachePage() *Page {
	return &Page{
		Cause:   browserCache,
		Why:     "The browser stored the response to a request without Origin, from an img without crossorigin or from a visit, and uses it for the page's request. Without Vary: Origin, it may do so.",
		Signs:   []string{"It works with “Disable cache” or in a private window", "It works the first time, or in one browser"},
		Sources: []string{"https://bugs.chromium.org/p/chromium/issues/detail?id=409090", "https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches"},
		Examples: []Example{
			{Text: "It works when I tick \"Disable cache\" in the developer tools.\n\nAccess to image at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Config: "*", Dialect: "aws"},
			{Text: "Works in a private window.\n\nAccess to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Config: "*", Dialect: "aws", Request: "GET https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
		},
		Counter: Example{Text: "Access to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Config: "*", Dialect: "aws", Request: "PUT https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
	}
}

func judgeBrowserCache(s *seen, v *verdict) {
	reads := s.method == "GET" || s.method == "HEAD"
	if s.has(observed.WorksWithoutCache) {
		v.likely("it works without the cache")
		v.first(400)
		v.test = &Test{Tool: "browser", Text: "Switch the cache on again, reload, and look at the request in the Network panel of the developer tools", Results: []Result{{"“(memory cache)” or “(disk cache)” as its size", "An old response of the browser is the cause"}, {"A size in bytes", "The response comes from the server, the CDN or a proxy"}}}
	}
	if s.unexplained() && s.inText("loaded without crossorigin", "loaded without the crossorigin", "requested without crossorigin", "shown without crossorigin") {
		v.likely("the file was requested without crossorigin before")
		v.first(300)
	}
	if s.inText("without crossorigin", "without the crossorigin", "without cors", "without an origin") && s.inText("is cached", "be cached", "was cached", "gets cached", "cached image", "cached version", "cached response", "the cache and") && s.layer.name == "" {
		v.likely("the text says that a response to a request without crossorigin is in the cache")
		v.first(1600)
	}
	if reads && !s.preflight && (s.layer.name == "" || s.ownCache() || s.tells&observed.Shown != 0) && !s.captures() && s.tells&observed.NoUse == 0 && (s.blocked || s.tells&observed.OwnCache != 0) && (!s.byDocument() || s.empty()) &&
		(s.says(observed.ElementBefore|observed.SharedCache|observed.OwnCache|observed.Again|observed.Shown) || s.has(observed.OneBrowser) || s.otherURL || s.has(observed.WorksWithoutCache)) {
		v.said("the text says that it depends on what was loaded before", 400)
	}
	switch {
	case !reads || s.preflight || s.byDocument():
	case s.unexplained() && (s.missing || s.complains("mismatch")) && s.layer.name == "" && !s.presigned.ok:
		v.likely(s.permission() + ", and an old response has no CORS headers")
		if s.Request != nil && s.Request.API == fetch.Element || s.has(observed.OneBrowser) || s.has(observed.WorksFirst) {
			v.first(100)
		}
	case s.allows && (s.has(observed.WorksFirst) || s.has(observed.OneBrowser)):
		v.likely("it works sometimes, or in one browser")
		v.first(100)
	case s.has(observed.OneBrowser) && s.blocked && s.Fetch == nil && s.layer.name == "":
		v.likely("it fails in one browser only, and an old response may be in its cache")
		v.first(100)
	case s.unexplained() && s.missing:
		v.possible("an old response in the browser has no CORS headers")
	}
}
