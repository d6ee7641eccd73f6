package cause

import (
	"strings"

	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/source"
)

const headerNotExposedID = "header-not-exposed"

var headerNotExposed = &Cause{
	ID:    headerNotExposedID,
	Title: "The response header is hidden from script",
	Fix:   Fix{Where: "document", Text: "Add ExposeHeader with the header's name, such as ETag, to the rule that matches"},
	Test:  actualTest(Result{"Access-Control-Expose-Headers lists the header", "It is not hidden"}, Result{"It does not", "Add ExposeHeader"}),
	Share: 60,
	judge: judgeHeaderNotExposed,
}

func headerNotExposedPage() *Page {
	return &Page{
		Cause:   headerNotExposed,
		Why:     "Script reads only a few response headers, unless ExposeHeader lists more. The request passes, and getResponseHeader gives null. Multipart uploads need ETag, some libraries Location.",
		Signs:   []string{"Refused to get unsafe header \"ETag\"", "ETagMissing, “add ETag to ExposeHeader”", "Small uploads work, large ones fail"},
		Sources: []string{"https://fetch.spec.whatwg.org/#http-access-control-expose-headers", "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html"},
		Examples: []Example{
			{Text: "Refused to get unsafe header \"ETag\"", Config: "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>PUT</AllowedMethod><AllowedHeader>*</AllowedHeader></CORSRule></CORSConfiguration>", Dialect: "aws", Request: "PUT https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
			{Text: "No access to ETag property on response. Check CORS configuration to expose ETag header", Config: "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>PUT</AllowedMethod><AllowedHeader>*</AllowedHeader></CORSRule></CORSConfiguration>", Dialect: "aws", Request: "PUT https://b.s3.eu-west-1.amazonaws.com/k from https://app.example.com"},
		},
		Counter: Example{Text: "Access to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Dialect: "aws"},
	}
}

func judgeHeaderNotExposed(s *seen, v *verdict) {
	part := strings.Contains(s.url.Rest, "partNumber=") && strings.Contains(strings.ToLower(s.url.Rest), "uploadid=") || s.inText("multipart", "uploadpart")
	hidden := s.Fetch != nil && !s.exposed("etag")
	switch {
	case s.hiddenHeader != "" && s.Fetch == nil && s.permits() && len(s.Remedies) == 0:
		v.doubt("each rule of the configuration exposes " + source.Visible(s.hiddenHeader))
	case s.hiddenHeader != "" && s.exposed(s.hiddenHeader):
		v.doubt("the configuration exposes " + source.Visible(s.hiddenHeader))
	case s.hiddenHeader != "":
		v.likely("script could not read " + source.Visible(s.hiddenHeader) + ", and the configuration does not expose it")
		v.first(300)
	case hidden && part && (s.allows || s.empty()):
		v.likely("a multipart upload reads the ETag of each part, and the configuration does not expose it")
		v.first(300)
	case hidden && s.allows && s.Observed != nil && s.Observed.Outcome == observed.Unreadable:
		v.likely("the request passes, and the configuration exposes no ETag")
	case hidden && s.allows && !s.blocked && (s.method == "PUT" || s.method == "POST") && s.errorResponse == "":
		v.possible("the request passes, and the configuration exposes no ETag: a library that reads it fails")
	}
}
