package cause

import (
	"strings"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

var foreignAuthorization = &Cause{
	ID:    "foreign-authorization",
	Title: "An Authorization header that is not for S3",
	Fix:   Fix{Where: "page", Text: "Send the header to your own API only. A presigned URL needs no Authorization"},
	Test:  Test{Tool: "look", Text: "Look at the request headers in the developer tools", Results: []Result{{"Authorization: Bearer, or Authorization beside X-Amz-Signature", "Remove it for this host"}}},
	Share: 25,
	judge: judgeForeignAuthorization,
}

func foreignAuthorizationPage() *Page {
	return &Page{
		Cause:   foreignAuthorization,
		Why:     "The page sends the token of its own API to the bucket too. S3 accepts only one signature, in the header or in the URL, and responds with 400. The header also needs a preflight.",
		Signs:   []string{"Unsupported Authorization Type", "Only one auth mechanism allowed", "Authorization: Bearer to the bucket's host"},
		Sources: []string{"https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html"},
		Examples: []Example{
			{Text: "fetch(\"https://b.s3.eu-west-1.amazonaws.com/k\", { headers: { Authorization: \"Bearer x.y.z\" } })\n\n<Error><Code>InvalidArgument</Code><Message>Unsupported Authorization Type</Message><ArgumentName>Authorization</ArgumentName><RequestId>1</RequestId></Error>", Config: "*", Dialect: "aws"},
			{Text: "fetch(\"https://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=K%2F20240914%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20240914T091120Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=0\", { headers: { Authorization: \"Bearer x.y.z\" } })\n\nAccess to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=K%2F20240914%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20240914T091120Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=0' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Config: "*", Dialect: "aws"},
		},
		Counter: Example{Text: "Access to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", Dialect: "aws"},
	}
}

func judgeForeignAuthorization(s *seen, v *verdict) {
	if s.Request == nil {
		return
	}
	value, ok := wire.First(s.Request.Headers, "Authorization")
	switch {
	case !ok:
	case foreign(value):
		v.likely("the page sends Authorization: " + source.Visible(value[:strings.IndexByte(value+" ", ' ')]) + ", which S3 does not know")
		v.first(200)
	case s.presigned.ok:
		v.likely("the page sends an Authorization header beside a presigned URL: S3 takes one of them")
		v.first(200)
	}
}
