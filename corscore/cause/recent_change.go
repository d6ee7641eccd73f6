package cause

import (
	"s3cors.playground/corscore/observed"
)

var recentChange = &Cause{
	ID:    "recent-change",
	Title: "The change is not in force yet",
	Fix:   Fix{Where: "bucket", Text: "Wait a few minutes and try again, in a private window"},
	Test:  preflightTest(Result{"The headers come and go", "The change is not everywhere yet"}),
	Share: 10,
	judge: judgeRecentChange,
}

func recentChangePage() *Page {
	return &Page{
		Cause:   recentChange,
		Why:     "Some providers need seconds or minutes until a new configuration is in force everywhere.",
		Signs:   []string{"The configuration was changed a moment ago"},
		Sources: []string{"https://developers.cloudflare.com/r2/buckets/cors/", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors-troubleshooting.html"},
		Examples: []Example{
			{Text: "I changed the rule two minutes ago.\n\nAccess to fetch at 'https://a1b2.r2.cloudflarestorage.com/b/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Config: "*", Dialect: "cloudflare-r2", Request: "GET https://a1b2.r2.cloudflarestorage.com/b/k from https://app.example.com"},
			{Text: "Just added the rule.\n\nAccess to fetch at 'https://b.nyc3.digitaloceanspaces.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Config: "*", Dialect: "digitalocean-spaces", Request: "PUT https://b.nyc3.digitaloceanspaces.com/k from https://app.example.com"},
		},
		Counter: Example{Text: "Access to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Dialect: "aws"},
	}
}

func judgeRecentChange(s *seen, v *verdict) {
	if s.says(observed.Waiting) {
		v.said("the text speaks of waiting until the request works", 200)
	}
	switch {
	case s.unexplained() && s.has(observed.Changed) && s.layer.name == "":
		v.likely("the configuration was changed a moment ago")
		v.first(150)
	case s.has(observed.Changed) && s.Fetch == nil && s.permits() && s.layer.name == "" && s.errorResponse == "":
		v.likely("the configuration was changed a moment ago")
	case s.unexplained() && s.layer.name == "":
		v.possible("a change needs some time at some providers")
	}
}
