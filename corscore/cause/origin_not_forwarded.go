package cause

import (
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/source"
)

var originNotForwarded = &Cause{
	ID:    "origin-not-forwarded",
	Title: "The CDN or proxy does not forward Origin",
	Fix:   Fix{Where: "layer", Text: "Forward Origin, Access-Control-Request-Method and Access-Control-Request-Headers (CloudFront: the origin request policy CORS-S3Origin), and put Origin into the cache key"},
	Test:  pairTest(Result{"The bucket's own host sends the header, the CDN or proxy does not", "The CDN or proxy removes Origin"}),
	Share: 35,
	judge: judgeOriginNotForwarded,
}

func originNotForwardedPage() *Page {
	return &Page{
		Cause:   originNotForwarded,
		Why:     "CloudFront with a cache policy that does not list Origin, and other layers, remove the header. The bucket does not know that a page of another origin asks, and sends no CORS headers.",
		Signs:   []string{"It never works through the CDN or proxy, and works on the bucket's own host", "A miss without Access-Control-Allow-Origin"},
		Sources: []string{"https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html"},
		Examples: []Example{
			{Text: "$ curl -sI -H 'Origin: https://app.example.com' https://d111111abcdef8.cloudfront.net/a.js\nHTTP/2 200\nserver: AmazonS3\nx-cache: Miss from cloudfront", Config: "*", Dialect: "aws"},
			{Text: "S3 alone works, through CloudFront it never does.\n\nAccess to fetch at 'https://d111111abcdef8.cloudfront.net/a.js' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Config: "*", Dialect: "aws"},
		},
		Counter: Example{Text: "$ curl -sI -H 'Origin: https://app.example.com' https://d111111abcdef8.cloudfront.net/a.js\nHTTP/2 200\nserver: AmazonS3\nx-cache: Hit from cloudfront\nage: 3000", Config: "*", Dialect: "aws"},
	}
}

func judgeOriginNotForwarded(s *seen, v *verdict) {
	for i := range s.responses {
		r := &s.responses[i]
		if !r.has && r.origin != "" && r.layer.name != "" && !r.layer.hit && r.Response.Status < 400 && s.direct() {
			v.likely("the bucket’s own host sends Access-Control-Allow-Origin, and " + source.Visible(r.layer.name) + " does not")
			v.first(400)
		}
		if !r.has && (r.origin != "" || r.told()) && r.layer.miss && !r.layer.hit && r.Response.Status < 400 && s.permits() {
			v.likely("a fresh response through " + source.Visible(r.layer.name) + " has no Access-Control-Allow-Origin, and " + s.permission())
			v.first(200)
		}
	}
	if s.blocked && s.preflight && s.letsOptions() && s.selectsNoOrigin() {
		v.likely("the CDN lets OPTIONS through, and Origin is not one of the headers that the text lists as forwarded, so the bucket may not get what the preflight asks")
		v.first(200)
	}
	if s.blocked && !s.onAmazon() && s.layer.name != "" && s.inText("whitelist header", "whitelist the header", "whitelisted header", "headers were whitelisted", "headers are whitelisted", "whitelisting header", "whitelist origin", "whitelist the origin", "whitelisted origin", "forward the origin", "forward origin", "forwarding the origin", "forwarding origin", "pass the origin header", "forward the headers", "origin request policy") {
		v.likely("the text speaks of the headers that " + source.Visible(s.layer.name) + " forwards")
		v.first(300)
	}
	switch {
	case s.says(observed.OriginDropped) && s.tells&observed.NothingBetween == 0:
		v.said("the text says that the Origin header is not passed on to the bucket", 500)
	case s.layer.name == "":
	case s.says(observed.Direct):
		v.said("the text says that it works at the bucket’s own address", 300)
	case s.says(observed.Inserted):
		v.said("the text says that it fails since "+source.Visible(s.layer.name)+" is there", 0)
	}
	switch {
	case s.blameless() && s.layer.name != "" && s.has(observed.WorksDirect):
		v.likely("it works on the bucket’s own host and not through " + source.Visible(s.layer.name))
		v.first(400)
	case s.has(observed.WorksDirect) && (s.Request == nil || !s.onAmazon() || s.url.Host == ""):
		v.likely("it works on the bucket’s own host and not through what is before it")
	case s.blameless() && s.missing && s.layer.name != "":
		v.likely("the request goes through " + source.Visible(s.layer.name) + ", which may not pass the Origin on")
	case s.unexplained() && s.missing && !s.onAmazon() && dialect.ByHost(s.url.Host) == nil:
		v.possible("what answers at " + source.Visible(s.url.Host) + " may not pass the Origin on")
	}
}
