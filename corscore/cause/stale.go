package cause

import (
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

var stale = &Cause{
	ID:    "stale",
	Title: "The CDN or proxy still has a response from before the change",
	Fix:   Fix{Where: "layer", Text: "Purge everything that is under this path, or use another URL"},
	Test:  pairTest(Result{"Age is more than the seconds since the change", "The entry is older than the change"}),
	Share: 15,
	judge: judgeStale,
}

func stalePage() *Page {
	return &Page{
		Cause:   stale,
		Why:     "The configuration is correct now, and the CDN or proxy serves what it stored before. A purge by URL may not reach entries that have an Origin in their key.",
		Signs:   []string{"The configuration was changed, and Age is older than the change"},
		Sources: []string{"https://developers.cloudflare.com/cache/how-to/purge-cache/"},
		Examples: []Example{
			{Text: "I just added the rule.\n\nAccess to fetch at 'https://d111111abcdef8.cloudfront.net/a.js' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Config: "*", Dialect: "aws"},
			{Text: "After changing the rule it is still blocked:\n\nAccess to image at 'https://cdn.example.com/a.png' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Config: "*", Dialect: "aws"},
		},
		Counter: Example{Text: "Access to fetch at 'https://d111111abcdef8.cloudfront.net/a.js' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Config: "*", Dialect: "aws"},
	}
}

func judgeStale(s *seen, v *verdict) {
	if s.preflight || !s.has(observed.Changed) || s.layer.name == "" || !s.permits() {
		return
	}
	v.likely("the configuration was changed, and " + source.Visible(s.layer.name) + " may serve what it stored before")
	v.first(300)
	for i := range s.responses {
		if age, _ := wire.First(s.responses[i].Response.Headers, "Age"); s.responses[i].layer.hit && age != "" {
			v.likely("Age says that the response was stored " + source.Visible(age) + " seconds ago: compare that with the time of the change")
		}
	}
	if s.layer.miss {
		v.doubt("the response is fresh")
	}
}
