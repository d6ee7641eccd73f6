package cause

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/source"
)

var optionsRefused = &Cause{
	ID:    "options-refused",
	Title: "The CDN or proxy rejects OPTIONS",
	Fix:   Fix{Where: "layer", Text: "Allow GET, HEAD and OPTIONS (and PUT, POST, DELETE to upload) in the behavior of the distribution, or pass OPTIONS to the bucket in the proxy"},
	Test:  preflightTest(Result{"403 or 405, Server: CloudFront or nginx", "The CDN or proxy rejects it"}, Result{"x-amz-request-id", "The bucket answers"}),
	Share: 30,
	judge: judgeOptionsRefused,
}

func optionsRefusedPage() *Page {
	return &Page{
		Cause:   optionsRefused,
		Why:     "By default, CloudFront and many proxies let only GET and HEAD through. They answer the preflight with 403 or 405 themselves, and the bucket never sees it.",
		Signs:   []string{"403 or 405 to OPTIONS with Server: CloudFront or nginx", "GET works, everything with a preflight does not"},
		Sources: []string{"https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html#DownloadDistValuesAllowedHTTPMethods"},
		Examples: []Example{
			{Text: "$ curl -i -X OPTIONS https://d111111abcdef8.cloudfront.net/a.js -H 'Origin: https://app.example.com' -H 'Access-Control-Request-Method: GET'\nHTTP/2 403\nserver: CloudFront\nx-cache: Error from cloudfront\n\nThis distribution is not configured to allow the HTTP request method that was used for this request.", Config: "*", Dialect: "aws"},
			{Text: "$ curl -i -X OPTIONS https://files.example.com/k -H 'Origin: https://app.example.com' -H 'Access-Control-Request-Method: PUT'\nHTTP/1.1 405 Not Allowed\nServer: nginx", Config: "*", Dialect: "minio"},
		},
		Counter: Example{Text: "$ curl -i -X OPTIONS https://b.s3.eu-west-1.amazonaws.com/k -H 'Origin: https://app.example.com' -H 'Access-Control-Request-Method: PUT'\nHTTP/1.1 403 Forbidden\nServer: AmazonS3\n\n<Error><Code>AccessForbidden</Code><Message>CORSResponse: CORS is not enabled for this bucket.</Message><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws"},
	}
}

func judgeOptionsRefused(s *seen, v *verdict) {
	s.judgeVerifiedPreflight(v)
	for i := range s.responses {
		r := &s.responses[i]
		if r.Request != nil && r.Request.Method != "OPTIONS" && r.Response.Status >= 400 {
			v.exclude("the request that failed is a " + source.Visible(r.Request.Method) + ", not a preflight")
		}
		if status := r.Response.Status; status != 403 && status != 405 && status != 501 || r.has {
			continue
		}
		own := r.layer.itself || r.layer.name == layer.Proxy && codeOf(r.Response.Body) == ""
		switch {
		case own && r.isPreflight():
			v.certain(source.Visible(r.layer.name) + " itself answers the preflight with status " + strconv.Itoa(r.Response.Status))
		case own && r.Response.Status == 405:
			v.likely(source.Visible(r.layer.name) + " itself answers with status 405")
			v.first(300)
		case r.isPreflight() && r.Response.Status != 403 && s.layer.name == "":
			v.likely("the preflight is answered with status " + strconv.Itoa(r.Response.Status) + ", with which S3 answers none: what answers does not know OPTIONS")
			v.first(1000)
			v.fix = "Let OPTIONS through to the bucket in what is in between. If nothing is, the server itself does not support CORS: put a proxy that adds the headers before it, or use another server"
		}
	}
	if s.letsOptions() {
		v.exclude("the text says that OPTIONS is one of the allowed methods")
	}
	switch {
	case s.letsOptions():
	case s.layer.name != "" && s.says(observed.OptionsNotListed):
		v.said("the text says that "+source.Visible(s.layer.name)+" lets only some methods through", 600)
	case s.layer.name != "" && s.says(observed.OptionsRefused):
		v.said("the text says that the preflight fails, and "+source.Visible(s.layer.name)+" is between the page and the bucket", 600)
	case s.says(observed.OptionsUnknown):
		v.said("the text says that the preflight is answered with a status with which S3 answers none", 600)
	}
	switch {
	case !s.preflight || s.layer.name == "":
	case s.blocked && s.has(observed.WorksDirect) && s.failedPreflight():
		v.likely("the preflight fails at " + source.Visible(s.layer.name) + ", and without it the request works")
		v.first(600)
	case s.blameless():
		v.likely("the preflight fails at " + source.Visible(s.layer.name) + ", and " + s.permission())
		v.first(100)
	}
}

// judgeVerifiedPreflight judges a preflight that a server refuses because it has no valid
// signature. Amazon S3 never asks for one; a server or gateway of one's own may.
func (s *seen) judgeVerifiedPreflight(v *verdict) {
	for i := range s.failures {
		f := &s.failures[i]
		family := familyOf(f.code)
		denied := family == "error-access-denied" && s.allows && s.layer.name == "" && s.url.Host != "" && !layer.IsBucket(s.url.Host)
		if !f.preflight || family != "error-signature" && !denied {
			continue
		}
		v.likely("the preflight is answered with " + source.Visible(f.code) + ": the server wants a signature, which no preflight has")
		v.first(600)
		if s.layer.name != "" {
			return
		}
		v.title, v.where = "The server wants a signature for the preflight", "server"
		v.fix = "Let the server answer OPTIONS without a check of the signature: a browser sends no credentials with a preflight. Update the server, switch the check off for OPTIONS, or put a proxy that answers OPTIONS before it"
		test := preflightTest(
			Result{"The same error", "The server checks the signature of every OPTIONS"},
			Result{"200 or 204 with Access-Control-Allow-Origin", "Only a preflight to a signed URL is checked: the server must ignore the signature there"},
		)
		test.Text = strings.ReplaceAll(test.Text, "{url}", "{plain}")
		v.test = &test
		return
	}
}
